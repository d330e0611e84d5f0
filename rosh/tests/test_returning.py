"""The way back after saving leads to this site's own pages, and nowhere else (P27)."""

import pytest
from django.test import RequestFactory

from rosh.returning import go_back_or, way_back, with_way_back

OUTSIDE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "evil.example",
    "cases:caseload",
    "/\t/evil.example",
    "",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_way_back_never_leads_out(path):
    request = RequestFactory().get("/", {"then": path})
    assert way_back(request) == ""
    assert go_back_or(request, "/elsewhere/").url == "/elsewhere/"


def test_a_page_leads_back_where_it_was_asked_to():
    request = RequestFactory().post("/page/?then=/assessments/x/sign/")
    assert go_back_or(request, "/elsewhere/").url == "/assessments/x/sign/"


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("/a/", "/a/?then=%2Fb%2F"),
        ("/a/?x=1", "/a/?x=1&then=%2Fb%2F"),
        ("/a/#c1", "/a/?then=%2Fb%2F#c1"),
    ],
)
def test_the_way_back_is_put_before_the_anchor(url, made):
    assert with_way_back(url, "/b/") == made
