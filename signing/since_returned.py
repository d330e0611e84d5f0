"""What moved between the version that was returned and the one that is signed now (ROL-02).

Each signature keeps the record that it signed, so that the second look needs not be a whole one.
"""

from dataclasses import dataclass

from accounts.models import User
from rosh.templatetags.govuk import long_date
from rules.changes import Changes, compare, compare_plans
from rules.facts import Facts
from signing import record
from signing.models import Signature, Submission


@dataclass(frozen=True)
class SinceReturned:
    """Who returned it and with what comment, and what changed since."""

    returned: Signature
    changes: Changes
    is_own: bool

    @property
    def heading(self) -> str:
        """The heading, to whoever returned it and to everybody else."""
        who = "you" if self.is_own else self.returned.by.full_name
        return f"What changed since {who} returned it"

    @property
    def compared_with(self) -> str:
        """What it is compared with, in words."""
        return f"the version that was returned on {long_date(self.returned.at)}"


def since_returned(submission: Submission, now: Facts | None, reader: User) -> SinceReturned | None:
    """What changed since the last return; None where it was never returned."""
    acts = submission.signatures.select_related("by")
    returned = acts.filter(kind=Signature.Kind.RETURN).last()
    if returned is None or now is None:
        return None
    signed = acts.filter(kind=Signature.Kind.SIGN, record_hash=returned.record_hash).first()
    if signed is None:
        return None
    version = Submission(record=signed.record, record_hash=signed.record_hash)
    return SinceReturned(returned, _moved(record.read(version), now), returned.by_id == reader.pk)


def _moved(before: Facts, now: Facts) -> Changes:
    """What moved in the assessment, then in its plan."""
    plans = compare_plans(before, now)
    if before.assessment is None or now.assessment is None:
        return plans
    own = compare(before.assessment, now.assessment, now.case)
    return Changes(own.levels + plans.levels, own.parts + plans.parts)
