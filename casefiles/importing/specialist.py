"""From a file into what specialist tools found: every result as a sentence (ST2-15).

The form leaves a tool's fields open: any name, any value, one in another.
"""

from typing import Any

from assessments.models import Assessment, SpecialistTool
from casefiles.importing.rows import Reading, text
from rules.terms import SpecialistKind
from rules.vague import is_given

TOOLS = {
    "sara": SpecialistKind.SARA,
    "sam": SpecialistKind.SAM,
    "erg": SpecialistKind.ERG,
}
ELSEWHERE = ("date", "about", "note")  # of these the first two have a column


def write(reading: Reading, assessment: Assessment) -> None:
    """Write a row for each tool with a result; one without a result is kept as it is."""
    for key, tool in TOOLS.items():
        given = reading.document["scores"].get(key) or {}
        finding = _finding(given)
        if finding:
            row = SpecialistTool(
                assessment=assessment,
                tool=tool,
                date_text=_line(given.get("date")),
                about=_line(given.get("about")),
                finding=finding,
            )
            keys = {"date_text": f"{key}.date", "about": f"{key}.about", "finding": key}
            reading.put(row, "$.scores", keys)
        elif given:
            reading.kept_values[f"$.scores.{key}"] = given


def _finding(given: dict[str, Any]) -> str:
    results = {key: value for key, value in given.items() if key not in ELSEWHERE}
    sentences = [f"{_words(key)}: {_told(value)}." for key, value in results.items()]
    note = given.get("note")
    note = text(given, "note") if isinstance(note, str | None) else _told(note)
    return "\n".join([*sentences, note] if is_given(note) else sentences)


def _line(value: Any) -> str:
    return text({"it": value}, "it") if isinstance(value, str | None) else _told(value)


def _words(key: str) -> str:
    plain = " ".join(key.replace("_", " ").split())
    return plain[:1].upper() + plain[1:]


def _told(value: Any) -> str:
    """A value in words; what is null is not known, and never "no"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        inner = "; ".join(f"{_words(key).lower()}: {_told(part)}" for key, part in value.items())
        return inner or "nothing recorded"
    if isinstance(value, list):
        return ", ".join(_told(part) for part in value) or "none listed"
    if value is None or not str(value).strip():
        return "not known"
    return str(value).strip().rstrip(".")
