"""The way back: a page opened with `?then=<path>` leads there once it is saved.

The path must be one of this site; anything else is ignored, so that no link can lead out.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

THEN = "then"


def way_back(request: HttpRequest) -> str:
    """The path that this page was asked to lead to, or ""."""
    path = request.GET.get(THEN, "")
    is_path = path.startswith("/")  # anything else could be taken for the name of a view
    is_ours = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_path and is_ours else ""


def go_back_or(request: HttpRequest, default: str) -> HttpResponse:
    """Redirect to the way back, or where the page leads by itself."""
    return redirect(way_back(request) or default)


def with_way_back(url: str, then: str) -> str:
    """The address of a page that leads to `then`, if anywhere, when it is saved.

    An anchor stays at the end.
    """
    if not then:
        return url
    path, mark, anchor = url.partition("#")
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}{urlencode({THEN: then})}{mark}{anchor}"
