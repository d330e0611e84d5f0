"""The questions that must be answered before signing, as data, by depth (domain model, Depth).

What lives here: what is still unanswered, and the count of controls. What may not: what a check
blocks already (such a question is `said_by` its check and only counted), judgements of answers.
"""

from collections.abc import Iterable

from rules.depth import Depth, depth_of
from rules.driving import MOST_DRIVERS
from rules.facts import AssessmentFacts, Facts
from rules.questions import BY_KEY
from rules.required.beginning import BEGINNING
from rules.required.carried import carried_over
from rules.required.once import ONCE
from rules.required.planned import PLANNED
from rules.required.question import Gap, Question, Rows
from rules.required.rows import ROWS
from rules.terms import Group, Page, Setting
from rules.wording import group_in, shortened

__all__ = [
    "MOST_CONFIRMED",
    "MOST_CONTROLS",
    "MOST_DRIVERS",
    "QUESTIONS",
    "Gap",
    "Question",
    "carried_over",
    "count_confirmed",
    "count_required",
    "unanswered",
]

PLAN_PAGES = frozenset(
    {
        Page.ACTIONS,
        Page.CONTINGENCIES,
        Page.PLAN_REVIEW,
        Page.MATRIX,
        Page.CONDITIONS,
        Page.PLAN_QUESTIONS,
    }
)

# The fewest rows that let a depth be signed: the counting rule of the domain model.
FEWEST_ROWS: dict[Depth, dict[Rows, int]] = {
    Depth.SCREENED: {"once": 1},
    Depth.LOW: {"once": 1, "cell": 9, "low plan": 1},
    Depth.MEDIUM: {
        "once": 1,
        "cell": 9,
        "raised cell": 1,
        "source": 1,
        "scenario": 1,
        "driver": 2,
        "person": 1,
        "action": 4,
        "contingency": 1,
    },
    Depth.HIGH: {
        "once": 1,
        "cell": 9,
        "raised cell": 2,
        "source": 2,
        "scenario": 1,
        "driver": 3,
        "person": 2,
        "action": 8,
        "contingency": 4,
    },
}
MOST_CONTROLS = {Depth.SCREENED: 15, Depth.LOW: 45, Depth.MEDIUM: 120, Depth.HIGH: 220}
MOST_CONFIRMED = 15  # in a review in which nothing changed, its plan apart

QUESTIONS: tuple[Question, ...] = BEGINNING + ONCE + ROWS + PLANNED


def unanswered(facts: Facts) -> tuple[Gap, ...]:
    """What must still be answered at this depth before an ordinary signature."""
    assessment = facts.assessment
    if assessment is None:
        return (Gap(Page.WHY_NOW, "assessment", "Start an assessment."),)
    depth = depth_of(facts).depth
    asked = (question for question in QUESTIONS if question.depth <= depth)
    gaps = [gap for question in asked for gap in _gaps(question, facts, assessment)]
    return (*gaps, *carried_over(facts))


def count_required(depth: Depth) -> int:
    """How many controls the depth requires, on the fewest rows that let it be signed."""
    rows = FEWEST_ROWS[depth]
    asked = (question for question in QUESTIONS if question.depth <= depth and question.is_counted)
    return sum(rows.get(question.rows, 0) for question in asked)


def count_confirmed(facts: Facts) -> int:
    """How many acts let an assessment be signed as it was copied (domain model, Carry-over).

    One button confirms a page, each factor that drives the level has its own, and what is never
    copied is answered anew, which confirms the page on which it is saved. The plan is reviewed
    beside it.
    """
    assessment = facts.assessment
    drivers = {factor.lineage for factor in assessment.drivers} if assessment else set()
    gaps = [gap for gap in unanswered(facts) if gap.page not in PLAN_PAGES]
    pages = {gap.page for gap in gaps if gap.is_copied and gap.about not in drivers}
    singly = [gap for gap in gaps if gap.is_copied and gap.about in drivers]
    anew = [gap for gap in gaps if not gap.is_copied]
    return len(pages - {gap.page for gap in anew}) + len(singly) + len(anew)


def _gaps(question: Question, facts: Facts, assessment: AssessmentFacts) -> Iterable[Gap]:
    if question.missing is None:
        return
    for about in question.missing(facts, assessment):
        words = _words(question.rows, about, assessment, facts)
        lineage = about or question.name
        sentence = question.label.format(about=words)
        yield Gap(question.page, lineage, sentence, question=question.name)


def _words(rows: Rows, about: str, assessment: AssessmentFacts, facts: Facts) -> str:
    """The words on screen for a row that the code knows by lineage."""
    if rows == "driver":
        return next(f.label for f in assessment.factors if f.lineage == about)
    if rows == "person":
        return next(p.reference for p in facts.case.people if p.lineage == about)
    if rows == "source":
        return next(s.number for s in assessment.sources if s.lineage == about)
    if rows == "scenario":
        what = next(s.what for s in assessment.scenarios if s.lineage == about)
        return shortened(what)
    if rows == "indicator":
        return BY_KEY[about].name.lower()
    if rows == "cell":
        setting, group = about.split("/")
        return group_in(Setting(setting), Group(group))
    return about
