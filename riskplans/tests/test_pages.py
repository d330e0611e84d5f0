"""The plan's pages: who may open them, and what they say."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from assessments.models import Factor, PredictorScore
from cases.models import PersonAtRisk
from riskplans import facts as plan_facts
from riskplans.models import (
    Action,
    ActionFactor,
    ActionPerson,
    Contingency,
    ContingencyDetection,
    Plan,
)
from riskplans.permissions import ONLY_READS, why_not_edit, why_not_start
from riskplans.tests.asking import at, edited, text_of
from rules.required import unanswered

pytestmark = pytest.mark.django_db

ROWLESS = [
    "plan",
    "matrix",
    "review",
    "thinking",
    "progress",
    "history",
    "action_add",
    "contingency_add",
    "rejected_add",
    "other_plan_add",
    "travel_add",
]


@pytest.mark.parametrize("name", ROWLESS)
def test_another_teams_plan_is_not_there(client, plan, oscar, name):
    client.force_login(oscar)
    assert client.get(at(plan, name)).status_code == 404
    assert not AccessEntry.objects.exists()


@pytest.mark.parametrize("name", ROWLESS)
def test_an_administrator_sees_no_plan(client, plan, ada, name):
    client.force_login(ada)
    assert client.get(at(plan, name)).status_code == 404


@pytest.mark.parametrize("name", ROWLESS)
def test_the_author_opens_every_page_and_the_access_log_says_so(signed_in, plan, name):
    assert signed_in.get(at(plan, name)).status_code == 200
    assert AccessEntry.objects.get().crns == ["X123456"]


@pytest.mark.parametrize("who", ["ines", "colin", "mo", "hanna"])
def test_others_read_the_plan_and_change_nothing(client, plan, add, drinking, who, request):
    action = add()
    client.force_login(request.getfixturevalue(who))
    for name in ("plan", "matrix", "progress", "history"):
        page = client.get(at(plan, name))
        assert page.status_code == 200
        assert "action_add" not in text_of(page)
        assert at(plan, "action_add") not in text_of(page)
    posts = [
        at(plan, "review"),
        at(plan, "action_add"),
        at(plan, "action_edit", action.uuid),
        at(plan, "action_remove", action.uuid),
        at(plan, "contingency_add"),
        at(plan, "no_action", drinking.uuid),
        at(plan, "confirm", "supervision"),
        at(plan),
        at(plan, "thinking"),
        at(plan, "rejected_add"),
        at(plan, "other_plan_add"),
        at(plan, "travel_add"),
        at(plan, "progress_add", action.uuid),
    ]
    before = Action.history.count()
    assert {client.post(url, {"what": "x"}).status_code for url in posts} == {403}
    assert Action.history.count() == before


def test_why_a_plan_cannot_be_changed(plan, priya, colin, ines):
    assert why_not_edit(priya, plan) == ""
    assert why_not_edit(ines, plan) == ONLY_READS
    assert "Priya Practitioner" in why_not_edit(colin, plan)
    plan.locked_at = timezone.now()
    assert "countersignature" in why_not_edit(priya, plan)
    plan.completed_at = timezone.now()
    assert "complete" in why_not_edit(priya, plan)
    plan.completed_at, plan.abandoned_at = None, timezone.now()
    assert "abandoned" in why_not_edit(priya, plan)


def test_a_closed_case_is_reopened_first(case, plan, assessment, priya):
    plan.case.closed_at = assessment.case.closed_at = timezone.now()
    assert "Reopen it first" in why_not_edit(priya, plan)
    assert "Reopen it first" in why_not_start(priya, assessment)


def test_why_a_plan_cannot_be_started(assessment, priya, colin, ines):
    assert why_not_start(priya, assessment) == ""
    assert "Priya Practitioner" in why_not_start(colin, assessment)
    assert why_not_start(ines, assessment)
    assessment.locked_at = timezone.now()
    assert "signed" in why_not_start(priya, assessment)


def test_starting_a_plan_twice_gives_one(signed_in, assessment):
    url = reverse("riskplans:start", args=[assessment.uuid])
    assert signed_in.get(url).status_code == 405
    places = {signed_in.post(url, {"kind": "interim"})["Location"] for _ in range(2)}
    plan = Plan.objects.get()
    assert places == {plan.get_absolute_url()}
    assert plan.kind == "interim"


def test_only_the_author_starts_the_plan(client, assessment, colin):
    client.force_login(colin)
    url = reverse("riskplans:start", args=[assessment.uuid])
    assert client.post(url).status_code == 403
    assert not Plan.objects.exists()


def test_a_signed_plan_refuses_every_save(signed_in, plan):
    plan.locked_at = timezone.now()
    plan.save()
    assert signed_in.post(at(plan, "action_add"), {"what": "x"}).status_code == 403
    assert not Action.objects.exists()


def test_a_factor_at_the_start_waits_for_an_answer(signed_in, plan, drinking, partner):
    """RMP-01, WHO-06: each driver, each group at Medium or above, each person."""
    page = text_of(signed_in.get(at(plan)))
    assert page.count('<span class="plan-gap">') == 3
    add = at(plan, "action_add")
    assert f"{add}?factor={drinking.uuid}" in page
    assert f"{add}?pillar=victim_safety&amp;person={partner.uuid}" in page
    form = text_of(signed_in.get(f"{add}?factor={drinking.uuid}&pillar=supervision"))
    assert len(re.findall(r"<input[^>]*checked", form)) == 2  # the pillar and the factor


def test_what_is_missing_is_said_in_sentences_with_links(signed_in, plan, add):
    page = text_of(signed_in.get(at(plan)))
    assert "Add what will be done if things go wrong." in page
    assert "Stops signing" in page
    assert "QC-" not in page


def test_what_an_action_lacks_leads_to_its_form(signed_in, plan, add):
    action = add(who="everyone", when_text="3 May 2026")
    page = text_of(signed_in.get(at(plan)))
    assert f'href="{at(plan, "action_edit", action.uuid)}">Enter who will do it for' in page


def test_what_was_copied_is_said_beside_its_button_and_not_again(signed_in, plan, add):
    """Told apart by what the gap is, not by how its sentence begins."""
    add(is_carried_over=True)
    page = text_of(signed_in.get(at(plan)))
    assert "Confirm or change the copied action" not in page
    facts = plan_facts.whole(plan_facts.with_rows(plan.uuid), timezone.localdate())
    copied = [gap for gap in unanswered(facts) if gap.is_copied]
    assert [gap.message for gap in copied] == ["Confirm or change the copied action a1."]


def make_low(assessment):
    PredictorScore.objects.create(assessment=assessment, tool="RSR", percent="1.00")
    for row in (assessment.best_fit, assessment.immediacy, assessment.decision):
        row.level = 1
        row.save()
    for cell in assessment.cells.all():
        cell.level = 1
        cell.save()


def test_at_low_the_plan_is_two_things_and_the_rest_is_folded_not_hidden(signed_in, plan):
    make_low(plan.assessment)
    page = text_of(signed_in.get(at(plan)))
    assert "At Low the plan needs two things" in page
    assert page.index('name="if_text"') < page.index('id="more"')
    assert "Victim safety planning" in page
    assert "Enter how often the person will be seen." not in page  # its box says it


def test_the_matrix_marks_gaps_in_words_and_links_to_what_mends_them(
    signed_in, plan, add, drinking, partner
):
    action = add("a1", pillar="interventions")
    page = text_of(signed_in.get(at(plan, "matrix")))
    assert page.count("Gap:") == 3
    assert 'scope="row"' in page
    ActionFactor.objects.create(action=action, factor=drinking)
    page = text_of(signed_in.get(at(plan, "matrix")))
    assert page.count("Gap:") == 1
    assert at(plan, "action_edit", action.uuid) in page


def test_history_says_who_changed_what(signed_in, plan, add, drinking):
    action = add()
    ActionFactor.objects.create(action=action, factor=drinking)
    url = at(plan, "action_edit", action.uuid)
    signed_in.post(url, edited(signed_in, url, what="See him twice a week"))
    page = text_of(signed_in.get(at(plan, "history")))
    assert "See him twice a week" in page
    assert "See him weekly" in page
    assert "Priya Practitioner" in page


def test_the_list_says_which_plan_holds_and_leads_to_the_duty_sheet(signed_in, case, plan):
    url = reverse("riskplans:list", args=[case.crn])
    page = text_of(signed_in.get(url))
    assert reverse("documents:tonight", args=[case.crn]) in page
    assert "No plan has been signed" in page
    plan.locked_at = timezone.now()
    plan.save()
    assert "The plan that holds now is" in text_of(signed_in.get(url))


def test_the_list_of_a_case_without_a_plan(signed_in, case, client, oscar):
    url = reverse("riskplans:list", args=[case.crn])
    assert "There is no plan yet" in text_of(signed_in.get(url))
    client.force_login(oscar)
    assert client.get(url).status_code == 404


def test_text_that_people_typed_is_never_markup(signed_in, plan, add):
    add(what="<script>alert(1)</script>")
    for name in ("plan", "matrix", "history"):
        assert b"<script>alert" not in signed_in.get(at(plan, name)).content


def test_gets_change_nothing(signed_in, plan, add, drinking):
    action = add()
    names = [*ROWLESS, ("action_edit", action.uuid), ("no_action", drinking.uuid)]
    before = Action.history.count(), Plan.history.count(), plan.editors.count()
    for name in names:
        signed_in.get(at(plan, *(name if isinstance(name, tuple) else (name,))))
    assert (Action.history.count(), Plan.history.count(), plan.editors.count()) == before


PAGES = ["plan", "matrix", "history", "thinking", "progress", "action_add", "contingency_add"]


def test_pages_cost_the_same_for_1_row_and_30(
    signed_in, case, plan, add, django_assert_max_num_queries
):
    counts = []
    signed_in.get(at(plan))  # the first page of a session also writes the session
    for n in range(1, 31):
        action = add(f"a{n}")
        factor = Factor.objects.create(
            assessment=plan.assessment, number=f"r{n}", label=f"F{n}", kind="acute", state="active"
        )
        ActionFactor.objects.create(action=action, factor=factor)
        PersonAtRisk.objects.create(case=case, reference=f"KA-{n}", kind="known_adult")
        row = Contingency.objects.create(plan=plan, number=f"c{n}", if_text="x")
        ContingencyDetection.objects.create(contingency=row, action=action)
        plan.rejected_conditions.create(condition="x")
        plan.other_plans.create(title="x")
        plan.travel_decisions.create(request="x")
        if n in (1, 30):
            counts.append({})
            for name in PAGES:
                with django_assert_max_num_queries(50) as counted:
                    signed_in.get(at(plan, name))
                counts[-1][name] = len(counted)
    assert all(counts[1][name] <= counts[0][name] for name in PAGES), counts


def test_history_names_rows_in_words_never_by_their_keys(signed_in, plan, add, partner):
    action = add()
    ActionPerson.objects.create(action=action, person=partner)
    contingency = Contingency.objects.create(plan=plan, number="c1", if_text="He drinks")
    ContingencyDetection.objects.create(contingency=contingency, action=action)
    page = text_of(signed_in.get(at(plan, "history")))
    main = page[page.index("History of plan") :]
    texts = [text.strip() for text in re.findall(r">([^<>]+)<", main)]
    assert "KA-1" in texts
    assert "He drinks" in texts
    assert str(contingency.pk) not in texts
