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
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import KeptPost, User
from rosh.storable import storable, storable_pairs

# Passwords, who people at risk are, what victims say, words of restricted details
NEVER_KEPT = ("/accounts/", "/admin/", "/details/", "/victims-views/", "/allowed-words/")
NOT_TYPED = {"csrfmiddlewaretoken", "kept_post"}
OF_THE_PAGE = {"row_version", "row_token", "read_hash", "read_status"}  # kept, never shown
DRAFT_OF, DRAFT_PREFIX, IN_PART = "draft_address", "draft_", "draft_only"
SIGN_IN = "/accounts/sign-in/"
KEPT = "kept"  # on the sign-in page, that something was kept
SENT_AGAIN = "kept_post"  # the field by which a form says that it is one sent again


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Keep a form that meets an ended session; forget it when it has been sent again."""

    def around(request: HttpRequest) -> HttpResponse:
        user = request.user if request.user.is_authenticated else None
        response = get_response(request)
        if request.method != "POST":
            return response
        if user is None:
            return _shown_again(request, response)
        if not request.user.is_authenticated:
            is_sent_to_sign_in = response.status_code == 302  # a refused token gives 403
            if is_sent_to_sign_in and keep(user, request):  # type: ignore[arg-type]
                response["Location"] += f"{'&' if '?' in response['Location'] else '?'}{KEPT}=yes"
        elif SENT_AGAIN in request.POST and response.status_code < 500:
            forget(user)  # type: ignore[arg-type]
        return response

    return around


def _shown_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page of somebody who is signed in nowhere, with the words that they sent, to copy.

    Nothing is kept for anybody: whoever sits at a page that was left open could else put words
    under the name of the person who left it.
    """
    is_sent_to_sign_in = response.status_code == 302 and SIGN_IN in response["Location"]
    if not is_sent_to_sign_in or _is_secret(request, request.path) or DRAFT_OF in request.POST:
        return response
    words = [text for name, text in _typed(request) if _is_words(name, text)]
    if not words:
        return response
    context = {"words": words, "sign_in_url": response["Location"]}
    return render(request, "accounts/signed_out.html", context, status=403)


def _is_words(name: str, text: str) -> bool:
    """Whether a value is what a person wrote, and not a choice or a number."""
    return name not in OF_THE_PAGE and " " in text.strip()


def _is_secret(request: HttpRequest, path: str) -> bool:
    return any(part in page for part in NEVER_KEPT for page in (path, request.path))


def _typed(request: HttpRequest) -> list[list[str]]:
    """The names and values that were typed, as the database can hold them."""
    sent = storable_pairs((name, text) for name, texts in request.POST.lists() for text in texts)
    return [
        [name, value]
        for name, value in sent
        if name not in NOT_TYPED and not name.startswith(DRAFT_PREFIX)
    ]


def keep(user: User, request: HttpRequest) -> bool:
    """Keep the form of this request for its author, in place of an older one; whether it was."""
    path = _meant_for(request)
    if not path or _is_secret(request, path) or IN_PART in request.POST:
        return False
    pairs = _typed(request)
    now = timezone.now()
    KeptPost.objects.filter(created_at__lt=now - settings.SESSION_WHOLE_LIMIT).delete()
    KeptPost.objects.update_or_create(
        user=user, defaults={"path": path[:500], "fields": pairs, "created_at": now}
    )
    return True


def _meant_for(request: HttpRequest) -> str:
    """The address that the button of the page sends to; "" where it is none of ours."""
    path = request.POST.get(DRAFT_OF, request.path)
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return storable(path) if is_ours else ""


def of(user: User) -> KeptPost | None:
    """What is kept for this user, unless it is older than a whole session."""
    since = timezone.now() - settings.SESSION_WHOLE_LIMIT
    return KeptPost.objects.filter(user=user, created_at__gte=since).first()


def words_of(kept: KeptPost) -> list[str]:
    """What a person wrote in it, by which they know the page again."""
    return [text for name, text in kept.fields if _is_words(name, text)]


def forget(user: User) -> None:
    """Delete what is kept for this user."""
    KeptPost.objects.filter(user=user).delete()
