"""Addresses that end in every way a request can end; for tests of the plumbing only."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from rosh.urls import handler400, handler403, handler404, handler500
from rosh.urls import urlpatterns as ours

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def works(request: HttpRequest) -> HttpResponse:
    return HttpResponse("signed in")


def refused(request: HttpRequest, crn: str) -> HttpResponse:
    raise PermissionDenied("Only a manager may do this.")


def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("Fred Fictional lives at 1 Made-up Street")


@login_not_required
def posted(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{len(request.POST)} fields for {request.get_host()}")


urlpatterns = [
    path("test/works", works),
    path("test/refused/<str:crn>", refused),
    path("test/broken", broken),
    path("test/posted", posted),
    *ours,
]
