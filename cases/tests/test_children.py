"""Children, enquiries and referrals: what is asked, what is kept, and what falls due."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import workflow
from cases.models import ChildrenSummary, Enquiry, Offence, PersonAtRisk, Referral, Task
from cases.tests.conftest import date_fields, fields_of
from tests.factories import PersonAtRiskFactory

MONDAY = datetime.date(2026, 6, 1)


def at(name, case, *more):
    return reverse(f"cases:{name}", args=[case.crn, *more])


def text_of(response):
    return response.content.decode()


# --- children -------------------------------------------------------------------------------


def test_chd_01_nothing_answered_is_never_no_contact(act, case, priya):
    html = text_of(act(priya, at("children", case)))
    assert ">No known contact<" not in html and "Not answered" in html
    assert not ChildrenSummary.objects.exists()  # looking stores nothing


def test_chd_01_no_known_contact_has_who_says_so_and_when(act, case, priya):
    data = {"is_there_contact": "none", "none_known_from": "Children’s services, 3 May 2026"}
    assert act(priya, at("children_edit", case), data).url == at("children", case)
    html = text_of(act(priya, at("children", case)))
    assert "No known contact" in html and "Children’s services, 3 May 2026" in html


def test_chd_01_no_known_contact_beside_a_child_on_the_register_is_questioned(act, case, priya):
    ChildrenSummary.objects.create(case=case, is_there_contact="none")
    contradiction = "there are children below"
    assert contradiction not in text_of(act(priya, at("children", case)))
    PersonAtRiskFactory(case=case, reference="CH-1", kind="child")
    assert contradiction in text_of(act(priya, at("children", case)))


def test_chd_03_chd_04_voice_and_impact_are_kept_for_all_children(act, case, priya):
    data = {"voice": "Doors are slammed", "impact": "Nobody gets them to school"}
    act(priya, at("children_edit", case), data)
    row = ChildrenSummary.objects.get()
    assert (row.voice, row.impact) == ("Doors are slammed", "Nobody gets them to school")


@pytest.mark.parametrize(
    ("requirement", "word"),
    [
        ("CHD-04", "holds a child back"),
        ("CHD-05", "Early help"),
        ("CHD-06", "Neglect"),
        ("CHD-07", "county lines"),
        ("CHD-08", "Are appointments kept?"),
        ("CHD-09", "It is more than touching"),
    ],
)
def test_chd_04_to_09_prompts_are_folded_on_the_page(act, case, priya, requirement, word):
    html = text_of(act(priya, at("children", case)))
    assert word in html, requirement
    before = html[: html.index(word)]
    assert before.rindex("<details") > before.rfind("</details>")


def test_chd_10_posing_a_risk_in_custody_asks_for_restrictions_on_contact(act, case, priya):
    prompt = "Contact by visit, letter and telephone is restricted."
    ChildrenSummary.objects.create(case=case, poses_risk=True)
    assert prompt not in text_of(act(priya, at("children", case)))
    case.setting, case.setting_on = "custody", timezone.localdate()
    case.save()
    assert prompt in text_of(act(priya, at("children", case)))
    ChildrenSummary.objects.get().delete()
    ChildrenSummary.objects.create(case=case, poses_risk=False)
    assert prompt not in text_of(act(priya, at("children", case)))


def test_chd_12_domestic_abuse_asks_about_future_children(act, case, priya):
    prompt = "If children may come into this person’s life later"
    assert prompt not in text_of(act(priya, at("children", case)))
    Offence.objects.create(case=case, description="Assault", tags=["domestic abuse"])
    assert prompt in text_of(act(priya, at("children", case)))
    act(priya, at("children_edit", case), {"future": "A new partner with two children"})
    html = text_of(act(priya, at("children", case)))
    assert prompt not in html and "A new partner with two children" in html


def test_two_people_who_first_answer_for_children_lose_neither(client, case, priya):
    client.force_login(priya)
    url = at("children_edit", case)
    one, two = fields_of(client.get(url)), fields_of(client.get(url))
    client.post(url, {**one, "voice": "First text"})
    response = client.post(url, {**two, "voice": "Second text"})
    assert response.status_code == 409
    assert "First text" in text_of(response) and "Second text" in text_of(response)
    assert ChildrenSummary.objects.get().voice == "First text"


def test_chd_02_chd_03_a_child_has_more_questions_than_an_adult(act, case, priya):
    child = PersonAtRiskFactory(case=case, reference="CH-1", kind="child")
    adult = PersonAtRiskFactory(case=case, reference="KA-1", kind="known_adult")
    of_child = {"contact", "is_known_to_services", "child_plan", "voice"}
    asked_of = [
        set(act(priya, at("person_edit", case, row.uuid)).context["form"].fields)
        for row in (child, adult)
    ]
    assert of_child <= asked_of[0] and not of_child & asked_of[1]


def test_chd_03_what_is_said_of_a_child_stands_on_the_page_of_children(act, case, priya):
    child = PersonAtRiskFactory(case=case, reference="CH-1", kind="child")
    data = {"voice": "Hides upstairs", "is_known_to_services": "yes", "contact": "Weekends"}
    response = act(priya, at("person_edit", case, child.uuid), data)
    assert response.url == at("children", case)
    html = text_of(act(priya, at("children", case)))
    assert all(text in html for text in ("CH-1", "Hides upstairs", "Weekends"))


def test_a_child_is_added_from_the_page_of_children(act, case, priya):
    url = f"{at('person_add', case)}?kind=child"
    assert act(priya, url).context["form"]["kind"].value() == "child"
    assert act(priya, url, {"kind": "child"}).url == at("children", case)
    assert PersonAtRisk.objects.get().reference == "CH-1"


# --- referrals ------------------------------------------------------------------------------


def test_chd_05_a_referral_has_kind_day_and_outcome(act, case, priya):
    data = {"kind": "urgent", **date_fields("made_on", 1, 6, 2026)}
    act(priya, at("referral_add", case), data)
    row = Referral.objects.get()
    assert "Not known yet" in text_of(act(priya, at("children", case)))
    act(priya, at("referral_edit", case, row.uuid), {**data, "outcome": "A strategy meeting"})
    html = text_of(act(priya, at("children", case)))
    assert "Urgent safeguarding referral, 1 June 2026" in html and "A strategy meeting" in html


def test_chd_05_a_referral_needs_its_kind(act, case, priya):
    html = text_of(act(priya, at("referral_add", case), date_fields("made_on", 1, 6, 2026)))
    assert "Select the kind of referral" in html and not Referral.objects.exists()


# --- history --------------------------------------------------------------------------------


def test_history_names_children_enquiries_and_referrals(act, case, priya, ines):
    act(priya, at("children_edit", case), {"voice": "Doors are slammed"})
    row = workflow.save_enquiry(Enquiry(case=case, agency="Police", asked_on=MONDAY), by=priya)
    row.outcome = "Two call-outs"
    workflow.save_enquiry(row, by=priya)
    Referral.objects.create(case=case, kind="urgent", made_on=MONDAY)
    html = text_of(act(ines, at("history", case)))
    for said in ("Children in the person’s life added", "Enquiry changed: Police", "Two call-outs"):
        assert said in html
    assert "Referral added" in html


# --- what cannot wait -----------------------------------------------------------------------


def test_slf_04_current_thoughts_stand_on_every_page_of_the_case(act, case, priya, ines):
    title = "Current thoughts of suicide or self-harm: tell a manager today"
    task = Task.objects.create(
        case=case,
        kind=Task.Kind.SELF,
        title=title,
        due_on=timezone.localdate(),
        assignee=priya,
        about=case.uuid,
        link_name="cases:overview",
    )
    pages = ("overview", "timeline", "people", "children", "enquiries", "sentence", "history")
    for user in (priya, ines):
        for page in pages:
            assert f">{title}</a></p>" in text_of(act(user, at(page, case))), page
    task.done_at, task.done_by = timezone.now(), priya
    task.save()
    assert title not in text_of(act(priya, at("overview", case)))
