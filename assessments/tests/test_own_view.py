"""The private note on the author's own view: shown to nobody else, kept out of everything."""

import pytest

from assessments.models import BiasNote
from assessments.past import tracked_rows
from assessments.tests.conftest import seen
from guidance.beside import WAYS_OF_ASSESSING
from rules.facts import as_plain

pytestmark = pytest.mark.django_db
NOTE = "He reminds me of my brother."


@pytest.fixture
def noted(save, at):
    save(at("own-view"), text=NOTE)
    save(at("step-4"), is_bias_considered="on")


def test_the_author_reads_and_changes_their_note_bia_02(noted, as_priya, save, at, priya):
    assert NOTE in as_priya.get(at("own-view")).content.decode()
    save(at("own-view"), text="Another thought.")
    note = BiasNote.objects.get()
    assert (note.author, note.text) == (priya, "Another thought.")


def test_only_that_it_was_considered_is_in_the_record_bia_01_bia_02(noted, assessment):
    facts = seen(assessment)
    assert facts.step4.is_bias_considered is True
    assert NOTE not in str(as_plain(facts))


def test_no_other_page_document_or_history_shows_it_bia_02_st2_11(noted, as_priya, at, assessment):
    names = ("", "check", "history", "step-4")
    assert all(NOTE not in as_priya.get(at(name)).content.decode() for name in names)
    assert all(row.model is not BiasNote.history.model for row in tracked_rows(assessment))


def test_whoever_takes_the_assessment_over_sees_their_own_note_only_bia_02(
    noted, client, at, assessment, case, colin
):
    assessment.author = colin
    assessment.save()
    client.force_login(colin)
    page = client.get(at("own-view"))
    assert page.status_code == 200 and NOTE not in page.content.decode()


def test_a_manager_is_refused_bia_02(noted, client, at, mo):
    client.force_login(mo)
    assert client.get(at("own-view")).status_code == 403


def test_what_to_ask_oneself_is_help_and_no_form_bia_03_bia_05_bia_07_bia_09_bia_12(as_priya, at):
    page = as_priya.get(at("own-view"))
    assert "Did you look for what would prove you wrong?" in page.content.decode()
    assert [name for name in page.context["form"].fields if "row" not in name] == ["text"]


def test_the_four_ways_of_assessing_are_for_oneself_and_rate_nobody_bia_04(as_priya, at):
    """A card to read: the page has no answer to it, and it stands on no other page."""
    page = as_priya.get(at("own-view")).content.decode()
    assert all(f">{name}</dt>" in page for name, _ in WAYS_OF_ASSESSING)
    assert [name for name, _ in WAYS_OF_ASSESSING] == [
        "Professional", "Reciprocal", "Enforcing", "Avoiding",
    ]  # fmt: skip
    assert "Reciprocal" not in as_priya.get(at("check")).content.decode()
