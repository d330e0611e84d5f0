"""The required questions that are asked of each row: group, driver, person, action, contingency.

What lives here: questions as data, and the tests of their answers. Those asked once are in `once`.
"""

from collections.abc import Callable, Iterable

from rules.depth import Depth
from rules.facts import AssessmentFacts, Factor, Facts
from rules.openers import cells_asked
from rules.required.question import Missing, Question
from rules.terms import Page, PersonKind, Setting
from rules.vague import is_given

LOW, MEDIUM = Depth.LOW, Depth.MEDIUM


def _driver(read: Callable[[Factor], object]) -> Missing:
    """Drivers without an answer; texts must say something."""

    def missing(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
        for factor in assessment.drivers:
            answer = read(factor)
            if answer is None or (isinstance(answer, str) and not is_given(answer)):
                yield factor.lineage

    return missing


def _no_cell(facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """Community cells without a level; the custody column is QC-16's."""
    given = {(cell.setting, cell.group) for cell in assessment.cells if cell.level is not None}
    for setting, group in cells_asked(facts):
        if setting is Setting.COMMUNITY and (setting, group) not in given:
            yield f"{setting.value}/{group.value}"


def _no_child_plan(facts: Facts, _assessment: AssessmentFacts) -> Iterable[str]:
    for person in facts.case.people:
        if person.kind is PersonKind.CHILD and person.child_plan is None:
            yield person.lineage


ROWS: tuple[Question, ...] = (
    Question(
        "cell_level",
        Page.LEVELS,
        "Select the level for {about}.",
        LOW,
        "cell",
        _no_cell,
    ),
    Question("cell_who", Page.LEVELS, "Enter who.", MEDIUM, "raised cell", said_by="QC-15"),
    Question("cell_harm", Page.LEVELS, "Enter the harm.", MEDIUM, "raised cell", said_by="QC-15"),
    Question("factor_label", Page.FACTORS, "Enter the factor.", MEDIUM, "driver"),
    Question(
        "factor_kind",
        Page.FACTORS,
        "Select what kind of factor this is: {about}.",
        MEDIUM,
        "driver",
        _driver(lambda factor: factor.kind),
    ),
    Question(
        "factor_state",
        Page.FACTORS,
        "Select how this factor stands now: {about}.",
        MEDIUM,
        "driver",
        _driver(lambda factor: factor.state),
    ),
    Question(
        "watching_for",
        Page.FACTORS,
        "Enter what you are watching for: {about}.",
        MEDIUM,
        "driver",
        _driver(lambda factor: factor.watching_for),
    ),
    Question(
        "why_important",
        Page.FACTORS,
        "Enter why this factor matters: {about}.",
        MEDIUM,
        "driver",
        _driver(lambda factor: factor.why_important),
    ),
    Question(
        "evidence",
        Page.FACTORS,
        "Enter the evidence for this factor: {about}.",
        MEDIUM,
        "driver",
        _driver(lambda factor: factor.evidence),
    ),
    Question(
        "why_relevant",
        Page.FACTORS,
        "Enter why this factor is still relevant: {about}.",
        MEDIUM,
        "driver",
        _driver(lambda factor: factor.why_relevant),
    ),
    Question("factor_is_driver", Page.FACTORS, "Mark it as a driver.", MEDIUM, "driver"),
    Question("factor_action", Page.MATRIX, "Add an action.", MEDIUM, "driver", said_by="QC-30"),
    Question("person_kind", Page.PEOPLE, "Select who this is.", MEDIUM, "person"),
    Question("person_reference", Page.PEOPLE, "Enter a reference.", MEDIUM, "person"),
    Question("person_action", Page.ACTIONS, "Add safety.", MEDIUM, "person", said_by="QC-18"),
    Question(
        "child_plan",
        Page.CHILDREN,
        "Select whether children’s services have a plan for {about}.",
        LOW,
        "person",
        _no_child_plan,
    ),
    Question("action_pillar", Page.ACTIONS, "Select the pillar.", MEDIUM, "action"),
    Question("action_what", Page.ACTIONS, "Enter what.", MEDIUM, "action", said_by="QC-31"),
    Question("action_who", Page.ACTIONS, "Enter who.", MEDIUM, "action", said_by="QC-31"),
    Question("action_when", Page.ACTIONS, "Enter by when.", MEDIUM, "action", said_by="QC-31"),
    Question("action_links", Page.ACTIONS, "Select factors.", MEDIUM, "action", said_by="QC-30"),
    Question("con_theme", Page.CONTINGENCIES, "Theme.", MEDIUM, "contingency", said_by="QC-35"),
    Question("con_if", Page.CONTINGENCIES, "If.", MEDIUM, "contingency", said_by="QC-36"),
    Question("con_then", Page.CONTINGENCIES, "Then.", MEDIUM, "contingency", said_by="QC-36"),
    Question("con_why", Page.CONTINGENCIES, "Why.", MEDIUM, "contingency", said_by="QC-36"),
    Question("con_who", Page.CONTINGENCIES, "Who.", MEDIUM, "contingency", said_by="QC-36"),
    Question("con_when", Page.CONTINGENCIES, "When.", MEDIUM, "contingency", said_by="QC-36"),
    Question("con_found", Page.CONTINGENCIES, "Found by.", MEDIUM, "contingency", said_by="QC-36"),
    Question("frequency", Page.PLAN_REVIEW, "Contact.", LOW, "low plan", said_by="QC-35"),
    Question("one_if", Page.CONTINGENCIES, "If.", LOW, "low plan", said_by="QC-35"),
    Question("one_then", Page.CONTINGENCIES, "Then.", LOW, "low plan", said_by="QC-36"),
)
