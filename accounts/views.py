"""Sign in, sign out, change password. No page here shows a case."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import kept_posts
from accounts.forms import PasswordForm, SignInForm
from accounts.models import Role, User


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in; afterwards go where the person was heading, inside this site."""
    if request.user.is_authenticated:
        return redirect(_heading_for(request, request.user))
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.user:
        login(request, form.user)
        heading = "accounts:kept" if kept_posts.of(form.user) else _heading_for(request, form.user)
        return redirect(heading)
    context = {"form": form, "title": "Sign in", "next": _asked_for(request)}
    context["is_kept"] = kept_posts.KEPT in request.GET
    return render(request, "accounts/sign_in.html", context)


def _heading_for(request: HttpRequest, user: User) -> str:
    """The address asked for where it is one of ours; else the first page of the role (P27)."""
    asked = _asked_for(request)
    is_path = asked.startswith("/")  # `redirect` takes anything else for the name of a view
    if is_path and url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return resolve_url("admin:index" if user.role == Role.ADMINISTRATOR else "cases:caseload")


def _asked_for(request: HttpRequest) -> str:
    return request.POST.get("next") or request.GET.get("next") or ""


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the browser forgets what it kept (P24)."""
    logout(request)
    messages.success(request, "You have signed out.")
    response = redirect("accounts:sign_in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; sessions on other machines end (P22)."""
    user: User = request.user  # type: ignore[assignment]
    form = PasswordForm(user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "Your password has been changed.")
        return redirect(_heading_for(request, user))
    context = {"form": form, "title": "Change your password"}
    return render(request, "accounts/password.html", context)


@require_GET
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """Answer nothing: asking is what keeps the session from ending as idle.

    The header carries the token for forms: one signs in again in another window, and the pages
    that are still open hold the token of the session before.
    """
    return HttpResponse(status=204, headers={"X-CSRF-Token": get_token(request)})


@require_GET
def kept(request: HttpRequest) -> HttpResponse:
    """Offer to send again what was typed when the session ended, to its author alone (P23)."""
    found = kept_posts.of(request.user)  # type: ignore[arg-type]
    if found is None:
        return redirect("cases:caseload")
    return render(
        request, "accounts/kept.html", {"kept": found, "words": kept_posts.words_of(found)}
    )


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Throw away what was kept."""
    kept_posts.forget(request.user)  # type: ignore[arg-type]
    return redirect("cases:caseload")
