"""A password set by an administrator opens one page only: the one that changes it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

MAY_WAIT = {"accounts:password", "accounts:sign_out", "accounts:stay_signed_in"}


class NewPasswordFirst:
    """Send a user who must change their password there, from every page that needs a sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: Any
    ) -> HttpResponse | None:
        user, match = request.user, request.resolver_match
        if not user.is_authenticated or not user.must_change_password:
            return None
        is_public = not getattr(view, "login_required", True)
        if is_public or (match and match.view_name in MAY_WAIT):
            return None
        return redirect("accounts:password")
