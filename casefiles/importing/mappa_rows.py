"""From a file into MAPPA, approved premises, and the day on which the place there ends.

What may not live here: whether premises count as considered, which is the rules' (QC-44, QC-45).
"""

import datetime
import re

from casefiles.dates import day_of
from casefiles.importing.rows import Reading, text
from casefiles.meaning import at
from cases.models import Mappa, PredictableChange
from rules.vague import is_given

MOVE_ON = "Move on from approved premises"
LOCATION = re.compile(r"\s*location\b", re.I)


def write(reading: Reading, assessed_on: datetime.date) -> None:
    """Write the row where the file says anything, and the move where it is still to come."""
    given = reading.document.get("mappa")
    ends_on = day_of(at(reading.document, "clock.ap_end"))
    if given is None and ends_on is None:
        return
    given = given or {}
    considered, location = _premises(text(given, "ap_considered"))
    row = Mappa(
        case=reading.case,
        category=given.get("category"),
        level=given.get("level"),
        level_reason=text(given, "level_reason"),
        approved_premises=considered,
        premises_location=location,
        premises_ends_on=ends_on,
        cppc=text(given, "cppc"),
    )
    keys = {"approved_premises": "ap_considered", "premises_location": "ap_considered"}
    reading.put(row, "$.mappa", keys)
    if ends_on and ends_on >= assessed_on:
        change = PredictableChange(case=reading.case, what=MOVE_ON, expected_on=ends_on)
        reading.put(change, "$.clock", {"expected_on": "ap_end"})


def _premises(words: str) -> tuple[str, str]:
    """What is said of approved premises, and apart from it of where they are (MAP-03).

    Only a part that begins with "location", after a semicolon, is taken out.
    """
    parts = [part.strip() for part in words.split(";")]
    located = [part for part in parts if LOCATION.match(part)]
    rest = [part for part in parts if part not in located and is_given(part)]
    if not rest or not located:
        return words, ""
    return "; ".join(rest), "; ".join(located)
