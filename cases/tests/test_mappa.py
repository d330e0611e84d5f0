"""MAPPA, approved premises, and the papers of a registration."""

import pytest
from django.core.exceptions import PermissionDenied

from cases import risk_register
from cases.models import Mappa, Task
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
        "cppc": "Considered at the meeting",
        "withheld": "The source of the tip, agreed on 4 May",
    }
    dates = parts("since_on", days(-9)) | parts("premises_ends_on", days(40))
    dates |= parts("next_meeting_on", days(30)) | parts("leaflet_given_on", days(-2))
    act(priya, at("mappa_edit", case), {"category": 2, "level": 2, **texts, **dates})
    html = act(priya, at("mappa", case)).content.decode()
    for text in texts.values():
        assert text in html
    row = Mappa.objects.get(case=case)
    kept = (row.since_on, row.premises_ends_on, row.leaflet_given_on)
    assert kept == (days(-9), days(40), days(-2))


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
