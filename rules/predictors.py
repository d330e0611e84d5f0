"""What each predictor measures and what it does not, in our own words.

What lives here: sentences shown beside a score, each with its requirement. What may not: bands.
"""

from rules.terms import Tool

# ST1-05, ST1-07, DIS-04.
MEASURES: dict[Tool, str] = {
    Tool.RSR: "How likely a proven seriously harmful offence is within two years.",
    Tool.OSP_C: "How likely a proven contact sexual offence is, for men with such a history.",
    Tool.OSP_I: "How likely a proven offence with indecent images is, for men with such a history.",
    Tool.OVP: "How likely a proven violent offence of any gravity is within two years.",
    Tool.SNSV: "How likely a proven serious violent offence is, other than a sexual one.",
    Tool.OGRS: "How likely any proven offence is, from age, sex and criminal history.",
    Tool.OGP: "How likely any proven offence other than violence is.",
    Tool.CSRP: "How likely a proven seriously harmful offence is. It follows RSR.",
    Tool.SVRP: "How likely a proven serious violent offence is. It follows SNSV.",
    Tool.VRP: "How likely a proven violent offence of any gravity is. It follows OVP.",
    Tool.ARP: "How likely any proven offence is. It follows OGRS and OGP.",
    Tool.DC_SRP: "How likely a proven sexual offence with direct contact is. It follows OSP/C.",
    Tool.IIC_SRP: "How likely a proven offence with images or indirect contact is. After OSP/I.",
}
DOES_NOT_MEASURE: dict[Tool, str] = {
    Tool.RSR: "It does not say who is at risk, how soon, or what was never sanctioned.",
    Tool.OSP_C: "It does not say who is at risk or how soon, and it is no measure of images.",
    Tool.OSP_I: "It does not say whether contact offences will follow.",
    Tool.OVP: "It does not say how serious the violence would be. It sets no level by itself.",
    Tool.SNSV: "It is a part of RSR, and sets no starting point by itself.",
    Tool.OGRS: "It says nothing about serious harm: reoffending is another risk.",
    Tool.OGP: "It says nothing about serious harm: reoffending is another risk.",
    Tool.CSRP: "Its bands use the words of RSR for other values. It sets no starting point.",
    Tool.SVRP: "It does not say who is at risk or how soon.",
    Tool.VRP: "It does not say how serious the violence would be.",
    Tool.ARP: "It says nothing about serious harm: reoffending is another risk.",
    Tool.DC_SRP: "It does not say who is at risk or how soon.",
    Tool.IIC_SRP: "It does not say whether contact offences will follow.",
}

# The guidance names the first generation; a case may carry scores of both (ST1-05, DIS-06).
FIRST_GENERATION = (
    Tool.RSR,
    Tool.SNSV,
    Tool.OSP_C,
    Tool.OSP_I,
    Tool.OVP,
    Tool.OGRS,
    Tool.OGP,
)
SECOND_GENERATION = tuple(tool for tool in Tool if tool not in FIRST_GENERATION)

# Those that give a band in words; all others give a percentage.
BANDED = frozenset({Tool.OSP_C, Tool.OSP_I, Tool.DC_SRP, Tool.IIC_SRP})
# Those for adult men with a history of sexual offending (ST1-07).
SEXUAL = BANDED

# RSR is made of these three; they are shown apart (ST1-05).
PARTS_OF_RSR = (Tool.SNSV, Tool.OSP_C, Tool.OSP_I)

# Those that come with the dynamic items or without them; of the others the name says which.
STATIC_OR_DYNAMIC = frozenset(
    {Tool.RSR, Tool.SNSV, Tool.OVP, Tool.CSRP, Tool.SVRP, Tool.VRP, Tool.ARP}
)

# What RSR counts already (ST1-16, ST1-18). The dynamic items are in a dynamic RSR only.
RSR_STATIC_ITEMS = ("age", "gender", "criminal history")
RSR_DYNAMIC_ITEMS = (
    "use of weapons",
    "where the person lives",
    "work",
    "the relationship with a partner",
    "evidence of domestic violence",
    "problems with alcohol now",
    "binge drinking in the last six months",
    "acting on impulse",
    "control of temper",
    "attitudes that favour crime",
)
