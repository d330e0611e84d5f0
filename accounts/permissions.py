"""Who may administer this service's own rows."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User


def why_not_administer(user: User | AnonymousUser) -> str:
    """Why the administration pages stay closed; "" for an active administrator."""
    if user.is_authenticated and user.is_active and user.is_staff:
        return ""
    return "Only an administrator can keep users, teams and signing authority."
