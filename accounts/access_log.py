"""Who saw, printed or disclosed what: the one decorator and its one writer (security.md, P18).

A view that shows case content is decorated; the helper that fetches the case notes it on the
request. The entry is written in the transaction of the read, before any byte leaves: if it cannot
be written, the view fails and nothing is shown.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from accounts.models import AccessEntry

View = Callable[..., HttpResponse]
SHOWS_NOTHING = {204, *range(300, 400), 405}


def shows_case_content(act: str = "viewed") -> Callable[[View], View]:
    """Log what the view showed; `act` is the verb in the log ("viewed", "printed", "revealed")."""

    def decorate(view: View) -> View:
        @wraps(view)
        def logged(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.noted_crns = set()  # type: ignore[attr-defined]
            response = view(request, *args, **kwargs)
            if response.status_code not in SHOWS_NOTHING:
                _write(request, act)
            return response

        logged.access_act = act  # type: ignore[attr-defined]
        return logged

    return decorate


def note(request: HttpRequest, crns: Iterable[str]) -> None:
    """Remember that these cases' content is on the page being made."""
    noted = getattr(request, "noted_crns", None)
    if noted is None:
        raise ImproperlyConfigured("a view that shows case content needs shows_case_content")
    noted.update(crns)


def write_now(request: HttpRequest, act: str) -> None:
    """Write an entry for what was noted, where the answer itself shows nothing (a redirect)."""
    _write(request, act)


def _write(request: HttpRequest, act: str) -> None:
    match = request.resolver_match
    AccessEntry.objects.create(
        user=request.user,  # type: ignore[misc]
        act=act,
        view=match.view_name if match else "",
        crns=sorted(request.noted_crns),  # type: ignore[attr-defined]
        detail="/".join(str(part) for part in match.kwargs.values())[:200] if match else "",
        address=request.META.get("REMOTE_ADDR") or None,
    )
