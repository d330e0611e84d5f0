"""The forms of Step 1: scores and the starting point."""

import datetime

import pytest

from assessments.tests.conftest import seen
from cases.models import Sentence
from rules.terms import Basis, RiskLevel, Setting, Tool


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
    answer = as_priya.post(at("step-1/rsr"), other)
    assert answer.status_code == 409  # as every other stale save
    page = answer.content.decode()
    assert "newer score" in page and "1.00" in page and "5.00" in page
    assert assessment.scores.get(is_superseded=False).percent == 1


@pytest.mark.parametrize("percent", ["", "101", "-1", "7.445", "high"])
def test_a_score_that_is_none_is_refused(save, at, assessment, percent):
    answer = save(at("step-1/rsr"), percent=percent)
    assert answer.status_code == 200
    assert answer.context["form"].errors["percent"]
    assert assessment.scores.count() == 0


@pytest.mark.parametrize("tool", ["rsr", "ogrs"])
def test_one_year_does_not_hold_more_than_two(save, at, assessment, tool):
    answer = save(at(f"step-1/{tool}"), percent="3.20", percent_one_year="9")
    assert answer.context["form"].errors["percent_one_year"]
    assert assessment.scores.count() == 0
    assert save(at(f"step-1/{tool}"), percent="3.20", percent_one_year="3.20").status_code == 302


def test_osp_is_offered_only_to_whom_it_is_for(as_priya, save, at, case):
    case.has_sexual_history = "no"
    case.save()
    assert as_priya.get(at("step-1/osp-c")).status_code == 404
    assert "OSP/C is for men aged 18" in as_priya.get(at("step-1")).content.decode()
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


def test_the_starting_point_rests_only_on_what_is_there(as_priya, save, at, assessment, case):
    def bases():
        choices = as_priya.get(at("step-1")).context["form"].fields["basis"].choices
        return [value for value, _ in choices if value]

    case.has_sexual_history = "no"
    case.save()
    assert bases() == ["RSR", "unsuitable", "missing"]
    save(at("step-1/ovp"), percent="12.00")
    assert bases() == ["RSR", "OVP", "unsuitable", "missing"]
    assessment.starting_point.basis = Basis.OSP_I
    assessment.starting_point.save()
    assert bases() == ["RSR", "OSP/I", "OVP", "unsuitable", "missing"]
    assert save(at("step-1"), reason="Images only.").status_code == 302
    assert seen(assessment).step1.basis is Basis.OSP_I


def test_st1_05_both_generations_stand_side_by_side(as_priya, save, at, assessment):
    page = as_priya.get(at("step-1"))
    tools = [row["tool"] for row in (*page.context["first"], *page.context["second"])]
    assert set(tools) == set(Tool) and tools[:4] == [Tool.RSR, Tool.SNSV, Tool.OSP_C, Tool.OSP_I]
    assert page.content.decode().count("Part of RSR") == 3
    assert not page.context["has_second"]
    save(at("step-1/csrp"), percent="9.00")
    page = as_priya.get(at("step-1"))
    assert page.context["has_second"]
    assert band_of(page, Tool.CSRP) is None


def band_of(page, tool):
    rows = (*page.context["first"], *page.context["second"])
    return next(row["band"] for row in rows if row["tool"] is tool)


@pytest.mark.parametrize("percent", ["2.99", "6.90", "50.00"])
def test_dis_04_no_tool_but_rsr_and_osp_gives_a_level(as_priya, save, at, case, percent):
    case.has_sexual_history = "yes"
    case.save()
    for tool in ("ovp", "snsv", "ogrs", "ogp", "csrp", "svrp", "vrp", "arp"):
        assert save(at(f"step-1/{tool}"), percent=percent).status_code == 302
    for tool in ("osp-c", "dc-srp", "iic-srp"):
        assert save(at(f"step-1/{tool}"), band="3").status_code == 302
    page = as_priya.get(at("step-1"))
    given = {tool for tool in Tool if band_of(page, tool)}
    assert given == {Tool.OSP_C}
    assert page.context["derived"].level is None


@pytest.mark.parametrize("tool", ["dc-srp", "iic-srp", "osp-c", "osp-i"])
def test_st1_07_the_sexual_tools_are_refused_to_whom_they_are_not_for(as_priya, at, case, tool):
    case.has_sexual_history = "no"
    case.save()
    assert as_priya.get(at(f"step-1/{tool}")).status_code == 404


def test_st1_04_only_what_may_be_either_is_asked_whether_it_is_dynamic(as_priya, at):
    asked = {
        tool: "score_type" in as_priya.get(at(f"step-1/{tool}")).context["form"].fields
        for tool in ("rsr", "snsv", "ogrs", "ogp")
    }
    assert asked == {"rsr": True, "snsv": True, "ogrs": False, "ogp": False}


def test_st1_04_why_there_is_no_dynamic_score_is_asked_where_rsr_is_static(
    as_priya, save, at, assessment
):
    save(at("step-1/rsr"), percent="2.00", score_type="static")
    page = as_priya.get(at("step-1"))
    assert "RSR is static. A dynamic one says more" in page.content.decode()
    assert page.context["form"].is_static
    save(at("step-1"), not_dynamic_reason="No interview yet.")
    assert seen(assessment).step1.not_dynamic_reason == "No interview yet."


def test_st1_17_an_unknown_date_is_an_answer_and_a_known_one_wins(save, at, assessment, as_priya):
    save(at("step-1/rsr"), percent="2.00", is_date_unknown="on", tool_version="3.1")
    score = seen(assessment).score(Tool.RSR)
    assert (score.is_date_unknown, score.scored_on, score.tool_version) == (True, None, "3.1")
    assert "Nobody knows the date" in as_priya.get(at("step-1")).content.decode()
    day = {"scored_on_day": "3", "scored_on_month": "5", "scored_on_year": "2024"}
    save(at("step-1/rsr"), percent="2.00", is_date_unknown="on", **day)
    score = seen(assessment).score(Tool.RSR)
    assert (score.is_date_unknown, score.scored_on) == (False, datetime.date(2024, 5, 3))
    text = as_priya.get(at("step-1")).content.decode()
    assert "3 May 2024" in text and "months old" in text and "Bring RSR up to date" in text


def test_st1_10_to_12_less_weight_is_said_with_its_reasons(save, at, assessment):
    given = {"reliance_reasons": ["unsanctioned", "foreign record"], "reliance": "Nine call-outs."}
    save(at("step-1"), is_reduced_reliance="on", **given)
    facts = seen(assessment).step1
    assert [reason.value for reason in facts.reliance_reasons] == given["reliance_reasons"]
    assert (facts.is_reduced_reliance, facts.reliance) == (True, "Nine call-outs.")
    stored = assessment.starting_point
    save(at("step-1"), is_reduced_reliance="")
    facts = seen(assessment).step1
    assert (facts.is_reduced_reliance, facts.reliance_reasons, facts.reliance) == (False, (), "")
    stored.refresh_from_db()
    assert (stored.reliance_reasons, stored.reliance) == (
        given["reliance_reasons"],
        "Nine call-outs.",
    )


def test_st1_15_not_up_to_date_is_a_state_of_its_own(save, at, assessment):
    save(at("step-1"), is_out_of_date="on", changes_since="New partner since May.")
    facts = seen(assessment).step1
    assert (facts.is_out_of_date, facts.changes_since) == (True, "New partner since May.")
    assert (facts.basis, facts.level) == (None, None)
    save(at("step-1"), is_out_of_date="")
    assert seen(assessment).step1.changes_since == ""


def test_st1_14_an_initial_view_is_marked_and_told_in_step_1(as_priya, save, at, assessment):
    words = "The starting point says nothing about how soon."
    assert words not in as_priya.get(at("step-1")).content.decode()
    save(at("why-now"), is_initial_view="on")
    assert seen(assessment).is_initial_view
    assert words in as_priya.get(at("step-1")).content.decode()


def test_st1_10_st1_12_the_case_brings_up_what_to_think_of(as_priya, at, case):
    case.offences.create(
        description="Common assault",
        is_index=True,
        is_charge_reduced=True,
        original_allegation="Strangulation",
        tags=["domestic abuse"],
    )
    text = as_priya.get(at("step-1")).content.decode()
    assert "First alleged: Strangulation." in text and "Record what SARA found" in text


def test_def_11_each_score_says_what_it_cannot_tell(as_priya, at):
    text = as_priya.get(at("step-1/ovp")).content.decode()
    assert "It does not say how serious the violence would be." in text


@pytest.mark.parametrize("basis", ["RSR", ""])
def test_st1_01_a_start_of_rsrs_own_is_rsrs_band(save, at, assessment, basis):
    """A start recorded below the band would silence the comparison of the steps."""
    save(at("step-1/rsr"), percent="8.00", score_type="dynamic")
    answer = save(at("step-1"), basis=basis, level="1", reason="I think so")
    assert answer.status_code == 200
    assert "RSR starts at High" in answer.context["form"].errors["level"][0]
    assert seen(assessment).step1.level is None
    assert save(at("step-1"), basis=basis, level="3").status_code == 302
    assert seen(assessment).step1.level is RiskLevel.HIGH


def test_st1_01_another_basis_may_start_elsewhere_for_a_reason(save, at, assessment):
    save(at("step-1/rsr"), percent="1.00", score_type="dynamic")
    save(at("step-1/ovp"), percent="70.00")
    assert save(at("step-1"), basis="OVP", level="2", reason="Violence").status_code == 302
    assert seen(assessment).step1.level is RiskLevel.MEDIUM


def test_only_what_is_so_is_offered_about_rsr(as_priya, assessment, at):
    """Where a dynamic RSR is there, nobody says why it is missing or not dynamic."""
    page = as_priya.get(at("step-1")).content.decode()
    assert "RSR is missing" in page and "Why is there no dynamic score?" in page
    assessment.scores.create(tool="RSR", percent="1.20", score_type="dynamic")
    page = as_priya.get(at("step-1")).content.decode()
    assert 'value="missing"' not in page and "Why is there no dynamic score?" not in page


def test_a_score_that_sets_no_level_says_so_before_there_is_one(as_priya, at):
    """Of OVP nothing is to be waited for; each sexual score by its own name."""
    page = as_priya.get(at("step-1")).content.decode()
    assert "Sets no level" in page
    assert "DC-SRP is for men" in page and "IIC-SRP is for men" in page
