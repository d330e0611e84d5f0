"""Who has been told of a signed record, and who has not: what its page and the case's page show.

What may not live here: who should be told (`rules.distribution`), and any change.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

import cases.facts
from cases.models import Case
from riskplans.in_force import plan_in_force
from rules.distribution import comes_first, not_yet_told, to_tell
from rules.facts import PlanFacts
from rules.terms import RiskLevel
from signing import record as records
from signing.models import WAITING, Status, Submission, Told


@dataclass(frozen=True)
class WhoTold:
    """The tellings of one record: those of its level, earlier ones of another, who is left.

    `first` is what partners should know at Very High, "" below (MAP-09). `is_to_come`: it lowers
    the level, or is a plan alone, and nobody has countersigned it: the record before it holds.
    """

    submission: Submission
    told: tuple[Told, ...]
    earlier: tuple[Told, ...]
    waiting: tuple[str, ...]
    first: str
    is_to_come: bool

    @property
    def level(self) -> str:
        return RiskLevel(self.submission.level).label if self.submission.level else ""

    @property
    def has_history(self) -> bool:
        """Whether anything was ever recorded here: what was removed has a history too."""
        return bool(Told.history.filter(submission=self.submission).exists())


def of(submission: Submission, plan: PlanFacts | None) -> WhoTold:
    """Those of a record, with the contacts and MAPPA of the case as they are today.

    People are told of the record that holds. Of one that was superseded nobody is left to tell,
    and of one to come not yet.
    """
    return _of(submission, plan, _holding(submission.case))


def of_case(case: Case) -> WhoTold | None:
    """Those of the record that holds; None where there is none, or it is broken."""
    holding = _holding(case)
    if not holding:
        return None
    submission = case.submissions.get(pk=holding[0])
    try:
        plan = records.read(submission).plan
    except records.BrokenRecord:
        return None
    return _of(submission, plan, holding)


def left_to_tell(submission: Submission) -> tuple[str, ...]:
    """Who is not told yet of this record; nobody where it is broken."""
    try:
        return of(submission, records.read(submission).plan).waiting
    except records.BrokenRecord:
        return ()


def _of(submission: Submission, plan: PlanFacts | None, holding: list[int]) -> WhoTold:
    rows = list(submission.told.select_related("recorded_by"))
    told = tuple(row for row in rows if row.level == submission.level)
    waiting: tuple[str, ...] = ()
    if holding[:1] == [submission.pk]:
        today = timezone.localdate()
        case = cases.facts.of_case(cases.facts.with_rows(submission.case.crn), today)
        names = to_tell(plan, case, today)
        waiting = not_yet_told(names, (row.who for row in told))
    return WhoTold(
        submission=submission,
        told=told,
        earlier=tuple(row for row in rows if row not in told),
        waiting=waiting,
        first=comes_first(submission.level),
        is_to_come=submission.status in WAITING and submission.pk not in holding,
    )


def _holding(case: Case) -> list[int]:
    """The keys of what is signed and has taken effect, the newest first: at once, unless it lowers
    the level or is a plan alone, which wait for the countersignature.

    What was returned holds while its plan does (`riskplans.in_force`), or where it was urgent.
    """
    at_once = Q(is_reduction=False, assessment__isnull=False)
    signed = case.submissions.filter(at_once | Q(status=Status.COMPLETE), signed_at__isnull=False)
    kept = signed.exclude(status=Status.ABANDONED).order_by("-signed_at")
    rows = list(kept.only("plan_id", "status", "is_urgent"))
    given_back = [row for row in rows if row.status == Status.RETURNED and not row.is_urgent]
    in_force = plan_in_force(case) if given_back else None
    stands = in_force.pk if in_force else None
    return [row.pk for row in rows if row not in given_back or row.plan_id == stands]
