"""Each form saves what was answered, refuses what is wrong, and loses nothing."""

import datetime
from uuid import uuid4

import pytest
from django.db.models.signals import pre_delete

from assessments.facts import facts_for, of_assessment, with_rows
from assessments.models import Factor
from cases.models import Sentence
from rules.terms import Basis, LowRoute, RiskLevel, Setting, Tool
from tests.factories import make_plan

TODAY = datetime.date(2026, 6, 1)


def seen(assessment):
    return of_assessment(with_rows(assessment.uuid))


def test_why_now_is_saved_and_the_author_may_not_countersign(save, at, assessment, priya):
    assessment.editors.all().delete()
    answer = save(at("why-now"), why_now="New partner.", is_limited="true", limited_note="Police")
    assert answer.status_code == 302
    facts = seen(assessment)
    assert (facts.why_now, facts.is_limited, facts.limited_note) == ("New partner.", True, "Police")
    assert assessment.editors.get().user == priya
    save(at("why-now"), is_limited="false")
    assessment.refresh_from_db()
    assert assessment.limited_note == "Police"
    assert seen(assessment).limited_note == ""


def test_a_date_after_today_is_refused(save, at):
    answer = save(at("why-now"), assessed_on_year="2999")
    assert "Date of assessment must be today or in the past" in answer.content.decode()


def test_a_source_is_added_once_by_a_double_submit(as_priya, typed, at, assessment):
    posted = typed(at("sources/add"), what="Sentencing remarks", category="Other", weight="high")
    for _ in range(2):
        assert as_priya.post(at("sources/add"), posted).status_code == 302
    row = assessment.sources.get()
    assert (row.number, row.what, row.weight) == ("s1", "Sentencing remarks", "high")


def test_sources_conflict_with_each_other(save, at, assessment):
    first = assessment.sources.create(number="S1", what="Own account")
    save(at("sources/add"), what="Police log", conflicts=[str(first.uuid)])
    second = assessment.sources.get(number="s2")
    assert seen(assessment).sources[1].conflicts_with == (str(first.lineage),)
    save(at(f"sources/{second.uuid}"), conflicts=[])
    assert seen(assessment).sources[1].conflicts_with == ()


def test_a_source_that_a_factor_cites_stays(as_priya, at, assessment):
    source = assessment.sources.create(number="S1", what="Log")
    factor = assessment.factors.create(number="R1", label="Drink", kind="acute")
    link = factor.citations.create(source=source)
    answer = as_priya.post(at(f"sources/{source.uuid}/remove"))
    assert "Factors cite this source: R1." in answer.content.decode()
    link.delete()
    assert as_priya.post(at(f"sources/{source.uuid}/remove")).status_code == 302
    assert assessment.sources.count() == 0


def test_an_empty_source_is_refused(save, at, assessment):
    assert "Enter what the source is" in save(at("sources/add")).content.decode()
    assert assessment.sources.count() == 0


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


def test_a_factor_of_one_setting_bears_on_groups_of_that_setting(save, at, assessment):
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
    assert "Select 5 factors or fewer" in answer.content.decode()
    assert save(at("step-2"), drivers=keys[:2], level="3", reason="Several.").status_code == 302
    facts = seen(assessment)
    assert [f.number for f in facts.factors if f.is_driver] == ["R0", "R1"]
    assert facts.step2.level is RiskLevel.HIGH
    save(at("step-2"), drivers=keys[1:2])
    assert [f.number for f in seen(assessment).factors if f.is_driver] == ["R1"]


def test_answers_of_a_level_not_chosen_are_kept_but_no_facts(save, at, assessment):
    save(at("step-3"), level="1", low_route="limited access", imminent_when="Friday")
    facts = seen(assessment).step3
    assert (facts.low_route, facts.imminent_when) == (LowRoute.LIMITED_ACCESS, "")
    save(at("step-3"), level="4")
    facts = seen(assessment).step3
    assert (facts.low_route, facts.imminent_when) == (None, "Friday")
    assessment.immediacy.refresh_from_db()
    assert assessment.immediacy.low_route == "limited access"


def test_imminence_counts_where_step_4_alone_is_very_high_st3_02(save, at, assessment):
    save(at("step-3"), level="3", imminent_when="Friday")
    assert seen(assessment).step3.imminent_when == ""
    save(at("step-4"), level="4")
    assert seen(assessment).step3.imminent_when == "Friday"


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


def test_an_empty_draft_says_nothing_and_never_low(save, at, assessment):
    for name in ("why-now", "step-1", "step-2", "step-3", "levels", "step-4", "reduction"):
        assert save(at(name)).status_code == 302
    facts = seen(assessment)
    levels = [facts.step1.level, facts.step2.level, facts.step3.level, facts.step4.level]
    assert {*levels, *(cell.level for cell in facts.cells)} == {None}
    assert facts.is_limited is None
    assert facts.step4.reduction.is_pessimism_checked is None


def test_a_stale_save_shows_both_texts_and_writes_nothing(as_priya, typed, at, assessment):
    posted = typed(at("step-3"), how_active="Mine")
    row = assessment.immediacy
    row.how_active = "Theirs"
    row.save()
    answer = as_priya.post(at("step-3"), posted)
    assert answer.status_code == 409
    assert "Mine" in (text := answer.content.decode()) and "Theirs" in text
    row.refresh_from_db()
    assert row.how_active == "Theirs"


def test_a_stale_level_is_refused_and_the_others_are_not_lost(as_priya, typed, at, assessment):
    children = "community-children"
    posted = typed(at("levels"), **{children: "1", "custody-staff": "2"})
    row = assessment.cells.get(setting="community", group="children")
    row.level = 3
    row.save()
    answer = as_priya.post(at("levels"), posted)
    assert answer.status_code == 409
    assert answer.context["form"].conflict == [
        {"label": "Children in the community", "theirs": "High", "yours": "Low"}
    ]
    row.refresh_from_db()
    assert row.level == 3
    again = answer.context["form"].data
    assert as_priya.post(at("levels"), again).status_code == 302
    row.refresh_from_db()
    assert row.level == 1
    assert assessment.cells.get(setting="custody", group="staff").level == 2


def test_levels_are_saved_and_only_changed_rows_get_a_history(save, at, assessment):
    save(at("levels"), **{"community-public": "2"})
    cells = assessment.cells.all()
    assert [cell.level for cell in cells].count(None) == 8
    assert [cell.history.count() for cell in cells].count(2) == 1
    save(at("levels"), **{"community-public": "none"})
    assert assessment.cells.get(setting="community", group="public").level is None


def test_a_group_is_saved_with_its_factors(save, at, assessment):
    factor = assessment.factors.create(number="R1", label="Drink", kind="acute")
    inside = assessment.factors.create(number="R2", label="Debt", kind="acute", setting="custody")
    cell = assessment.cells.get(setting="community", group="known_adult")
    url = at(f"groups/{cell.uuid}")
    save(url, who="KA-1", harm="Assault", level="3", linked=[str(factor.uuid)])
    cell.refresh_from_db()
    assert (cell.who, cell.level, cell.links.get().factor) == ("KA-1", 3, factor)
    answer = save(url, linked=[str(inside.uuid)])
    assert answer.status_code == 200
    save(url, linked=[])
    assert cell.links.count() == 0


def test_a_replaced_score_is_kept_as_superseded(save, at, assessment):
    save(at("step-1/rsr"), percent="2.99", score_type="static")
    save(at("step-1/rsr"), percent="7.4", score_type="dynamic")
    facts = seen(assessment)
    assert [(score.tool, score.percent) for score in facts.scores] == [(Tool.RSR, "7.40")]
    old, new = assessment.scores.all()
    assert (old.is_superseded, new.is_superseded, old.lineage == new.lineage) == (True, False, True)


def test_a_score_is_made_once_and_nobody_replaces_one_unseen(as_priya, typed, at, assessment):
    posted = typed(at("step-1/rsr"), percent="1.00")
    other = typed(at("step-1/rsr"), percent="5.00")
    for _ in range(2):
        assert as_priya.post(at("step-1/rsr"), posted).status_code == 302
    assert assessment.scores.count() == 1
    assert "newer score" in as_priya.post(at("step-1/rsr"), other).content.decode()
    assert assessment.scores.get(is_superseded=False).percent == 1


@pytest.mark.parametrize("percent", ["", "101", "-1", "7.445", "high"])
def test_a_score_that_is_none_is_refused(save, at, assessment, percent):
    answer = save(at("step-1/rsr"), percent=percent)
    assert answer.status_code == 200
    assert answer.context["form"].errors["percent"]
    assert assessment.scores.count() == 0


def test_osp_is_offered_only_to_whom_it_is_for(as_priya, save, at, case):
    case.has_sexual_history = "no"
    case.save()
    assert as_priya.get(at("step-1/osp-c")).status_code == 404
    assert "OSP is for men aged 18" in as_priya.get(at("step-1")).content.decode()
    case.has_sexual_history = "yes"
    case.save()
    assert save(at("step-1/osp-c"), band="3").status_code == 302
    assert as_priya.get(at("step-1/nothing")).status_code == 404


def test_in_custody_the_date_in_the_community_is_asked_and_not_assumed(as_priya, save, at, case):
    assert "community_on" not in as_priya.get(at("step-1/rsr")).context["form"].fields
    Sentence.objects.create(case=case, kind="determinate", release_on=datetime.date(2099, 5, 3))
    case.setting = Setting.CUSTODY
    case.save()
    answer = as_priya.get(at("step-1/rsr"))
    assert "The sentence says 3 May 2099." in answer.content.decode()
    save(at("step-1/rsr"), percent="1.00")
    assert case.assessments.get().scores.get().community_on is None


def test_the_starting_point_keeps_unused_answers_out_of_the_facts(save, at, assessment):
    save(at("step-1"), basis="missing", missing_reason="Asked for", level="2", reliance="Old")
    facts = seen(assessment).step1
    assert (facts.basis, facts.level, facts.reliance) == (Basis.MISSING, None, "")
    save(at("step-1"), basis="RSR", level="2", is_reduced_reliance="on")
    facts = seen(assessment).step1
    assert (facts.level, facts.missing_reason, facts.reliance) == (RiskLevel.MEDIUM, "", "Old")
    assert save(at("step-1"), level="4").status_code == 200


def test_the_rationale_is_composed_once_and_never_overwritten(save, as_priya, at, assessment):
    assessment.best_fit.level, assessment.best_fit.reason = RiskLevel.LOW, "Settled."
    assessment.best_fit.save()
    assessment.immediacy.how_active = "Not at all active since 2020."
    assessment.immediacy.save()
    answer = save(at("step-4"), compose="yes", is_rationale_owned="on", level="1")
    assert answer.url.startswith(at("step-4"))
    row = assessment.decision
    row.refresh_from_db()
    composed = row.rationale
    assert "Not at all active since 2020" in composed
    assert (row.level, row.is_rationale_owned) == (1, False)
    save(at("step-4"), compose="yes", rationale="My own words.")
    row.refresh_from_db()
    assert row.rationale == "My own words."
    assert (
        "What your answers say now" in as_priya.get(at("step-4") + "?rows=shown").content.decode()
    )


def test_an_empty_rationale_is_nobodys(save, at, assessment):
    save(at("step-4"), is_rationale_owned="on")
    assert seen(assessment).step4.is_rationale_owned is False
    save(at("step-4"), rationale="Because.", is_rationale_owned="on")
    assert seen(assessment).step4.is_rationale_owned is True


def test_step_4_names_the_group_that_drives_the_level(as_priya, at, assessment):
    cell = assessment.cells.get(setting="community", group="known_adult")
    cell.level = RiskLevel.VERY_HIGH
    cell.save()
    text = as_priya.get(at("step-4")).content.decode()
    assert "Very High" in text
    assert "is the highest level given to a group: known adults in the community" in " ".join(
        text.split()
    )


def test_a_correction_counts_only_where_it_is_one(save, at, assessment):
    save(at("reduction"), correction_reason="Wrong person", is_optimism_checked="true")
    facts = seen(assessment).step4.reduction
    assert (facts.correction_reason, facts.is_optimism_checked) == ("", True)
    save(at("reduction"), is_correction="on")
    assert seen(assessment).step4.reduction.correction_reason == "Wrong person"


def test_facts_of_the_case_are_those_of_the_case_app(assessment):
    from cases import facts as case_facts

    whole = facts_for(assessment, TODAY)
    assert whole.case == case_facts.of_case(case_facts.with_rows(assessment.case.crn), TODAY)
    assert whole.assessment == of_assessment(assessment)


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
