"""The service navigation: where each role can go from any page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Role

Item = dict[str, Any]

REVIEWERS = (Role.MANAGER, Role.HEAD, Role.INSPECTOR)
# label, URL name, roles
PLACES = (
    ("My caseload", "cases:caseload", (Role.PRACTITIONER,)),
    ("Cases", "cases:caseload", REVIEWERS),
    ("Review queue", "oversight:queue", REVIEWERS),
    ("Consistency", "oversight:consistency", REVIEWERS),
    ("Level definitions", "guidance:definitions", tuple(Role)),
    ("Administration", "admin:index", (Role.ADMINISTRATOR,)),
)


def navigation(request: HttpRequest) -> dict[str, list[Item]]:
    """The places of the user's role; none before they have signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": []}
    return {
        "navigation": [
            _item(request, label, reverse(name))
            for label, name, roles in PLACES
            if user.role in roles
        ]
    }


def _item(request: HttpRequest, label: str, url: str) -> Item:
    return {"label": label, "url": url, "is_current": request.path == url}
