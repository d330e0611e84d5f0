"""From a file into risk to self: kept apart from the level, and "not known" is never "no"."""

from typing import Any

from assessments.current_thoughts import keep_tasks
from assessments.models import Assessment, RiskToSelf, RiskToSelfSource, Source
from casefiles.importing.rows import Reading, text
from casefiles.importing.words import named_in, says_nothing_is_planned
from casefiles.meaning import ids_of_plan
from rules.terms import Setting, YesNoUnknown
from rules.told import is_told

PATH = "$.risk_to_self"
ANSWERS = {True: YesNoUnknown.YES, False: YesNoUnknown.NO, None: YesNoUnknown.NOT_KNOWN}


def write(reading: Reading, assessment: Assessment, sources: dict[str, Source]) -> None:
    """Fill the row that `start_empty` made, and open what current thoughts ask for (SLF-04)."""
    given = reading.document.get("risk_to_self")
    if given is None:
        return
    row = assessment.risk_to_self
    row.is_identified = _answer(given, "identified")
    row.has_current_thoughts = _answer(given, "current_thoughts")
    keys = _texts(reading, row, given)
    row.manager_told = _manager_told(reading, given)
    reading.put(row, PATH, {**keys, "manager_told": "manager_consulted"})
    for source in reading.found(sources, given.get("sources", []), f"{PATH}.sources"):
        if reading.can_link:
            RiskToSelfSource.objects.create(risk_to_self=row, source=source)
    reading.self_links = _plan_link(reading, text(given, "plan_link"))
    if reading.can_link:
        keep_tasks(assessment, by=reading.by)


def _answer(given: dict[str, Any], key: str) -> str:
    return str(ANSWERS[given[key]].value) if key in given else ""


def _texts(reading: Reading, row: RiskToSelf, given: dict[str, Any]) -> dict[str, str]:
    """Fill the texts; what is said of suicide and self-harm is said of where the person is now."""
    is_inside = reading.document["person"]["setting"] == Setting.CUSTODY
    columns = {
        "suicide_custody" if is_inside else "suicide": "suicide",
        "self_harm_custody" if is_inside else "self_harm": "self_harm",
        "vulnerability": "victimisation",
        "imminence": "imminence",
    }
    for column, key in columns.items():
        setattr(row, column, text(given, key))
    row.function = "; ".join(part.strip() for part in given.get("function", []) if part.strip())
    return columns


def _manager_told(reading: Reading, given: dict[str, Any]) -> str:
    """Who was told; a text that says that nobody was yet must not close the urgent tasks."""
    told = text(given, "manager_consulted")
    if told and not is_told(told):
        reading.kept_values[f"{PATH}.manager_consulted"] = told
        return ""
    return told


def _plan_link(reading: Reading, words: str) -> tuple[str, ...]:
    """The actions and contingencies that answer the risk; other words are kept."""
    path = f"{PATH}.plan_link"
    if says_nothing_is_planned(words):
        reading.kept_values[path] = words
        return ()
    return reading.named(named_in(words, ids_of_plan(reading.document)), words, path)
