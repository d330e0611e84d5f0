"""Who is at risk: prompts, people by reference, and a future partner moved. WHO-03 to WHO-08."""

import pytest
from bs4 import BeautifulSoup

from assessments.models import GroupLevel
from assessments.tests.conftest import seen
from rules.terms import RiskLevel, Setting
from tests.factories import PersonAtRiskFactory


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def known(assessment):
    return assessment.cells.get(setting="community", group="known_adult")


@pytest.fixture
def public(assessment):
    return assessment.cells.get(setting="community", group="public")


def of_cell(at, cell):
    return at(f"groups/{cell.uuid}")


def test_seven_prompts_may_be_answered_or_left_who_08(save, as_priya, at, assessment):
    save(at("groups"), **{"who-targeting-text": "He met them online."})
    (answer,) = seen(assessment).answers
    assert (answer.question, answer.value, answer.text) == (
        "who.targeting",
        None,
        "He met them online.",
    )
    assert "(1 of 7 answered)" in text_of(as_priya.get(at("groups")))
    save(at("groups"), **{"who-targeting-text": ""})
    assert seen(assessment).answers == ()


def test_in_custody_the_gate_is_asked_in_pairs_who_04(save, as_priya, at, assessment):
    assert "Through the gate (" not in text_of(as_priya.get(at("groups")))
    assessment.setting = Setting.CUSTODY
    assessment.save()
    assert "Through the gate (0 of 4 answered)" in text_of(as_priya.get(at("groups")))
    save(at("groups"), **{"gate-peers-text": "He owes them money."})
    assessment.setting = Setting.COMMUNITY
    assessment.save()
    assert "Through the gate (1 of 4 answered)" in text_of(as_priya.get(at("groups")))


def test_people_stand_beside_their_group_by_reference_who_05(as_priya, at, case, known, public):
    PersonAtRiskFactory(case=case, reference="KA-7", kind="known_adult", relationship="Mother")
    page = text_of(as_priya.get(of_cell(at, known)))
    assert "KA-7: Mother" in page and f"/cases/{case.crn}/people/" in page
    assert "KA-7" not in text_of(as_priya.get(of_cell(at, public)))
    assert "KA-7: Mother" in text_of(as_priya.get(at("groups")))


def test_a_future_partner_is_pointed_out_once_it_is_saved_who_05(save, as_priya, at, known):
    first = as_priya.get(of_cell(at, known)).context["form"]
    assert (first.is_known_adult, first.future) == (True, "")
    save(of_cell(at, known), who="KA-1 and any future partner")
    page = as_priya.get(of_cell(at, known))
    assert page.context["form"].future == "any future partner"
    assert "“any future partner”" in text_of(page)


def test_one_click_moves_a_future_partner_to_the_public_who_05(save, as_priya, at, known, public):
    public.who, public.level, public.is_carried_over = "Neighbours", RiskLevel.LOW, True
    public.save()
    save(of_cell(at, known), who="KA-1 and any future partner", level="3")
    answer = save(of_cell(at, known), move="yes")
    assert answer.url == at("groups")
    known.refresh_from_db()
    public.refresh_from_db()
    assert (known.who, known.level) == ("KA-1", 3)
    assert public.who == "Neighbours\nAny future partner"
    assert (public.level, public.is_carried_over) == (1, True)
    assert "was moved to the public" in text_of(as_priya.get(answer.url))
    assert known.history.first().who == "KA-1"
    assert public.history.first().who.endswith("Any future partner")


def test_what_is_typed_is_saved_and_moved_at_once_who_05(save, at, known, public):
    save(of_cell(at, known), who="The next partner.", harm="Strangled", move="yes")
    known.refresh_from_db()
    public.refresh_from_db()
    assert (known.who, known.harm, public.who) == ("", "Strangled", "The next partner")


def test_a_move_keeps_to_its_setting_who_03(save, at, assessment, public):
    inside = assessment.cells.get(setting="custody", group="known_adult")
    save(of_cell(at, inside), who="Any future partner", move="yes")
    public.refresh_from_db()
    assert public.who == ""
    assert assessment.cells.get(setting="custody", group="public").who == "Any future partner"


def test_without_a_future_partner_nothing_moves(save, at, known, public):
    save(of_cell(at, known), who="KA-1", move="yes")
    known.refresh_from_db()
    public.refresh_from_db()
    assert (known.who, public.who, public.version) == ("KA-1", "", 1)


def test_other_groups_move_nothing(save, at, assessment, public):
    staff = assessment.cells.get(setting="community", group="staff")
    save(of_cell(at, staff), who="Any future partner", move="yes")
    public.refresh_from_db()
    assert public.who == ""


def test_a_text_that_would_not_fit_stays_where_it_is(save, as_priya, at, known, public):
    public.who = "x" * 3990
    public.save()
    answer = save(of_cell(at, known), who="Any future partner", move="yes")
    known.refresh_from_db()
    assert known.who == "Any future partner"
    assert "too long" in text_of(as_priya.get(answer.url))
    assert GroupLevel.objects.get(pk=public.pk).who == "x" * 3990


def test_a_stale_page_moves_nothing(as_priya, typed, at, known, public):
    posted = typed(of_cell(at, known), who="Any future partner", move="yes")
    known.who = "KA-2"
    known.save()
    assert as_priya.post(of_cell(at, known), posted).status_code == 409
    known.refresh_from_db()
    public.refresh_from_db()
    assert (known.who, public.who) == ("KA-2", "")


def test_characteristics_are_a_prompt_who_07(as_priya, at, known):
    page = text_of(as_priya.get(of_cell(at, known)))
    assert "disability" in page and "online" in page


def test_what_was_typed_on_it_and_not_saved_waits_there(as_priya, at):
    page = BeautifulSoup(text_of(as_priya.get(at("groups"))), "html.parser")
    sealed = page.select_one("form[data-draft]")["data-draft-page"]
    typed = {"who-targeting-text": "He met them online.", "draft_page": sealed}
    assert as_priya.post(at("draft"), typed).status_code == 204
    again = text_of(as_priya.get(at("groups")))
    assert "Not saved yet" in again and "He met them online." in again
    assert (
        BeautifulSoup(again, "html.parser")
        .find(id="id_who-targeting-text")
        .find_parent("details")
        .has_attr("open")
    )


def test_a_refused_save_says_so_in_its_title(save, at):
    answer = save(at("groups"), **{"who-targeting-text": "x" * 4001})
    title = BeautifulSoup(text_of(answer), "html.parser").title
    assert title.get_text().strip().startswith("Error: ")
