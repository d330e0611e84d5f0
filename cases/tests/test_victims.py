"""Victim contact, what victims say, what their officer must hear of, and allowed words."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from cases import workflow
from cases.models import AllowedWord, Event, Task, VictimContact, VictimViews
from cases.tests.conftest import date_fields
from cases.workflow import victims
from rules.terms import VICTIM_KINDS, EventKind, RiskLevel
from tests.factories import CaseFactory, PersonAtRiskFactory

SAYS, WORD = "Zzyzx-what-she-says", "Zzyzxville"
RESTRICTED = ("victims_views", "victims_views_edit", "allowed_words", "allowed_word_add")


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.crn, *args])


def days(count):
    return timezone.localdate() + datetime.timedelta(days=count)


def contact(case, **fields):
    return VictimContact.objects.create(case=case, **({"scheme": "statutory"} | fields))


def happens(case, by, kind=EventKind.RELEASE, on=0):
    event = Event(case=case, kind=kind, what="Something", happened_on=days(on))
    return workflow.record_event(event, by=by)


def due(case):
    return Task.objects.open().filter(case=case, kind=Task.Kind.VICTIM)


@pytest.mark.parametrize("kind", EventKind)
def test_a_move_a_release_and_a_recall_ask_that_the_officer_hears_vic_03_vic_09(case, priya, kind):
    contact(case)
    happens(case, priya, kind)
    assert due(case).exists() is (kind in VICTIM_KINDS)


def test_the_task_says_what_to_tell_and_is_due_the_next_working_day_vic_03(case, priya, colin):
    contact(case)
    event = happens(case, colin, on=-1)
    task = due(case).get()
    day = days(-1)
    assert task.title == (
        f"Tell the victim liaison officer: release from custody, {day.day} {day:%B %Y}"
    )
    assert (task.assignee, task.about) == (priya, event.uuid)
    assert days(1) <= task.due_on <= days(5)


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({"scheme": "statutory"}, True),
        ({"scheme": "discretionary"}, True),
        ({"scheme": "", "officer": "Vera Liaison"}, True),
        ({"scheme": "not known"}, False),
        ({"scheme": "not eligible"}, False),
        ({"scheme": "opted out"}, False),
        ({"scheme": ""}, False),
    ],
)
def test_only_where_a_victim_is_in_the_scheme_or_an_officer_is_named_vic_03(
    case, priya, fields, is_told
):
    contact(case, **fields)
    happens(case, priya)
    assert due(case).exists() is is_told


def test_nobody_to_tell_asks_for_nothing(case, priya):
    happens(case, priya)
    assert not due(case).exists()


def test_each_change_has_a_task_of_its_own(case, priya):
    contact(case)
    for _ in range(2):
        happens(case, priya)
    victims.tell_of_level(case, RiskLevel.HIGH, about=case.uuid)
    assert due(case).count() == 3
    assert due(case).filter(title__contains="is now High").count() == 1


@pytest.mark.parametrize(("told", "is_open"), [(-3, True), (-2, False), (0, False)])
def test_it_is_done_when_they_were_told_on_that_day_or_later_vic_03(case, priya, told, is_open):
    row = contact(case)
    happens(case, priya, on=-2)
    row.told_on = days(told)
    victims.save_victim_contact(row, by=priya)
    assert due(case).exists() is is_open


def test_a_level_is_told_of_from_the_day_it_changed_vic_03(case, priya):
    row = contact(case)
    victims.tell_of_level(case, RiskLevel.VERY_HIGH, about=case.uuid)
    row.told_on = days(-1)
    victims.save_victim_contact(row, by=priya)
    assert due(case).exists()
    row.told_on = days(0)
    victims.save_victim_contact(row, by=priya)
    assert not due(case).exists()


def test_every_officer_has_to_be_told_vic_03(case, priya):
    first, second = contact(case), contact(case)
    happens(case, priya)
    for row, is_open in ((first, True), (second, False)):
        row.told_on = days(0)
        victims.save_victim_contact(row, by=priya)
        assert due(case).exists() is is_open


def test_who_was_told_before_it_was_recorded_need_not_be_told_again(case, priya):
    contact(case, told_on=days(-1))
    happens(case, priya, on=-1)
    assert not due(case).exists()


def test_a_victim_who_leaves_the_scheme_hears_no_more(case, priya):
    row = contact(case)
    happens(case, priya)
    row.scheme = "opted out"
    victims.save_victim_contact(row, by=priya)
    assert not due(case).exists()


def test_telling_is_on_the_timeline_once(case, priya):
    row = victims.save_victim_contact(VictimContact(case=case, told_on=days(0)), by=priya)
    row.officer = "Vera Liaison"
    victims.save_victim_contact(row, by=priya)
    assert case.timeline.filter(act="victim.told").count() == 1


def test_an_inspector_records_no_contact(case, ines):
    with pytest.raises(PermissionDenied, match="not change it"):
        victims.save_victim_contact(VictimContact(case=case), by=ines)


def test_victim_contact_stands_on_the_people_tab_by_reference_vic_03_vic_05(act, case, priya):
    person = PersonAtRiskFactory(case=case, reference="KA-1")
    data = {
        "person": str(person.uuid),
        "scheme": "statutory",
        "officer": "Vera Liaison",
        "officer_telephone": "01632 960111",
        "link_worker": "Lena Link",
        "told_about": "His release",
    }
    url = at("victim_contact_add", case)
    assert "Enter when they were told" in act(priya, url, data).content.decode()
    today = timezone.localdate()
    day = date_fields("told_on", today.day, today.month, today.year)
    assert act(priya, url, {**data, **day}).url == f"{at('people', case)}#victim-contact"
    html = act(priya, at("people", case)).content.decode()
    for text in ("Victim contact for KA-1", "Vera Liaison", "01632 960111", "Lena Link"):
        assert text in html


def test_a_stale_save_shows_both_texts_and_no_row_number_p15(act, client, case, priya):
    person = PersonAtRiskFactory(case=case, reference="KA-1", relationship="former partner")
    row = contact(case, person=person, officer="Vera Liaison")
    url = at("victim_contact_edit", case, row.uuid)
    client.force_login(priya)
    page = act(priya, url)
    assert f'value="{person.uuid}" selected' in page.content.decode()
    old = page.context["form"].initial["row_version"]
    row.officer = "Somebody Newer"
    row.save()
    data = {"row_version": old, "person": "", "scheme": "statutory", "officer": "Mine"}
    answer = client.post(url, data)
    assert answer.status_code == 409
    theirs = {one["label"]: one["theirs"] for one in answer.context["form"].conflict}
    assert theirs["Victim liaison officer"] == "Somebody Newer"
    assert theirs["Who is this about?"] == "KA-1, former partner"


def test_a_person_of_another_case_cannot_be_chosen(act, case, priya):
    other = PersonAtRiskFactory(case=CaseFactory(team=case.team, practitioner=priya))
    act(priya, at("victim_contact_add", case), {"person": str(other.uuid), "officer": "Vera"})
    assert not VictimContact.objects.exists()


# Restricted: what victims say, and words


@pytest.fixture
def word(case, priya):
    return AllowedWord.objects.create(case=case, word=WORD, reason="A large town", by=priya)


@pytest.fixture
def views(case):
    return VictimViews.objects.create(case=case, views=SAYS, how_shaped="No contact at all")


def test_each_look_is_logged_as_such_vic_02_vic_11(act, case, priya, word, views):
    for name in RESTRICTED:
        assert act(priya, at(name, case)).status_code == 200
        entry = AccessEntry.objects.first()
        assert (entry.act, entry.view, entry.crns) == ("revealed", f"cases:{name}", [case.crn])


@pytest.mark.parametrize("name", RESTRICTED)
def test_an_inspector_reads_neither_vic_02_vic_11(act, case, ines, word, views, name):
    answer = act(ines, at(name, case))
    assert answer.status_code == 403
    assert SAYS not in answer.content.decode() and WORD not in answer.content.decode()


@pytest.mark.parametrize("who", ["priya", "ines"])
@pytest.mark.parametrize("name", ["overview", "people", "history", "timeline"])
def test_they_stand_on_no_other_page_vic_02_vic_11(request, act, case, word, views, who, name):
    html = act(request.getfixturevalue(who), at(name, case)).content.decode()
    assert SAYS not in html and WORD not in html and "No contact at all" not in html
    if name == "history":
        assert "Allowed word added" in html and "Victim’s views added" in html


def test_what_victims_say_is_kept_with_its_earlier_texts_vic_11(act, case, priya, views):
    act(priya, at("victims_views_edit", case), {"views": "Newer words", "how_shaped": "Curfew"})
    html = act(priya, at("victims_views", case)).content.decode()
    assert "Newer words" in html and SAYS in html


def test_an_empty_page_says_that_nothing_is_recorded(act, case, priya):
    assert "Not recorded" in act(priya, at("victims_views", case)).content.decode()
    assert "No word has been allowed." in act(priya, at("allowed_words", case)).content.decode()


def test_allowing_a_word_takes_a_reason_and_is_logged_vic_02(act, case, priya):
    url = at("allowed_word_add", case)
    html = act(priya, url, {"word": WORD}).content.decode()
    assert "Enter why it identifies nobody here" in html
    assert not AllowedWord.objects.exists()
    act(priya, url, {"word": WORD, "reason": "A large town"})
    row = AllowedWord.objects.get()
    assert (row.by, row.reason) == (priya, "A large town")
    assert AccessEntry.objects.filter(act="allowed", user=priya, crns=[case.crn]).count() == 1
    entry = case.timeline.get(act="word.allowed")
    assert WORD not in entry.sentence + entry.note


def test_a_word_is_allowed_once_however_it_is_written(act, case, priya, word):
    url = at("allowed_word_add", case)
    html = act(priya, url, {"word": WORD.upper(), "reason": "Again"}).content.decode()
    assert "This word is allowed already" in html
    assert AllowedWord.objects.count() == 1


def test_a_second_press_allows_nothing_twice(client, case, priya):
    client.force_login(priya)
    url = at("allowed_word_add", case)
    token = client.get(url).context["form"].initial["row_token"]
    for _ in range(2):
        data = {"row_token": str(token), "word": WORD, "reason": "A large town"}
        assert client.post(url, data).status_code == 302
    assert AccessEntry.objects.filter(act="allowed").count() == 1


def test_withdrawing_asks_first_is_logged_and_kept_in_history_vic_02(act, client, case, mo, word):
    url = at("allowed_word_remove", case, word.uuid)
    assert "Withdraw the word" in act(mo, url).content.decode()
    assert AllowedWord.objects.exists()
    for _ in range(2):
        assert client.post(url).url == at("allowed_words", case)
    assert not AllowedWord.objects.exists()
    assert AllowedWord.history.filter(history_type="-").count() == 1
    assert AccessEntry.objects.filter(act="withdrawn").count() == 1
    assert "Allowed word removed" in act(mo, at("allowed_words", case)).content.decode()
    assert client.get(url).status_code == 302


def test_a_word_of_another_case_is_not_withdrawn(client, case, priya, word):
    other = CaseFactory(team=case.team, practitioner=priya)
    client.force_login(priya)
    client.post(at("allowed_word_remove", other, word.uuid))
    assert AllowedWord.objects.exists()
