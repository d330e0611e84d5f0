"""What is issued: recorded once for each press, kept whatever becomes of the record, never changed.

The PDF itself is made by `rosh.pdf`, which these tests leave out.
"""

import datetime
import hashlib

import pytest
import time_machine
from django.utils import timezone

from accounts import authority
from cases.models import Case, CivilOrder, RestrictedDetails, RiskRegister
from documents import issuing
from documents.models import IssuedEdition, OasysEntry, StoredDocument
from documents.tests.making import at, previewed, signed, words
from rosh import pdf
from rules.terms import RiskLevel
from signing import workflow

pytestmark = pytest.mark.django_db
OTHER = "Dr B Other, Hospital"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """What was rendered; no two documents are the same bytes."""
    authority.set_defaults()
    made = []

    def render(html):
        made.append(html)
        return f"%PDF {len(made)}".encode()

    monkeypatch.setattr(pdf, "render", render)
    return made


def issued(client, submission, **more):
    _, sent = previewed(client, submission, **more)
    client.post(at(submission), sent)
    return sent


def test_the_same_press_for_another_recipient_is_another_edition(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    first = issued(client, submission)
    _, second = previewed(client, submission, act=first["act"][0], recipient=OTHER)
    assert len(second["act"]) == 1 and second["act"] != first["act"], "each preview has its own"
    client.post(at(submission), second | {"act": first["act"]})
    assert IssuedEdition.objects.first().recipient == OTHER
    assert IssuedEdition.objects.count() == StoredDocument.objects.count() == 2


def test_a_press_of_somebody_else_is_another_edition(client, priya, colin, case):
    submission = signed(case, priya)
    client.force_login(priya)
    sent = issued(client, submission)
    client.force_login(colin)
    assert client.post(at(submission), sent).status_code == 302
    assert {row.by for row in IssuedEdition.objects.all()} == {priya, colin}


def _returned(submission, mo):
    words = {"comment": "Mend it.", "read_hash": submission.record_hash}
    workflow.return_for_changes(submission, by=mo, **words)


def _countersigned(submission, mo):
    workflow.countersign(submission, by=mo, comment="", read_hash=submission.record_hash)


def _named(submission, _):
    """A colleague notes a name that the purpose of the edition tells."""
    RestrictedDetails.objects.filter(person__case=submission.case).update(school="To plan")


def _raised(submission, _):
    RiskRegister.objects.update(working_level=RiskLevel.VERY_HIGH)


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (_returned, "Only what is signed can leave"),
        (_countersigned, "This changed while"),
        (_named, "This changed while"),
        (_raised, "This changed while"),
    ],
)
def test_what_changed_while_the_pdf_was_made_does_not_leave(
    client, priya, mo, case, monkeypatch, meanwhile, told
):
    """The PDF is made before the case is held; whether it may leave is asked after."""
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    order = []
    hold = Case.objects.hold
    monkeypatch.setattr(pdf, "render", lambda _: meanwhile(submission, mo) or order.append("made"))
    monkeypatch.setattr(
        type(Case.objects), "hold", lambda _, pk: order.append("held") or hold(pk), raising=True
    )
    answer = client.post(at(submission), sent)
    assert answer.status_code == 403 and told in words(answer)
    assert not IssuedEdition.objects.exists()
    assert order[order.index("made") :] == ["made", "held"]


def test_what_left_is_still_listed_when_the_signature_is_withdrawn(client, priya, case):
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    issued(client, submission)
    edition = IssuedEdition.objects.get()
    assert edition.record_hash == submission.record_hash and not edition.is_of_earlier_version
    workflow.withdraw(submission, by=priya)
    page = client.get(at(submission, "editions"))
    assert page.status_code == 200 and "That signature was withdrawn." in words(page)
    assert "Full summary and plan" not in words(page)
    assert client.get(at(submission, "issued_pdf", edition.uuid)).content == b"%PDF 1"
    assert "What was issued before" in words(client.get(submission.get_absolute_url()))


def test_an_edition_of_an_earlier_version_says_so(client, priya, case):
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    issued(client, submission)
    workflow.withdraw(submission, by=priya)
    assessment = submission.assessment
    assessment.decision.rationale = "Another rationale, which was mended and says enough."
    assessment.decision.save()
    again = workflow.sign(assessment, by=priya)
    assert again == submission
    said = words(client.get(at(submission, "editions")))
    assert "Made from an earlier version. The record was signed again since" in said
    assert IssuedEdition.objects.get().is_of_earlier_version
    IssuedEdition.objects.update(record_hash="")
    assert IssuedEdition.objects.get().is_of_earlier_version, "by its day, where no hash was kept"


def test_the_hash_on_the_page_is_that_of_the_file_behind_the_link(client, priya, mo, case):
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    before = client.get(at(submission, "signed_pdf"))
    old = hashlib.sha256(before.content).hexdigest()
    assert old in client.get(at(submission, "editions")).text
    _countersigned(submission, mo)
    page = client.get(at(submission, "editions")).text
    assert old not in page and "SHA-256" not in page, "that file is not made yet"


def test_the_level_in_force_stands_first_where_it_is_higher(client, priya, case, quick):
    submission = signed(case, priya)
    RiskRegister.objects.update(working_level=RiskLevel.VERY_HIGH)
    client.force_login(priya)
    page, sent = previewed(client, submission)
    assert "At its head: Very High. This is the level in force since" in words(page)
    client.post(at(submission), sent)
    assert "VERY HIGH" in quick[-1] and "What follows was signed at Medium." in quick[-1]


def test_an_order_that_ended_since_is_not_called_in_force(client, priya, case):
    ends = timezone.localdate() + datetime.timedelta(days=1)
    CivilOrder.objects.create(
        case=case, kind="other", title="Order of the Northern court", expires_on=ends
    )
    submission = signed(case, priya)
    for days, is_there in ((1, True), (2, False)):
        with time_machine.travel(timezone.now() + datetime.timedelta(days=days)):
            client.force_login(priya)
            page, _ = previewed(client, submission, sections=["conditions", "supervision"])
            assert ("Order of the Northern court" in words(page)) is is_there


def test_nothing_recorded_is_said(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    page, sent = previewed(client, submission)
    assert "Nothing was recorded" not in words(page)
    page = client.post(at(submission), sent | {"recipient": OTHER})
    assert "Nothing was recorded" in words(page)
    assert not IssuedEdition.objects.exists()


def test_what_left_is_never_changed_and_never_removed(priya, case):
    submission = signed(case, priya)
    edition = issuing.note_full(submission, by=priya)
    entry = OasysEntry.objects.create(assessment=submission.assessment, by=priya, boxes={})
    document = StoredDocument.objects.create(
        submission=submission, key="full", body=b"%PDF", sha256="0" * 64
    )
    for row in (edition, entry, document):
        with pytest.raises(TypeError, match="never changed"):
            row.save()
        with pytest.raises(TypeError, match="never removed"):
            row.delete()
