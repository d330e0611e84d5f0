"""From a file into a plan's contingencies: their parts, what covers what, what would notice them.

What may not live here: links that the file does not name.
"""

from typing import Any

from casefiles.importing.rows import Reading, text
from riskplans.models import Action, Contingency, ContingencyDetection, Plan
from rules.terms import Pillar

PARTS = {
    "if_text": "if",
    "then_text": "then",
    "why": "why",
    "who": "who",
    "when_text": "timescale",
    "theme": "theme",
    "scenario": "scenario_type",
}
IN_PILLARS = {
    "in_supervision": Pillar.SUPERVISION,
    "in_monitoring": Pillar.MONITORING,
    "in_interventions": Pillar.INTERVENTIONS,
    "in_victim_safety": Pillar.VICTIM_SAFETY,
}
COVERS = {"is_enforcement": "enforcement", "covers_new_person": "new person"}
KEYS = PARTS | {column: f"pillars.{pillar.value}" for column, pillar in IN_PILLARS.items()}


def write(reading: Reading, plan: Plan, actions: dict[str, Action]) -> dict[str, Contingency]:
    """Write the contingencies of a plan whose actions are there; the rows by their ids."""
    return {
        given["id"].strip(): _contingency(
            reading, plan, f"$.rmp.contingencies[{number}]", given, actions
        )
        for number, given in enumerate(reading.document["rmp"].get("contingencies", []))
    }


def _contingency(
    reading: Reading, plan: Plan, path: str, given: dict[str, Any], actions: dict[str, Action]
) -> Contingency:
    pillars, covers = given.get("pillars", {}), given.get("covers", [])
    row = Contingency(
        plan=plan,
        number=given["id"].strip(),
        answers_risk_to_self=given["id"].strip() in reading.self_links,
        **{column: text(given, key) for column, key in PARTS.items()},
        **{column: text(pillars, pillar.value) for column, pillar in IN_PILLARS.items()},
        **{column: word in covers for column, word in COVERS.items()},
    )
    reading.put(row, path, {"number": "id", **KEYS})
    seen_by = reading.found(actions, given.get("detected_by", []), f"{path}.detected_by")
    if reading.can_link:
        for action in seen_by:
            ContingencyDetection.objects.create(contingency=row, action=action)
    return row
