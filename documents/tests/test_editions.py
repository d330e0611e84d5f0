"""Editions: previewed, refused where they would identify somebody, recorded before they leave."""

import re
import uuid

import pytest
from django.db import IntegrityError, transaction

from accounts import authority
from accounts.models import AccessEntry
from cases import workflow as casework
from cases.models import AllowedWord
from documents.models import IssuedEdition, StoredDocument
from documents.tests.making import asked, at, previewed, signed, text_of, words
from riskplans.models import ActionPerson
from rules.terms import Pillar, RiskLevel
from signing import workflow
from signing.tests.builder import signable

pytestmark = pytest.mark.django_db
LEAK = "Marigold waits by the school"


@pytest.fixture(autouse=True)
def default_authority(db):
    authority.set_defaults()


def test_a_partner_edition_is_shown_recorded_and_then_read_back(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    page, sent = previewed(client, submission)
    assert "Withheld:" in words(page) and "Weekly at the office" in words(page)
    assert not IssuedEdition.objects.exists()
    answer = client.post(at(submission), sent)
    assert answer.url == at(submission, "editions")
    edition = IssuedEdition.objects.get()
    assert (edition.recipient, edition.sections) == (asked()["recipient"], ["level", "supervision"])
    assert edition.content_hash == sent["seen"][0]
    entry = AccessEntry.objects.filter(act="disclosed").get()
    assert (entry.crns, entry.view) == ([case.crn], "documents:partner_edition")
    file = client.get(at(submission, "issued_pdf", edition.uuid))
    text = text_of(file)
    assert "Sergeant A Example" in text and "Weekly at the office" in text
    assert "To plan a visit" in text and "Court report" not in text
    again = client.get(at(submission, "issued_pdf", edition.uuid))
    assert again.content == file.content and again["ETag"] == file["ETag"]
    assert "Sergeant A Example" in words(client.get(at(submission, "editions")))


@pytest.mark.parametrize("what", ["documents.issuing.render", "accounts.access_log.write_now"])
def test_it_is_on_record_with_its_bytes_or_not_at_all(client, priya, case, monkeypatch, what):
    """Where the bytes or the log entry fail, nothing is on record and nothing has left."""
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)

    def fail(*_):
        raise OSError

    monkeypatch.setattr(what, fail)
    with pytest.raises(OSError), transaction.atomic():
        client.post(at(submission), sent)
    assert not IssuedEdition.objects.exists() and not StoredDocument.objects.exists()
    assert not AccessEntry.objects.filter(act="disclosed").exists()


def test_pressed_twice_it_is_one_edition_and_tells_its_recipient_who_11(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    client.post(at(submission), sent)
    client.post(at(submission), sent)
    assert IssuedEdition.objects.count() == 1
    told = submission.told.get()
    assert (told.who, told.how, told.recorded_by) == (asked()["recipient"], "edition sent", priya)


def test_an_act_of_somebody_else_is_a_new_act_here_p13(client, priya, colin, case):
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    client.post(at(submission), sent)
    client.force_login(colin)
    assert client.post(at(submission), sent).status_code == 302
    assert {edition.by for edition in IssuedEdition.objects.all()} == {priya, colin}


@pytest.mark.parametrize("name", ["recipient", "purpose", "sections"])
def test_whom_why_and_what_are_required(client, priya, case, name):
    submission = signed(case, priya)
    client.force_login(priya)
    page, sent = previewed(client, submission, **{name: []})
    assert "There is a problem" in words(page) and sent == {}
    assert not IssuedEdition.objects.exists()


def test_the_database_holds_that_too(priya, case):
    submission = signed(case, priya)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedEdition.objects.create(submission=submission, kind="partner", by=priya)


def test_what_was_not_previewed_does_not_leave(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    sent["sections"] = ["level", "supervision", "who"]
    page = client.post(at(submission), sent)
    assert page.status_code == 200 and "What goes in" in words(page)
    assert not IssuedEdition.objects.exists()


def test_what_is_recorded_went_to_whom_the_preview_named(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    client.post(at(submission), sent | {"recipient": "Somebody else"})
    assert not IssuedEdition.objects.exists()


def test_a_name_stops_it_until_allowed_and_is_named_with_its_place_qc_38(client, priya, case):
    submission = signed(case, priya, rationale=LEAK)
    client.force_login(priya)
    page, sent = previewed(client, submission)
    said = words(page)
    assert "This cannot leave yet" in said and sent == {}
    assert "The level and why, Rationale: “Marigold” tells who KA-1 is" in said
    forced = asked(issue="yes", seen=page.context["made"].content_hash)
    assert client.post(at(submission), forced).status_code == 200
    assert not IssuedEdition.objects.exists()
    _, without = previewed(client, submission, sections=["supervision"])
    assert without
    AllowedWord.objects.create(case=case, word="Marigold", reason="A street too.", by=priya)
    _, sent = previewed(client, submission)
    client.post(at(submission), sent)
    assert IssuedEdition.objects.count() == 1


@pytest.mark.parametrize("field", ["recipient", "purpose"])
def test_a_name_in_what_is_typed_stops_it_beside_its_box(client, priya, case, field):
    submission = signed(case, priya)
    client.force_login(priya)
    page, sent = previewed(client, submission, **{field: "So that Marigold is safe"})
    assert page.context["form"].errors == {field: ["Write KA-1 instead of “Marigold”"]}
    assert sent == {} and "So that Marigold is safe" in page.content.decode()
    page, _ = previewed(client, submission, **{field: "So that Marigold is safe"}, sections=[])
    assert {*page.context["form"].errors} == {field, "sections"}, "all that is wrong, at once"


def test_only_what_is_signed_and_newest_leaves(client, priya, mo, case):
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    page, _ = previewed(client, submission)
    assert page.status_code == 200
    workflow.return_for_changes(
        submission, by=mo, comment="Mend it.", read_hash=submission.record_hash
    )
    answer = client.post(at(submission), asked())
    assert answer.status_code == 403 and "Only what is signed can leave" in words(answer)


def test_an_edition_that_waits_says_so(client, priya, case):
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    client.post(at(submission), sent)
    edition = IssuedEdition.objects.get()
    text = text_of(client.get(at(submission, "issued_pdf", edition.uuid)))
    assert "AWAITING COUNTERSIGNATURE" in text and "HIGH" in text


def test_no_leak_is_shown_on_the_list_of_editions(client, ines, priya, case):
    """Who only reads sees what was issued, and can issue nothing."""
    submission = signed(case, priya)
    client.force_login(ines)
    page = client.get(at(submission, "editions"))
    assert page.status_code == 200 and not re.search("Make an edition", words(page))


def test_what_was_superseded_leaves_no_more_but_is_still_read_back(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    client.post(at(submission), sent)
    again = signable(case, RiskLevel.MEDIUM)
    person = case.people_at_risk.get()
    safety = again.plans.get().actions.get(pillar=Pillar.VICTIM_SAFETY)
    ActionPerson.objects.create(action=safety, person=person)
    workflow.sign(again, by=priya)
    answer = client.get(at(submission))
    assert answer.status_code == 403 and "Something later has been signed" in words(answer)
    edition = IssuedEdition.objects.get()
    assert client.get(at(submission, "issued_pdf", edition.uuid)).status_code == 200


def test_nothing_is_made_of_a_closed_case(client, priya, case):
    submission = signed(case, priya)
    casework.close(case, by=priya, reason="transferred")
    client.force_login(priya)
    answer = client.get(at(submission, "person_edition"))
    assert answer.status_code == 403 and "closed" in words(answer)


def test_an_edition_of_another_record_is_not_there(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    assert client.get(at(submission, "issued_pdf", uuid.uuid4())).status_code == 404
