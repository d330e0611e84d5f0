"""The required questions about the plan as a whole; those of its rows are in `rows`.

What lives here: questions as data, and the tests of their answers. Low answers its two lines and
nothing here; an interim plan is asked its three things elsewhere (`urgent`), for the full one
follows in five working days.
"""

from collections.abc import Callable, Iterable

from rules.contact import has_contact
from rules.depth import Depth
from rules.facts import AssessmentFacts, CaseFacts, Facts, PlanFacts
from rules.lowering import is_plan_reviewed
from rules.required.question import Missing, Question
from rules.terms import Page, Pillar, PlanKind
from rules.vague import is_given

MEDIUM, HIGH = Depth.MEDIUM, Depth.HIGH
RAPID_RESPONSE = "contingency.rapid_response"


def _in_full(is_missing: Callable[[PlanFacts, CaseFacts], bool], about: str) -> Missing:
    """Missing from a full plan; where there is none, QC-35 says so."""

    def missing(facts: Facts, _assessment: AssessmentFacts) -> Iterable[str]:
        plan = facts.plan
        if plan is not None and plan.kind is PlanKind.FULL and is_missing(plan, facts.case):
            yield about

    return missing


def _unanswered(question: str) -> Missing:
    return _in_full(lambda plan, _case: not is_given(plan.answer(question)), question)


def _no_learning(plan: PlanFacts, _case: CaseFacts) -> bool:
    """Only a plan that had one before can learn from it (RMP-09)."""
    return plan.number > 1 and not is_given(plan.answer("learning.worked"))


def _no_rapid_response(plan: PlanFacts, case: CaseFacts) -> bool:
    """Somebody who can be rung out of hours, or who is told at once (CON-15)."""
    is_reached = any(is_given(contact.out_of_hours) for contact in case.contacts)
    return not is_reached and not is_given(plan.answer(RAPID_RESPONSE))


def _no_pillar(facts: Facts, _assessment: AssessmentFacts) -> Iterable[str]:
    """A whole plan uses all four pillars (RMP-02)."""
    plan = facts.plan
    if plan and plan.actions and plan.kind is PlanKind.FULL:
        used = {action.pillar for action in plan.actions}
        yield from (pillar.label for pillar in Pillar if pillar not in used)


def _no_review(facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """A level that moved asks whether the plan still fits; lowering it, QC-46 asks (REV-13)."""
    before, level = facts.case.levels.highest, assessment.step4.level
    plan = facts.plan
    is_raised = before is not None and level is not None and level > before
    if is_raised and plan and plan.kind is PlanKind.FULL and not is_plan_reviewed(plan):
        yield ""


def _answer(name: str, question: str, label: str, depth: Depth) -> Question:
    return Question(name, Page.PLAN_QUESTIONS, label, depth, missing=_unanswered(question))


PLANNED: tuple[Question, ...] = (
    # SUP-01: frequency, accommodation, activity, the role of supervision
    Question(
        "plan_contact",
        Page.PLAN_REVIEW,
        "Enter how often the person is seen, where and with whom.",
        MEDIUM,
        missing=_in_full(lambda plan, _case: not has_contact(plan), "contact frequency"),
    ),
    _answer(
        "plan_accommodation",
        "supervision.accommodation",
        "Say whether they need supervised accommodation.",
        MEDIUM,
    ),
    _answer(
        "plan_activity",
        "supervision.activity",
        "Say which activity builds what protects them.",
        MEDIUM,
    ),
    _answer("plan_role", "supervision.role", "Say what supervision is for.", MEDIUM),
    _answer(
        "plan_strengths",
        "responsivity.strengths",
        "Say which strengths of theirs the plan builds on.",
        HIGH,
    ),
    Question("plan_capacity", Page.PLAN_REVIEW, "Enter capacity.", HIGH, said_by="QC-48"),
    Question(
        "plan_agreement",
        Page.PLAN_REVIEW,
        "Select what the person says to the plan, or that it is not discussed yet.",
        HIGH,
        missing=_in_full(lambda plan, _case: plan.person_agrees is None, "person agrees"),
    ),
    Question(
        "plan_learning",
        Page.PLAN_QUESTIONS,
        "Say what worked in the last plan, and what did not.",
        HIGH,
        missing=_in_full(_no_learning, "learning.worked"),
    ),
    Question(
        "plan_rapid_response",
        Page.PLAN_QUESTIONS,
        "Say who is told at once, day and night, when the plan is no longer enough.",
        HIGH,
        missing=_in_full(_no_rapid_response, RAPID_RESPONSE),
    ),
    Question("plan_conditions", Page.CONDITIONS, "List them.", MEDIUM, said_by="QC-49"),
    Question("plan_premises", Page.MAPPA, "Enter premises.", HIGH, said_by="QC-45"),
    Question("pillar", Page.ACTIONS, "Add an action under “{about}”.", HIGH, missing=_no_pillar),
    Question(
        "plan_reviewed",
        Page.PLAN_REVIEW,
        "The level is higher than before: say whether the plan is sufficient, necessary and"
        " proportionate.",
        MEDIUM,
        missing=_no_review,
        is_counted=False,
    ),
)
