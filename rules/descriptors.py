"""What each level means at each step, in our own words.

What lives here: the sentences shown beside a choice of level, each with its requirement. What may
not: judgements. The distinctions are the guidance's; the sentences are ours.
"""

from rules.terms import LowRoute, RiskLevel

LOW, MEDIUM = RiskLevel.LOW, RiskLevel.MEDIUM
HIGH, VERY_HIGH = RiskLevel.HIGH, RiskLevel.VERY_HIGH

# ST1-02 (guidance, Step 1 table). RSR never gives Very High.
RSR_MEANING: dict[RiskLevel, str] = {
    LOW: "Below 3%. Most people on probation score in this range.",
    MEDIUM: "From 3% to 6.89%. The likelihood is raised.",
    HIGH: (
        "6.9% or above. At least three to four times as likely as the average person supervised"
        " in the community."
    ),
}

# ST2-07 to ST2-10 (guidance, Step 2 table).
STEP_2_FIT: dict[RiskLevel, str] = {
    LOW: (
        "Dynamic factors have been under control for a long time and nothing suggests an acute"
        " one. Protective factors are settled and hold without controls from outside."
    ),
    MEDIUM: (
        "Dynamic factors are held in check and little is acute. Protective factors,"
        " which may be self-control, support from others or a good response to controls, are"
        " enough."
    ),
    HIGH: (
        "Stable dynamic factors are there and several acute ones may be too. Protective factors"
        " are not enough to offset them."
    ),
    VERY_HIGH: (
        "Stable and acute dynamic factors are both at a high level. Protective factors are not"
        " enough to offset them."
    ),
}

# ST3-07 to ST3-10 and ST3-02 (guidance, Step 3 table).
STEP_3_FIT: dict[RiskLevel, str] = {
    LOW: (
        "Nothing now points to behaviour linked to serious harm and thinking is steady, or the"
        " person can hardly reach those who might be harmed."
    ),
    MEDIUM: (
        "The needs behind the risk are there, but the person does not look for opportunities or"
        " risky situations and is likely to keep to controls and take part in the work."
    ),
    HIGH: (
        "The person looks for opportunities, or often does things that put them close to causing"
        " harm. Something is still missing, such as a target, but that could change at any time."
    ),
    VERY_HIGH: (
        "The person is set on causing harm and works to make it possible. Who may be harmed is"
        " likely to be known, circumstances are repeating, and harm is imminent."
    ),
}

# ST3-02 (guidance, Consideration of immediacy): what tells the two highest levels apart.
IMMINENT_OR_ANY_TIME = (
    "High: it could happen at any time, but something is still missing. Very High: it is imminent,"
    " and nothing has to change first."
)

# DIS-11, ST3-07, ST3-12.
LOW_ROUTE_MEANING: dict[LowRoute, str] = {
    LowRoute.NO_BEHAVIOUR: "Nothing the person does or says now is linked to serious harm.",
    LowRoute.LIMITED_ACCESS: (
        "The thinking may still be there, but access is very limited. The plan needs a contingency"
        " for the day that the limit falls away."
    ),
}

# DEF-06 (guidance, Why assess): how rare it is.
BASE_RATE = (
    "Fewer than 1 in 200 people under supervision go on to an offence so serious that the case is"
    " reviewed."
)

# DEF-15 (guidance, Decide who): what a level distinguishes, and what it does not.
WHAT_LEVELS_TELL_APART = (
    "The level says how likely serious harm is and how soon, not how bad the past offence was."
)

# ST4-07 to ST4-10, DEF-13, DEF-15: what the level says will happen.
LEVEL_MEANING: dict[RiskLevel, str] = {
    LOW: "Nothing now points to serious harm. Low does not mean that there is no risk.",
    MEDIUM: (
        "There are signs that the person could cause serious harm, but it is unlikely unless"
        " circumstances change."
    ),
    HIGH: "Serious harm could happen at any time, and its impact would be serious.",
    VERY_HIGH: (
        "Serious harm is imminent. It is more likely than not to happen, and its impact would be"
        " serious."
    ),
}

# ST4-18 (public guidance), DIS-01: what the person's own copy may say; the record keeps the rest.
PUBLIC_WORDING: dict[RiskLevel, str] = {
    LOW: (
        "We think that the risk of you causing serious harm is low. Nothing that we know of points"
        " to it now."
    ),
    MEDIUM: (
        "We think that the risk of you causing serious harm is medium. Some things point to it. It"
        " is unlikely unless something changes, such as losing your home, a relationship ending,"
        " or using drugs or alcohol."
    ),
    HIGH: (
        "We think that the risk of you causing serious harm is high. What we see now could lead to"
        " serious harm at any time."
    ),
    VERY_HIGH: (
        "We think that the risk of you causing serious harm is very high. What we see now makes"
        " serious harm more likely than not, and soon."
    ),
}

CRITERIA: dict[RiskLevel, tuple[str, ...]] = {
    LOW: (
        "The score starts at Low, or there is a clear reason why it overstates the risk.",
        "Dynamic factors have been under control for a long time, with no acute factor.",
        "Protective factors are well settled, keep themselves going and need no outside plan.",
    ),
    MEDIUM: (
        "The score starts at Medium, or there is a clear reason to depart from it either way.",
        "Risk factors are there but under control, with few acute ones.",
        "Protective factors are enough to hold the risk.",
        "The needs behind the risk remain, but the person does not look for opportunities.",
        "The person keeps to outside controls and is learning to manage their own risk.",
    ),
    HIGH: (
        "The score starts at High, or there is a clear reason why it understates the risk.",
        "Static and stable factors are there, and several acute ones may be.",
        "There may be several protective factors, but they need active work and are not enough.",
        "The person looks for opportunities to cause harm.",
        "The person complies and takes part to some extent.",
        "Harm is likely if the risk grows or a protective factor fails.",
    ),
    VERY_HIGH: (
        "The score starts at High, or there is a clear reason why it understates the risk.",
        "Static factors are widespread; stable and acute ones are widespread and at work now.",
        "Protective factors are absent or very weak.",
        "The person is set on harm and looks for the opportunity.",
        "The person hardly complies and hardly manages their own risk, if at all.",
    ),
}
