"""The questions about escalation and about who might be harmed.

SCR-04 (guidance, Escalation), WHO-04 (Through the gate), WHO-08 (Target groups).
"""

from rules.questions.question import Section, build

INDICATORS = build(
    Section.INDICATORS,
    ("weapons", "Weapons", "Has or uses weapons"),
    (
        "relationships",
        "Attitudes to partners",
        "Attitudes that support violence in relationships",
    ),
    ("violence", "Attitudes to violence", "Attitudes that support serious violence"),
    ("callousness", "Callousness", "Callousness"),
    (
        "disclosures",
        "What they disclose",
        "Tells of fantasies, or of a fear of offending again",
    ),
    (
        "extremism",
        "Extremism or hate",
        "Attitudes that support extremism or hate crime",
    ),
    (
        "sexual",
        "Sexual attitudes",
        "Attitudes that support contact sexual offending, or inner barriers giving way",
    ),
    (
        "frequency",
        "More frequent violence",
        "Much, or more frequent, violence of a lower level",
    ),
    ("conflict", "Conflict with others", "A life with rivalries or confrontations"),
    (
        "control",
        "Coercive control",
        "Coercive control, or obsessive behaviour such as stalking",
    ),
    (
        "children",
        "Children exposed",
        "A way of life that could expose children to harm",
    ),
)
WHO = build(
    Section.WHO,
    ("past", "Past victims", "What do you know about the people harmed before?"),
    ("potential", "Potential victims", "Who might be harmed?"),
    (
        "pattern",
        "Pattern",
        "What did past victims have in common: age, sex, vulnerability, a protected"
        " characteristic?",
    ),
    ("targeting", "Targeting", "How were they chosen, approached or groomed?"),
    (
        "similar",
        "Similar situations",
        "In which similar situations could people of another group be harmed?",
    ),
    ("vulnerability", "Vulnerability", "How vulnerable are they?"),
    (
        "lifestyle",
        "Way of life",
        "Who else could be harmed through the way the person lives, for example by exploitation"
        " or hate?",
    ),
)
GATE = build(
    Section.GATE,
    (
        "triggers",
        "What sets off violence in custody",
        "If there was violence in custody, what set it off: authority, being misunderstood? Where"
        " would the same happen in the community?",
    ),
    (
        "reach",
        "Harm from custody",
        "Whom in the community could they harm from custody, by letter, telephone or others?",
    ),
    (
        "peers",
        "Other prisoners",
        "If they are a risk to people they offended with, what risk are they to other prisoners?",
    ),
    ("self", "Risk to self", "What is custody likely to do to their risk to themselves?"),
)

# The children belong to the case, and nothing of them is copied: a review says that somebody
# looked at what is said of them (CHD-01, REV-02).
CHILDREN = build(
    Section.CHILDREN,
    ("looked-at", "Children looked at again", "Is what is said of the children right today?"),
)
