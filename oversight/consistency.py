"""Whose levels are counted for the report on consistency, and by what (DEF-12, BIA-08).

Reads each person's newest signed assessment of a period, in one query. What is hidden is decided
in `rules.consistency`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import User
from rules.clock import add_months
from rules.consistency import NOT_RECORDED, Table, age_band, count
from rules.terms import RiskLevel, Sex, SubmissionStatus
from rules.terms.equality import Disability, EthnicGroup, GenderIdentity, Orientation, Religion
from signing.models import WAITING, Submission

PERIODS = {"quarter": 3, "half-year": 6, "year": 12}  # months
TEAM, ASSESSOR, BORN, SEX = (
    "case__team__name",
    "signed_by__full_name",
    "case__date_of_birth",
    "case__sex",
)
Row = dict[str, Any]


@dataclass(frozen=True)
class Section:
    """One table of the page: its key in the address, its heading, and the numbers."""

    key: str
    heading: str
    table: Table

    @property
    def nobody_asked(self) -> bool:
        """Whether all that is known is that nothing is."""
        return {line.label for line in self.table.lines} == {NOT_RECORDED}


def report(user: User, months: int) -> tuple[int, list[Section]]:
    """How many people are counted of those the user sees, and the tables."""
    since = add_months(timezone.localdate(), -months)
    rows = _newest(user, since)
    return len(rows), [
        Section(key, heading, count((of(row), RiskLevel(row["level"])) for row in rows))
        for key, heading, of in _sections(timezone.localdate())
    ]


def _newest(user: User, since: datetime.date) -> list[Row]:
    """The newest signed level of each case since that day, with what it is counted by."""
    signed = Submission.objects.visible_to(user).filter(
        status__in=(*WAITING, SubmissionStatus.COMPLETE),
        assessment__isnull=False,
        level__isnull=False,
        signed_at__date__gte=since,
    )
    newest = signed.order_by("case_id", "-signed_at", "-id").distinct("case_id")
    answers = [f"case__equality__{name}" for name in EQUALITY]
    return list(newest.values("level", TEAM, ASSESSOR, BORN, SEX, *answers))


EQUALITY = {
    "ethnic_group": ("Ethnic group", EthnicGroup),
    "disability": ("Disability", Disability),
    "religion": ("Religion or belief", Religion),
    "gender_identity": ("Gender", GenderIdentity),
    "orientation": ("Sexual orientation", Orientation),
}


def _sections(today: datetime.date) -> list[tuple[str, str, Callable[[Row], str]]]:
    return [
        ("team", "Team", lambda row: row[TEAM]),
        ("assessor", "Who signed", lambda row: row[ASSESSOR]),
        ("sex", "Sex as recorded", lambda row: Sex(row[SEX]).label),
        ("age", "Age", lambda row: age_band(row[BORN], today)),
        *((key, heading, _said(key, words)) for key, (heading, words) in EQUALITY.items()),
    ]


def _said(key: str, words: Any) -> Callable[[Row], str]:
    """What the person said, in words; "" where nobody asked."""

    def said(row: Row) -> str:
        answer = row[f"case__equality__{key}"]
        return words(answer).label if answer else ""

    return said
