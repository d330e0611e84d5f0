"""Two pages that everybody may read, and the levels in words for those who are signed in."""

import re

import pytest
from django.urls import reverse

from rules.descriptors import LEVEL_MEANING
from rules.terms import RiskLevel

pytestmark = pytest.mark.django_db


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("accessibility", "Nobody outside the project has audited the service"),
        ("privacy", "fictional people only"),
    ],
)
def test_everybody_may_read_the_public_pages(client, name, words):
    page = client.get(reverse(f"guidance:{name}"))
    assert page.status_code == 200
    assert words in text_of(page)


def test_every_page_links_to_them(client):
    page = text_of(client.get("/privacy/"))
    assert 'href="/accessibility/"' in page
    assert 'href="/privacy/"' in page


def test_the_levels_need_a_sign_in(client):
    assert client.get("/guidance/levels/").status_code == 302


def test_the_levels_are_those_of_the_rules(client, priya):
    client.force_login(priya)
    page = text_of(client.get(reverse("guidance:definitions")))
    for level in RiskLevel:
        assert LEVEL_MEANING[level] in page
        assert f'id="{level.slug}"' in page
