"""MAPPA, approved premises, and the papers of a registration."""

import pytest
from django.core.exceptions import PermissionDenied

from cases import risk_register
from cases.models import Case, CustodyMeeting, Mappa, Task
from cases.tests.living import at, days, parts, visit
from cases.workflow import living
from rules.terms import Attendance, RiskLevel

# MAPPA


def test_the_page_is_there_for_a_case_without_mappa_and_asks_at_high_map_10(act, case, priya):
    asks = "say whether approved premises were considered, also without MAPPA"
    html = act(priya, at("mappa", case)).content.decode()
    assert "MAPPA and approved premises" in html and asks not in html
    register = risk_register.of(case)
    register.working_level, register.working_on = RiskLevel.HIGH, days(0)
    register.save()
    assert asks in act(priya, at("mappa", case)).content.decode()
    Mappa.objects.create(case=case, approved_premises="Not needed: he lives with his mother.")
    assert asks not in act(priya, at("mappa", case)).content.decode()


@pytest.mark.parametrize(("level", "is_asked"), [(1, True), (2, False)])
def test_at_high_level_1_the_page_asks_whether_more_would_help_map_07(
    act, case, priya, level, is_asked
):
    register = risk_register.of(case)
    register.working_level, register.working_on = RiskLevel.VERY_HIGH, days(0)
    register.save()
    Mappa.objects.create(case=case, category=2, level=level)
    html = act(priya, at("mappa", case)).content.decode()
    assert ("would add monitoring and control" in html) is is_asked


def test_every_answer_of_mappa_is_saved_and_shown_map_01_to_05_rmp_13(act, case, priya):
    """MAP-02, MAP-03, MAP-04, MAP-05: why this level, and who saw it otherwise."""
    texts = {
        "level_reason": "Active joint management",
        "views_recorded": "Police wanted level 3",
        "approved_premises": "Considered and used",
        "premises_location": "Six miles from KA-1",
        "premises_staff": "Key work each week, and two of three meetings",
        "cppc": "Considered at the meeting",
        "withheld": "The source of the tip, agreed on 4 May",
    }
    dates = parts("since_on", days(-9)) | parts("premises_ends_on", days(40))
    dates |= parts("next_meeting_on", days(30)) | parts("leaflet_given_on", days(-2))
    dates |= parts("premises_told_on", days(-3)) | parts("cppc_minuted_on", days(-4))
    act(priya, at("mappa_edit", case), {"category": 2, "level": 2, **texts, **dates})
    html = act(priya, at("mappa", case)).content.decode()
    for text in texts.values():
        assert text in html
    row = Mappa.objects.get(case=case)
    kept = (row.since_on, row.premises_ends_on, row.leaflet_given_on)
    assert kept == (days(-9), days(40), days(-2))
    assert (row.premises_told_on, row.cppc_minuted_on) == (days(-3), days(-4))
    for label in ("Staff there told of the risks", "In the minutes of the meeting of"):
        assert label in html


def test_papers_are_due_seven_days_after_registration_was_agreed_map_04(act, case, priya):
    url, agreed = at("mappa_edit", case), parts("cppc_agreed_on", days(-2))
    act(priya, url, {"category": 2, "level": 3, **agreed})
    task = Task.objects.open().get(kind=Task.Kind.PAPERS)
    assert (task.due_on, task.assignee) == (days(5), priya)

    act(priya, url, {"category": 2, "level": 3, **parts("cppc_agreed_on", days(-1))})
    assert Task.objects.open().get(kind=Task.Kind.PAPERS).due_on == days(6)

    sent = parts("cppc_paperwork_on", days(0))
    act(priya, url, {"category": 2, "level": 3, **agreed, **sent})
    assert not Task.objects.open().filter(kind=Task.Kind.PAPERS).exists()


def test_the_next_meeting_hears_of_registration_once_its_day_is_known_map_04(case, priya):
    def due():
        found = Task.objects.open().filter(title=living.TELL_MEETING)
        return [(task.due_on, task.assignee) for task in found]

    row = living.save_mappa(Mappa(case=case, cppc_agreed_on=days(-2)), by=priya)
    assert due() == []
    row.next_meeting_on = days(-3)
    living.save_mappa(row, by=priya)
    assert due() == []  # that meeting was before: the next is not known yet
    row.next_meeting_on = days(9)
    living.save_mappa(row, by=priya)
    row.next_meeting_on, row.cppc_paperwork_on = days(12), days(0)
    living.save_mappa(row, by=priya)
    assert due() == [(days(12), priya)] and Task.objects.open().count() == 1
    row.cppc_told_on = days(0)
    living.save_mappa(row, by=priya)
    assert not Task.objects.open().exists()


def test_a_risk_meeting_in_custody_is_recorded_and_changed_map_08(act, case, priya):
    Case.objects.filter(pk=case.pk).update(setting="custody")
    page = at("mappa", case)
    assert "prison’s own meetings about risk" in act(priya, page).content.decode()
    add, agreed = at("custody_meeting_add", case), {"agreed": "Mail is watched"}
    html = act(priya, add, {"brought": "Calls to KA-1"}).content.decode()
    assert "Enter the date of the meeting" in html and "Enter what was agreed" in html
    assert "Calls to KA-1" in html and not CustodyMeeting.objects.exists()
    assert act(priya, add, agreed | parts("held_on", days(-1))).url == page
    row = CustodyMeeting.objects.get(case=case)
    change = at("custody_meeting_edit", case, row.uuid)
    act(priya, change, {**agreed, "meeting": "Monthly", **parts("held_on", days(-2))})
    row.refresh_from_db()
    assert (row.held_on, str(row)) == (days(-2), "Monthly")
    html = act(priya, page).content.decode()
    assert "Mail is watched" in html and "Monthly" in html
    assert "Risk meeting in custody" in act(priya, at("history", case)).content.decode()


def test_an_agreement_that_was_a_mistake_owes_no_papers_map_04(case, priya):
    row = living.save_mappa(Mappa(case=case, cppc_agreed_on=days(-2)), by=priya)
    assert Task.objects.open().filter(kind=Task.Kind.PAPERS).exists()
    row.cppc_agreed_on = None
    living.save_mappa(row, by=priya)
    assert not Task.objects.open().exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (parts("cppc_paperwork_on", days(-3)), "Enter when registration was agreed"),
        (
            parts("cppc_paperwork_on", days(-3)) | parts("cppc_agreed_on", days(-2)),
            "Papers sent on must not be before registration was agreed",
        ),
        (parts("cppc_told_on", days(-3)), "Enter when registration was agreed"),
        (
            parts("cppc_told_on", days(-3)) | parts("cppc_agreed_on", days(-2)),
            "The next meeting must not be told before registration was agreed",
        ),
        ({"level": 2}, "Select the category that goes with the level"),
    ],
)
def test_what_does_not_fit_together_is_refused(act, case, priya, sent, sentence):
    assert sentence in act(priya, at("mappa_edit", case), sent).content.decode()
    assert not Mappa.objects.exists()


def test_nobody_who_only_reads_writes_here(case, ines):
    word = case.allowed_words.model(case=case, word="Norwich", reason="A city")
    for verb, row in (
        (living.save_mappa, Mappa(case=case)),
        (living.save_appointment, visit(case)),
        (living.allow_word, word),
        (living.withdraw_word, word),
    ):
        with pytest.raises(PermissionDenied, match="not change it"):
            verb(row, by=ines)
    made = visit(case)
    made.save()
    with pytest.raises(PermissionDenied, match="not change it"):
        living.mark(made, Attendance.KEPT, by=ines)


def test_the_page_gives_the_date_of_the_chapter_that_asks_dis_08(act, case, priya, settings):
    assert "risk management plans, July 2018" in act(priya, at("mappa", case)).content.decode()
    settings.MAPPA_CHAPTER = "March 2031"
    assert "risk management plans, March 2031" in act(priya, at("mappa", case)).content.decode()
