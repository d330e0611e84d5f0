"""From a file into the record: behaviour without a conviction, civil orders and their checklist.

The plan's rows that these name are linked when the plan is written (`plan_rows`).
"""

import datetime
import re
from typing import Any

from casefiles.dates import any_day_of, end_of
from casefiles.importing.rows import Reading, kind_of, text
from casefiles.importing.words import (
    behaviour_kind,
    named_in,
    order_route,
    reason_for_none,
    says_it_does_not_apply,
    says_nothing_is_planned,
)
from casefiles.meaning import actions_of, ids_of_plan
from cases.models import CivilOrder, OrderProtects, UnconvictedBehaviour
from rules.terms import Done, OrderKind
from rules.vague import is_bare_nothing

REFERENCES = re.compile(r"\b(KA|CH|PR|ST|VP|GP)[-‐‑–]?([0-9]{1,4})\b", re.I | re.ASCII)
NO_MORE_TO_SAY = re.compile(r"[\s,;()]|\band\b|\brestricted\b", re.I)
ORDERS = (
    (OrderKind.NON_MOLESTATION, ("non-molestation", "non molestation")),
    (OrderKind.STALKING, ("stalking protection",)),
    (OrderKind.RESTRAINING, ("restraining",)),
    (OrderKind.OCCUPATION, ("occupation",)),
    (OrderKind.DAPO, ("domestic abuse protection", "domestic violence protection")),
    (OrderKind.SHPO, ("sexual harm prevention", "shpo")),
    (OrderKind.SRO, ("sexual risk",)),
    (OrderKind.NOTIFICATION, ("notification order",)),
    (OrderKind.VOO, ("violent offender",)),
    (OrderKind.SCPO, ("serious crime prevention",)),
)
DONE = {True: Done.YES.value, False: Done.NO.value, None: ""}
CHECKLIST = {"is_sought": "sought", "is_explained": "explained", "is_reviewed": "evidence_reviewed"}
IN_PLAN = {"is_in_plan": "victim_safety_action", "is_monitored": "monitoring"}


def write(reading: Reading, assessed_on: datetime.date) -> None:
    """Write both registers; people at risk must be there."""
    for number, given in enumerate(reading.document.get("unconvicted", [])):
        _behaviour(reading, given, f"$.unconvicted[{number}]")
    for number, given in enumerate(reading.document.get("civil_orders", [])):
        _order(reading, given, f"$.civil_orders[{number}]", assessed_on)


def _behaviour(reading: Reading, given: dict[str, Any], path: str) -> None:
    words, nature = text(given, "plan_link"), text(given, "precise_nature")
    row = UnconvictedBehaviour(
        case=reading.case,
        what=given["what"],
        kind=behaviour_kind(given["what"], nature),
        nature=nature,
        reliability=text(given, "reliability"),
        meaning=text(given, "meaning"),
    )
    if says_nothing_is_planned(words):
        row.no_action_reason = reason_for_none(words)
        if not row.no_action_reason:
            reading.kept_values[f"{path}.plan_link"] = words
    else:
        found = named_in(words, ids_of_plan(reading.document))
        named = reading.named(found, words, f"{path}.plan_link")
        reading.behaviour_links.append((row, named))
    reading.put(row, path, {"nature": "precise_nature", "no_action_reason": "plan_link"})


def _order(reading: Reading, given: dict[str, Any], path: str, assessed_on: datetime.date) -> None:
    expires, protects = text(given, "expires"), text(given, "protects")
    names = [f"{kind.upper()}-{number}" for kind, number in REFERENCES.findall(protects)]
    rest = NO_MORE_TO_SAY.sub("", REFERENCES.sub("", protects))
    row = CivilOrder(
        case=reading.case,
        kind=kind_of(given["type"], ORDERS, OrderKind.OTHER),
        title=given["type"],
        route=text(given, "route"),
        on_conviction=order_route(text(given, "route")),
        made_on=reading.day(given.get("made"), f"{path}.made"),
        expires_on=end_of(expires, assessed_on),
        expires_text="" if any_day_of(expires) else expires,
        protects_note=protects if rest else "",
    )
    _checklist(reading, row, given.get("checklist", {}), f"{path}.checklist")
    keys = {"title": "type", "protects_note": "protects", "expires_text": "expires"}
    reading.put(row, path, {**keys, "meaning": "checklist.meaning"})
    for person in reading.named_people(names, f"{path}.protects"):
        if reading.can_link:
            OrderProtects.objects.create(order=row, person=person)


def _checklist(reading: Reading, row: CivilOrder, given: dict[str, Any], path: str) -> None:
    """Fill the checklist; an item of the plan is done where an action that is there does it.

    "N/a", or that nothing is needed, is an answer too (SCR-12); what else is said is kept.
    """
    for column, key in CHECKLIST.items():
        setattr(row, column, DONE[given.get(key)])
    row.meaning = text(given, "meaning")
    actions = [action["id"].strip() for _, _, action in actions_of(reading.document)]
    linked: list[str] = []
    for column, key in IN_PLAN.items():
        words = text(given, key)
        found = named_in(words, actions)
        if says_it_does_not_apply(words) and not found.known:
            setattr(row, column, Done.NOT_APPLICABLE.value)
            reading.kept_values |= {} if is_bare_nothing(words) else {f"{path}.{key}": words}
            continue
        named = reading.named(found, words, f"{path}.{key}")
        setattr(row, column, DONE[True] if named else "")
        linked += named
    reading.order_links.append((row, tuple(dict.fromkeys(linked))))
