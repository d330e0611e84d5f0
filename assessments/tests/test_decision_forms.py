"""The forms of Step 4 and of a reduction, and the rationale."""

from assessments.tests.conftest import seen
from rules.terms import RiskLevel


def test_imminence_counts_where_step_4_alone_is_very_high_st3_02(save, at, assessment):
    save(at("step-3"), level="3", imminent_when="Friday")
    assert seen(assessment).step3.imminent_when == ""
    save(at("step-4"), level="4")
    assert seen(assessment).step3.imminent_when == "Friday"


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
