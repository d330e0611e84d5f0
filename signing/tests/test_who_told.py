"""Who was told the level and the plan after a signature, and who was not (WHO-11, MAP-09)."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cases.models import Contact, TimelineEntry
from cases.tests.conftest import date_fields, fields_of
from riskplans.models import Plan
from rules.distribution import FIRST
from rules.terms import RiskLevel
from signing import who_told, workflow
from signing.models import Signature, Submission, Told
from signing.tests.builder import signable
from signing.told_form import ToldForm
from signing.workflow import distribution

MEDIUM, VERY_HIGH = RiskLevel.MEDIUM, RiskLevel.VERY_HIGH


@pytest.fixture
def submission(case):
    """A signed record; the police and a housing worker are named on it."""
    assessment = signable(case, MEDIUM)
    action = assessment.plans.get().actions.first()
    action.who = "Priya Practitioner with police"
    action.save()
    Contact.objects.create(case=case, name="Kit Keyworker", role="Housing")
    return workflow.sign(assessment, by=case.practitioner)


@pytest.fixture
def act(client):
    """act(user, url) gives the page; act(user, url, data) fills in its form and posts it."""

    def _act(user, url, data=None):
        client.force_login(user)
        page = client.get(url)
        return page if data is None else client.post(url, {**fields_of(page), **data})

    return _act


def day_of(day):
    return date_fields("on", day.day, day.month, day.year)


def said(submission, who="Police", **more):
    given = {"how": "phone", "on": timezone.localdate()} | more
    return Told(submission=submission, who=who, **given)


def today_in_words():
    day = timezone.localdate()
    return f"{day.day} {day:%B %Y}"


def timeline(case):
    acts = case.timeline.filter(act__startswith="signing.told")
    return [(entry.act, entry.sentence, entry.note) for entry in acts.order_by("id")]


def test_a_telling_is_added_corrected_and_removed_and_the_timeline_says_so_who_11(
    submission, case, priya, colin
):
    told = distribution.tell(said(submission, note="To the inspector"), by=priya)
    assert (told.level, told.recorded_by, told.version) == (MEDIUM, priya, 1)
    told.how, told.note = "letter", "To the sergeant"
    distribution.tell(told, by=colin)
    assert (told.recorded_by, told.version) == (priya, 2)
    distribution.take_back(told, by=colin)
    assert not Told.objects.exists() and Told.history.count() == 3
    day = today_in_words()
    assert timeline(case) == [
        ("signing.told", f"Told of Medium: Police, by telephone, on {day}", "To the inspector"),
        (
            "signing.told_corrected",
            f"Corrected: told of Medium: Police, by letter, on {day}",
            f"To the sergeant\nBefore: Police, by telephone, on {day}. To the inspector",
        ),
        ("signing.told_removed", f"Not told after all of Medium: Police, by letter, on {day}", ""),
    ]


def test_an_edition_tells_its_recipient_once_a_day_and_level_who_11(submission, case, priya):
    for _ in range(2):
        distribution.edition_sent(submission, "Police", by=priya)
        distribution.edition_sent(submission, "POLICE", by=priya)
    told = Told.objects.get()
    assert (told.who, told.how, told.on) == ("Police", "edition sent", timezone.localdate())
    Submission.objects.filter(pk=submission.pk).update(level=VERY_HIGH)
    submission.refresh_from_db()
    distribution.edition_sent(submission, "Police", by=priya)
    assert sorted(submission.told.values_list("level", flat=True)) == [MEDIUM, VERY_HIGH]


def test_who_only_reads_and_what_is_not_signed_tell_nobody_who_11(submission, priya, ines):
    with pytest.raises(PermissionDenied, match="not change it"):
        distribution.tell(said(submission), by=ines)
    Submission.objects.filter(pk=submission.pk).update(record="")
    with pytest.raises(PermissionDenied, match="Nothing is signed now"):
        distribution.tell(said(submission), by=priya)
    assert not Told.objects.exists() and not TimelineEntry.objects.filter(act__contains="told")


def test_those_who_are_named_wait_until_they_are_told_who_11(submission, case, priya):
    plan = who_told.records.read(submission).plan
    found = who_told.of(submission, plan)
    assert (found.waiting, found.told, found.first) == (
        ("Police", "Kit Keyworker, Housing"),
        (),
        "",
    )
    distribution.tell(said(submission, "PC Ali, police"), by=priya)
    found = who_told.of_case(case)
    assert (found.submission, found.level) == (submission, "Medium")
    assert found.waiting == ("Kit Keyworker, Housing",)


def test_people_are_told_of_the_record_that_holds_who_11(submission, case, priya):
    later = workflow.sign(signable(case, MEDIUM), by=priya)
    plan = who_told.records.read(submission).plan
    assert who_told.of(submission, plan).waiting == ()
    assert who_told.of_case(case).submission == later
    reduction = Submission.objects.filter(pk=later.pk)
    reduction.update(status="awaiting", is_reduction=True, completed_at=None)
    later.refresh_from_db()
    found = who_told.of(later, plan)
    assert (found.is_to_come, found.waiting) == (True, ())
    assert who_told.of_case(case).submission == submission
    assert who_told.of(submission, plan).waiting == ("Police", "Kit Keyworker, Housing")
    reduction.update(is_reduction=False)
    assert who_told.of_case(case).submission == later


def test_what_was_returned_holds_only_where_its_plan_does_who_11(submission, case, priya):
    """A raised level stands when it is returned; without one the record before it holds."""
    later = workflow.sign(signable(case, MEDIUM), by=priya)
    row = Submission.objects.filter(pk=later.pk)
    row.update(status="returned", completed_at=None)
    Plan.objects.filter(pk=later.plan_id).update(locked_at=None, completed_at=None)
    assert who_told.of_case(case).submission == submission
    later.refresh_from_db()
    assert not who_told.of(later, who_told.records.read(later).plan).is_to_come
    row.update(level=VERY_HIGH)
    assert who_told.of_case(case).submission == later
    row.update(level=MEDIUM, is_urgent=True)
    assert who_told.of_case(case).submission == later


def test_where_the_level_changes_the_list_starts_again_who_11(submission, case, priya):
    distribution.tell(said(submission), by=priya)
    submission.level = VERY_HIGH
    found = who_told.of(submission, None)
    assert (found.told, [row.who for row in found.earlier], found.first) == ((), ["Police"], FIRST)
    submission.level = None
    assert who_told.of(submission, None).level == ""


def test_without_a_record_that_holds_and_can_be_read_nothing_is_shown_who_11(case, submission):
    row = Submission.objects.filter(pk=submission.pk)
    row.update(status="abandoned", completed_at=None)
    assert who_told.of_case(case) is None
    row.update(status="complete", completed_at=submission.completed_at)
    assert who_told.of_case(case).submission == submission
    row.update(record="{}")
    assert who_told.of_case(case) is None


def page(act, user, submission):
    html = act(user, reverse("signing:record", args=[submission.uuid])).content
    return BeautifulSoup(html, "lxml").select_one("section[aria-labelledby=who-told]")


def test_the_record_offers_whom_to_tell_and_the_case_says_who_is_left_map_09(
    act, submission, case, ines
):
    Submission.objects.filter(pk=submission.pk).update(level=VERY_HIGH)
    section = page(act, ines, submission)
    words = " ".join(section.get_text(" ").split())
    assert FIRST in words and "Nobody is recorded as told that the level is Very High" in words
    assert "Not yet told" in words and not section.select("a")
    html = act(ines, case.get_absolute_url()).content.decode()
    assert FIRST in html and "Not yet told: Police; Kit Keyworker, Housing." in html


def sent(**more):
    return {"who": "Police", "how": "phone", "note": "", **day_of(timezone.localdate())} | more


def test_what_is_offered_is_recorded_from_its_link_and_corrected_who_11(act, submission, priya):
    (link, *_) = page(act, priya, submission).select("a[href*='who=Police']")
    assert act(priya, link["href"]).context["form"].initial["who"] == "Police"
    answer = act(priya, link["href"], sent())
    assert answer.url.endswith(f"/submissions/{submission.uuid}/#who-told")
    told = Told.objects.get()
    change = reverse("signing:told_edit", args=[submission.uuid, told.uuid])
    act(priya, change, sent(how="other", note="On the radio"))
    told.refresh_from_db()
    assert (told.how, told.note, told.version) == ("other", "On the radio", 2)
    stale = act(priya, change, sent(how="letter", row_version=1))
    assert stale.status_code == 409 and "On the radio" in stale.content.decode()


def test_all_who_were_told_in_one_meeting_are_recorded_at_once_who_11(act, submission, priya):
    url = reverse("signing:told_add", args=[submission.uuid])
    kit = "Kit Keyworker, Housing"
    offered = act(priya, f"{url}?who=Police").context["form"].fields["others"].choices
    assert offered == [(kit, kit)]
    posted = {**fields_of(act(priya, url)), **sent(how="meeting", note="Level 2", others=[kit])}
    for _ in range(2):
        assert act(priya, url).client.post(url, posted).status_code == 302
    rows = submission.told.values_list("who", "how", "on", "note", "level")
    day = timezone.localdate()
    assert set(rows) == {(who, "meeting", day, "Level 2", MEDIUM) for who in ("Police", kit)}
    assert "others" not in act(priya, url).context["form"].fields


def test_the_history_says_who_recorded_what_who_11(act, submission, priya, ines):
    told = distribution.tell(said(submission), by=priya)
    told.how = "letter"
    distribution.tell(told, by=priya)
    distribution.take_back(told, by=priya)
    url = reverse("signing:told_history", args=[submission.uuid])
    entries = act(ines, url).context["page"].entries
    sentences = ["Telling removed: Police", "Telling changed: Police", "Telling added: Police"]
    assert [entry.sentence for entry in entries] == sentences
    (change,) = entries[1].changes
    assert (change.label, change.before, change.after) == ("How", "By telephone", "By letter")
    links = BeautifulSoup(act(ines, submission.get_absolute_url()).content, "lxml").select("a")
    assert url in [link["href"] for link in links]


def test_who_was_told_meanwhile_is_not_recorded_twice_who_11(act, submission, priya):
    url = reverse("signing:told_add", args=[submission.uuid])
    kit = "Kit Keyworker, Housing"
    distribution.tell(said(submission, kit), by=priya)
    html = act(priya, url, sent(who="Prison", others=[kit])).content.decode()
    assert "was recorded meanwhile" in html and submission.told.count() == 1


def test_of_several_who_are_told_together_nobody_is_told_twice_who_11(submission, priya):
    kit = "Kit Keyworker, Housing"
    distribution.tell(said(submission, kit), by=priya)
    distribution.tell_together(said(submission, "Police and others"), [kit, "Police"], by=priya)
    distribution.tell_together(said(submission, "Prison"), ["Probation", "Probation"], by=priya)
    told = sorted(submission.told.values_list("who", flat=True))
    assert told == [kit, "Police and others", "Prison", "Probation"]


def test_a_record_that_somebody_broke_offers_nobody_who_11(act, submission, priya):
    Submission.objects.filter(pk=submission.pk).update(record="{}")
    url = reverse("signing:told_add", args=[submission.uuid])
    assert "others" not in act(priya, url).context["form"].fields


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"who": ""}, "Enter who was told"),
        ({"how": ""}, "Select how they were told"),
        ({"how": "other"}, "Enter in which other way they were told"),
        ({"on_day": ""}, "must include a day"),
        ({"on_year": "2020"}, "must not be before it was signed"),
        ({"on_year": "2190"}, "must be today or in the past"),
    ],
)
def test_what_does_not_fit_is_refused_and_kept_who_11(act, submission, priya, more, sentence):
    url = reverse("signing:told_add", args=[submission.uuid])
    html = act(priya, url, sent(**{"who": "Unit 7"} | more)).content.decode()
    assert sentence in html and ("Unit 7" in html or not more.get("who", "x"))
    assert not Told.objects.exists()


def test_removing_asks_first_and_a_second_press_finds_it_gone_who_11(act, submission, priya):
    told = distribution.tell(said(submission), by=priya)
    url = reverse("signing:told_remove", args=[submission.uuid, told.uuid])
    assert (
        "Do you want to remove this?" in act(priya, url).content.decode() and Told.objects.exists()
    )
    for _ in range(2):
        assert act(priya, url, {}).status_code == 302
    assert not Told.objects.exists()


def test_a_day_counts_from_the_first_signature_where_it_was_signed_again_who_11(submission):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    given = {"who": "Police", "how": "phone", **{n: str(v) for n, v in day_of(yesterday).items()}}
    assert "on" in ToldForm(given, instance=said(submission)).errors
    first = submission.signatures.get()
    Signature.objects.filter(pk=first.pk).update(at=first.at - datetime.timedelta(days=2))
    assert ToldForm(given, instance=said(submission)).errors == {}
