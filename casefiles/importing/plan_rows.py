"""From a file into a draft plan: actions by pillar, conditions, and what the rows answer."""

from typing import Any

from assessments.models import Assessment
from casefiles.dates import day_of
from casefiles.importing import contingency_rows
from casefiles.importing.assessment_rows import Factors
from casefiles.importing.rows import Reading, text
from casefiles.meaning import actions_of, at
from cases.models import Appointment
from riskplans import workflow
from riskplans.models import (
    Action,
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    Contingency,
    ContingencyBehaviour,
    Plan,
    RejectedCondition,
)
from rosh.fields import one_line
from rosh.forms.dates import YEARS
from rules.terms import ActionKind, AppointmentKind, Pillar, Setting
from rules.vague import is_given, is_no_answer

RESTRICTION = "lawful_basis necessary proportionate realistic enforceable".split()
LONGEST_PURPOSE = 300  # characters, as the column of `Appointment`


def write(reading: Reading, assessment: Assessment, factors: Factors) -> Plan:
    """Write the draft plan that answers the assessment.

    It counts as reviewed with its assessment, unless the file says that it was not revised.
    """
    given = reading.document["rmp"]
    plan = workflow.start(assessment, by=reading.by)
    if at(reading.document, "phase2.rmp_revised") is not False:
        plan.is_sufficient = plan.is_necessary = plan.is_proportionate = True
    conditions = _real(reading, given.get("licence_conditions", []), "$.rmp.licence_conditions")
    plan.licence_conditions = "\n".join(one_line(one) for one in conditions)
    plan.are_conditions_proposed = bool(plan.licence_conditions) and _is_before_release(
        reading, assessment
    )
    reading.put(plan, "$.rmp")
    _rejected(reading, plan)
    actions = {
        action["id"].strip(): _action(reading, plan, pillar, path, action, factors)
        for pillar, path, action in actions_of(reading.document)
    }
    contingencies = contingency_rows.write(reading, plan, actions)
    if reading.can_link:
        _link_to_the_record(reading, actions, contingencies)
    return plan


def _link_to_the_record(
    reading: Reading, actions: dict[str, Action], contingencies: dict[str, Contingency]
) -> None:
    """Link the orders and the behaviour that name rows of the plan to those rows."""
    for order, named in reading.order_links:
        for name in named:
            ActionOrder.objects.create(action=actions[name], order=order)
    for behaviour, named in reading.behaviour_links:
        for name in named:
            if name in actions:
                ActionBehaviour.objects.create(action=actions[name], behaviour=behaviour)
            if name in contingencies:
                row = contingencies[name]
                ContingencyBehaviour.objects.create(contingency=row, behaviour=behaviour)


def _action(
    reading: Reading,
    plan: Plan,
    pillar: Pillar,
    path: str,
    given: dict[str, Any],
    factors: Factors,
) -> Action:
    row = Action(
        plan=plan,
        number=given["id"].strip(),
        pillar=pillar,
        what=given["what"],
        who=given["who"],
        when_text=given["when"],
        when_on=workflow.record_when(given["when"]),
        review_on=reading.day(given.get("review_on"), f"{path}.review_on"),
        reduce_when=text(given, "reduce_when"),
        kind=_kind(reading, path, given),
        strategy=text(given, "strategy"),
        phase=text(given, "phase"),
        answers_risk_to_self=given["id"].strip() in reading.self_links,
        is_restriction=given.get("restriction", False),
        **{name: text(given, name) for name in RESTRICTION},
    )
    reading.put(row, path, {"number": "id", "when_text": "when"})
    people = reading.named_people(given.get("people", []), f"{path}.people")
    answered = reading.found(factors, given["factors"], f"{path}.factors")
    if reading.can_link:
        for factor in answered:
            ActionFactor.objects.create(action=row, factor=factor)
        for person in people:
            ActionPerson.objects.create(action=row, person=person)
    return row


def _kind(reading: Reading, path: str, given: dict[str, Any]) -> str:
    """The kind as given; a planned home visit is an appointment of the case as well (SUP-05)."""
    is_visit = given.get("home_visit", False)
    is_planned = is_visit and _home_visit(reading, path, given)
    if "kind" not in given:
        return (ActionKind.HOME_VISIT if is_visit else ActionKind.OTHER).value
    if is_visit and not is_planned:
        reading.kept_values[f"{path}.home_visit"] = True
    return str(given["kind"])


def _home_visit(reading: Reading, path: str, given: dict[str, Any]) -> bool:
    """Plan the visit where the file says for which day; whether it did."""
    day = workflow.record_when(given["when"])
    if day is None or day.year not in YEARS:
        return False
    row = Appointment(
        case=reading.case,
        kind=AppointmentKind.HOME_VISIT.value,
        planned_on=day,
        purpose=_shortened(given["what"], LONGEST_PURPOSE),
    )
    reading.put(row, path, {"purpose": "what", "planned_on": "when"})
    return True


def _shortened(words: str, longest: int) -> str:
    """The words on one line; the end of what is too long stands as a mark."""
    line = one_line(words)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _is_before_release(reading: Reading, assessment: Assessment) -> bool:
    """Whether the person is released later: conditions are proposed until then (RMP-10)."""
    released_on = day_of(at(reading.document, "clock.release_date"))
    is_later = released_on is not None and released_on > assessment.assessed_on
    return is_later and reading.document["person"]["setting"] == Setting.CUSTODY


def _real(reading: Reading, lines: list[str], path: str) -> list[str]:
    """The lines that name something: "none" and "not yet set" are kept with the import (QC-49)."""
    for number, line in enumerate(lines):
        if is_given(line) and is_no_answer(line):
            reading.kept_values[f"{path}[{number}]"] = line
    return [line for line in lines if not is_no_answer(line)]


def _rejected(reading: Reading, plan: Plan) -> None:
    """Write each condition that was rejected; a reason without its condition is kept (MON-08)."""
    for number, given in enumerate(reading.document["rmp"].get("rejected_conditions", [])):
        path = f"$.rmp.rejected_conditions[{number}]"
        condition, reason = text(given, "condition"), text(given, "reason")
        if condition and not is_no_answer(condition):
            reading.put(RejectedCondition(plan=plan, condition=condition, reason=reason), path)
        elif condition or reason:
            reading.kept_values[path] = given
