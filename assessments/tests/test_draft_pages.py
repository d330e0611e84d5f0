"""Drafts whose page is gone, too long, private or another's: none is lost unsaid, none stops."""

import json
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from assessments import draft_pages, drafts
from assessments.models import DraftText, Source
from tests import forms_on_pages
from tests.factories import make_plan


@pytest.fixture
def page_of(as_priya):
    """page_of(url): what the script would send from that page."""

    def read(url):
        html = as_priya.get(url).content.decode()
        form = BeautifulSoup(html, "lxml").select_one("form[data-draft]")
        return forms_on_pages.as_it_is(html) | {"draft_page": [form["data-draft-page"]]}

    return read


@pytest.fixture
def draft_url(assessment):
    return reverse("assessments:draft", args=[assessment.uuid])


@pytest.mark.parametrize("name", ["why\0now", "why\x07now", "a\nb"])
def test_a_name_that_cannot_be_stored_is_left_out_p13(as_priya, draft_url, page_of, at, name):
    typed = page_of(at("why-now")) | {name: "x", "why_now": "He\0 rang"}
    assert as_priya.post(draft_url, typed).status_code == 204
    held = dict(DraftText.objects.get().fields)
    assert held["why_now"] == "He rang" and name not in held


def test_a_draft_has_a_greatest_length_and_says_so_p14(as_priya, draft_url, page_of, at):
    typed = page_of(at("why-now"))
    assert as_priya.post(draft_url, typed | {"why_now": "First"}).status_code == 204
    fits = typed | {"why_now": "x" * (drafts.LONGEST - 5000)}
    assert as_priya.post(draft_url, fits).status_code == 204
    form = "application/x-www-form-urlencoded"  # as the script sends it
    for long in ({"why_now": "x" * drafts.LONGEST}, {"n" * drafts.LONGEST: "x"}):
        body = urlencode(typed | long, doseq=True)
        assert as_priya.post(draft_url, body, content_type=form).status_code == 413
    held = dict(DraftText.objects.get().fields)
    assert len(held["why_now"]) == drafts.LONGEST - 5000
    more = typed | {"more": "y" * 5000, "draft_only": "more"}
    assert as_priya.post(draft_url, more).status_code == 413  # with what stays


def test_a_list_of_drafts_does_not_load_their_texts(assessment, priya, django_assert_num_queries):
    page = drafts.Opened(str(assessment.uuid), "/somewhere/", "Why now")
    drafts.keep(page, assessment, by=priya, pairs=[("why_now", "x")])
    with django_assert_num_queries(1):
        (held,) = drafts.of(priya, assessment)
        assert "fields" in held.get_deferred_fields()


def _draft_on(as_priya, draft_url, page_of, url, **answers):
    typed = page_of(url) | answers
    assert as_priya.post(draft_url, typed).status_code == 204
    return typed


def test_removing_a_row_removes_what_anybody_typed_on_it(
    as_priya, draft_url, page_of, assessment, priya, mo
):
    source = Source.objects.create(assessment=assessment, number="S7", what="Log")
    url = reverse("assessments:source_edit", args=[assessment.uuid, source.uuid])
    _draft_on(as_priya, draft_url, page_of, url, what="More")
    drafts.keep(drafts.Opened(str(assessment.uuid), url, "S7"), assessment, by=mo, pairs=[])
    other = drafts.Opened(str(assessment.uuid), "/somewhere/", "Why now")
    drafts.keep(other, assessment, by=priya, pairs=[])
    remove = reverse("assessments:source_remove", args=[assessment.uuid, source.uuid])
    assert as_priya.post(remove).status_code == 302
    assert [held.address for held in DraftText.objects.all()] == ["/somewhere/"]


def test_removing_an_action_removes_its_draft(as_priya, draft_url, page_of, assessment):
    plan = make_plan(assessment)
    action = plan.actions.create(number="A1", pillar="supervision", what="See him")
    url = reverse("riskplans:action_edit", args=[plan.uuid, action.uuid])
    _draft_on(as_priya, draft_url, page_of, url, what="More")
    remove = reverse("riskplans:action_remove", args=[plan.uuid, action.uuid])
    assert as_priya.post(remove).status_code == 302
    assert not DraftText.objects.exists()


def test_what_is_typed_on_a_row_that_was_removed_meanwhile_is_said_not_kept(
    as_priya, draft_url, page_of, assessment
):
    source = Source.objects.create(assessment=assessment, number="S7", what="Log")
    url = reverse("assessments:source_edit", args=[assessment.uuid, source.uuid])
    typed = page_of(url)
    source.delete()
    assert as_priya.post(draft_url, typed | {"what": "More"}).status_code == 410
    assert not DraftText.objects.exists()


def test_a_draft_whose_page_is_gone_is_no_stop(assessment, priya):
    """Such as one that was kept before rows forgot their drafts."""
    source = Source.objects.create(assessment=assessment, number="S7", what="Log")
    plan = make_plan(assessment)
    action = plan.actions.create(number="A1", pillar="supervision", what="See him")
    urls = [
        reverse("assessments:source_edit", args=[assessment.uuid, source.uuid]),
        reverse("riskplans:action_edit", args=[plan.uuid, action.uuid]),
        reverse("assessments:why_now", args=[assessment.uuid]),
    ]
    for url in urls:
        page = drafts.Opened(str(assessment.uuid), url, "A page")
        drafts.keep(page, assessment, by=priya, pairs=[])
    assert [held.address for held in drafts.of(priya, assessment)] == urls
    source.delete()
    assert [held.address for held in drafts.of(priya, assessment)] == urls[1:]
    action.delete()
    assert [held.address for held in drafts.of(priya, assessment)] == urls[2:]


def test_what_waits_on_the_copy_stays(assessment, priya):
    """A draft of the same page that was typed on the copy itself is the newer one."""
    copy = assessment.case.assessments.create(
        number=99, kind="review", author=priya, assessed_on="2026-05-03", is_urgent=True
    )
    for one, text in ((assessment, "Old"), (copy, "New")):
        url = reverse("assessments:why_now", args=[one.uuid])
        page = drafts.Opened(str(one.uuid), url, "Why now")
        drafts.keep(page, one, by=priya, pairs=[("why_now", text), ("row_version", "1")])
    draft_pages.move(assessment, copy)
    held = DraftText.objects.get(assessment=copy)
    assert json.dumps(held.fields) == '[["why_now", "New"], ["row_version", "1"]]'
    assert DraftText.objects.filter(assessment=assessment).count() == 1


def test_an_answer_that_was_taken_back_elsewhere_leaves_its_page(
    as_priya, draft_url, page_of, at, assessment
):
    """The page is still there: what was typed is kept, and the page says that it was changed."""
    assessment.answers.create(question="person.lookout", value="yes")
    typed = page_of(at("step-3"))
    assessment.answers.get().delete()
    assert as_priya.post(draft_url, typed | {"how_active": "More"}).status_code == 409
    assert dict(DraftText.objects.get().fields)["how_active"] == "More"
