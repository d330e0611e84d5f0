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
}
DOES_NOT_MEASURE: dict[Tool, str] = {
    Tool.RSR: "It does not say who is at risk, how soon, or what was never sanctioned.",
    Tool.OSP_C: "It does not say who is at risk or how soon, and it is no measure of images.",
    Tool.OSP_I: "It does not say whether contact offences will follow.",
    Tool.OVP: "It does not say how serious the violence would be. It sets no starting point.",
}
