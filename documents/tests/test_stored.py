"""A signed document is rendered once, then served from its bytes; what changes makes a new one."""

import hashlib
import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts import authority
from accounts.models import AccessEntry
from documents import issuing
from documents.models import StoredDocument
from rosh import pdf
from rules.terms import RiskLevel
from signing import record, workflow
from signing.tests.builder import signable

pytestmark = pytest.mark.django_db


def signed(case, priya, level=RiskLevel.MEDIUM):
    authority.set_defaults()
    return workflow.sign(signable(case, level), by=priya)


def url(submission):
    return reverse("documents:signed_pdf", args=[submission.uuid])


@pytest.fixture
def quick(monkeypatch):
    """Count the renders, and make each differ: what is served twice is served from its bytes."""
    made = []

    def render(html):
        made.append(html)
        return f"%PDF {len(made)}".encode()

    monkeypatch.setattr(pdf, "render", render)
    return made


def test_the_second_download_is_the_bytes_of_the_first(client, priya, colin, case, quick):
    submission = signed(case, priya)
    client.force_login(priya)
    first = client.get(url(submission))
    client.force_login(colin)
    second = client.get(url(submission))
    assert (first.content, second.content, len(quick)) == (b"%PDF 1", b"%PDF 1", 1)
    assert second["ETag"] == f'"{hashlib.sha256(b"%PDF 1").hexdigest()}"'
    assert StoredDocument.objects.get().submission == submission
    assert AccessEntry.objects.filter(act="printed").count() == 2
    taken = [(row.kind, row.by, row.content_hash) for row in submission.editions.all()]
    assert taken == [("full", by, submission.record_hash) for by in (colin, priya)]


def test_what_left_whole_is_listed_and_is_no_file_of_its_own(client, priya, case, quick):
    submission = signed(case, priya)
    client.force_login(priya)
    client.get(url(submission))
    page = client.get(reverse("documents:editions", args=[submission.uuid])).content.decode()
    assert "Nobody has taken it yet" not in page and "No edition has been issued" in page
    full = submission.editions.get()
    assert (
        client.get(reverse("documents:issued_pdf", args=[submission.uuid, full.uuid])).status_code
        == 404
    )


def test_what_cannot_be_recorded_does_not_leave(client, priya, case, quick, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("the disk is full")

    submission = signed(case, priya)
    client.force_login(priya)
    monkeypatch.setattr(issuing.IssuedEdition.objects, "create", refuse)
    with pytest.raises(OSError, match="the disk is full"):
        client.get(url(submission))


def test_a_countersignature_makes_a_new_document_and_keeps_the_old(client, priya, mo, case, quick):
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    waiting = client.get(url(submission))
    assert "AWAITING COUNTERSIGNATURE" in quick[0]
    workflow.countersign(submission, by=mo, comment="", read_hash=submission.record_hash)
    complete = client.get(url(submission))
    assert "AWAITING COUNTERSIGNATURE" not in quick[1] and "Mo Manager" in quick[1]
    assert waiting["ETag"] != complete["ETag"]
    assert StoredDocument.objects.count() == 2


def test_bytes_that_are_not_those_stored_are_not_served(client, priya, case, quick):
    submission = signed(case, priya)
    client.force_login(priya)
    client.get(url(submission))
    StoredDocument.objects.update(body=b"%PDF other")
    with pytest.raises(record.BrokenRecord):
        client.get(url(submission))


def test_no_draft_is_stored(client, priya, case, quick):
    assessment = signable(case, RiskLevel.MEDIUM)
    client.force_login(priya)
    address = reverse("documents:draft_pdf", args=[assessment.uuid])
    assert client.get(address).content != client.get(address).content
    assert not StoredDocument.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_first_downloads_at_once_make_one_document(case, priya, monkeypatch):
    """Real threads, each of which has rendered before any has stored."""
    submission = signed(case, priya)
    rendered, number = threading.Barrier(4), iter(range(4))

    def render(html):
        body = f"%PDF {next(number)}".encode()
        rendered.wait(30)
        return body

    monkeypatch.setattr(pdf, "render", render)
    clients = [Client() for _ in range(4)]
    for client in clients:
        client.force_login(priya)
    answers = []

    def download(client):
        try:
            answers.append(client.get(url(submission)).content)
        finally:
            connection.close()

    threads = [threading.Thread(target=download, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(answers) == 4 and len(set(answers)) == 1
    assert StoredDocument.objects.count() == 1
