"""The edition for the person: what the author wrote for them, held to what they may know."""

import pytest

from accounts import authority
from cases.models import Mappa, RiskRegister
from documents.models import IssuedEdition
from documents.tests.making import at, person_form, signed, text_of, words
from rules.terms import RiskLevel

pytestmark = pytest.mark.django_db
LEVEL_SAID = "We think that the risk of you causing serious harm is medium."


@pytest.fixture(autouse=True)
def default_authority(db):
    authority.set_defaults()


def issued(client, submission, posted):
    """Preview it, record it, and read the PDF back."""
    page = client.post(at(submission, "person_edition"), posted)
    sent = posted | {"seen": page.context["made"].content_hash, "issue": "yes"}
    client.post(at(submission, "person_edition"), sent)
    edition = IssuedEdition.objects.get()
    return text_of(client.get(at(submission, "issued_pdf", edition.uuid)))


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
    assert not submission.told.exists(), "the person is none of those who work with them"
    text = text_of(client.get(at(submission, "issued_pdf", edition.uuid)))
    assert "You come to the office each Monday" in text and "Your plan" in text
    assert "We meet: Weekly at the office" in text
    for never in ("KA-1", "tag on the car", "MEDIUM", "OFFICIAL", "serious harm"):
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
    assert told in words(page) and "in a review" not in words(page)
    assert "Change the words below, or empty their box." in words(page)
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


def test_the_level_is_said_in_plain_english_where_its_author_ticks_that_st4_18(client, priya, case):
    submission = signed(case, priya)
    client.force_login(priya)
    page, posted = person_form(client, submission)
    assert "Include the level in plain English" in words(page)
    assert "is_level_said" not in posted
    text = issued(client, submission, posted | {"is_level_said": ["on"]})
    assert "How we see the risk" in text and LEVEL_SAID in text
    assert "losing your home, a relationship ending" in text and "RSR" not in text


def test_a_level_that_waits_is_not_said_to_the_person_st4_18(client, priya, case):
    submission = signed(case, priya, RiskLevel.HIGH)
    client.force_login(priya)
    _, posted = person_form(client, submission)
    page = client.post(at(submission, "person_edition"), posted | {"is_level_said": ["on"]})
    assert "Include the level" not in words(page)
    assert "level" not in [part.key for part in page.context["made"].parts]


def test_what_mappa_withholds_since_the_signature_is_withheld_rmp_13(client, priya, case):
    submission = signed(case, priya)
    Mappa.objects.create(case=case, category=2, level=2, withheld="Weekly at the office")
    client.force_login(priya)
    page, posted = person_form(client, submission)
    assert "MAPPA withholds: Weekly at the office" in words(page)
    assert "contact" not in posted


def test_a_level_below_the_one_in_force_is_not_said_st4_18(client, priya, case):
    submission = signed(case, priya)
    RiskRegister.objects.update(working_level=RiskLevel.VERY_HIGH)
    client.force_login(priya)
    assert "Include the level" not in words(client.get(at(submission, "person_edition")))
