"""Saving as you type: what was typed is kept for its author alone, and lost by nobody."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.core.signing import BadSignature
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments import drafts
from assessments.models import DraftText, Source
from assessments.views.drafts import SAVED_AT
from rules.terms import RiskLevel
from tests import forms_on_pages
from tests.factories import PASSWORD, make_plan

TYPED = "He rang twice.\nThen he <b>came</b>."


@pytest.fixture
def draft_url(assessment):
    return reverse("assessments:draft", args=[assessment.uuid])


@pytest.fixture
def read_page(as_priya):
    """read_page(url): the form of a page with its seal, as the script finds them."""

    def read(url):
        html = as_priya.get(url).content.decode()
        form = BeautifulSoup(html, "lxml").select_one("form[data-draft]")
        return forms_on_pages.as_it_is(html) | {"draft_page": [form["data-draft-page"]]}

    return read


@pytest.fixture
def keep(as_priya, draft_url, read_page):
    """keep(url, key=value): open a page, type, and let the script send it."""

    def send(url, leaving=False, **answers):
        typed = read_page(url) | answers
        how = {"draft_leaving": "yes"} if leaving else {}
        return as_priya.post(draft_url, typed | how)

    return send


def test_what_is_typed_is_kept_word_for_word_without_history(keep, at, assessment, priya):
    answer = keep(at("why-now"), why_now=TYPED)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers[SAVED_AT].endswith(("am", "pm"))
    held = DraftText.objects.get()
    assert (held.user, held.address, held.title) == (priya, at("why-now"), "Why now")
    assert ["why_now", TYPED] in held.fields
    assert not {"csrfmiddlewaretoken", "draft_page"} & {name for name, _ in held.fields}
    assessment.refresh_from_db()
    assert (assessment.why_now, assessment.version, assessment.history.count()) == ("", 1, 1)


def test_it_costs_at_most_eight_queries(as_priya, draft_url, read_page, at, assessment):
    for number in range(12):
        assessment.factors.create(number=f"R{number}", label="Drink", kind="acute")
    for name in ("why-now", "levels", "step-3", "step-4"):
        typed = read_page(at(name))
        with CaptureQueriesContext(connection) as asked:
            assert as_priya.post(draft_url, typed).status_code == 204
        said = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
        assert len(said) <= 8, said
        assert not [sql for sql in said if "historical" in sql]


def test_what_was_sent_with_a_mistake_is_kept_until_it_is_saved(as_priya, at, read_page):
    page = read_page(at("why-now"))
    wrong = page | {"why_now": "He rang.", "assessed_on_year": "1826"}
    assert as_priya.post(at("why-now"), wrong).status_code == 200
    again = read_page(at("why-now"))
    assert (again["why_now"], again["assessed_on_year"]) == (["He rang."], ["1826"])
    right = page | {"why_now": "He rang."}
    assert as_priya.post(at("why-now"), right).status_code == 302
    assert not DraftText.objects.exists()


def test_what_is_sent_from_another_form_of_the_page_is_no_draft_of_it(as_priya, at, assessment):
    as_priya.post(reverse("signing:sign", args=[assessment.uuid]), {"is_declared": "on"})
    assert not DraftText.objects.exists()


def test_what_is_too_long_to_keep_still_stands_on_the_page(as_priya, at, read_page):
    long = "x" * (drafts.LONGEST + 1)
    answer = as_priya.post(at("why-now"), read_page(at("why-now")) | {"why_now": long})
    assert long in answer.content.decode() and not DraftText.objects.exists()


def test_the_same_page_keeps_one_draft_the_newest(keep, at):
    keep(at("why-now"), why_now="First")
    keep(at("why-now"), why_now="Second")
    assert ["why_now", "Second"] in DraftText.objects.get().fields


def test_what_cannot_be_stored_is_left_out_not_refused(keep, at):
    assert keep(at("why-now"), why_now="One\0two").status_code == 204
    assert ["why_now", "Onetwo"] in DraftText.objects.get().fields


def test_a_closing_page_may_send_only_what_changed(as_priya, draft_url, read_page, at):
    typed = read_page(at("step-3"))
    as_priya.post(draft_url, typed | {"how_active": "Old", "how_exposed": "Stays"})
    part = {"draft_page": typed["draft_page"], "how_active": "New", "draft_only": "how_active"}
    assert as_priya.post(draft_url, part).status_code == 204
    held = dict(DraftText.objects.get().fields)
    assert (held["how_active"], held["how_exposed"]) == ("New", "Stays")
    assert held["row_version"] == "1"


def test_opened_again_the_page_shows_it_without_judging_it(as_priya, keep, at):
    keep(at("why-now"), why_now=TYPED, assessed_on_day="99")
    answer = as_priya.get(at("why-now"))
    soup = BeautifulSoup(answer.content, "lxml")
    assert soup.select_one("textarea[name=why_now]").text.removeprefix("\n") == TYPED
    assert soup.select_one("input[name=assessed_on_day]")["value"] == "99"
    assert "did not save" in soup.text and not soup.select(".govuk-error-summary")


def test_saving_by_the_button_forgets_it(as_priya, keep, read_page, at, assessment):
    keep(at("why-now"), why_now="Draft")
    answer = as_priya.post(at("why-now"), read_page(at("why-now")) | {"why_now": "Saved"})
    assert answer.status_code == 302
    assert not DraftText.objects.exists()
    assessment.refresh_from_db()
    assert assessment.why_now == "Saved"


def test_a_save_that_is_refused_forgets_nothing(as_priya, keep, read_page, at):
    keep(at("why-now"), why_now="Draft")
    typed = read_page(at("why-now"))
    assert as_priya.post(at("why-now"), typed | {"assessed_on_day": "99"}).status_code == 200
    assert as_priya.post(at("why-now"), typed | {"row_version": "0"}).status_code == 409
    assert DraftText.objects.count() == 1


def test_it_can_be_thrown_away(as_priya, keep, at, assessment):
    keep(at("why-now"), why_now="Draft")
    url = reverse("assessments:discard", args=[assessment.uuid])
    assert as_priya.post(url, {"address": "/elsewhere/"}).url == at()
    assert DraftText.objects.exists()
    assert as_priya.post(url, {"address": at("why-now")}).url == at("why-now")
    assert not DraftText.objects.exists()


def test_nobody_else_is_shown_it(client, keep, at, assessment, mo, colin):
    keep(at("why-now"), why_now="Only mine")
    for user in (mo, colin):
        client.force_login(user)
        for name in ("", "check", "history"):
            assert "Only mine" not in client.get(at(name)).content.decode()
            assert "did not save" not in client.get(at(name)).content.decode()
        url = reverse("assessments:discard", args=[assessment.uuid])
        assert client.post(url, {"address": at("why-now")}).status_code == 403
    assert DraftText.objects.count() == 1


# Leaving a page


def test_leaving_saves_what_is_whole(keep, at, assessment):
    assert keep(at("step-3"), leaving=True, how_active=TYPED).status_code == 204
    assessment.immediacy.refresh_from_db()
    assert assessment.immediacy.how_active == TYPED
    assert assessment.immediacy.history.count() == 2
    assert not DraftText.objects.exists()


def test_leaving_what_was_not_changed_writes_nothing(keep, at, assessment):
    keep(at("why-now"), leaving=True)
    assessment.refresh_from_db()
    assert (assessment.version, DraftText.objects.count()) == (1, 0)


def test_leaving_says_nothing_on_the_next_page(as_priya, keep, at, assessment):
    plan = make_plan(assessment)
    url = reverse("riskplans:review", args=[plan.uuid])
    keep(url, leaving=True, capacity="Reads slowly.")
    plan.refresh_from_db()
    assert plan.capacity == "Reads slowly."
    assert "The plan was saved" not in as_priya.get(at()).content.decode()


def test_leaving_keeps_as_a_draft_what_is_not_whole(keep, at, assessment):
    keep(at("why-now"), leaving=True, why_now=TYPED, assessed_on_day="99")
    assessment.refresh_from_db()
    assert (assessment.why_now, DraftText.objects.count()) == ("", 1)


def test_leaving_adds_no_row(keep, at):
    keep(at("sources/add"), leaving=True, what="Police log", category="partners")
    assert (Source.objects.count(), DraftText.objects.count()) == (0, 1)


def test_leaving_confirms_nothing_that_was_copied(keep, at, assessment):
    cell = assessment.cells.first()
    cell.level, cell.is_carried_over = RiskLevel.LOW, True
    cell.save()
    keep(at("levels"), leaving=True, **{"community-public": "2"})
    cell.refresh_from_db()
    assert cell.is_carried_over and DraftText.objects.count() == 1
    assert not assessment.cells.filter(level=RiskLevel.MEDIUM).exists()


def test_a_page_that_was_changed_meanwhile_says_so_and_keeps_both(
    as_priya, draft_url, read_page, at, assessment
):
    typed = read_page(at("why-now"))
    assessment.why_now = "From the other window"
    assessment.save()
    answer = as_priya.post(draft_url, typed | {"why_now": "Mine", "draft_leaving": "yes"})
    assert answer.status_code == 409 and answer.headers[SAVED_AT]
    assessment.refresh_from_db()
    assert assessment.why_now == "From the other window"
    again = as_priya.get(at("why-now"))
    assert "was changed after that" in again.content.decode()
    both = as_priya.post(at("why-now"), forms_on_pages.as_it_is(again.content.decode()))
    assert both.status_code == 409
    assert "From the other window" in both.content.decode() and "Mine" in both.content.decode()


def test_a_row_that_was_made_leaves_no_draft_behind(as_priya, draft_url, read_page, at):
    typed = read_page(at("sources/add")) | {"what": "Police log", "category": "partners"}
    assert as_priya.post(at("sources/add"), typed).status_code == 302
    assert as_priya.post(draft_url, typed).status_code == 204
    assert (Source.objects.count(), DraftText.objects.count()) == (1, 0)


# What stands on other pages


@pytest.mark.parametrize("name", ["", "check"])
def test_the_task_list_and_the_check_lead_to_it(as_priya, keep, at, name):
    keep(at("why-now"), why_now="Draft")
    soup = BeautifulSoup(as_priya.get(at(name)).content, "lxml")
    box = soup.select_one("section[aria-labelledby=unsaved-title]")
    assert box.select_one(f"a[href='{at('why-now')}']").text == "Why now"


# Who may, and with what


def test_only_a_page_of_ours_can_be_kept(as_priya, draft_url):
    theirs = drafts.Opened(str(uuid.uuid4()), "/anywhere/", "Anything").seal()
    for seal in ("", "made:up", theirs):
        assert as_priya.post(draft_url, {"draft_page": seal}).status_code == 400
    assert not DraftText.objects.exists()
    with pytest.raises(BadSignature):
        drafts.unseal(theirs[:-1])


def test_what_is_signed_or_of_somebody_else_keeps_nothing(
    as_priya, client, draft_url, read_page, at, assessment, colin
):
    typed = read_page(at("why-now"))
    client.force_login(colin)
    assert client.post(draft_url, typed).status_code == 403
    client.force_login(assessment.author)
    from django.utils import timezone

    assessment.locked_at = timezone.now()
    assessment.save()
    assert client.post(draft_url, typed).status_code == 403
    assert not DraftText.objects.exists()


def test_with_the_session_over_it_is_offered_after_signing_in(
    client, draft_url, read_page, at, priya
):
    typed = read_page(at("why-now")) | {"why_now": TYPED, "draft_address": at("why-now")}
    session = client.session
    session["seen_at"] = 0
    session.save()
    assert "sign-in" in client.post(draft_url, typed).url
    kept = client.post(
        reverse("accounts:sign_in"), {"username": "priya", "password": PASSWORD}, follow=True
    )
    form = BeautifulSoup(kept.content, "lxml").select_one("main form")
    assert form["action"] == at("why-now")
    assert TYPED in form.select_one("textarea[name=why_now]").text
    assert not [name for name, _ in priya.kept_post.fields if name.startswith("draft_")]


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "", "x"])
def test_what_leads_elsewhere_is_not_kept(client, draft_url, read_page, at, priya, address):
    typed = read_page(at("why-now")) | {"draft_address": address}
    session = client.session
    session["seen_at"] = 0
    session.save()
    assert client.post(draft_url, typed).status_code == 302
    assert not hasattr(priya, "kept_post")
