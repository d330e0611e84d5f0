"""From a file into the one-row answers of Steps 1 to 4 and of a reduction."""

from typing import Any

from assessments.models import Assessment, BiasNote, StartingPoint
from casefiles.importing.rows import Reading, level, text
from casefiles.importing.words import reliance_reasons
from rules.terms import Basis, LowRoute, ScoreType

NO_EXPLANATION = ("none", "step 1 not")
FULL_RELIANCE = ("", "full", "normal", "none", "usual")
IMMINENCE = {f"imminent_{part}": f"imminence.{part}" for part in ("when", "who", "what")}
REDUCTION = {
    "impact": "impact_of_intervention",
    "verified_elsewhere": "verified_elsewhere",
    "frequency": "frequency",
    "investment": "investment",
    "self_perception": "self_perception",
}


def write_steps(reading: Reading, assessment: Assessment) -> None:
    """Fill the rows that `start_empty` made."""
    _step1(reading, assessment)
    given = reading.document["step2"]
    fit = assessment.best_fit
    fit.level, fit.reason = level(given.get("expected")), text(given, "reason")
    reading.put(fit, "$.step2", {"level": "expected"})
    _step3(reading, assessment)
    _step4(reading, assessment)
    _reduction(reading, assessment)


def _step1(reading: Reading, assessment: Assessment) -> None:
    given, row = reading.document["step1"], assessment.starting_point
    row.is_rsr_suitable = given.get("suitable")
    row.unsuitable_for = list(dict.fromkeys(given.get("unsuitable_for", [])))
    row.level = level(given.get("expected"))
    row.basis = _basis(given)
    row.reason = text(given, "reason")
    _why_no_better_score(reading, row)
    row.reliance = text(given, "reliance")
    row.is_reduced_reliance = row.reliance.strip().lower() not in FULL_RELIANCE
    if row.is_reduced_reliance:
        row.reliance_reasons = reliance_reasons(row.reliance)
    keys = {"level": "expected", "is_rsr_suitable": "suitable"}
    why = {"missing_reason": "$.scores.rsr_reason", "not_dynamic_reason": "$.scores.rsr_reason"}
    reading.put(row, "$.step1", keys | why)


def _why_no_better_score(reading: Reading, row: StartingPoint) -> None:
    """A reason beside a static RSR says why there is no dynamic one; else why there is none."""
    scores = reading.document["scores"]
    is_static = (scores.get("rsr") or {}).get("type") == ScoreType.STATIC
    column = "not_dynamic_reason" if is_static else "missing_reason"
    setattr(row, column, text(scores, "rsr_reason"))


def _basis(given: dict[str, Any]) -> str:
    """What the recorded start rests on; "" where none is recorded and nothing says why."""
    if given.get("expected"):
        return str(given.get("by") or Basis.RSR.value)
    if given.get("suitable") is False:
        return Basis.UNSUITABLE.value
    return Basis.MISSING.value if given.get("missing") else ""


def _step3(reading: Reading, assessment: Assessment) -> None:
    given, row = reading.document["immediacy"], assessment.immediacy
    row.how_active, row.how_exposed = text(given, "how_active"), text(given, "how_exposed")
    row.level = level(given.get("expected"))
    route, reason = text(given, "route"), text(given, "reason")
    row.reason = "\n\n".join(part for part in (route, reason) if part)
    if given.get("expected") == "Low" and route:
        limited = "access" in route.lower()
        row.low_route = LowRoute.LIMITED_ACCESS if limited else LowRoute.NO_BEHAVIOUR
    imminence = given.get("imminence", {})
    for column, key in IMMINENCE.items():
        setattr(row, column, text(imminence, key.removeprefix("imminence.")))
    keys = {"level": "expected", "reason": "route" if len(route) > len(reason) else "reason"}
    reading.put(row, "$.immediacy", keys | IMMINENCE)


def _step4(reading: Reading, assessment: Assessment) -> None:
    """The reason of the file is the rationale, already read and owned by the author."""
    given, row = reading.document["step4"], assessment.decision
    row.level = level(given.get("expected_overall"))
    row.influence = given.get("greatest_influence")
    variance = text(given, "variance")
    if not variance.strip().lower().startswith(NO_EXPLANATION):
        row.variance_reason = variance
    row.difference_reason = text(given, "difference_reason")
    row.rationale = text(given, "reason")
    row.is_rationale_owned = bool(row.rationale.strip())
    row.opposing_evidence = text(given, "opposing_evidence")
    row.discussion = text(given, "consultation")
    row.is_bias_considered = _bias(reading, assessment)
    keys = {"level": "expected_overall", "rationale": "reason", "discussion": "consultation"}
    reading.put(row, "$.step4", keys | {"variance_reason": "variance"})


def _bias(reading: Reading, assessment: Assessment) -> bool:
    """Put what is said of bias into the author's private note; whether anything was considered."""
    given = reading.document["step4"].get("bias", {})
    lines = []
    for key, value in given.items():
        told = {True: "yes", False: "no"}[value] if isinstance(value, bool) else text(given, key)
        if told:
            lines.append(f"{key.capitalize()}: {told}")
    if lines:
        note = BiasNote(assessment=assessment, author=reading.by, text="\n".join(lines))
        reading.put(note, "$.step4.bias")
    return any(isinstance(value, str) and text(given, key) for key, value in given.items())


def _reduction(reading: Reading, assessment: Assessment) -> None:
    given, row = reading.document["step4"].get("reduction_form"), assessment.reduction
    if given is None:
        return
    for column, key in REDUCTION.items():
        setattr(row, column, text(given, key))
    row.is_pessimism_checked = given.get("pessimism_check")
    row.is_optimism_checked = given.get("optimism_check")
    reading.put(row, "$.step4.reduction_form", REDUCTION)
