"""Words that are sent from a page left open after signing out are shown to copy, kept for nobody.

P23.
"""

import pytest
from django.urls import reverse

from accounts.models import KeptPost
from cases.models import Event

pytestmark = pytest.mark.django_db
WORDS = "He did not come, and <b>rang</b> later."


@pytest.fixture
def event_url(case):
    return reverse("cases:event_add", args=[case.crn])


def test_the_words_are_shown_to_copy_and_nothing_is_saved_or_kept(client, event_url):
    answer = client.post(event_url, {"what": WORDS, "kind": "other", "row_token": "abc def"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "He did not come, and &lt;b&gt;rang&lt;/b&gt; later." in page
    assert "Copy your words" in page and f"sign-in/?next={event_url}" in page
    assert not KeptPost.objects.exists() and not Event.objects.exists()


def test_what_holds_no_words_leads_to_signing_in(client, event_url):
    answer = client.post(event_url, {"kind": "other"})
    assert answer.status_code == 302 and "sign-in" in answer.url


@pytest.mark.parametrize("part", ["details", "victims-views", "allowed-words"])
def test_restricted_words_are_not_shown_again(client, case, part):
    answer = client.post(f"/cases/{case.crn}/{part}/", {"text": WORDS})
    assert answer.status_code in (302, 404) and b"He did not come" not in answer.content


def test_what_a_page_saves_by_itself_is_told_to_sign_in_as_before(client, event_url):
    answer = client.post(event_url, {"what": WORDS, "draft_address": event_url})
    assert answer.status_code == 302


def test_after_an_idle_hour_the_sign_in_page_says_that_it_is_kept(client):
    page = client.get(reverse("accounts:sign_in") + "?next=/&kept=yes").content.decode()
    assert "What you typed is kept" in page
    assert "is kept" not in client.get(reverse("accounts:sign_in")).content.decode()
