"""Who has the authority for what: reads the rows that an administrator keeps.

What lives here: the level a role may sign alone and countersign, and how many countersignatures
a signature takes. What may not: whether somebody wrote it, or may see it (`permissions`).
"""

from accounts.models import Policy, Role, SigningAuthority, User
from rules import countersigning
from rules.countersigning import Needed
from rules.facts import Facts
from rules.terms import RiskLevel
from signing.models import Status, Submission

REVIEWERS = (Role.MANAGER, Role.HEAD)


def of_role(role: str) -> SigningAuthority | None:
    """The authority of a role; None where an administrator has given it none."""
    return SigningAuthority.objects.filter(role=role).first()


def needed(facts: Facts, *, by: User, is_plan_alone: bool = False) -> Needed:
    """The countersignatures that a signature by this person takes (ROL-01; accounts)."""
    policy = Policy.objects.filter(is_only=True).first()
    takes_two = policy is None or policy.very_high_takes_two
    found = countersigning.needed(facts, very_high_takes_two=takes_two, is_plan_alone=is_plan_alone)
    level = countersigning.level_signed(facts, is_plan_alone=is_plan_alone)
    if found or level is None:
        return found
    authority = of_role(by.role)
    if authority is None or level > authority.signs_alone_to:
        return Needed(1, f"Your role does not sign {level.label} alone.")
    return found


def is_first_of_two(submission: Submission) -> bool:
    """Whether the next countersignature is the first of two."""
    return submission.stages == 2 and submission.status == Status.AWAITING


def covers(role: str, submission: Submission) -> bool:
    """Whether that role may give the countersignature that is due now."""
    authority = of_role(role)
    if authority is None or submission.level is None:
        return False
    first = is_first_of_two(submission)
    limit = authority.first_countersigns_to if first else authority.countersigns_to
    return limit is not None and submission.level <= limit


def role_due(submission: Submission) -> Role:
    """The role whose turn it is: the lowest whose authority covers it."""
    return next((role for role in REVIEWERS if covers(role, submission)), Role.HEAD)


def words(role: str) -> str:
    """The authority of a role at the moment of an act, in words that are kept with it."""
    authority = of_role(role)
    if authority is None:
        return "No signing authority"
    alone = RiskLevel(authority.signs_alone_to).label
    parts = [f"Signs alone up to {alone}"]
    if authority.countersigns_to:
        parts.append(f"countersigns up to {RiskLevel(authority.countersigns_to).label}")
    if authority.first_countersigns_to:
        parts.append(f"first of two up to {RiskLevel(authority.first_countersigns_to).label}")
    return ", ".join(parts)
