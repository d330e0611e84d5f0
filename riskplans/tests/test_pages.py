"""The plan's pages: who may open them, what they say, what a save does."""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from assessments.models import Factor, PredictorScore
from cases.models import PersonAtRisk
from riskplans.models import (
    Action,
    ActionFactor,
    ActionPerson,
    Contingency,
    ContingencyDetection,
    Plan,
)
from riskplans.pages import page_url
from riskplans.permissions import ONLY_READS, why_not_edit, why_not_start
from rules.terms import Page
from tests.factories import CaseFactory, make_assessment

pytestmark = pytest.mark.django_db


def at(plan, name="plan", *args):
    return reverse(f"riskplans:{name}", args=[plan.uuid, *args])


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def token_of(client, url):
    page = client.get(url).content.decode()
    return re.search(r'name="row_token" value="([^"]+)"', page)[1]


def version_of(client, url):
    page = client.get(url).content.decode()
    return re.search(r'name="row_version" value="([^"]+)"', page)[1]


ROWLESS = ["plan", "matrix", "review", "history", "action_add", "contingency_add"]


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
    for name in ("plan", "matrix", "history"):
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


def test_an_action_is_saved_with_its_links(signed_in, plan, drinking, partner):
    url = at(plan, "action_add")
    data = {
        "row_token": token_of(signed_in, url),
        "what": "Test for alcohol",
        "pillar": "monitoring_control",
        "who": "P. Practitioner",
        "when_text": "3 May 2026",
        "kind": "other",
        "factors": [str(drinking.uuid)],
        "people": [str(partner.uuid)],
    }
    answers = [signed_in.post(url, data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    action = Action.objects.get()
    assert (action.number, str(action.when_on)) == ("a1", "2026-05-03")
    assert action.factor_links.get().factor == drinking
    assert action.person_links.get().person == partner
    assert plan.editors.get().user.username == "priya"
    page = text_of(signed_in.get(at(plan)))
    assert "Test for alcohol" in page
    assert "KA-1" in page


def test_an_action_needs_only_what_and_pillar_to_be_saved_as_a_draft(signed_in, plan):
    answer = signed_in.post(at(plan, "action_add"), {"kind": "other"})
    assert answer.status_code == 200
    assert "Enter what will be done" in text_of(answer)
    assert "Select the pillar that this belongs to" in text_of(answer)
    data = {"what": "See him", "pillar": "supervision", "kind": "other"}
    assert signed_in.post(at(plan, "action_add"), data).status_code == 302


def test_a_factor_of_another_assessment_cannot_be_linked(signed_in, plan, other_team, oscar):
    other = Factor.objects.create(
        assessment=make_assessment(CaseFactory(team=other_team, practitioner=oscar)),
        number="r1",
        label="Not his",
    )
    data = {"what": "x", "pillar": "supervision", "kind": "other", "factors": [str(other.uuid)]}
    signed_in.post(at(plan, "action_add"), data)
    assert not ActionFactor.objects.exists()


def test_a_vague_date_is_saved_and_named_beside_the_field(signed_in, plan, add):
    """RMP-06."""
    action = add(who="everyone", when_text="ongoing")
    page = text_of(signed_in.get(at(plan, "action_edit", action.uuid)))
    assert "“ongoing” does not say when" in page
    assert "“everyone” names nobody" in page
    assert "“ongoing” does not say when" in text_of(signed_in.get(at(plan)))


def edited(client, url, **changes):
    data = {"what": "See him weekly", "pillar": "supervision", "kind": "other"}
    return {**data, "row_version": version_of(client, url), **changes}


def test_unticking_a_factor_removes_the_link(signed_in, plan, add, drinking):
    action = add()
    ActionFactor.objects.create(action=action, factor=drinking)
    url = at(plan, "action_edit", action.uuid)
    assert "checked" in text_of(signed_in.get(url))
    assert signed_in.post(url, edited(signed_in, url)).status_code == 302
    assert not action.factor_links.exists()
    action.refresh_from_db()
    assert action.version == 2


def test_a_stale_save_is_refused_with_both_texts(signed_in, plan, add):
    action = add()
    url = at(plan, "action_edit", action.uuid)
    data = edited(signed_in, url, what="My text")
    action.what = "Their text"
    action.save()
    answer = signed_in.post(url, data)
    assert answer.status_code == 409
    assert "Their text" in text_of(answer)
    assert "My text" in text_of(answer)
    action.refresh_from_db()
    assert action.what == "Their text"


def test_saving_a_copied_action_unchanged_confirms_it(signed_in, plan, add):
    action = add(is_carried_over=True)
    assert "Carried over</strong>" in text_of(signed_in.get(at(plan)))
    url = at(plan, "action_edit", action.uuid)
    signed_in.post(url, edited(signed_in, url))
    action.refresh_from_db()
    assert not action.is_carried_over


def test_what_was_copied_is_confirmed_by_section(signed_in, plan, add):
    action = add(is_carried_over=True)
    assert signed_in.post(at(plan, "confirm", "nonsense")).status_code == 404
    assert signed_in.get(at(plan, "confirm", "supervision")).status_code == 405
    signed_in.post(at(plan, "confirm", "supervision"))
    action.refresh_from_db()
    assert not action.is_carried_over


def test_removing_asks_first_and_says_what_relied_on_it(signed_in, plan, add):
    action = add()
    contingency = Contingency.objects.create(plan=plan, number="c1", if_text="He drinks")
    ContingencyDetection.objects.create(contingency=contingency, action=action)
    url = at(plan, "action_remove", action.uuid)
    assert "He drinks" in text_of(signed_in.get(url))
    assert plan.actions.exists()
    assert [signed_in.post(url).status_code for _ in range(2)] == [302, 302]
    assert not plan.actions.exists()


def test_a_contingency_is_saved_with_what_would_notice_it(signed_in, plan, add):
    """CON-01, CON-06, CON-10."""
    action = add()
    data = {
        "if_text": "He misses two appointments",
        "then_text": "Visit the same day",
        "why": "He withdrew before the offence",
        "who": "Duty officer",
        "when_text": "the same day",
        "theme": "supervision",
        "detected_by": [str(action.uuid)],
    }
    assert signed_in.post(at(plan, "contingency_add"), data).status_code == 302
    contingency = Contingency.objects.get()
    assert contingency.number == "c1"
    assert contingency.detections.get().action == action
    signed_in.post(at(plan, "contingency_remove", contingency.uuid))
    assert not Contingency.objects.exists()


def test_the_review_page_saves_the_plan(signed_in, plan):
    url = at(plan, "review")
    data = {
        "row_version": version_of(signed_in, url),
        "kind": "full",
        "contact_frequency": "Weekly at the office",
        "licence_conditions": "One\nTwo",
        "is_sufficient": "true",
        "is_necessary": "false",
    }
    assert signed_in.post(url, data).status_code == 302
    plan.refresh_from_db()
    answers = plan.is_sufficient, plan.is_necessary, plan.is_proportionate
    assert answers == (True, False, None)
    assert plan.contact_frequency == "Weekly at the office"


def test_a_factor_at_the_start_waits_for_an_answer(signed_in, plan, drinking, partner):
    """RMP-01, WHO-06: each driver, each group at Medium or above, each person."""
    page = text_of(signed_in.get(at(plan)))
    assert page.count("Not yet answered:") == 3
    add = at(plan, "action_add")
    assert f"{add}?factor={drinking.uuid}" in page
    assert f"{add}?pillar=victim_safety&amp;person={partner.uuid}" in page
    form = text_of(signed_in.get(f"{add}?factor={drinking.uuid}&pillar=supervision"))
    assert len(re.findall(r"<input[^>]*checked", form)) == 3  # the pillar, the factor, the kind


def test_no_action_because_answers_a_factor(signed_in, plan, drinking):
    """RAT-07."""
    url = at(plan, "no_action", drinking.uuid)
    assert "Enter why nothing is planned" in text_of(signed_in.post(url, {"reason": ""}))
    signed_in.post(url, {"reason": "It is being treated in custody"})
    page = text_of(signed_in.get(at(plan)))
    assert "It is being treated in custody" in page
    assert "No action addresses this." not in page
    signed_in.post(at(plan, "no_action_remove", drinking.uuid))
    assert "No action addresses this." in text_of(signed_in.get(at(plan)))


def test_what_is_missing_is_said_in_sentences_with_links(signed_in, plan, add):
    page = text_of(signed_in.get(at(plan)))
    assert "Add what will be done if things go wrong." in page
    assert "Stops signing" in page
    assert "QC-" not in page


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
    assert page.index('id="contingencies"') < page.index('id="more-actions"')
    assert "Victim safety planning" in page
    assert "Enter how often the person will be seen." in page


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


def test_the_list_says_what_to_do_tonight(signed_in, case, plan):
    Contingency.objects.create(plan=plan, number="c1", if_text="He is seen near her")
    url = reverse("riskplans:list", args=[case.crn])
    page = text_of(signed_in.get(url))
    assert "He is seen near her" in page
    assert "No plan has been signed" in page
    plan.locked_at = timezone.now()
    plan.save()
    assert "No plan has been signed" not in text_of(signed_in.get(url))


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


def test_rows_of_another_plan_are_not_found(signed_in, plan):
    for name in ("action_edit", "contingency_edit", "no_action"):
        assert signed_in.get(at(plan, name, uuid.uuid4())).status_code == 404


@pytest.mark.parametrize("name", ["plan", "matrix", "history"])
def test_pages_cost_the_same_for_1_row_and_30(
    signed_in, case, plan, add, name, django_assert_max_num_queries
):
    counts = []
    signed_in.get(at(plan, name))  # the first page of a session also writes the session
    for n in range(1, 31):
        action = add(f"a{n}")
        factor = Factor.objects.create(
            assessment=plan.assessment, number=f"r{n}", label=f"F{n}", kind="acute", state="active"
        )
        ActionFactor.objects.create(action=action, factor=factor)
        PersonAtRisk.objects.create(case=case, reference=f"KA-{n}", kind="known_adult")
        row = Contingency.objects.create(plan=plan, number=f"c{n}", if_text="x")
        ContingencyDetection.objects.create(contingency=row, action=action)
        if n in (1, 30):
            with django_assert_max_num_queries(40) as counted:
                signed_in.get(at(plan, name))
            counts.append(len(counted))
    assert counts[1] <= counts[0]


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


def test_the_addresses_that_mend_a_finding():
    key = uuid.uuid4()
    places = {page: page_url(page, key) for page in Page}
    assert places[Page.ACTIONS] == f"/plans/{key}/#actions"
    assert places[Page.CONTINGENCIES] == f"/plans/{key}/#contingencies"
    assert places[Page.PLAN_REVIEW] == f"/plans/{key}/review/"
    assert places[Page.MATRIX] == f"/plans/{key}/matrix/"
    assert places[Page.STEP_1] == ""


def test_a_prefilled_address_takes_public_ids_and_nothing_else(signed_in, plan, drinking):
    add = at(plan, "action_add")
    form = text_of(signed_in.get(f"{add}?factor={drinking.pk}&factor=x&pillar=nonsense"))
    assert len(re.findall(r"<input[^>]*checked", form)) == 1  # the kind alone


def test_a_contingency_is_changed_and_confirmed(signed_in, plan):
    row = Contingency.objects.create(plan=plan, number="c1", if_text="x", is_carried_over=True)
    url = at(plan, "contingency_edit", row.uuid)
    data = {"row_version": version_of(signed_in, url), "if_text": "He drinks"}
    assert signed_in.post(url, data).status_code == 302
    row.refresh_from_db()
    assert (row.if_text, row.is_carried_over) == ("He drinks", False)
