"""The signing authority that a new service starts with (domain model, accounts).

What lives here: the defaults. An administrator changes the rows; a role without a row has no
authority at all.
"""

from accounts.models import Policy, Role, SigningAuthority
from rules.terms import RiskLevel

DEFAULTS: dict[Role, tuple[RiskLevel, RiskLevel | None, RiskLevel | None]] = {
    # role: signs alone to, countersigns to, first of two countersigns to
    Role.PRACTITIONER: (RiskLevel.MEDIUM, None, None),
    Role.MANAGER: (RiskLevel.MEDIUM, RiskLevel.HIGH, RiskLevel.VERY_HIGH),
    Role.HEAD: (RiskLevel.MEDIUM, RiskLevel.VERY_HIGH, None),
}


def set_defaults() -> None:
    """Write the rows that are missing; leave those that an administrator has changed."""
    for role, (alone, countersigns, first) in DEFAULTS.items():
        values = {
            "signs_alone_to": alone.value,
            "countersigns_to": countersigns.value if countersigns else None,
            "first_countersigns_to": first.value if first else None,
        }
        SigningAuthority.objects.get_or_create(role=role, defaults=values)
    Policy.objects.get_or_create(is_only=True)
