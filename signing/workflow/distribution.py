"""Who was told the level and the plan of a signed record: the only writer of `Told` (WHO-11).

Each verb locks the case, asks the permission rule, writes the row and a line on the timeline. What
may not live here: who should be told (`rules.distribution`).
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from rules.distribution import not_yet_told
from rules.terms import RiskLevel, TellingKind
from rules.wording import written
from signing.models import Submission, Told
from signing.permissions import why_not_tell
from signing.workflow import effects
from signing.workflow.ground import refuse

LONGEST = 300  # characters of a sentence on the timeline


@transaction.atomic
def tell(told: Told, *, by: User) -> Told:
    """Write down that somebody was told, or correct it; a new one is of the level signed now."""
    submission = _hold(told.submission, by=by)
    before = Told.objects.filter(pk=told.pk).first()
    if before is None:
        told.level, told.recorded_by = submission.level, by
    told.save()
    if before is None:
        effects.say(submission, "told", _sentence("Told", told), by=by, note=told.note)
    else:
        note = "\n".join(filter(None, (told.note, f"Before: {_words(before)}")))
        effects.say(
            submission, "told_corrected", _sentence("Corrected: told", told), by=by, note=note
        )
    return told


@transaction.atomic
def tell_together(told: Told, others: Iterable[str], *, by: User) -> Told:
    """Write down several who were told on one day in one way; of the others those not told yet."""
    tell(told, by=by)
    said = told.submission.told.filter(level=told.level).values_list("who", flat=True)
    for name in not_yet_told(dict.fromkeys(others), said):
        row = Told(submission=told.submission, who=name, how=told.how, on=told.on, note=told.note)
        tell(row, by=by)
    return told


@transaction.atomic
def take_back(told: Told, *, by: User) -> None:
    """Remove what was written down by mistake; history keeps it."""
    submission = _hold(told.submission, by=by)
    told.delete()
    effects.say(submission, "told_removed", _sentence("Not told after all", told), by=by)


def edition_sent(submission: Submission, recipient: str, *, by: User) -> None:
    """An edition that leaves tells whoever receives it; the same one on the same day, once."""
    today = timezone.localdate()
    told = Told(submission=submission, who=recipient, how=TellingKind.EDITION, on=today)
    same = submission.told.filter(who__iexact=recipient, how=told.how, on=today)
    if not same.filter(level=submission.level).exists():
        tell(told, by=by)


def _hold(submission: Submission, *, by: User) -> Submission:
    """The submission as it is now, with its case locked; refused to whoever may not tell."""
    Case.objects.hold(submission.case_id)
    now = Submission.objects.select_related("case").get(pk=submission.pk)
    refuse(why_not_tell(by, now))
    return now


def _words(told: Told) -> str:
    how = TellingKind(told.how).label.lower()
    return f"{told.who}, {how}, on {written(told.on)}" + (f". {told.note}" if told.note else "")


def _sentence(done: str, told: Told) -> str:
    of = f" of {RiskLevel(told.level).label}" if told.level else ""
    how = TellingKind(told.how).label.lower()
    return f"{done}{of}: {told.who}, {how}, on {written(told.on)}"[:LONGEST]
