"""The guidance's questions about a plan, as one catalogue beside that of the assessment.

What lives here: the questions in our words, and which of them a case is asked. What may not: what
must be answered (`required`), what an answer means (`checks`).

SUP-01, SUP-04, RMP-02, RMP-08, RMP-09, RMP-12 to RMP-16, MON-07, MON-13, MON-14, INT-02, CON-03,
CON-10, CON-15, MAP-06 to MAP-09 (guidance, Risk management planning; MAPPA chapter 12).
"""

from rules.facts import CaseFacts, PlanFacts
from rules.questions.question import CatalogueQuestion, build
from rules.terms import ActionKind, Word
from rules.vague import is_given


class PlanSection(Word):
    """The parts of the catalogue; a question's key starts with its section's value."""

    SUPERVISION = "supervision", "Supervision"
    RESPONSIVITY = "responsivity", "Strengths, and what makes it hard to take part"
    LEARNING = "learning", "What earlier plans taught"
    CONTROL = "control", "Monitoring and control"
    INTERVENTIONS = "interventions", "Interventions and treatment"
    CONDITIONS = "conditions", "Conditions as a whole"
    TRAVEL = "travel", "Travel abroad"
    CONTINGENCY = "contingency", "If things go wrong"
    PARTNERS = "partners", "Other agencies"
    PERSON = "person", "What the person is told"


_SUPERVISION = build(
    PlanSection.SUPERVISION,
    (
        "accommodation",
        "Accommodation",
        "Do they need accommodation that is supervised? If so, which; if not, why not?",
    ),
    (
        "activity",
        "Activity",
        "Which activity will build what protects them, and with whom?",
    ),
    (
        "role",
        "The role of supervision",
        "What is supervision for here: keeping to conditions, motivation, or both, and how?",
    ),
    (
        "premises_worker",
        "Key worker in approved premises",
        "What will the key worker do, how will they prepare the move, and what fills the day?",
    ),
)
_RESPONSIVITY = build(
    PlanSection.RESPONSIVITY,
    (
        "strengths",
        "Strengths",
        "Which strengths, skills and resources of theirs does this plan build on?",
    ),
    (
        "sequencing",
        "Order and pressure",
        "In what order will things happen, so that it is not too much at once?",
    ),
    (
        "young",
        "Young people",
        "If they are young: how does their own vulnerability change what is asked of them?",
    ),
)
_LEARNING = build(
    PlanSection.LEARNING,
    ("worked", "What worked", "What has worked in earlier plans, and what has not?"),
    (
        "detected",
        "What gave warning",
        "Which parts of them noticed early that harm was coming closer?",
    ),
    (
        "premises",
        "Approved premises before",
        "Did a place in approved premises make it possible to step in early?",
    ),
    (
        "barriers",
        "What stood in the way",
        "What stood in the way, and are circumstances different now?",
    ),
)
_CONTROL = build(
    PlanSection.CONTROL,
    ("warning_signs", "Early warning signs", "What would be seen first if risk were rising?"),
    (
        "meeting_victims",
        "How victims were met",
        "How did they come to meet the people they harmed? Can that be watched or limited?",
    ),
    ("testing", "Drugs and alcohol", "Would testing for drugs or alcohol show a change in time?"),
    (
        "weapons",
        "Weapons",
        "If weapons were used: are searches of cell, room or person needed?",
    ),
    (
        "peers",
        "Violence with others",
        "If harm was done with others: which contacts need a limit?",
    ),
    (
        "grooming",
        "Grooming",
        "If people were groomed: how would you notice that it begins again?",
    ),
    (
        "in_place",
        "What is in place",
        "Which licence conditions or preventative orders are there already, and what do they"
        " leave open?",
    ),
    (
        "mappa_level",
        "A higher MAPPA level",
        "Would level 2 or 3 bring monitoring or control that this plan lacks?",
    ),
    (
        "considered",
        "Considered and not asked for",
        "Which conditions did you consider and find more than is needed? Record each with its"
        " reason.",
    ),
    (
        "police_orders",
        "Other orders",
        "Is there another order that the police could apply for?",
    ),
    (
        "compliance",
        "Keeping to conditions",
        "How far did they keep to conditions before, and what does that say about these?",
    ),
    (
        "review",
        "When they are reviewed",
        "When, and by whom, will each restriction be looked at again?",
    ),
    (
        "in_proportion",
        "Needed and in proportion",
        "Is each control needed, and is it the least that will do?",
    ),
)
_INTERVENTIONS = build(
    PlanSection.INTERVENTIONS,
    (
        "practical_first",
        "Practical help first",
        "If practical help comes before work on serious harm: why?",
    ),
    (
        "gap",
        "What is missing",
        "Which work would help and cannot be had? What is done instead?",
    ),
)
_CONDITIONS = build(
    PlanSection.CONDITIONS,
    ("enough", "Enough", "Do the conditions cover serious harm, reoffending and the victims?"),
    ("necessary", "Needed", "Is each of them needed, because nothing else would do?"),
    ("proportionate", "In proportion", "Do they ask for no more than the risk does?"),
)
_TRAVEL = build(
    PlanSection.TRAVEL,
    (
        "restrictions",
        "Restrictions on travel",
        "What do licence, order, notification or supervision after release say about travel"
        " abroad? Is a condition of its own needed?",
    ),
)
_CONTINGENCY = build(
    PlanSection.CONTINGENCY,
    ("first", "What comes first", "What is likely to happen first, and why?"),
    (
        "goes_wrong",
        "What may go wrong",
        "What in this plan is most likely to go wrong, and what can be done about it?",
    ),
    ("stop", "What must be stopped", "What do you want to stop from happening?"),
    (
        "rapid_response",
        "When the plan is no longer enough",
        "Who is told at once, day and night, and what can they do?",
    ),
)
_PARTNERS = build(
    PlanSection.PARTNERS,
    (
        "none_because",
        "No other agency",
        "If no other agency has a part in this plan: why not?",
    ),
    (
        "mappa_actions",
        "Actions from MAPPA meetings",
        "Which actions came out of MAPPA meetings, and what became of them?",
    ),
    (
        "custody_meetings",
        "Risk meetings in custody",
        "What did you bring to the prison’s own risk meetings, and what came of it?",
    ),
    (
        "told",
        "Who has this plan",
        "Which agencies know the level and their part in this plan, and since when?",
    ),
)
_PERSON = build(
    PlanSection.PERSON,
    (
        "explained",
        "What is explained",
        "What was explained to them of this plan, how, and did they understand it?",
    ),
    (
        "disagrees",
        "Where they disagree",
        "With what do they disagree, and what did you do with that?",
    ),
    (
        "own_words",
        "Their own words for MAPPA",
        "Have they been offered to write to the MAPPA meeting, and did they?",
    ),
)

PLAN_CATALOGUE: tuple[CatalogueQuestion, ...] = (
    *_SUPERVISION,
    *_RESPONSIVITY,
    *_LEARNING,
    *_CONTROL,
    *_INTERVENTIONS,
    *_CONDITIONS,
    *_TRAVEL,
    *_CONTINGENCY,
    *_PARTNERS,
    *_PERSON,
)
PLAN_BY_KEY: dict[str, CatalogueQuestion] = {one.key: one for one in PLAN_CATALOGUE}

PREMISES_WORKER = "supervision.premises_worker"
OWN_WORDS = "person.own_words"
MAPPA_ACTIONS = "partners.mappa_actions"
CUSTODY_MEETINGS = "partners.custody_meetings"
MAPPA_LEVEL = "control.mappa_level"


def of_plan_section(section: PlanSection) -> tuple[CatalogueQuestion, ...]:
    """The questions of a section, in order."""
    return tuple(one for one in PLAN_CATALOGUE if one.section is section)


def asked_of(case: CaseFacts, plan: PlanFacts) -> tuple[CatalogueQuestion, ...]:
    """The questions that concern this case; one that is answered stays, whatever changed.

    The key worker's part in approved premises (SUP-04), meetings and travel under MAPPA (MAP-06,
    MON-14). The prison's meetings are recorded one by one on the case (MAP-08): an answer that was
    given before they were is kept.
    """
    left_out = _left_out(case, plan)
    return tuple(
        one for one in PLAN_CATALOGUE if one.key not in left_out or is_given(plan.answer(one.key))
    )


def _left_out(case: CaseFacts, plan: PlanFacts) -> set[str]:
    found = {CUSTODY_MEETINGS}
    if not in_premises(case, plan):
        found.add(PREMISES_WORKER)
    if not is_mappa(case):
        found |= {OWN_WORDS, MAPPA_ACTIONS}
        if not plan.travel:
            found |= {one.key for one in of_plan_section(PlanSection.TRAVEL)}
    if case.mappa.level in (2, 3):
        found.add(MAPPA_LEVEL)
    return found


def in_premises(case: CaseFacts, plan: PlanFacts) -> bool:
    """Whether there is a place in approved premises: where, until when, or work with its staff."""
    mappa = case.mappa
    is_placed = is_given(mappa.premises_location) or mappa.premises_ends_on is not None
    return is_placed or any(row.kind is ActionKind.PREMISES_STAFF for row in plan.actions)


def is_mappa(case: CaseFacts) -> bool:
    """Whether the case is managed under MAPPA, as far as it is recorded (MAP-01)."""
    return case.mappa.category is not None or case.mappa.level is not None
