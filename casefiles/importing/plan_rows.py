"""From a file into a draft plan: actions by pillar, contingencies, and what they answer."""

from typing import Any

from assessments.models import Assessment
from casefiles.importing.assessment_rows import Factors
from casefiles.importing.rows import Reading, text
from casefiles.meaning import actions_of, at
from riskplans import workflow
from riskplans.models import (
    Action,
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    Contingency,
    ContingencyBehaviour,
    ContingencyDetection,
    Plan,
)
from rules.terms import ActionKind, Pillar


def write(reading: Reading, assessment: Assessment, factors: Factors) -> Plan:
    """Write the draft plan that answers the assessment.

    It counts as reviewed with its assessment, unless the file says that it was not revised.
    """
    given = reading.document["rmp"]
    plan = workflow.start(assessment, by=reading.by)
    if at(reading.document, "phase2.rmp_revised") is not False:
        plan.is_sufficient = plan.is_necessary = plan.is_proportionate = True
    plan.licence_conditions = "\n".join(given.get("licence_conditions", []))
    reading.put(plan, "$.rmp")
    actions = {
        action["id"].strip(): _action(reading, plan, pillar, path, action, factors)
        for pillar, path, action in actions_of(reading.document)
    }
    contingencies = {
        row["id"].strip(): _contingency(reading, plan, f"$.rmp.contingencies[{n}]", row, actions)
        for n, row in enumerate(given.get("contingencies", []))
    }
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
    if "kind" in given:
        if given.get("home_visit"):
            reading.kept_values[f"{path}.home_visit"] = True
        return str(given["kind"])
    return ActionKind.HOME_VISIT.value if given.get("home_visit") else ActionKind.OTHER.value


def _contingency(
    reading: Reading, plan: Plan, path: str, given: dict[str, Any], actions: dict[str, Action]
) -> Contingency:
    row = Contingency(
        plan=plan,
        number=given["id"].strip(),
        if_text=given["if"],
        then_text=text(given, "then"),
        why=text(given, "why"),
        who=text(given, "who"),
        when_text=text(given, "timescale"),
        theme=text(given, "theme"),
        scenario=text(given, "scenario_type"),
        answers_risk_to_self=given["id"].strip() in reading.self_links,
    )
    keys = {"number": "id", "if_text": "if", "then_text": "then", "when_text": "timescale"}
    reading.put(row, path, keys)
    seen_by = reading.found(actions, given.get("detected_by", []), f"{path}.detected_by")
    if reading.can_link:
        for action in seen_by:
            ContingencyDetection.objects.create(contingency=row, action=action)
    return row
