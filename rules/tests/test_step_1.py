"""What the case brings up beside the scores (ST1-03, 04, 10 to 12), and their age (ST1-17)."""

import dataclasses
import datetime

import pytest

from rules.facts import Offence, Score, SpecialistResult, Unconvicted
from rules.predictors import (
    BANDED,
    DOES_NOT_MEASURE,
    FIRST_GENERATION,
    MEASURES,
    PARTS_OF_RSR,
    SECOND_GENERATION,
    STATIC_OR_DYNAMIC,
)
from rules.step_1 import age_in_words, prompts
from rules.terms import ScoreType, SpecialistKind, Tag, Tool
from rules.tests.builders import medium, rsr

ON = datetime.date(2026, 9, 14)


def told(*, scores=(), offences=(), unconvicted=(), specialist=()):
    facts = medium()
    judged = dataclasses.replace(facts.assessment, scores=scores, specialist=specialist)
    case = dataclasses.replace(facts.case, offences=offences, unconvicted=unconvicted)
    return prompts(dataclasses.replace(facts, case=case, assessment=judged))


def offence(*tags, **more):
    return Offence(lineage="o1", is_index=True, description="Assault", tags=tags, **more)


def specialist(tool):
    return SpecialistResult(lineage="t1", tool=tool, name=tool.label, finding="High")


def test_nothing_is_said_where_the_case_brings_up_nothing():
    assert told(scores=(rsr(),), offences=(offence(Tag.VIOLENCE),)) == ()
    assert prompts(dataclasses.replace(medium(), assessment=None)) == ()


def test_st1_03_rsr_with_ovp_is_told_as_information():
    ovp = Score(lineage="ovp", tool=Tool.OVP, percent="64.00")
    (text,) = told(scores=(rsr("2.00"), ovp))
    assert "OVP of 60% or more" in text


def test_st1_04_a_static_rsr_asks_for_a_dynamic_one():
    (text,) = told(scores=(rsr(score_type=ScoreType.STATIC),))
    assert "RSR is static" in text
    assert told(scores=(rsr(score_type=ScoreType.DYNAMIC),)) == ()
    assert told(scores=(rsr(score_type=None),)) == ()


def test_st1_10_a_reduced_charge_names_the_allegation_and_asks_for_ovp():
    row = offence(is_charge_reduced=True, original_allegation="Wounding with intent.")
    first, second = told(offences=(row,))
    assert "First alleged: Wounding with intent. RSR" in first and "no OVP yet" in second
    ovp = Score(lineage="ovp", tool=Tool.OVP, percent="40.00")
    (only,) = told(offences=(offence(is_charge_reduced=True),), scores=(ovp,))
    assert "First alleged: Assault. RSR" in only


def test_st1_11_unsanctioned_behaviour_is_counted():
    row = Unconvicted(lineage="u1", what="Threats")
    (text,) = told(unconvicted=(row,))
    assert "holds one behaviour without" in text and "how reliable" in text
    (text,) = told(unconvicted=(row, row))
    assert "holds 2 behaviours without" in text


@pytest.mark.parametrize(
    ("tag", "tool", "lines"),
    [
        (Tag.DOMESTIC_ABUSE, SpecialistKind.SARA, 2),
        (Tag.STALKING, SpecialistKind.SAM, 2),
        (Tag.EXTREMISM, SpecialistKind.ERG, 1),
    ],
)
def test_st1_12_st2_15_a_kind_of_harm_asks_for_its_tool_until_it_is_there(tag, tool, lines):
    said = told(offences=(offence(tag),))
    assert len(said) == lines and f"Record what {tool.value} found" in said[-1]
    said = told(offences=(offence(tag),), specialist=(specialist(tool),))
    assert len(said) == lines - 1
    assert not any(tool.value in text for text in said)


@pytest.mark.parametrize(
    ("scored_on", "words"),
    [
        (datetime.date(2026, 9, 15), "of today"),
        (datetime.date(2026, 9, 14), "of today"),
        (datetime.date(2026, 9, 13), "1 day old"),
        (datetime.date(2026, 7, 15), "61 days old"),
        (datetime.date(2026, 7, 14), "2 months old"),
        (datetime.date(2025, 7, 14), "14 months old"),
        (datetime.date(2025, 7, 15), "13 months old"),
    ],
)
def test_st1_17_the_age_of_a_score_is_told(scored_on, words):
    assert age_in_words(scored_on, ON) == words


def test_st1_05_every_tool_says_what_it_measures_and_what_not():
    assert set(MEASURES) == set(DOES_NOT_MEASURE) == set(Tool)
    assert set(FIRST_GENERATION) | set(SECOND_GENERATION) == set(Tool)
    assert not set(FIRST_GENERATION) & set(SECOND_GENERATION)
    assert set(PARTS_OF_RSR) < set(FIRST_GENERATION) and not BANDED & STATIC_OR_DYNAMIC
