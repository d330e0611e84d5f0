"""Editions: previewed, refused where they would identify somebody, recorded before they leave."""

import io
import re
import uuid

import pypdf
import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts import authority
from accounts.models import AccessEntry
from cases import workflow as casework
from cases.models import AllowedWord, Mappa, PersonAtRisk, RestrictedDetails
from documents import issuing
from documents.models import IssuedEdition, StoredDocument
from riskplans.models import ActionPerson
from rules.terms import Pillar, RiskLevel
from signing import workflow
from signing.tests.builder import signable
from tests import forms_on_pages

pytestmark = pytest.mark.django_db
LEAK = "Marigold waits by the school"


@pytest.fixture(autouse=True)
def default_authority(db):
    authority.set_defaults()


def signed(case, by, level=RiskLevel.MEDIUM, rationale=""):
    """A signed record of a case with somebody at risk; the rationale may name them."""
    person = casework.add_person(
        PersonAtRisk(case=case, kind="known_adult", relationship="former partner"), by=by
    )
    assessment = signable(case, level)
    safety = assessment.plans.get().actions.get(pillar=Pillar.VICTIM_SAFETY)
    ActionPerson.objects.create(action=safety, person=person)
    if rationale:
        assessment.decision.rationale = rationale
        assessment.decision.save()
    submission = workflow.sign(assessment, by=by)
    details = RestrictedDetails.objects.get(person=person)
    details.name = "Marigold Canary"
    details.save()
    return submission


def at(submission, name="partner_edition", *more):
    return reverse(f"documents:{name}", args=[submission.uuid, *more])


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def asked(**more):
    given = {
        "recipient": "Sergeant A Example, Northern Police",
        "purpose": "To plan a visit",
        "sections": ["level", "supervision"],
        "act": str(uuid.uuid4()),
        "seen": "",
    }
    return given | more


def previewed(client, submission, name="partner_edition", **more):
    """The page with the preview, and what its button would send."""
    page = client.post(at(submission, name), asked(**more))
    form = BeautifulSoup(page.content, "html.parser").select_one("#preview-title ~ form")
    button = {} if form is None else {"issue": "yes"}
    sent = {}
    for tag in form.select("input") if form else ():
        sent.setdefault(tag["name"], []).append(tag["value"])
    return page, sent | button


def text_of(answer):
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


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


def test_it_is_on_record_before_a_byte_is_made(client, priya, case, monkeypatch):
    """Where the bytes or the log entry fail, nothing is on record and nothing has left."""
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    recorded = []

    def fail(*_):
        recorded.append(IssuedEdition.objects.count())
        raise OSError

    monkeypatch.setattr(issuing, "render", fail)
    with pytest.raises(OSError), transaction.atomic():
        client.post(at(submission), sent)
    assert recorded == [1]
    assert not IssuedEdition.objects.exists() and not StoredDocument.objects.exists()
    assert not AccessEntry.objects.filter(act="disclosed").exists()


def test_pressed_twice_it_is_one_edition(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    _, sent = previewed(client, submission)
    client.post(at(submission), sent)
    client.post(at(submission), sent)
    assert IssuedEdition.objects.count() == 1


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


def test_a_name_in_the_purpose_stops_it_as_well(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    page, sent = previewed(client, submission, purpose="So that Marigold is safe")
    assert "Marigold" in words(page) and sent == {}


def person_form(client, submission):
    page = client.get(at(submission, "person_edition"))
    posted = forms_on_pages.as_it_is(page.content.decode())
    return page, {name: values for name, values in posted.items() if name != "csrfmiddlewaretoken"}


def test_the_persons_edition_says_what_the_author_wrote_for_them(client, priya, case):
    Mappa.objects.create(case=case, category=2, level=2, withheld="The tag on the car outside")
    submission = signed(case, priya)
    client.force_login(priya)
    page, posted = person_form(client, submission)
    said = words(page)
    assert "The tag on the car outside" in said and "It is about the safety of other people" in said
    key = next(name for name in posted if name.startswith("action-"))
    posted[key] = ["You come to the office each Monday"]
    page = client.post(at(submission, "person_edition"), posted)
    sent = posted | {"seen": page.context["made"].content_hash, "issue": "yes"}
    client.post(at(submission, "person_edition"), sent)
    edition = IssuedEdition.objects.get()
    text = text_of(client.get(at(submission, "issued_pdf", edition.uuid)))
    assert "You come to the office each Monday" in text and "Your plan" in text
    assert "We meet: Weekly at the office" in text
    for never in ("KA-1", "tag on the car", "MEDIUM", "OFFICIAL", "risk of serious harm"):
        assert never not in text


@pytest.mark.parametrize(
    ("words_typed", "told"),
    [
        ("Keep away from your wife", "It says “wife”"),
        ("Keep away from Marigold", "“Marigold” tells who KA-1 is"),
        ("There is a tag on the car outside", "MAPPA withholds it"),
    ],
)
def test_what_the_author_writes_is_held_to_the_same(client, priya, case, words_typed, told):
    Mappa.objects.create(case=case, category=2, level=2, withheld="The tag on the car outside")
    submission = signed(case, priya)
    client.force_login(priya)
    _, posted = person_form(client, submission)
    posted["contact"] = [words_typed]
    page = client.post(at(submission, "person_edition"), posted)
    assert told in words(page)
    sent = posted | {"seen": page.context["made"].content_hash, "issue": "yes"}
    assert client.post(at(submission, "person_edition"), sent).status_code == 200
    assert not IssuedEdition.objects.exists()


def test_every_row_is_left_out_where_its_box_is_empty(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    _, posted = person_form(client, submission)
    empty = {name: values if name == "act" else [""] for name, values in posted.items()}
    page = client.post(at(submission, "person_edition"), empty)
    assert "Nothing: each box is empty." in words(page)
    sent = empty | {"seen": page.context["made"].content_hash, "issue": "yes"}
    client.post(at(submission, "person_edition"), sent)
    assert not IssuedEdition.objects.exists()


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
