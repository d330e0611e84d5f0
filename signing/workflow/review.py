"""What follows the author's signature: countersign, return, withdraw.

Only what was read can be countersigned: the page hands back the hash of the record it showed, and
it is compared under the lock. The second to press is told who did what.
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import tasks
from rules.terms import RiskLevel
from signing import record
from signing.models import WAITING, Signature, Status, Submission
from signing.permissions import (
    what_happened,
    why_not_countersign,
    why_not_return,
    why_not_withdraw,
)
from signing.workflow import effects
from signing.workflow.ground import (
    Overtaken,
    lock_submission,
    move,
    refuse,
    unlock,
    write_signature,
)


@transaction.atomic
def countersign(
    submission: Submission,
    *,
    by: User,
    comment: str,
    read_hash: str,
    read_status: str = "",
    declared: str = "",
    late_because: str = "",
) -> Submission:
    """Countersign the record that was read; the last one completes it (ROL-01, ROL-03).

    `read_status` is the state that the page showed, so that nobody gives the second signature
    when they meant the first. `late_because` says why a late plan is late (RMP-11).
    """
    ground, locked = lock_submission(submission, by=by)
    _refuse_overtaken(locked, read_hash, read_status)
    refuse(why_not_countersign(ground.by, locked))
    signed = record.read(locked)
    is_second = locked.status == Status.AWAITING_SECOND
    if is_second:
        locked.seconded_at, locked.seconded_by = timezone.now(), ground.by
    else:
        locked.countersigned_at, locked.countersigned_by = timezone.now(), ground.by
    is_last = is_second or locked.stages == 1
    move(locked, Status.COMPLETE if is_last else Status.AWAITING_SECOND)
    locked.save()
    kind = Signature.Kind.SECOND if is_second else Signature.Kind.COUNTERSIGN
    write_signature(
        locked, kind, by=ground.by, comment=comment, declared=declared, late_because=late_because
    )
    effects.after_countersignature(locked, signed, by=ground.by)
    ending = "Complete." if is_last else "It waits for the second countersignature."
    level = RiskLevel(locked.level or 1).label
    effects.say(
        locked, "countersigned", f"Countersigned at {level}. {ending}", by=ground.by, note=comment
    )
    return locked


@transaction.atomic
def return_for_changes(
    submission: Submission, *, by: User, comment: str, read_hash: str, read_status: str = ""
) -> Submission:
    """Give it back with a comment; a first countersignature is void. A raised level stands."""
    ground, locked = lock_submission(submission, by=by)
    _refuse_overtaken(locked, read_hash, read_status)
    refuse(why_not_return(ground.by, locked))
    move(locked, Status.RETURNED)
    locked.countersigned_at = locked.countersigned_by = None
    locked.save()
    unlock(ground)
    write_signature(locked, Signature.Kind.RETURN, by=ground.by, comment=comment)
    effects.open_returned(locked, by=ground.by)
    effects.settle_awaiting(locked.case)
    sentence = tasks.words_of_return(str(locked.subject))
    effects.say(locked, "returned", sentence, by=ground.by, note=comment)
    return locked


@transaction.atomic
def withdraw(submission: Submission, *, by: User, read_hash: str = "") -> Submission:
    """Take the signature back before anybody countersigned. A raised level stands."""
    ground, locked = lock_submission(submission, by=by)
    if read_hash:
        _refuse_overtaken(locked, read_hash, Status.AWAITING)
    refuse(why_not_withdraw(ground.by, locked))
    write_signature(locked, Signature.Kind.WITHDRAW, by=ground.by)
    move(locked, Status.DRAFT)
    locked.signed_at = locked.signed_by = None
    locked.record = locked.record_hash = ""
    locked.save()
    unlock(ground)
    effects.after_withdrawal(locked, by=ground.by)
    effects.say(locked, "withdrawn", "Withdrew the signature.", by=ground.by)
    return locked


def _refuse_overtaken(submission: Submission, read_hash: str, read_status: str) -> None:
    """Refuse where the record or the state is not the one on the page."""
    is_moved = submission.status not in WAITING
    is_other_state = bool(read_status) and submission.status != read_status
    if is_moved or is_other_state or submission.record_hash != read_hash:
        raise Overtaken(what_happened(submission))
