"""Every address of the service: each app defines its own full paths."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from rosh import gallery, health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("accounts/", include("accounts.urls")),
    path("", include("cases.urls")),
    path("", include("assessments.urls")),
    path("", include("riskplans.urls")),
    path("", include("signing.urls")),
    path("", include("documents.urls")),
    path("", include("guidance.urls")),
    path("", include("oversight.urls")),
]

if settings.DEBUG:
    urlpatterns += gallery.urlpatterns

handler400 = "rosh.errors.bad_request"
handler403 = "rosh.errors.forbidden"
handler404 = "rosh.errors.not_found"
handler500 = "rosh.errors.server_error"
