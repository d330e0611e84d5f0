"""What a file says of the plan and of MAPPA: each field in its place, and nothing made up."""

import datetime

import pytest

from casefiles.form import DATA
from casefiles.models import ImportedFile
from casefiles.tests.conftest import document_of
from riskplans import facts
from rules.terms import ActionKind, AppointmentKind

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def moving_case():
    """The document of the case that leaves approved premises."""
    return document_of(DATA / "case-12-review-downgrade-ap-moveon.json")


@pytest.fixture
def before_release():
    return document_of(DATA / "case-05-sexual-low-rsr-high-ospc.json")


@pytest.fixture
def high(read, high_case):
    return read(high_case).case


def kept(done):
    return ImportedFile.objects.get(case=done.case).kept


def test_a_restriction_has_its_reasons(high):
    """MON-04, MON-09."""
    action = high.plans.get().actions.get(number="a5")
    assert action.is_restriction
    assert (action.lawful_basis, action.necessary) == (
        "Licence; NMO in support",
        "Third-party use seen",
    )
    assert action.proportionate == "Disclosure narrower than a ban on relationships"
    assert (action.realistic, action.enforceable) == ("yes", "yes")
    assert action.review_on == DAY(2027, 1, 4)
    assert not high.plans.get().actions.get(number="a7").is_restriction


def test_what_is_no_restriction_has_no_reasons_to_judge(read, high_case):
    high_case["rmp"]["monitoring_control"][0]["restriction"] = False
    plan = read(high_case).case.plans.get()
    told = {row.number: row for row in facts.of_plan(facts.with_rows(plan.uuid)).actions}
    assert (told["a3"].is_restriction, told["a3"].lawful_basis) == (False, "")
    assert plan.actions.get(number="a3").lawful_basis == "Licence", "the words stay in the row"


def test_conditions_stand_one_a_line_and_dashes_are_none(read, high_case):
    high_case["rmp"]["licence_conditions"] = ["Reside AP", "–", "No contact\nKA-1", " "]
    plan = read(high_case).case.plans.get()
    assert plan.licence_conditions == "Reside AP\nNo contact KA-1"
    assert not plan.are_conditions_proposed


def test_conditions_before_release_are_proposed(read, before_release):
    """RMP-10."""
    assert read(before_release).case.plans.get().are_conditions_proposed


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document["rmp"].update(licence_conditions=[]),
        lambda document: document["clock"].pop("release_date"),
        lambda document: document["clock"].update(release_date="2026-08-17"),
        lambda document: document["person"].update(setting="community"),
    ],
)
def test_conditions_are_not_proposed_otherwise(read, before_release, change):
    change(before_release)
    assert not read(before_release).case.plans.get().are_conditions_proposed


def test_a_rejected_condition_has_its_reason(high):
    """MON-08."""
    rows = high.plans.get().rejected_conditions.all()
    assert [(row.condition, row.reason) for row in rows][1] == (
        "Polygraph",
        "Not available for this licence type in area",
    )


def test_a_reason_without_its_condition_is_kept(read, high_case):
    high_case["rmp"]["rejected_conditions"] = [{"reason": "Too much"}, {"condition": "Tag"}, {}]
    done = read(high_case)
    row = done.case.plans.get().rejected_conditions.get()
    assert (row.condition, row.reason) == ("Tag", "")
    assert kept(done)["$.rmp.rejected_conditions[0]"] == {"reason": "Too much"}
    assert done.kept[-1] == "$.rmp.rejected_conditions[0]"


def test_a_contingency_answers_in_each_pillar(high):
    """CON-11. A dash stands for nothing."""
    row = high.plans.get().contingencies.get(number="c1")
    assert (row.in_supervision, row.in_monitoring) == ("Recall interview", "Recall")
    assert (row.in_interventions, row.in_victim_safety) == ("", "Police check; IDVA call")


def test_a_contingency_covers_what_the_file_says(high):
    """CON-07."""
    rows = high.plans.get().contingencies.all()
    assert [row.number for row in rows if row.is_enforcement] == ["c1", "c4"]
    assert [row.number for row in rows if row.covers_new_person] == ["c2", "c6"]
    assert not any(row.is_enforcement_only for row in rows)


def test_no_link_is_made_up(high):
    """A contingency leads to factors and people only where somebody links them."""
    for row in high.plans.get().contingencies.all():
        assert not row.factor_links.exists()
        assert not row.person_links.exists()
    assert not high.victim_contacts.exists()
    assert not high.contacts.exists()


def test_what_the_victim_says_has_its_restricted_row(read, high_case):
    """VIC-11."""
    high_case["rmp"]["victim_views"] = "She asks that the zone stays as it is."
    done = read(high_case)
    assert done.case.victim_views.views == "She asks that the zone stays as it is."
    assert "rmp.victim_views" not in done.kept


def test_without_a_victims_view_there_is_no_row(high):
    assert not hasattr(high, "victim_views")


def test_the_day_of_a_home_visit_is_an_appointment(high):
    """SUP-05."""
    visit = high.appointments.get()
    assert (visit.kind, visit.planned_on) == (AppointmentKind.HOME_VISIT, DAY(2026, 10, 20))
    assert visit.purpose.startswith("Home visit at AP then at any proposed address, purpose:")
    assert (visit.attendance, visit.findings) == ("", "")


def test_a_home_visit_of_another_kind_keeps_both_meanings(read, high_case):
    """SUP-05, VIC-07."""
    high_case["rmp"]["supervision"][1]["kind"] = "victim contact"
    done = read(high_case)
    assert done.case.plans.get().actions.get(number="a2").kind == ActionKind.VICTIM_CONTACT
    assert done.case.appointments.get().planned_on == DAY(2026, 10, 20)
    assert not [name for name in done.kept if "home_visit" in name and "clock" not in name]


def test_a_home_visit_of_another_kind_without_its_day_is_kept(read, high_case):
    high_case["rmp"]["supervision"][1] |= {"kind": "victim contact", "when": "fortnightly"}
    done = read(high_case)
    assert not done.case.appointments.exists()
    assert kept(done)["$.rmp.supervision[1].home_visit"] is True


@pytest.mark.parametrize("change", [{"when": "weekly"}, {"home_visit": False}])
def test_without_a_day_or_a_visit_there_is_no_appointment(read, high_case, change):
    high_case["rmp"]["supervision"][1] |= change
    assert not read(high_case).case.appointments.exists()


def test_a_long_purpose_is_cut_with_a_mark_and_the_action_keeps_it_whole(read, high_case):
    words = "Look at who is there. " * 20
    high_case["rmp"]["supervision"][1]["what"] = words
    case = read(high_case).case
    purpose = case.appointments.get().purpose
    assert (len(purpose), purpose[-1]) == (300, "…")
    assert case.plans.get().actions.get(number="a2").what == words.strip()


def test_where_the_premises_are_stands_apart(high):
    """MAP-02, MAP-03."""
    assert high.mappa.approved_premises == "AP 12 weeks in place"
    assert high.mappa.premises_location == "location checked: 6 miles from KA-1, 4 from KA-2"


@pytest.mark.parametrize(
    ("words", "considered", "location"),
    [
        ("", "", ""),
        ("-", "", ""),
        ("not considered", "not considered", ""),
        ("location: by the river", "location: by the river", ""),
        ("; location: by the river", "; location: by the river", ""),
        ("Yes; Location good; 12 weeks", "Yes; 12 weeks", "Location good"),
        ("Yes, location checked", "Yes, location checked", ""),
    ],
)
def test_only_a_part_that_begins_with_it_is_the_location(
    read, high_case, words, considered, location
):
    high_case["mappa"]["ap_considered"] = words
    row = read(high_case).case.mappa
    assert (row.approved_premises, row.premises_location) == (considered, location)


def test_the_end_of_approved_premises_is_a_change_to_come(read, moving_case):
    """REV-05, SUP-04."""
    case = read(moving_case).case
    assert case.mappa.premises_ends_on == DAY(2026, 11, 2)
    change = case.predictable_changes.get()
    assert (change.what, change.expected_on, change.response) == (
        "Move on from approved premises",
        DAY(2026, 11, 2),
        "",
    )


@pytest.mark.parametrize(("day", "changes"), [("2026-10-26", 1), ("2026-10-25", 0)])
def test_a_move_that_lies_behind_is_no_change_to_come(read, moving_case, day, changes):
    moving_case["clock"]["ap_end"] = day
    case = read(moving_case).case
    assert case.mappa.premises_ends_on.isoformat() == day
    assert case.predictable_changes.count() == changes


def test_the_end_is_written_without_mappa_too(read, moving_case):
    del moving_case["mappa"]
    row = read(moving_case).case.mappa
    assert (row.category, row.level, row.approved_premises) == (None, None, "")
    assert row.premises_ends_on == DAY(2026, 11, 2)


def test_no_mappa_and_no_end_make_no_row(read, high_case):
    del high_case["mappa"]
    assert not hasattr(read(high_case).case, "mappa")


def test_every_row_names_the_practitioner(read, moving_case, priya):
    moving_case["rmp"]["victim_views"] = "No views yet."
    case = read(moving_case).case
    plan = case.plans.get()
    rows = [case.mappa, case.victim_views, case.predictable_changes.get(), case.appointments.get()]
    rows += [plan.rejected_conditions.get(), plan.contingencies.first()]
    assert {row.history.first().history_user for row in rows} == {priya}
