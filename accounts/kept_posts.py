"""What was typed when a session ended is kept for its author: the only writer of `KeptPost`.

The session of somebody who is idle too long, or signed in too long, ends with their next request.
Where that request sends a form, its text is kept on the server, and offered when the same person
has signed in again (P23). Nobody else can open it. Passwords and restricted details are never kept.

A page that saves as you type sends its form to another address, and says in `draft_address` where
its button would send it: there it is offered. What it sends in parts is not kept.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import KeptPost, User

NEVER_KEPT = ("/accounts/", "/admin/", "/details/")  # passwords, and who people at risk are
NOT_TYPED = {"csrfmiddlewaretoken", "kept_post"}
DRAFT_OF, DRAFT_PREFIX, IN_PART = "draft_address", "draft_", "draft_only"
SENT_AGAIN = "kept_post"  # the field by which a form says that it is one sent again


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Keep a form that meets an ended session; forget it when it has been sent again."""

    def around(request: HttpRequest) -> HttpResponse:
        user = request.user if request.user.is_authenticated else None
        response = get_response(request)
        if user is None or request.method != "POST":
            return response
        if not request.user.is_authenticated:
            if response.status_code == 302:  # sent to sign in; a refused token gives 403
                keep(user, request)  # type: ignore[arg-type]
        elif SENT_AGAIN in request.POST and response.status_code < 500:
            forget(user)  # type: ignore[arg-type]
        return response

    return around


def keep(user: User, request: HttpRequest) -> None:
    """Keep the form of this request for its author, in place of an older one."""
    path = _meant_for(request)
    is_secret = any(part in page for part in NEVER_KEPT for page in (path, request.path))
    if not path or is_secret or IN_PART in request.POST:
        return
    pairs = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_TYPED and not name.startswith(DRAFT_PREFIX)
    ]
    now = timezone.now()
    KeptPost.objects.filter(created_at__lt=now - settings.SESSION_WHOLE_LIMIT).delete()
    KeptPost.objects.update_or_create(
        user=user, defaults={"path": path[:500], "fields": pairs, "created_at": now}
    )


def _meant_for(request: HttpRequest) -> str:
    """The address that the button of the page sends to; "" where it is none of ours."""
    path = request.POST.get(DRAFT_OF, request.path)
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else ""


def of(user: User) -> KeptPost | None:
    """What is kept for this user, unless it is older than a whole session."""
    since = timezone.now() - settings.SESSION_WHOLE_LIMIT
    return KeptPost.objects.filter(user=user, created_at__gte=since).first()


def forget(user: User) -> None:
    """Delete what is kept for this user."""
    KeptPost.objects.filter(user=user).delete()
