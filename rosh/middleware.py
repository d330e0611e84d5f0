"""What happens around every request: time limits of sessions, headers, the log of refusals."""

import logging
import time
import unicodedata
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse

from rosh import errors
from rosh.logs import route_of

Answer = Callable[[HttpRequest], HttpResponse]
refusals = logging.getLogger("rosh.refusals")

# The first three also come from Django, but not where the request failed before it got there
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Robots-Tag": "noindex, nofollow",
}
IN_DEBUG = {400: errors.bad_request, 404: errors.not_found}
SIGNED_IN_AT = "signed_in_at"  # seconds since 1970, in the session
SEEN_AT = "seen_at"
SEEN_EVERY = 60  # seconds between two notes of activity, so that not every request writes


def headers(get_response: Answer) -> Answer:
    """Forbid keeping any page, and switch off what a page of ours never needs."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path_info.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store, private"
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return middleware


def words_for_refusals(get_response: Answer) -> Answer:
    """Our page where Django has its own: at a button's address (405), and for 400 and 404 in
    debug mode.

    The demonstration runs in debug mode; a case that one does not see is no fault of the code, nor
    is a body that cannot be read. Django's page for that reads the body again, and fails.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            response = get_response(request)
        except BadRequest as unreadable:
            return errors.bad_request(request, unreadable)
        page = None
        if response.status_code == 405 and not response.content:
            page = errors.wrong_method()
            page["Allow"] = response["Allow"]
        elif response.status_code in IN_DEBUG and settings.DEBUG:
            page = IN_DEBUG[response.status_code](request, Http404())
        if page is None:
            return response
        page.cookies = response.cookies
        for name in response.headers.keys() - page.headers.keys() - {"Content-Length"}:
            page[name] = response[name]
        return page

    return middleware


def session_limits(get_response: Answer) -> Answer:
    """End a session that was idle too long, or that is too old (P23)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            keep_or_end(request, time.time())
        return get_response(request)

    return middleware


def keep_or_end(request: HttpRequest, now: float) -> None:
    """Sign the user out where a limit is passed; otherwise note that they are here."""
    session = request.session
    began = session.setdefault(SIGNED_IN_AT, now)
    seen = session.setdefault(SEEN_AT, now)
    too_old = now - began >= settings.SESSION_WHOLE_LIMIT.total_seconds()
    idle = now - seen >= settings.SESSION_IDLE_LIMIT.total_seconds()
    if too_old or idle:
        logout(request)
    elif now - seen >= SEEN_EVERY:
        session[SEEN_AT] = now


def refusal_log(get_response: Answer) -> Answer:
    """Log each 403 and 404: who, which pattern, what came of it; never what was sent."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in (403, 404, 429):
            refusals.warning("refused", extra=refusal(request, response.status_code))
        return response

    return middleware


def refusal(request: HttpRequest, status: int) -> dict[str, Any]:
    """Return what a log line may say of a refused request."""
    return {
        "event": "refused",
        "user": request.user.get_username() or "nobody",
        "route": route_of(request),
        "method": request.method,
        "status": status,
    }


def name_to_lock(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """Return the user name that attempts count against, so that variants share one count."""
    given = (credentials or {}).get("username")
    if given is None and request is not None:
        given = request.POST.get("username", "")
    return unicodedata.normalize("NFKC", str(given or "")).strip().casefold()[:255]
