"""The pages for 400, 403, 404, 429 and 500: fixed text, so that no error causes another.

They read neither POST nor the database nor the session: a broken request body must not
turn a 400 into a 500, and no error page may tell more than that it is one.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static

SENTENCES = {
    400: (
        "Sorry, we could not read what was sent",
        "Go back, copy what you wrote, reload the page and send it again.",
    ),
    403: ("You cannot do this", "If you need it for your work, ask your manager."),
    404: (
        "Page not found",
        "If you typed the web address, check it. If you followed a link, what it showed may be"
        " gone, or it belongs to a case that you do not see.",
    ),
    405: ("This page has no address of its own", "Go back, and press the button there."),
    429: ("Too many attempts to sign in", "Wait 15 minutes, then try again."),
    500: (
        "Sorry, there is a problem with the service",
        "Try again later. What you saved before is kept.",
    ),
}
TOO_OLD = (
    "This page can no longer be sent",
    "The page was open too long, or you signed in again in another window. Go back, copy what you"
    " wrote, and reload the page.",
)
TO_CASELOAD = "Go to your caseload"
TO_SIGN_IN = "Go to the page where you sign in"


def _page(status: int, advice: str = "", heading: str = "") -> HttpResponse:
    usual_heading, usual = SENTENCES[status]
    try:
        stylesheet = static("rosh/error.css")
    except ValueError:  # the files were not collected: the page goes without
        stylesheet = ""
    context = {
        "heading": heading or usual_heading,
        "advice": advice or usual,
        "service_name": settings.SERVICE_NAME,
        "stylesheet": stylesheet,
        "way_on": TO_SIGN_IN if status == 429 else TO_CASELOAD,
    }
    return HttpResponse(render_to_string("error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse a request that makes no sense (400)."""
    return _page(400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse what the person may not do (403), with the sentence of the permission rule."""
    return _page(403, str(exception))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form that was not ours, or whose page was open too long (403)."""
    heading, advice = TOO_OLD
    return _page(403, advice, heading)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here (404); absent and forbidden look the same."""
    return _page(404)


def wrong_method() -> HttpResponse:
    """Say that an address takes a form and shows nothing by itself (405)."""
    return _page(405)


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Refuse more attempts to sign in for a while (429)."""
    return _page(429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the service failed (500); the log has the reason."""
    return _page(500)
