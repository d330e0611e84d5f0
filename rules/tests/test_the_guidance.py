"""What the guidance lists is in our lists: sources, questions, levels, scores."""

import inspect
import re
from decimal import Decimal

import pytest

from rules import four_step
from rules.descriptors import CRITERIA, LEVEL_MEANING, RSR_MEANING, STEP_2_FIT, STEP_3_FIT
from rules.four_step import band_rsr
from rules.predictors import (
    BANDED,
    DOES_NOT_MEASURE,
    FIRST_GENERATION,
    MEASURES,
    SECOND_GENERATION,
)
from rules.questions import (
    BY_KEY,
    CATALOGUE,
    NEVER_COPIED,
    PAGE_OF,
    Section,
    criteria_of,
    of_section,
    threshold_sections,
)
from rules.terms import (
    PRIMARY_KINDS,
    SOURCE_KINDS,
    Group,
    LowRoute,
    OrderKind,
    Page,
    RiskLevel,
    SourceCategory,
    SourceKind,
    Tool,
)

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


def test_there_are_five_groups_of_sources_and_other_src_08() -> None:
    assert len(SourceCategory) == 6
    assert set(SOURCE_KINDS) == set(SourceCategory)


@pytest.mark.parametrize(
    ("category", "count"),
    [
        (SourceCategory.CUSTODY, 5),  # SRC-09
        (SourceCategory.CPS, 4),  # SRC-10
        (SourceCategory.ACCOUNT, 3),  # SRC-11
        (SourceCategory.FAMILY, 4),  # SRC-12
        (SourceCategory.PARTNERS, 10),  # SRC-13, SRC-17, SRC-18
    ],
)
def test_each_group_of_sources_has_its_kinds(category: SourceCategory, count: int) -> None:
    assert len(SOURCE_KINDS[category]) == count


def test_victim_liaison_police_and_earlier_assessments_are_kinds_src_17_src_18() -> None:
    partners = SOURCE_KINDS[SourceCategory.PARTNERS]
    named = (SourceKind.VLO, SourceKind.POLICE_REPORT, SourceKind.MAPPA, SourceKind.EARLIER)
    assert set(named) <= set(partners)


def test_every_kind_of_source_stands_in_one_group() -> None:
    kinds = [kind for kinds in SOURCE_KINDS.values() for kind in kinds]
    assert sorted(kinds) == sorted(SourceKind)
    assert set(kinds) >= PRIMARY_KINDS


@pytest.mark.parametrize(
    ("section", "count"),
    [
        (Section.INDICATORS, 11),  # SCR-04
        (Section.WHO, 7),  # WHO-08
        (Section.CONSIDERATIONS, 5),  # ST3-03
        (Section.PERSON, 8),  # ST3-04
        (Section.VICTIM, 6),  # ST3-05
        (Section.CIRCUMSTANCES, 6),  # ST3-06
        (Section.LOWER, 5),  # ST4-05
        (Section.VERY_HIGH_HIGH, 5),  # ST4-11, DIS-10
        (Section.HIGH_MEDIUM, 12),  # ST4-12
        (Section.MEDIUM_LOW, 6),  # ST4-13
        (Section.SAFELY, 5),  # ST2-12
    ],
)
def test_every_question_of_the_guidance_is_there(section: Section, count: int) -> None:
    assert len(of_section(section)) == count


def test_compliance_is_the_fifth_question_between_very_high_and_high_dis_10() -> None:
    assert of_section(Section.VERY_HIGH_HIGH)[-1].key == "very-high-or-high.complying"


def test_custody_and_community_are_asked_in_pairs_who_04() -> None:
    texts = " ".join(question.text for question in of_section(Section.GATE))
    assert "custody" in texts and "community" in texts


def test_protected_characteristics_and_motives_are_asked_about_who_07() -> None:
    texts = " ".join(question.text for question in of_section(Section.WHO))
    assert "protected characteristic" in texts and "exploitation" in texts and "hate" in texts


def test_who_exactly_is_asked_who_01() -> None:
    assert BY_KEY["who.potential"].text == "Who might be harmed?"


def test_the_catalogue_has_each_key_once_and_each_key_a_page() -> None:
    assert len(BY_KEY) == len(CATALOGUE) == len(PAGE_OF)
    assert {PAGE_OF[key] for key in BY_KEY} == {
        Page.SCREENING,
        Page.GROUPS,
        Page.STEP_3,
        Page.STEP_4,
        Page.CHILDREN,
    }


def test_what_decided_a_threshold_is_never_copied() -> None:
    assert all(key in NEVER_COPIED for key in BY_KEY if "-or-" in key)
    assert "person.lookout" not in NEVER_COPIED


@pytest.mark.parametrize(
    ("level", "criteria", "pairs"),
    [
        (LOW, 3, [Section.MEDIUM_LOW]),  # ST4-10
        (MEDIUM, 5, [Section.HIGH_MEDIUM, Section.MEDIUM_LOW]),  # ST4-09
        (HIGH, 6, [Section.VERY_HIGH_HIGH, Section.HIGH_MEDIUM]),  # ST4-08
        (VERY_HIGH, 5, [Section.VERY_HIGH_HIGH]),  # ST4-07
    ],
)
def test_each_level_has_its_criteria_and_its_thresholds(
    level: RiskLevel, criteria: int, pairs: list[Section]
) -> None:
    assert len(criteria_of(level)) == len(CRITERIA[level]) == criteria
    assert list(threshold_sections(level)) == pairs


def test_no_level_yet_has_no_threshold() -> None:
    assert threshold_sections(None) == ()


@pytest.mark.parametrize("level", list(RiskLevel))
def test_each_level_is_described_at_steps_2_and_3(level: RiskLevel) -> None:
    """ST2-07, ST2-08, ST2-09, ST2-10, ST3-07, ST3-08, ST3-09, ST3-10."""
    assert STEP_2_FIT[level] and STEP_3_FIT[level] and LEVEL_MEANING[level]


def test_very_high_at_step_2_takes_stable_and_acute_factors_dis_02() -> None:
    assert "Stable and acute" in STEP_2_FIT[VERY_HIGH]


def test_high_and_very_high_differ_by_imminence_dis_01_st3_02_def_15() -> None:
    assert "any time" in LEVEL_MEANING[HIGH]
    assert "imminent" in LEVEL_MEANING[VERY_HIGH] and "imminent" not in LEVEL_MEANING[HIGH]


def test_no_description_of_a_level_rests_on_how_grave_the_past_was_def_15() -> None:
    texts = " ".join((*LEVEL_MEANING.values(), *STEP_3_FIT.values())).lower()
    assert not re.search(r"\b(murder|rape|conviction|index offence)\b", texts)


def test_there_are_four_levels_and_nothing_between_def_13() -> None:
    assert [level.label for level in RiskLevel] == ["Low", "Medium", "High", "Very High"]


def test_each_band_of_rsr_says_what_it_means_and_none_is_very_high_st1_02() -> None:
    assert set(RSR_MEANING) == {LOW, MEDIUM, HIGH}
    assert "three to four times" in RSR_MEANING[HIGH]


@pytest.mark.parametrize("tool", list(Tool))
def test_each_score_says_what_it_measures_and_what_it_cannot_tell_def_11_def_02(tool: Tool) -> None:
    assert MEASURES[tool] and DOES_NOT_MEASURE[tool]


@pytest.mark.parametrize("tool", [Tool.OGRS, Tool.OGP, Tool.ARP])
def test_scores_of_reoffending_are_never_called_scores_of_harm_def_02(tool: Tool) -> None:
    assert "reoffending is another risk" in DOES_NOT_MEASURE[tool]


def test_both_generations_of_scores_are_there_dis_06() -> None:
    assert set(FIRST_GENERATION) | set(SECOND_GENERATION) == set(Tool)
    assert not set(FIRST_GENERATION) & set(SECOND_GENERATION)
    assert {Tool.OSP_C, Tool.DC_SRP} <= BANDED


def test_rsr_has_its_parts_st1_05() -> None:
    assert {Tool.SNSV, Tool.OSP_C, Tool.OSP_I} <= set(FIRST_GENERATION)


def test_courts_orders_and_preventative_orders_are_named_scr_11_scr_13() -> None:
    names = {kind.label for kind in OrderKind}
    assert {"Restraining order", "Serious crime prevention order"} <= names
    assert {"Notification order", "Violent offender order", "Sexual risk order"} <= names


def test_five_groups_may_be_harmed_dis_12_who_02() -> None:
    assert [group.label for group in Group] == [
        "Children",
        "Public",
        "Known adult",
        "Staff",
        "Prisoners",
    ]


def test_low_has_two_routes_dis_11() -> None:
    assert len(LowRoute) == 2


def test_the_only_numbers_are_those_of_the_guidance_dis_14_dis_05() -> None:
    """3.00 and 6.90 for RSR, 30 and 60 for OVP, 18 for adults: no threshold is invented."""
    numbers = set(re.findall(r'Decimal\(["\']?([\d.]+)', inspect.getsource(four_step)))
    assert numbers == {"3.00", "6.90", "60", "30", "0.01"}
    assert band_rsr(Decimal("6.89")) is MEDIUM and band_rsr(Decimal("6.90")) is HIGH
