"""From a file into a draft assessment: the four steps, sources, factors, groups."""

import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from assessments import workflow
from assessments.models import (
    Assessment,
    CellFactor,
    Factor,
    FactorSource,
    GroupLevel,
    PredictorScore,
    Source,
    SourceConflict,
)
from casefiles.dates import day_of
from casefiles.importing import prompts, self_rows, specialist
from casefiles.importing.rows import Reading, level, text
from casefiles.importing.steps import write_steps
from casefiles.importing.words import source_kind
from casefiles.meaning import at
from rules.terms import AssessmentKind, FactorSetting, Setting, Tool

CENT = Decimal("0.01")
KINDS = (
    ("review", AssessmentKind.REVIEW),
    ("transfer", AssessmentKind.TRANSFER),
    ("terminat", AssessmentKind.TERMINATION),
    ("end of supervision", AssessmentKind.TERMINATION),
    ("correction", AssessmentKind.CORRECTION),
)
FORMULATION = {
    "watching_for": "watching_for",
    "why_important": "why_important",
    "evidence": "evidence",
    "why_relevant": "why_still_relevant",
    "observed": "observed",
    "shows_change": "shows_change",
}

Factors = dict[str, Factor]


def write(reading: Reading, assessed_on: datetime.date) -> tuple[Assessment, Factors]:
    """Write the draft assessment; its factors by their ids, for the plan to link to."""
    clock = reading.document["clock"]
    purpose = text(clock, "assessment_type")
    assessment = workflow.start_empty(
        reading.case, by=reading.by, kind=_kind(purpose), assessed_on=assessed_on
    )
    assessment.setting = reading.case.setting
    event = text(clock, "event")
    assessment.why_now = ". ".join(part for part in (purpose, event) if part)
    assessment.is_limited = reading.document["step4"].get("provisional")
    if assessment.is_limited:
        assessment.limited_note = text(clock, "next_review_reason")
        reading.read_too.add("clock.next_review_reason")
    longer = "event" if len(event) > len(purpose) else "assessment_type"
    keys = {"why_now": longer, "limited_note": "next_review_reason"}
    reading.put(assessment, "$.clock", keys)
    write_steps(reading, assessment)
    prompts.write(reading, assessment)
    _scores(reading, assessment)
    specialist.write(reading, assessment)
    sources = _sources(reading, assessment)
    self_rows.write(reading, assessment, sources)
    factors = _factors(reading, assessment, sources)
    _cells(reading, assessment, factors)
    return assessment, factors


def _kind(purpose: str) -> AssessmentKind:
    lowered = purpose.lower()
    return next((kind for sign, kind in KINDS if sign in lowered), AssessmentKind.INITIAL)


def _scores(reading: Reading, assessment: Assessment) -> None:
    scores = reading.document["scores"]
    rsr = scores.get("rsr")
    if rsr:
        community = day_of(rsr.get("community_date_used")) or day_of(
            at(reading.document, "clock.community_date_used")
        )
        row = PredictorScore(
            assessment=assessment,
            tool=Tool.RSR,
            score_type=rsr["type"],
            percent=_percent(rsr["value"]),
            scored_on=day_of(rsr["date"]),
            community_on=community,
        )
        reading.put(row, "$.scores.rsr", {"percent": "value", "scored_on": "date"})
        if row.scored_on and row.scored_on > assessment.assessed_on:
            reading.remarks.append("RSR is dated after the assessment.")
    for key, tool in (("osp_c", Tool.OSP_C), ("osp_i", Tool.OSP_I)):
        if scores.get(key):
            row = PredictorScore(assessment=assessment, tool=tool, band=level(scores[key]))
            reading.put(row, "$.scores", {"band": key})
    for key, tool in (("ovp", Tool.OVP), ("ogrs", Tool.OGRS)):
        _two_years(reading, assessment, key, tool)


def _two_years(reading: Reading, assessment: Assessment, key: str, tool: Tool) -> None:
    """Write a score of one and two years; without its two years it is kept as it is."""
    given = reading.document["scores"].get(key) or {}
    if given.get("y2") is not None:
        row = PredictorScore(
            assessment=assessment,
            tool=tool,
            percent=_percent(given["y2"]),
            percent_one_year=_percent(given.get("y1")),
        )
        reading.put(row, f"$.scores.{key}", {"percent": "y2", "percent_one_year": "y1"})
        if (given.get("y1") or 0) > given["y2"]:
            said = "for one year is higher than for two years: check both."
            reading.remarks.append(f"{tool.value} {said}")
    elif given:
        reading.kept_values[f"$.scores.{key}"] = given


def _percent(value: float | None) -> Decimal | None:
    """Two decimals, as displayed: the displayed value is the one that is banded (ST1-01)."""
    return None if value is None else Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)


def _sources(reading: Reading, assessment: Assessment) -> dict[str, Source]:
    rows: dict[str, Source] = {}
    for number, given in enumerate(reading.document["sources"]):
        row = Source(
            assessment=assessment,
            number=given["id"].strip(),
            what=given["what"],
            category=given["category"],
            kind=source_kind(given["what"]),
            date_text=given["date"],
            verification=text(given, "verified"),
            weight=text(given, "weight"),
            credibility=text(given, "credibility"),
            motivation=text(given, "motivation"),
            validity=text(given, "validity"),
            conflict_resolution=text(given, "conflict_dealt_with"),
        )
        keys = {"number": "id", "date_text": "date", "conflict_resolution": "conflict_dealt_with"}
        rows[row.number] = reading.put(row, f"$.sources[{number}]", keys)
    for number, given in enumerate(reading.document["sources"]):
        row, path = rows[given["id"].strip()], f"$.sources[{number}].conflicts_with"
        for other in reading.found(rows, given.get("conflicts_with", []), path):
            if other is row:
                reading.left_out.append(f"{path} names the source itself")
            elif reading.can_link:
                SourceConflict.objects.create(source=row, other=other)
    return rows


def _factors(reading: Reading, assessment: Assessment, sources: dict[str, Source]) -> Factors:
    rows: Factors = {}
    for number, given in enumerate(reading.document["factors"]):
        path = f"$.factors[{number}]"
        row = Factor(
            assessment=assessment,
            number=given["id"].strip(),
            label=given["label"],
            kind=given["type"],
            state=text(given, "state"),
            setting=given.get("setting", FactorSetting.BOTH.value),
            is_in_rsr=given.get("captured_in_rsr"),
            was_at_past_offence=given.get("present_at_past_offence"),
            relies_on_external_control=given.get("relies_on_external_control"),
            tags=list(dict.fromkeys(given.get("tags", []))),
            **{column: text(given, key) for column, key in FORMULATION.items()},
        )
        keys = {"number": "id", "kind": "type", **FORMULATION}
        rows[row.number] = reading.put(row, path, keys)
        for source in reading.found(sources, given.get("sources", []), f"{path}.sources"):
            if reading.can_link:
                FactorSource.objects.create(factor=row, source=source)
    return rows


def _cells(reading: Reading, assessment: Assessment, factors: Factors) -> None:
    """Write levels by group; both lists of links, a factor's groups and a cell's factors, join."""
    given_cells: dict[tuple[str, str], dict[str, Any]] = {
        (setting.value, group): cell
        for setting in Setting
        for group, cell in (at(reading.document, f"at_risk.{setting.value}") or {}).items()
    }
    for row in assessment.cells.all():
        path = f"$.at_risk.{row.setting}.{row.group}"
        given = given_cells.get((row.setting, row.group), {})
        if given:
            row.level = level(given["level"])
            row.who, row.harm = text(given, "who"), text(given, "harm")
            reading.put(row, path)
        named = reading.found(factors, given.get("factors", []), f"{path}.factors")
        if reading.can_link:
            _link(row, named + _at_work_in(row, reading, factors))


def _at_work_in(row: GroupLevel, reading: Reading, factors: Factors) -> list[Factor]:
    """The factors that name this group themselves, where they work in this setting."""
    return [
        factors[given["id"].strip()]
        for given in reading.document["factors"]
        if row.group in given.get("groups", [])
        and given.get("setting", "both") in ("both", row.setting)
    ]


def _link(row: GroupLevel, factors: list[Factor]) -> None:
    for factor in dict.fromkeys(factors):
        CellFactor.objects.create(cell=row, factor=factor)
