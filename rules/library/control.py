"""Offers of the first two pillars: supervision, monitoring and control.

SUP-02, MON-02, MON-03, MON-11, RMP-14: short names in our words, after the guidance's examples.
"""

from rules.library.offer import (
    ABUSE,
    ALONE,
    BELIEFS,
    DRINK_DRUGS,
    HOME,
    MIND,
    MONEY,
    NEGLECT,
    ONLINE,
    PARTNER,
    PEERS,
    SEXUAL,
    STREET,
    WORK,
    Fits,
    offers_of,
)
from rules.terms import ActionKind as K
from rules.terms import Group, PersonKind, Pillar, Strategy

EXTERNAL, INTERNAL, BUILDING = Strategy.EXTERNAL, Strategy.INTERNAL, Strategy.PROTECTIVE

SUPERVISION = offers_of(
    Pillar.SUPERVISION,
    (
        "talk-it-through",
        K.OFFICE,
        INTERNAL,
        "Talk about this at each appointment, and note any sign that it grows",
        Fits(is_any_risk=True, is_self=True),
    ),
    (
        "home-visit",
        K.HOME_VISIT,
        EXTERNAL,
        "Visit the home: who lives there, who visits, and what has changed",
        Fits(tags=ABUSE | NEGLECT, words=HOME, groups=(Group.CHILDREN, Group.KNOWN_ADULT)),
    ),
    (
        "healthcare",
        K.HEALTHCARE,
        EXTERNAL,
        "Agree with healthcare what each tells the other, and how soon",
        Fits(words=MIND, is_self=True),
    ),
    (
        "premises-worker",
        K.PREMISES_STAFF,
        EXTERNAL,
        "Weekly meeting with the key worker in approved premises",
        Fits(groups=(Group.PUBLIC,)),
    ),
    ("tenancy", K.TENANCY, BUILDING, "Support to keep the tenancy", Fits(words=HOME)),
    ("work", K.EMPLOYMENT, BUILDING, "Help to find work and keep it", Fits(words=WORK)),
    ("course", K.EDUCATION, BUILDING, "A place on a course", Fits(words=WORK)),
    (
        "mentor",
        K.MENTORING,
        BUILDING,
        "A mentor who sees them each week",
        Fits(words=(*ALONE, *PEERS), is_protection=True),
    ),
    ("benefits", K.BENEFITS, BUILDING, "Help with benefits and debts", Fits(words=MONEY)),
    (
        "strengths",
        K.STRENGTHS,
        BUILDING,
        "Build on what goes well, and plan what keeps it going",
        Fits(is_protection=True),
    ),
)
MONITORING = offers_of(
    Pillar.MONITORING,
    (
        "share-with-police",
        K.SHARING,
        EXTERNAL,
        "Ask police for call-outs and new information each month, and tell them what we see",
        Fits(is_any_risk=True, groups=(Group.PUBLIC, Group.KNOWN_ADULT, Group.CHILDREN)),
    ),
    (
        "drug-tests",
        K.DRUG_TEST,
        EXTERNAL,
        "Test for drugs or alcohol, and tell those at risk’s workers of a positive one",
        Fits(words=DRINK_DRUGS),
    ),
    (
        "residence",
        K.RESIDENCE,
        EXTERNAL,
        "Live where agreed, in approved premises at first",
        Fits(tags=ABUSE | SEXUAL, words=HOME),
    ),
    (
        "curfew",
        K.CURFEW,
        EXTERNAL,
        "Curfew at the hours in which harm was done",
        Fits(tags=STREET, words=("night", "evening")),
    ),
    (
        "associations",
        K.MOVEMENT,
        EXTERNAL,
        "No contact with named people or places that make harm more likely",
        Fits(tags=STREET | BELIEFS, words=PEERS),
    ),
    (
        "new-relationships",
        K.MOVEMENT,
        EXTERNAL,
        "Tell us of any new relationship, and of children in that home",
        Fits(tags=ABUSE | SEXUAL, words=PARTNER),
    ),
    (
        "tag",
        K.TAGGING,
        EXTERNAL,
        "Location monitoring, with somebody who acts on an alert day and night",
        Fits(tags=ABUSE | SEXUAL, people=(PersonKind.PLACE,)),
    ),
    (
        "polygraph",
        K.POLYGRAPH,
        EXTERNAL,
        "Polygraph, where the licence allows it",
        Fits(tags=SEXUAL | BELIEFS),
    ),
    (
        "devices",
        K.INTERNET,
        EXTERNAL,
        "Check devices, and keep monitoring software on them",
        Fits(tags=SEXUAL | BELIEFS, words=ONLINE),
    ),
    (
        "surveillance",
        K.SURVEILLANCE,
        EXTERNAL,
        "Ask at the MAPPA meeting whether police will watch them directly",
        Fits(groups=(Group.PUBLIC,)),
    ),
    (
        "staff-marker",
        K.WARNING_MARKER,
        EXTERNAL,
        "Warning to staff: how to see them, and never alone",
        Fits(people=(PersonKind.STAFF,), groups=(Group.STAFF,)),
    ),
    (
        "calls-and-mail",
        K.PRISON_CONTACT,
        EXTERNAL,
        "Listen to calls, read mail and watch visits",
        Fits(
            tags=ABUSE | SEXUAL,
            people=(PersonKind.KNOWN_ADULT, PersonKind.CHILD, PersonKind.INDEX_VICTIM),
            groups=(Group.KNOWN_ADULT, Group.CHILDREN),
        ),
    ),
    (
        "cell-searches",
        K.SEARCHES,
        EXTERNAL,
        "Search the cell at times they cannot foresee",
        Fits(tags=STREET, words=DRINK_DRUGS, groups=(Group.PRISONERS, Group.STAFF)),
    ),
    (
        "cell-sharing",
        K.CUSTODY_CONTROL,
        EXTERNAL,
        "No sharing of a cell; keep apart from named prisoners",
        Fits(people=(PersonKind.PRISONER,), groups=(Group.PRISONERS,)),
    ),
    (
        "home-leave",
        K.LEAVE_TEST,
        EXTERNAL,
        "Home leave or a night away as a test, with a report from each side",
        Fits(is_protection=True),
    ),
    (
        "adult-plan",
        K.ADULT_PLAN,
        EXTERNAL,
        "Ask adult social care for a plan",
        Fits(groups=(Group.KNOWN_ADULT,)),
    ),
)
