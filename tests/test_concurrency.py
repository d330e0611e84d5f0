"""Two people, or one with two windows, press at the same moment (P15, P16): real threads, and
random interleavings. That ten countersignatures are one is held in `signing/tests/test_threads`."""

import random
import threading
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client

from assessments.models import Assessment, DraftText
from cases.models import Contact
from riskplans.models import Plan
from tests import crawl, forms_on_pages, world

CREATES = {
    "cases:create": "draft",
    "cases:person_add": "draft",
    "cases:sentence_add": "draft",
    "cases:offence_add": "draft",
    "cases:behaviour_add": "draft",
    "cases:order_add": "draft",
    "cases:contact_add": "draft",
    "cases:mappa_edit": "fresh",  # where the row is made by the first save
    "cases:event_add": "draft",
    "cases:change_add": "draft",
    "cases:appointment_add": "draft",
    "cases:victim_contact_add": "draft",
    "cases:allowed_word_add": "draft",
    "cases:victims_views_edit": "fresh",
    "assessments:source_add": "draft",
    "assessments:factor_add": "draft",
    "assessments:protective_add": "draft",
    "assessments:score_add": "draft",
    "riskplans:action_add": "draft",
    "riskplans:contingency_add": "draft",
    "riskplans:rejected_add": "draft",
    "riskplans:other_plan_add": "draft",
    "riskplans:travel_add": "draft",
    "riskplans:progress_add": "complete",
}


@pytest.fixture
def committed(transactional_db) -> world.World:
    return world.build()


def at_once(*posts) -> list[int]:
    """Press all at the same moment, each from its own thread; the statuses of the answers."""
    start, statuses = threading.Barrier(len(posts)), []

    def press(client: Client, url: str, data: dict) -> None:
        try:
            start.wait(10)
            statuses.append(client.post(url, data).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=post) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(statuses)


def test_two_who_start_an_assessment_start_one(committed: world.World):
    url = committed.url("assessments:start", "closed")
    _reopen(committed)
    data = {"kind": "initial", "why_now": ""}
    posts = [(crawl.signed_in(committed, who), url, data) for who in ("priya", "colin")]
    assert at_once(*posts) == [302, 409]
    assert Assessment.objects.filter(case__crn="X100005").in_progress().count() == 1


def _reopen(made: world.World) -> None:
    assert crawl.signed_in(made, "mo").post(made.url("cases:reopen", "closed")).status_code == 302


def test_two_windows_that_start_a_plan_start_one(committed: world.World):
    url = committed.url("riskplans:start", "fresh")
    posts = [(crawl.signed_in(committed, "priya"), url, {}) for _ in range(2)]
    assert at_once(*posts) == [302, 302]
    plans = Plan.objects.filter(case__crn="X100002", abandoned_at__isnull=True)
    assert plans.count() == 1


def test_two_drafts_of_one_page_at_once_are_one(committed: world.World):
    """Saving as you type, from two windows and from one that is slow."""
    page, draft = (
        committed.url("assessments:why_now", "draft"),
        committed.url("assessments:draft", "draft"),
    )
    clients = [crawl.signed_in(committed, "priya") for _ in range(4)]
    html = clients[0].get(page).content.decode()
    seal = BeautifulSoup(html, "lxml").select_one("form[data-draft]")["data-draft-page"]
    typed = forms_on_pages.as_it_is(html) | {"draft_page": [seal]}
    posts = [
        (client, draft, typed | {"why_now": [f"Text {n}"]}) for n, client in enumerate(clients)
    ]
    assert at_once(*posts) == [204] * 4
    held = DraftText.objects.get()
    assert dict(held.fields)["why_now"] in {f"Text {n}" for n in range(4)}


def test_a_draft_and_the_save_of_its_page_at_once_lose_no_word(committed: world.World):
    """Whichever comes first: the save is stored, and no draft holds anything else."""
    page, draft = (committed.url(f"assessments:{n}", "draft") for n in ("why_now", "draft"))
    clients = [crawl.signed_in(committed, "priya") for _ in range(2)]
    html = clients[0].get(page).content.decode()
    seal = BeautifulSoup(html, "lxml").select_one("form[data-draft]")["data-draft-page"]
    typed = forms_on_pages.as_it_is(html) | {"why_now": ["The last words"]}
    leaving = typed | {"draft_page": [seal], "draft_leaving": ["yes"]}
    statuses = at_once((clients[0], page, typed), (clients[1], draft, leaving))
    assert statuses in ([204, 302], [302, 409])
    assert Assessment.objects.get(pk=committed.things["draft"].assessment.pk).why_now == (
        "The last words"
    )
    assert all(dict(d.fields)["why_now"] == "The last words" for d in DraftText.objects.all())


def test_each_form_that_is_sent_twice_makes_one_row(committed: world.World):
    """One page, two presses: both are answered as saved, and one row is made."""
    faults = []
    for name, on in CREATES.items():
        url = committed.url(name, on if world.is_about_a_case(name) else "")
        clients = [crawl.signed_in(committed, "priya") for _ in range(2)]
        page = clients[0].get(url)
        model = page.context["form"].instance.__class__
        data = forms_on_pages.all_answered(page.content.decode())
        before = model.objects.count()
        statuses = at_once(*[(client, url, data) for client in clients])
        made = model.objects.count() - before
        if statuses != [302, 302] or made != 1:
            faults.append(f"{name}: {statuses}, {made} rows")
    assert faults == []


@pytest.mark.parametrize(
    ("name", "field", "editors"),
    [
        ("cases:contact_edit", "agency", ("priya", "colin", "mo")),
        ("cases:person_edit", "vulnerability", ("priya", "mo")),
        ("assessments:why_now", "why_now", ("priya", "priya")),
    ],
)
def test_nothing_typed_is_lost_or_overwritten_unseen(here: world.World, name, field, editors):
    """P16: a text is saved and kept in the history, or shown again to who typed it, beside the
    other's; and nobody replaces a text that their page did not show them."""
    windows = [crawl.signed_in(here, who) for who in editors]
    kept = [
        text for seed in range(7) for text in _written_in_turns(here, name, field, windows, seed)
    ]
    row = _row(here, name)
    assert len(kept) > 7
    assert set(kept) <= set(row.history.values_list(field, flat=True))
    assert getattr(row, field) == kept[-1]


def _written_in_turns(
    here: world.World, name: str, field: str, windows: list[Client], seed: int
) -> list[str]:
    """Let the windows open and send the form in a random order; the texts that were saved."""
    chance, url = random.Random(seed), here.url(name, "draft")
    pages: dict[int, str] = {}
    kept: list[str] = []
    for turn in range(8):
        number = chance.randrange(len(windows))
        if number not in pages or chance.random() < 0.3:
            pages[number] = windows[number].get(url).content.decode()
            continue
        typed, before = f"Text {seed}.{turn} of window {number}", _stored(here, name, field)
        sent = forms_on_pages.as_it_is(pages[number]) | {field: [typed]}
        answer = windows[number].post(url, sent)
        if answer.status_code == 302:
            assert not before or before in unescape(pages.pop(number))
            kept.append(typed)
        else:
            pages[number] = answer.content.decode()
            assert answer.status_code == 409
            assert typed in pages[number] and before in unescape(pages[number])
    return kept


def _row(here: world.World, name: str):
    thing = here.things["draft"]
    rows = {"cases:contact_edit": "contacts", "cases:person_edit": "people"}
    row = thing.rows[rows[name]] if name in rows else thing.assessment
    return type(row).objects.get(pk=row.pk)


def _stored(here: world.World, name: str, field: str) -> str:
    return getattr(_row(here, name), field)


def test_a_save_without_the_version_that_was_read_is_refused(here: world.World):
    """So that no form can skip the question by leaving the version out."""
    client = crawl.signed_in(here, "priya")
    url = here.url("cases:contact_edit", "draft")
    data = forms_on_pages.as_it_is(client.get(url).content.decode())
    data["agency"], data["row_version"] = ["Another"], [""]
    assert client.post(url, data).status_code == 409
    assert Contact.objects.get().agency == ""
