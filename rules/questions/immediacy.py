"""The questions about immediacy: five considerations, person, victims, circumstances.

ST3-03 to ST3-06 (guidance, Consideration of immediacy).
"""

from rules.questions.question import Section, build

CONSIDERATIONS = build(
    Section.CONSIDERATIONS,
    ("relationships", "Relationships", "What are their relationships with other people like?"),
    ("known_victims", "Known victims", "How far do you know who might be harmed?"),
    ("motivation", "Motivation", "What drives them to harm others?"),
    ("like_minded", "Like-minded people", "Who around them thinks or behaves in the same way?"),
    ("places", "Places and activities", "Where do they spend their time, and doing what?"),
)
PERSON = build(
    Section.PERSON,
    ("known", "What is known", "What do you know about this person?"),
    ("history_pattern", "History and pattern", "What is the history and pattern of harm?"),
    (
        "intent_capability",
        "Intent and capability",
        "Do they show that they mean to cause serious harm and could? Or that they hardly control"
        " themselves, or act recklessly without care for others?",
    ),
    (
        "manipulating",
        "Manipulating",
        "Are they working on people or situations so that harm becomes possible?",
    ),
    ("lookout", "On the lookout", "Do they look out for the opportunity all the time?"),
    (
        "act_if_controls_lifted",
        "If controls are lifted",
        "Would they act as soon as a control falls away? If so, what keeps them to their"
        " conditions now: fear of going back to custody, or a way round?",
    ),
    (
        "offence_paralleling",
        "Paralleling behaviour",
        "Do they behave now as they did before the offence?",
    ),
    (
        "manages_own_risk",
        "Manages own risk",
        "Do they know their own risk factors, and use what they have learnt to manage them?",
    ),
)
VICTIM = build(
    Section.VICTIM,
    ("past_victims", "Past victims", "What do you know about the people harmed before?"),
    ("targeted_groomed", "Targeted or groomed", "How were they chosen, approached or groomed?"),
    (
        "strangers",
        "Strangers",
        "Were strangers harmed? Why them, in which situation, and how likely is that now?",
    ),
    (
        "access",
        "Access",
        "How close are they to those they might harm, and how easily could they reach them?",
    ),
    ("potential_victims", "Who might be next", "Who might be harmed next?"),
    ("vulnerability", "Vulnerability", "How vulnerable are the people who might be harmed?"),
)
CIRCUMSTANCES = build(
    Section.CIRCUMSTANCES,
    (
        "failing_to_comply",
        "Failing to comply",
        "Are they breaking controls? Is it that they cannot keep to them (time-keeping, reading,"
        " personality disorder), or that they are doing what could trigger harm?",
    ),
    (
        "circumstances_repeating",
        "Circumstances repeating",
        "Are the circumstances in which they caused harm before coming back?",
    ),
    (
        "stressors",
        "Stress and triggers",
        "What puts them under stress or sets them off? What strengths do they have against it?",
    ),
    (
        "opportunity",
        "Opportunity",
        "Does anything now give them more opportunity, such as a weapon or a child in the home?",
    ),
    ("places", "Places", "Do they go anywhere, or do anything, that makes harm more likely?"),
    (
        "paralleling_circumstances",
        "Paralleling circumstances",
        "Does anything now look like the circumstances of the offence?",
    ),
)
