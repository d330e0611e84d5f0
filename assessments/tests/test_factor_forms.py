"""The forms of factors: their links, their removal, and which of them drive the level."""

from uuid import uuid4

import pytest
from django.db.models.signals import pre_delete

from assessments.models import Factor
from assessments.tests.conftest import seen
from rules.terms import RiskLevel
from tests.factories import make_plan


def test_a_factor_is_linked_to_groups_and_sources(save, at, assessment):
    source = assessment.sources.create(number="S1", what="Log")
    cell = assessment.cells.get(setting="community", group="children")
    save(
        at("factors/add"),
        label="Drinking",
        kind="acute",
        state="active",
        groups=[str(cell.uuid)],
        cited=[str(source.uuid)],
        tags=["violence"],
    )
    factor = seen(assessment).factors[0]
    assert (factor.number, factor.sources) == ("r1", (str(source.lineage),))
    assert [group.value for _, group in factor.cells] == ["children"]
    assert seen(assessment).cells[0].factors == (factor.lineage,)


def test_a_factor_of_one_setting_bears_on_groups_of_that_setting_st2_03(save, at, assessment):
    cell = assessment.cells.get(setting="custody", group="children")
    answer = save(
        at("factors/add"),
        label="Drink",
        kind="acute",
        setting="community",
        groups=[str(cell.uuid)],
    )
    assert "Select groups only where the factor works" in answer.content.decode()
    assert assessment.factors.count() == 0


def test_a_protective_factor_has_its_own_number_and_questions(save, at, assessment):
    save(at("factors/add/protective"), label="Work", observed="Turns up", state="established")
    factor = seen(assessment).factors[0]
    assert (factor.number, factor.observed, factor.is_risk) == ("p1", "Turns up", False)


def test_a_factor_is_removed_with_its_links_unless_the_plan_answers_it(as_priya, at, assessment):
    factor = assessment.factors.create(number="R1", label="Drink", kind="acute")
    factor.links.create(cell=assessment.cells.first())
    assessment.drivers.create(factor=factor)
    plan = make_plan(assessment)
    reason = plan.no_actions.create(factor=factor, reason="None")
    answer = as_priya.post(at(f"factors/{factor.uuid}/remove"))
    assert "The plan answers this factor." in answer.content.decode()
    assert (factor.links.count(), assessment.drivers.count()) == (1, 1)
    reason.delete()
    as_priya.post(at(f"factors/{factor.uuid}/remove"))
    assert (assessment.factors.count(), assessment.drivers.count()) == (0, 0)
    assert factor.history.filter(history_type="-").exists()


def test_up_to_five_factors_drive_the_level(save, at, assessment):
    rows = [
        assessment.factors.create(number=f"R{n}", label="Drink", kind="acute") for n in range(6)
    ]
    keys = [str(row.uuid) for row in rows]
    answer = save(at("step-2"), drivers=keys, level="3", reason="Several.")
    assert "Select 5 or fewer" in answer.content.decode()
    assert save(at("step-2"), drivers=keys[:2], level="3", reason="Several.").status_code == 302
    facts = seen(assessment)
    assert [f.number for f in facts.factors if f.is_driver] == ["R0", "R1"]
    assert facts.step2.level is RiskLevel.HIGH
    save(at("step-2"), drivers=keys[1:2])
    assert [f.number for f in seen(assessment).factors if f.is_driver] == ["R1"]


def test_a_link_made_on_the_factors_page_is_not_lost_by_an_older_page_of_the_group(
    save, at, as_priya, assessment
):
    """Both pages edit the same links: whoever read them before they changed is told."""
    cell = assessment.cells.get(setting="community", group="children")
    factor = Factor.objects.create(assessment=assessment, number="R1", kind="acute", label="A")
    other = Factor.objects.create(assessment=assessment, number="R2", kind="acute", label="B")
    old = as_priya.get(at(f"groups/{cell.uuid}")).context["form"].initial["row_version"]
    save(at(f"factors/{factor.uuid}"), label="A", kind="acute", setting="both", groups=[cell.uuid])
    assert cell.links.count() == 1
    stale = {"row_version": old, "who": "A child", "linked": [str(other.uuid)]}
    assert as_priya.post(at(f"groups/{cell.uuid}"), stale).status_code == 409
    assert [link.factor for link in cell.links.all()] == [factor]


def test_a_factor_that_the_plan_answers_this_moment_stays(as_priya, at, assessment):
    factor = assessment.factors.create(number="R1", label="Drink", kind="acute")
    plan = make_plan(assessment)

    def answer_it(**_):
        plan.no_actions.create(factor=factor, reason="None")

    pre_delete.connect(answer_it, sender=type(factor))
    try:
        answer = as_priya.post(at(f"factors/{factor.uuid}/remove"))
    finally:
        pre_delete.disconnect(answer_it, sender=type(factor))
    assert "The plan answers this factor." in answer.content.decode()
    assert assessment.factors.count() == 1


@pytest.mark.parametrize("kind", ["factor", "source"])
def test_a_second_press_on_remove_goes_back_to_the_list(as_priya, at, assessment, kind):
    rows = getattr(assessment, f"{kind}s")
    named = {"source": {"what": "Log"}, "factor": {"label": "Drink", "kind": "acute"}}
    row = rows.create(number="X1", **named[kind])
    url = at(f"{kind}s/{row.uuid}/remove")
    assert as_priya.post(url).status_code == 302
    answer = as_priya.post(url, follow=True)
    assert answer.redirect_chain[0][0] == at(f"{kind}s")
    assert f"The {kind} is no longer in the assessment." in answer.content.decode()
    assert rows.count() == 0
    assert as_priya.post(at(f"{kind}s/{uuid4()}/remove")).status_code == 404


def states(page):
    return [value for value, _ in page.context["form"].fields["state"].choices if value]


def test_each_kind_of_factor_offers_its_own_states_st2_01(as_priya, at):
    risk = states(as_priya.get(at("factors/add")))
    assert risk == ["active", "emerging", "under control", "historic", "not present"]
    protective = states(as_priya.get(at("factors/add/protective")))
    assert protective == ["established", "emerging", "not present"]


@pytest.mark.parametrize(
    ("kind", "stored"), [("acute", "established"), ("protective", "under control")]
)
def test_a_stored_state_of_the_other_kind_is_kept(as_priya, save, at, assessment, kind, stored):
    row = assessment.factors.create(number="X1", label="Drink", kind=kind, state=stored)
    url = at(f"factors/{row.uuid}")
    assert stored in states(as_priya.get(url))
    assert save(url, label="Drinking").status_code == 302
    row.refresh_from_db()
    assert (row.label, row.state) == ("Drinking", stored)


def test_a_state_of_the_other_kind_is_refused(save, at, assessment):
    answer = save(at("factors/add"), label="Drink", kind="acute", state="established")
    assert answer.status_code == 200 and "state" in answer.context["form"].errors
    assert assessment.factors.count() == 0


FORMULATION = "How it leads to harm, in three more parts"


def factor_page(as_priya, at, row):
    answer = as_priya.get(at(f"factors/{row.uuid}"))
    return answer.context["form"], answer.content.decode()


def test_st2_05_four_parts_are_asked_of_what_drives_the_level_and_folded_for_the_rest(
    as_priya, at, assessment
):
    drives = assessment.factors.create(number="R1", label="A", kind="acute", state="active")
    other = assessment.factors.create(number="R2", label="B", kind="stable", state="active")
    assessment.drivers.create(factor=drives)
    form, text = factor_page(as_priya, at, drives)
    assert FORMULATION not in text and "(optional)" not in form["why_relevant"].label
    form, text = factor_page(as_priya, at, other)
    assert FORMULATION in text and "(optional)" in form["why_relevant"].label
    assert "(optional)" not in form["evidence"].label


def test_st1_16_st1_18_what_rsr_counts_stands_beside_the_question(as_priya, at, assessment):
    text = as_priya.get(at("factors/add")).content.decode()
    assert "There is no RSR here yet." in text and "do not count age a second time" in text
    score = assessment.scores.create(tool="RSR", percent="2.00", score_type="dynamic")
    text = as_priya.get(at("factors/add")).content.decode()
    assert "control of temper" in text and "no RSR here" not in text
    score.score_type = "static"
    score.save()
    text = as_priya.get(at("factors/add")).content.decode()
    assert "It counts nothing else." in text and "control of temper" not in text


def test_st2_06_a_protective_factor_has_three_parts_and_what_was_put_into_it(save, at, assessment):
    given = {
        "observed": "Rang his mentor.",
        "shows_change": "He told nobody before.",
        "evidence": "The mentor's notes.",
        "investment": "Gave up the flat.",
    }
    save(at("factors/add/protective"), label="Asks for help", **given)
    factor = seen(assessment).factors[0]
    assert {name: getattr(factor, name) for name in given} == given


def test_st2_14_what_protects_but_may_not_hold_is_told_in_the_list(as_priya, at, assessment):
    row = assessment.factors.create(
        number="P1",
        label="Work",
        kind="protective",
        was_at_past_offence=True,
        relies_on_external_control=True,
    )
    text = as_priya.get(at("factors")).content.decode()
    assert "It was there at a past offence." in text
    assert "It relies on control from outside." in text and "No source is named" in text
    source = assessment.sources.create(number="S1", what="Log")
    row.citations.create(source=source)
    row.was_at_past_offence, row.relies_on_external_control = False, None
    row.save()
    text = as_priya.get(at("factors")).content.decode()
    assert "past offence" not in text and "outside" not in text and "No source" not in text
    assert "Sources: S1." in text


def test_st2_02_the_key_question_and_the_own_rows_stand_beside_the_descriptions(
    as_priya, at, assessment
):
    create = assessment.factors.create
    create(number="R1", label="Drink", kind="acute", state="emerging")
    create(number="R2", label="Anger", kind="stable", state="under control")
    create(number="R3", label="Youth", kind="static", state="historic")
    create(number="P1", label="Work", kind="protective", state="established")
    create(number="P2", label="Hostel", kind="protective", relies_on_external_control=True)
    page = as_priya.get(at("step-2"))
    assert "chance of serious harm" in page.content.decode()
    assert dict(page.context["beside"]) == {
        "Acute, at work now": ["R1: Drink"],
        "Stable, at work now": [],
        "Under control": ["R2: Anger"],
        "Static": ["R3: Youth"],
        "Protective, established": ["P1: Work"],
        "Protective, emerging": [],
        "Protective, but relies on control from outside": ["P2: Hostel"],
    }


def test_unconvicted_behaviour_can_drive_the_level_and_counts_among_the_five(
    save, at, assessment, case
):
    behaviours = [case.unconvicted.create(what="Threats " * 40) for _ in range(3)]
    factors = [
        assessment.factors.create(number=f"R{n}", label="Drink", kind="acute") for n in range(3)
    ]
    keys = [str(row.uuid) for row in (*behaviours, *factors)]
    answer = save(at("step-2"), drivers=keys)
    assert "Select 5 or fewer" in answer.content.decode()
    assert seen(assessment).driving_behaviour == ()
    save(at("step-2"), drivers=keys[1:])
    facts = seen(assessment)
    assert facts.driving_behaviour == tuple(str(row.lineage) for row in behaviours[1:])
    assert [factor.is_driver for factor in facts.factors] == [True] * 3
    save(at("step-2"), drivers=keys[2:3])
    facts = seen(assessment)
    assert facts.driving_behaviour == (str(behaviours[2].lineage),)
    assert not any(factor.is_driver for factor in facts.factors)


def test_an_older_page_of_step_2_does_not_undo_what_drives_the_level(
    save, as_priya, typed, at, assessment
):
    row = assessment.factors.create(number="R1", label="Drink", kind="acute")
    old = typed(at("step-2"), level="2")
    save(at("step-2"), drivers=[str(row.uuid)])
    assert as_priya.post(at("step-2"), old).status_code == 409
    assert assessment.drivers.get().factor == row
