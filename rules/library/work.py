"""Offers of the last two pillars: interventions and treatment, victim safety.

INT-01, INT-03, VIC-01, VIC-06 to VIC-08: short names in our words, after the guidance's examples.
"""

from rules.library.offer import (
    ABUSE,
    ALONE,
    BELIEFS,
    DRINK_DRUGS,
    FIRE,
    MIND,
    NEGLECT,
    PARTNER,
    PEERS,
    SEXUAL,
    STREET,
    THINKING,
    WORK,
    Fits,
    offers_of,
)
from rules.terms import ActionKind as K
from rules.terms import Group, PersonKind, Pillar, Strategy

EXTERNAL, INTERNAL, BUILDING = Strategy.EXTERNAL, Strategy.INTERNAL, Strategy.PROTECTIVE
_PEOPLE = (PersonKind.KNOWN_ADULT, PersonKind.CHILD, PersonKind.INDEX_VICTIM)

INTERVENTIONS = offers_of(
    Pillar.INTERVENTIONS,
    (
        "programme",
        K.PROGRAMME,
        INTERNAL,
        "An accredited programme that fits this factor",
        Fits(tags=SEXUAL | STREET | BELIEFS, words=THINKING),
    ),
    (
        "better-relationships",
        K.RELATIONSHIPS,
        INTERNAL,
        "Building Better Relationships, with a partner link worker for the partner",
        Fits(tags=ABUSE, words=PARTNER),
    ),
    (
        "one-to-one",
        K.ONE_TO_ONE,
        INTERNAL,
        "One-to-one work on this, step by step",
        Fits(is_any_risk=True),
    ),
    (
        "with-other-agencies",
        K.MULTI_AGENCY,
        INTERNAL,
        "Work shared with another agency, each part agreed",
        Fits(tags=NEGLECT | BELIEFS, words=MIND),
    ),
    (
        "treatment",
        K.TREATMENT,
        INTERNAL,
        "Refer for medical or psychological treatment",
        Fits(words=(*MIND, *THINKING), is_self=True),
    ),
    (
        "substance-treatment",
        K.SUBSTANCE,
        INTERNAL,
        "Drug or alcohol treatment, with word to us of missed appointments",
        Fits(words=DRINK_DRUGS),
    ),
    (
        "occupation",
        K.DIVERSION,
        BUILDING,
        "Work, voluntary work or a leisure activity that fills the risky hours",
        Fits(words=(*WORK, *PEERS, *ALONE)),
    ),
    (
        "family",
        K.FAMILY,
        BUILDING,
        "A role for family: who does what, and what they tell us",
        Fits(words=ALONE, is_protection=True, is_self=True),
    ),
    (
        "self-management",
        K.SELF_MANAGEMENT,
        INTERNAL,
        "Their own plan for when this comes up: what to do, whom to ring",
        Fits(words=(*THINKING, *FIRE, *DRINK_DRUGS), is_self=True),
    ),
    (
        "intensive",
        K.INTENSIVE,
        EXTERNAL,
        "Intensive supervision, with sanctions that are clear beforehand",
        Fits(tags=STREET),
    ),
    (
        "circles",
        K.CIRCLES,
        BUILDING,
        "A place in a Circle of Support and Accountability",
        Fits(tags=SEXUAL),
    ),
)
VICTIM_SAFETY = offers_of(
    Pillar.VICTIM_SAFETY,
    (
        "safety-visit",
        K.SAFETY_VISIT,
        EXTERNAL,
        "Alarm at home, and a visit by police or the fire service",
        Fits(words=FIRE, people=_PEOPLE),
    ),
    (
        "address-flag",
        K.ADDRESS_FLAG,
        EXTERNAL,
        "Flag on the address, so that police come at once",
        Fits(people=_PEOPLE),
    ),
    (
        "no-contact",
        K.EXCLUSION,
        EXTERNAL,
        "No contact, and an exclusion zone around home and school",
        Fits(tags=ABUSE, people=(*_PEOPLE, PersonKind.PLACE)),
    ),
    (
        "disclosure",
        K.DISCLOSURE,
        EXTERNAL,
        "Consider with police what they or others must be told",
        Fits(
            people=(PersonKind.KNOWN_ADULT, PersonKind.CHILD),
            groups=(Group.KNOWN_ADULT, Group.CHILDREN),
        ),
    ),
    (
        "childrens-services",
        K.CHILDRENS_SERVICES,
        EXTERNAL,
        "Agree with children’s social care who sees the child, and what is passed on",
        Fits(tags=NEGLECT, people=(PersonKind.CHILD,), groups=(Group.CHILDREN,)),
    ),
    (
        "partner-link",
        K.PARTNER_LINK,
        EXTERNAL,
        "Partner link worker in touch with the partner",
        Fits(tags=ABUSE, people=(PersonKind.KNOWN_ADULT,)),
    ),
    (
        "protective-order",
        K.PROTECTIVE_ORDER,
        EXTERNAL,
        "Ask police or a solicitor about a restraining or non-molestation order",
        Fits(tags=ABUSE, people=(PersonKind.KNOWN_ADULT, PersonKind.INDEX_VICTIM)),
    ),
    (
        "visits-restricted",
        K.PRISON_VISITS,
        EXTERNAL,
        "Restrict visits, calls and letters from prison",
        Fits(people=_PEOPLE, groups=(Group.CHILDREN, Group.KNOWN_ADULT)),
    ),
    (
        "supervised-visits",
        K.SUPERVISED_VISITS,
        EXTERNAL,
        "See a vulnerable adult only with somebody there",
        Fits(groups=(Group.KNOWN_ADULT,)),
    ),
    (
        "cocoon",
        K.COCOON,
        EXTERNAL,
        "Cocoon watch: neighbours know whom to call",
        Fits(people=(PersonKind.KNOWN_ADULT, PersonKind.PLACE)),
    ),
    (
        "victim-liaison",
        K.VICTIM_CONTACT,
        EXTERNAL,
        "Tell the victim liaison officer of each change (this alone keeps nobody safe)",
        Fits(people=(PersonKind.KNOWN_ADULT, PersonKind.INDEX_VICTIM)),
    ),
    (
        "staff-told",
        K.OTHER,
        EXTERNAL,
        "Tell this member of staff and their manager; agree how contact is made",
        Fits(people=(PersonKind.STAFF,)),
    ),
    (
        "prisoner-apart",
        K.OTHER,
        EXTERNAL,
        "Ask the prison to keep them apart and to watch for pressure through others",
        Fits(people=(PersonKind.PRISONER,)),
    ),
)
