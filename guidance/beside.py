"""What the guidance asks on each page of an assessment, in our own words, with its section.

What lives here: sentences by page. What may not: rules, and questions that are answered
(`rules.questions`). The guidance is HMPPS's on risk of serious harm, October 2023, version 3.
"""

from dataclasses import dataclass

from rules.terms import Page


@dataclass(frozen=True)
class Asked:
    """What the guidance asks on one page: its section there, and the points."""

    section: str
    points: tuple[str, ...]


SERIOUS_HARM = (
    "Serious harm is an event that threatens life, or is traumatic, or both. Recovery, physical or"
    " psychological, is expected to be difficult or impossible."
)

# BIA-04 (Appendix 1): four ways of assessing, named there. For oneself; nobody is rated by them.
WAYS_OF_ASSESSING: tuple[tuple[str, str], ...] = (
    ("Professional", "Listens, asks, checks, and says the same to everybody."),
    ("Reciprocal", "Gives and takes. Wants to be liked, and lets things pass."),
    ("Enforcing", "Watches for what was broken, and sees little else."),
    ("Avoiding", "Keeps away from what is hard to ask, or hard to hear."),
)

BESIDE: dict[Page, Asked] = {
    Page.WHY_NOW: Asked(
        "Why assess; Reviewing",
        (
            "An assessment finds who may cause serious harm, gives the plan its frame, and"
            " protects those who may be harmed.",
            "A level is never set or changed without a formal assessment.",
            "Where information is limited, still take the four steps with what there is. Say what"
            " is missing, and review early.",
        ),
    ),
    Page.SOURCES: Asked(
        "Find good sources of information; Appendix 2",
        (
            "Keep asking. Take nothing at face value, and go to the original source.",
            "Use several kinds of source. Check each one, and write down what it cannot tell you.",
            "Weigh each: can you trust it, why is it told, does it bear on this risk?",
            "Where two sources disagree, say so, and say which one you follow and why.",
            "Somebody who denies the offence can still be assessed: ask about what is not denied,"
            " use other sources, do not argue.",
        ),
    ),
    Page.SCREENING: Asked(
        "Be aware of potential escalation; Previous offending",
        (
            SERIOUS_HARM,
            "Think beyond the index offence. Somebody who never caused serious harm may do so.",
            "Criminal damage and public order offences can hide domestic abuse.",
            "Behaviour without a conviction counts: ask others about it, think what it may and may"
            " not tell you, plan for safety.",
            "A civil order without a conviction means that a court saw enough to be concerned.",
        ),
    ),
    Page.CHILDREN: Asked(
        "Safeguarding children",
        (
            "Find out about every child the person has contact with, looks for contact with, or"
            " could reach.",
            "Share information with children’s services, and ask what they know.",
            "Think what it is like to be this child.",
        ),
    ),
    Page.SELF: Asked(
        "Risk of self-harm",
        (
            "Consider suicide and self-harm in custody and in the community.",
            "Do not rest on what the person says alone. Few tell a professional what they intend.",
            "Self-harm makes a later suicide more likely. Ask about both.",
            "This is no part of the level. It belongs in the plan.",
        ),
    ),
    Page.GROUPS: Asked(
        "Decide who is at risk; Through the gate",
        (
            "Be specific: a named person, or a group that somebody else could recognise.",
            "A known adult is somebody who can be identified now. A future partner is not: they"
            " belong to the public.",
            "Consider custody and community each time. Risk need not be lower in custody.",
            "Where there are several groups, say which factors bear on which.",
        ),
    ),
    Page.SCENARIOS: Asked(
        "The purpose of risk assessment",
        (
            "Risk has two sides: how likely, and with what impact.",
            "Say what exactly could happen, to whom, in which circumstances, and why.",
        ),
    ),
    Page.STEP_1: Asked(
        "Step 1: actuarial assessment",
        (
            "Start from RSR: below 3% Low, 3% to 6.89% Medium, 6.9% and above High. It never starts"
            " at Very High, because it does not predict how soon.",
            "A dynamic score is better than a static one.",
            "In custody, RSR needs the date on which the person will be in the community.",
            "A high OSP/C with a low RSR is valid: say what the scores tell together.",
            "RSR is no start for child neglect or extremist offending. Put less weight on it where"
            " a charge was reduced, or much behaviour was never sanctioned.",
            "A score compares with a group. It does not say how a factor affects this person, nor"
            " how to manage it.",
        ),
    ),
    Page.FACTORS: Asked(
        "Step 2: risk and protective factors; Appendix 2",
        (
            "A risk factor says: what you watch for, why it matters for this risk, what the"
            " evidence is, why it still counts.",
            "A protective factor says: what you have seen, how that is a change, what the evidence"
            " is.",
            "Be fair: what lowers the risk counts as much as what raises it.",
            "A job is no protection for somebody who offended while they had one.",
        ),
    ),
    Page.STEP_2: Asked(
        "Step 2: best fit",
        (
            "Ask what these factors do to the chance of serious harm to a child, a known adult, the"
            " public, staff or a prisoner.",
            "Choose the description that fits best. It need not fit in every word.",
        ),
    ),
    Page.STEP_3: Asked(
        "Step 3: immediacy",
        (
            "Ask two things: how active is the risk now, and how exposed are those who might be"
            " harmed?",
            "Very High means imminent. High means that it could happen at any time.",
            "Where Low rests on limited access, the risky thinking may still be there.",
        ),
    ),
    Page.LEVELS: Asked(
        "Decide who is at risk",
        (
            "Give each group a level in the community and in custody.",
            "The overall level follows the highest group, unless you say why not.",
        ),
    ),
    Page.STEP_4: Asked(
        "Setting the overall level",
        (
            "Where the steps agree, a short rationale is enough.",
            "Where they differ, say which weighs most and why. Do not raise a level out of worry,"
            " or to get resources.",
            "Consider what speaks against you, and why it counts less.",
            "Do not decide alone at a difficult threshold. Talk to a colleague or your manager.",
            "Assess the future, not how grave the past was. Low does not mean no risk.",
        ),
    ),
    Page.REDUCTION: Asked(
        "Decreasing the level",
        (
            "Time without an incident is no progress by itself. Nor is finishing a programme.",
            "Look for evidence from somebody other than the person.",
            "Ask whether you are too hopeful, and whether you are too gloomy.",
        ),
    ),
}
