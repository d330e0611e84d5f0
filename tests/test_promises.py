"""Promises held on every page: fields, forgery, headers, redirects, errors, changes of team."""

import re

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from assessments.models import Assessment
from cases.models import Case
from riskplans.models import Plan
from rosh.rows import TrackedRow
from signing.models import Status, Submission
from tests import crawl, forms_on_pages, world
from tests.access_matrix import ALLOWED, MATRIX, RULES
from tests.crawl import Walk

pytestmark = pytest.mark.django_db

PRINTS = {f"documents:{name}_pdf" for name in ("draft", "signed", "tonight", "issued")}
CASE_BOUND = [name for name in MATRIX if world.is_about_a_case(name)]
SENDS = [name for name, row in MATRIX.items() if row.post in RULES and "method" not in row.post]
FORMS = [name for name in SENDS if MATRIX[name].get not in ("no method, signed in", "no method")]
CASE_FORMS = [name for name in FORMS if world.is_about_a_case(name)]
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SECRET_PATHS = """
    .env .env.example .git/config .git/HEAD .gitignore .ci/run manage.py Makefile README.md
    requirements.txt pyproject.toml rosh/settings.py rosh/settings.pyc static/../rosh/settings.py
    static/%2e%2e/rosh/settings.py static/..%2f.env debug/ __debug__/ server-status
    phpinfo.php wp-login.php backup.sql dump.json db.sqlite3 id_rsa .ssh/id_rsa metrics
    docs/architecture.md media/ staticfiles/ actuator/env
""".split()
TELLTALE = ("Traceback", "psycopg", "DoesNotExist", "SELECT ", "site-packages", "DEBUG = True")
PARAMETERS = ("next", "url", "redirect", "return", "back", "continue", "to")


# Who wrote what: P2


def snapshot(*names: str) -> dict[tuple[str, int], tuple[object, ...]]:
    """Each stored row of ours with its version, or with the named columns."""
    models = [m for m in apps.get_models() if issubclass(m, TrackedRow) or m is Submission]
    return {
        (model.__name__, row.pk): tuple(getattr(row, name, None) for name in names or ("version",))
        for model in models
        for row in model._base_manager.all()
    }


def test_who_only_reads_writes_no_field_of_any_form(here: world.World):
    """P2: the form that its author was shown, filled in, sent by an inspector and others."""
    author = crawl.signed_in(here, "priya")
    readers = {who: crawl.signed_in(here, who) for who in ("ines", "ada", "oscar")}
    before, fields = snapshot(), 0
    for name in CASE_FORMS:
        url = here.url(name, MATRIX[name].on)
        client = author if RULES[MATRIX[name].get]["priya"] == ALLOWED else crawl.signed_in(here, "mo")  # fmt: skip # noqa: E501
        posted = forms_on_pages.all_answered(client.get(url).content.decode())
        fields += len(posted)
        for who, reader in readers.items():
            with transaction.atomic():
                assert reader.post(url, posted).status_code in (403, 404), (who, name)
    assert snapshot() == before
    assert fields > 200


GUARDED = """
    uuid case_id author_id signed_by_id countersigned_by_id status locked_at completed_at
    abandoned_at is_urgent record_hash closed_at
""".split()


def test_no_form_takes_a_field_that_it_does_not_show(here: world.World):
    """P2: a practitioner sets no author, state, time, signature or case by sending more."""
    client, oscar = crawl.signed_in(here, "priya"), here.people["oscar"]
    more = {
        "author": oscar.pk,
        "case": here.things["waiting"].case.pk,
        "status": Status.COMPLETE,
        "role": Role.HEAD,
        **dict.fromkeys(("locked_at", "completed_at", "abandoned_at"), "2026-05-03 10:00"),
        **dict.fromkeys(("signed_by", "countersigned_by", "closed_by"), oscar.pk),
        **dict.fromkeys(("is_urgent", "is_carried_over"), "on"),
        "record_hash": "0" * 64,
        "uuid": "00000000-0000-4000-8000-000000000000",
    }
    before, saved = snapshot(*GUARDED), []
    for name in CASE_FORMS:
        if name.startswith("signing:") or name in ("cases:close", "cases:reopen"):
            continue  # these are for setting them
        url = here.url(name, MATRIX[name].on)
        page = client.get(url)
        if page.status_code != 200 or name.endswith("_remove"):
            continue
        posted = forms_on_pages.all_answered(page.content.decode())
        extra = {key: value for key, value in more.items() if key not in posted}
        with transaction.atomic():
            answer = client.post(url, posted | extra)
            after = snapshot(*GUARDED)
            changed = {key for key in before if after.get(key) != before[key]}
            strangers = [row for row in Case.objects.all() if row.team_id not in _teams(here)]
            transaction.set_rollback(True)
        assert not changed and not strangers, name
        saved += [name] if answer.status_code == 302 else []
    assert len(saved) > 35, saved


def _teams(here: world.World) -> set[object]:
    return {thing.case.team_id for thing in here.things.values()}


# Forgery: P6


@pytest.mark.parametrize("kind", ["no token", "a wrong token", "a foreign origin"])
def test_every_form_refuses_what_another_site_sends(here: world.World, kind: str):
    """P6: for each address, whether it takes a POST or not."""
    client = crawl.signed_in(here, "priya", enforce_csrf_checks=True)
    page = client.get(here.url("cases:edit", "draft")).content.decode()
    token = forms_on_pages.as_it_is(page)["csrfmiddlewaretoken"][0]
    data = {"no token": {}, "a wrong token": {"csrfmiddlewaretoken": "x" * 64}}.get(kind)
    sent = {"csrfmiddlewaretoken": token} if data is None else data
    headers = {"origin": "https://evil.example"} if data is None else {}
    faults = []
    for name, row in MATRIX.items():
        answer = client.post(here.url(name, row.on), sent, headers=headers)
        if answer.status_code != 403 or "open too long" not in answer.content.decode():
            faults.append(name)
    assert faults == []
    trusted = client.post(here.url("cases:edit", "draft"), {"csrfmiddlewaretoken": token})
    assert trusted.status_code == 409  # heard, and refused for another reason: no version


# Headers, redirects, errors: P24, P25, P27, P30


def test_every_answer_carries_the_headers_and_is_kept_nowhere(walked: Walk):
    faults = [
        f"{answer}: {name}"
        for answer in [*walked.answers, *walked.absent]
        for name, value in HEADERS.items()
        if answer.headers.get(name) != value
    ]
    policies = {answer.headers.get("Content-Security-Policy", "") for answer in walked.answers}
    assert faults == []
    assert [p for p in policies if "default-src 'none'" not in p or "unsafe" in p] == []


def test_every_page_is_whole_and_runs_nothing_of_its_own(walked: Walk):
    """No inline script, style or handler: the policy would refuse it, and the page break."""
    inline = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>\s*\S|<style|\sstyle=\"|\son[a-z]+=\"", re.I)
    pages = [a for a in walked.answers if a.name not in PRINTS]
    assert sorted({a.name for a in pages if inline.search(a.text)}) == []


def test_no_parameter_leads_out_of_the_site(here: world.World):
    client, outside = crawl.signed_in(here, "priya"), "https://evil.example/"
    query, faults = dict.fromkeys(PARAMETERS, outside), []
    for name, row in MATRIX.items():
        if RULES[row.get]["priya"] == ALLOWED and name not in PRINTS:
            answer = client.get(here.url(name, row.on), query)
            led = answer.headers.get("Location", "")
            linked = re.search(r"(?:href|action)=\"https?://evil\.example", answer.content.decode())
            faults += [name] if linked or "evil.example" in led.split("?")[0] else []
    assert faults == []


@pytest.mark.parametrize("path", SECRET_PATHS)
def test_what_is_not_for_browsers_is_not_there(client: Client, priya, path: str):
    assert client.get(f"/{path}").status_code == 404
    client.force_login(priya)
    assert client.get(f"/{path}").status_code == 404


def test_no_answer_tells_how_the_service_is_made(walked: Walk):
    assert [str(a) for a in walked.answers if any(word in a.text for word in TELLTALE)] == []
    assert [str(a) for a in walked.answers if {"Server", "X-Powered-By"} & set(a.headers)] == []


def test_a_foreign_host_is_refused_on_every_address(here: world.World):
    client = Client(raise_request_exception=False)
    for name, row in MATRIX.items():
        answer = client.get(here.url(name, row.on), headers={"host": "evil.example"})
        if name not in ("healthz", "readyz"):
            assert answer.status_code == 400, name
        assert b"evil.example" not in answer.content
        assert "evil.example" not in answer.headers.get("Location", "")


def test_a_change_of_team_bites_on_every_address_at_once(here: world.World):
    """P22: somebody who leaves the team, in the middle of a session."""
    client = crawl.signed_in(here, "colin")
    assert client.get(here.url("cases:overview", "draft")).status_code == 200
    here.people["colin"].memberships.all().delete()
    for name in CASE_BOUND:
        if "method" not in MATRIX[name].get:
            assert client.get(here.url(name, MATRIX[name].on)).status_code == 404, name


def test_the_world_holds_each_state():
    made = world.build()
    assert Assessment.objects.count() == 5 and Plan.objects.count() == 6
    assert made.things["waiting"].submission.status == Status.AWAITING
    assert made.things["complete"].submission.status == Status.COMPLETE
    revised = made.things["revised"]
    assert revised.plan.is_alone and revised.plan.is_editable
    assert revised.submission.status == Status.COMPLETE
    assert reverse("cases:caseload") == "/"
