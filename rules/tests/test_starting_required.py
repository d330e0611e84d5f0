"""What Step 1 asks for before signing, where an answer contradicts itself (ST1-01, ST1-09)."""

import itertools

import pytest

from rules.checks import run
from rules.depth import Depth
from rules.facts import Offence, Score, Step1
from rules.four_step import rsr_suits
from rules.required import count_required, unanswered
from rules.required.starting import STARTING
from rules.terms import Basis, RiskLevel, Tag, Tool, UnsuitableHarm
from rules.tests.builders import HIGH, LOW, MEDIUM, change, low, medium, rsr

VIOLENCE = (Offence(lineage="o", is_index=True, description="x", tags=(Tag.VIOLENCE,)),)
NEGLECT = (Offence(lineage="o", is_index=True, description="x", tags=(Tag.NEGLECT,)),)
HARM = (UnsuitableHarm.NEGLECT,)


def _facts(*scores, offences=VIOLENCE, level=LOW, **step1):
    whole = low() if level is LOW else medium()
    facts = change(whole, "assessment", scores=scores, step1=Step1(**step1))
    return change(facts, "case", offences=offences)


def _abouts(facts):
    return {gap.about for gap in unanswered(facts)}


def _found(facts):
    return [finding.case for finding in run(facts) if finding.code in ("QC-01", "QC-02")]


@pytest.mark.parametrize("unsuitable_for", [(), HARM])
@pytest.mark.parametrize("suitable", [None, True, False])
@pytest.mark.parametrize("offences", [VIOLENCE, NEGLECT])
def test_qc_01_naming_a_harm_never_says_that_no_score_is_needed_st1_09(
    suitable, unsuitable_for, offences
):
    """H3: unknown is no "no"; only the answer, or index offences of that kind alone, say so."""
    facts = _facts(
        offences=offences,
        basis=Basis.MISSING,
        is_rsr_suitable=suitable,
        unsuitable_for=unsuitable_for,
    )
    suits = suitable if suitable is not None else offences is VIOLENCE
    assert rsr_suits(facts.case, facts.assessment) is suits
    assert _found(facts) == (["missing"] if suits else [])
    assert ("rsr_suits" in _abouts(facts)) is (suitable is None and bool(unsuitable_for))


@pytest.mark.parametrize("unsuitable_for", [(), HARM])
@pytest.mark.parametrize("suitable", [None, True, False])
def test_qc_02_other_harms_keep_their_start_st1_09(suitable, unsuitable_for):
    facts = _facts(
        rsr("4.00"),
        level=MEDIUM,
        basis=Basis.RSR,
        is_rsr_suitable=suitable,
        unsuitable_for=unsuitable_for,
    )
    facts = change(facts, "assessment.step1", level=MEDIUM)
    assert _found(facts) == (["unsuitable"] if suitable is False else [])


def test_missing_is_no_answer_where_rsr_cannot_be_a_start_st1_09():
    """There is nothing to miss: it is unsuitable, with its reason."""
    facts = _facts(basis=Basis.MISSING, missing_reason="Asked", is_rsr_suitable=False)
    assert "start" in _abouts(facts)
    unsuitable = change(facts, "assessment.step1", basis=Basis.UNSUITABLE)
    assert {"start", "start_reason"} & _abouts(unsuitable) == {"start_reason"}
    told = change(unsuitable, "assessment.step1", reason="Neglect")
    assert not {"start", "start_reason"} & _abouts(told)


@pytest.mark.parametrize(
    ("suitable", "offences", "harms", "asks"),
    [
        (True, NEGLECT, (), True),
        (True, NEGLECT, HARM, False),
        (True, VIOLENCE, (), False),
        (None, NEGLECT, (), False),
        (False, NEGLECT, (), False),
    ],
)
def test_a_start_beside_neglect_says_for_which_harm_it_is_none_st1_09(
    suitable, offences, harms, asks
):
    facts = _facts(
        rsr("1.20"), offences=offences, is_rsr_suitable=suitable, unsuitable_for=harms, level=LOW
    )
    assert ("rsr_unsuitable_for" in _abouts(facts)) is asks


@pytest.mark.parametrize("basis", [Basis.RSR, None])
@pytest.mark.parametrize(
    ("percent", "level"), [*itertools.product(("2.99", "3.00", "6.89", "6.90", ""), RiskLevel)]
)
def test_rsr_starts_at_its_own_band_whatever_the_reason_st1_01(percent, level, basis):
    """A start below the band would silence the comparison of the steps (QC-03)."""
    facts = change(low(), "assessment", scores=(rsr(percent),))
    facts = change(facts, "assessment.step1", level=level, basis=basis, reason="I think so")
    band = {"2.99": LOW, "3.00": MEDIUM, "6.89": MEDIUM, "6.90": HIGH, "": level}[percent]
    assert ("start_band" in _abouts(facts)) is (level is not band)


@pytest.mark.parametrize("basis", [Basis.OVP, Basis.OSP_C, Basis.OSP_I])
def test_a_start_rests_on_a_score_that_is_there_st1_07_st1_08(basis):
    tool = Tool(basis.value)
    facts = change(low(), "assessment.step1", basis=basis, reason="It fits the harm")
    assert "start_score" in _abouts(facts)
    for score in (Score(lineage="x", tool=tool, percent="20"), Score(lineage="x", tool=tool)):
        held = change(facts, "assessment", scores=(rsr(), score))
        assert ("start_score" in _abouts(held)) is (score.percent == "")
    banded = change(facts, "assessment", scores=(rsr(), Score(lineage="x", tool=tool, band=LOW)))
    assert "start_score" not in _abouts(banded)
    assert "start_score" not in _abouts(change(facts, "assessment.step1", level=None))
    assert "start_score" not in _abouts(low())


def test_what_asks_again_is_counted_once():
    again = [question for question in STARTING if not question.is_counted]
    assert len(again) == 4
    assert count_required(Depth.LOW) <= 45
