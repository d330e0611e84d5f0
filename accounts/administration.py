"""The administration site: our own sign-in, this app's rows, administrators alone.

What lives here: the site. What may not: what each page of it shows (`admin`).
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.http import urlencode

UNUSED = {"view_on_site", "autocomplete", "password_change_done"}


class AdministrationConfig(AdminConfig):
    """Let `django.contrib.admin.site` be ours."""

    default_site = "accounts.administration.AdministrationSite"


class AdministrationSite(AdminSite):
    """Django's administration, entered by the same door as everything else."""

    site_title = site_header = "Administration"
    index_title = "Users, teams and signing authority"
    site_url = None
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        from accounts.permissions import why_not_administer

        return not why_not_administer(request.user)  # type: ignore[arg-type]

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [url for url in super().get_urls() if getattr(url, "name", "") not in UNUSED]

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Send strangers to our own sign-in; refuse everybody else who has come here."""
        from accounts.permissions import why_not_administer

        if request.user.is_authenticated:
            if reason := why_not_administer(request.user):
                raise PermissionDenied(reason)
            return redirect("admin:index")
        heading = urlencode({"next": request.GET.get("next") or reverse("admin:index")})
        return redirect(f"{reverse('accounts:sign_in')}?{heading}")

    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        from accounts.views import sign_out

        return sign_out(request)

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        return redirect("accounts:password")


AdministrationSite.login = login_not_required(  # type: ignore[method-assign]
    AdministrationSite.login
)
