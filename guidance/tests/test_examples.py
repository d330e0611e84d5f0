"""The worked examples come out as in the guidance (RAT-03, RAT-04, RAT-05), and are shown."""

import dataclasses
import re
from decimal import Decimal

import pytest
from django.urls import reverse

from guidance.beside import BESIDE
from guidance.examples import EXAMPLES, Example
from rules import checks
from rules.checks import Severity
from rules.descriptors import LOW_ROUTE_MEANING
from rules.facts import Facts, Offence
from rules.four_step import band_rsr, step_levels
from rules.terms import Basis, LowRoute, Page, RiskLevel
from rules.tests import builders
from rules.tests.rows import rsr

BY_KEY = {example.key: example for example in EXAMPLES}


def facts_of(example: Example) -> Facts:
    """Whole facts with the levels and the score of an example."""
    build = {RiskLevel.LOW: builders.low, RiskLevel.HIGH: builders.high}[example.level]
    facts = build()
    assessment = facts.assessment
    assert assessment is not None
    start = band_rsr(Decimal(example.rsr))
    step1 = dataclasses.replace(assessment.step1, level=start, basis=Basis.RSR)
    variance = "RSR counts convictions, not the fights." if example.variance else ""
    step4 = dataclasses.replace(
        assessment.step4, level=example.level, variance=example.variance, variance_reason=variance
    )
    return dataclasses.replace(
        facts,
        assessment=dataclasses.replace(
            assessment,
            scores=(rsr(example.rsr), *assessment.scores[1:]),
            step1=step1,
            step2=dataclasses.replace(assessment.step2, level=example.step2),
            step3=dataclasses.replace(assessment.step3, level=example.step3),
            step4=step4,
        ),
    )


def blocks(facts: Facts) -> set[str]:
    return {f.code for f in checks.run(facts) if f.severity is Severity.BLOCK}


def test_mr_x_starts_at_medium_and_is_high_because_of_what_rsr_does_not_count_rat_03() -> None:
    facts = facts_of(BY_KEY["x"])
    levels = step_levels(facts)
    assert (levels.step1, levels.level) == (RiskLevel.MEDIUM, RiskLevel.HIGH)
    assert "QC-03" not in blocks(facts)
    assert facts.assessment is not None
    silent = dataclasses.replace(facts.assessment.step4, variance=(), variance_reason="")
    unexplained = dataclasses.replace(facts.assessment, step4=silent)
    assert "QC-03" in blocks(dataclasses.replace(facts, assessment=unexplained))


def test_mr_y_is_low_after_a_murder_and_no_rule_bars_it_rat_04_st4_14() -> None:
    facts = facts_of(BY_KEY["y"])
    murder = Offence(lineage="o", is_index=True, description="Murder", harm="Death")
    facts = dataclasses.replace(facts, case=dataclasses.replace(facts.case, offences=(murder,)))
    assert step_levels(facts).step1 is RiskLevel.LOW
    assert blocks(facts) == set()


def test_mr_z_stays_high_with_protective_factors_that_were_there_before_rat_05() -> None:
    facts = facts_of(BY_KEY["z"])
    assert step_levels(facts).step1 is RiskLevel.HIGH
    assert facts.assessment is not None
    protective = builders.protective(was_at_past_offence=True)
    with_work = dataclasses.replace(
        facts.assessment, factors=(*facts.assessment.factors, protective)
    )
    found = checks.run(dataclasses.replace(facts, assessment=with_work))
    assert "QC-50" in {finding.code for finding in found}
    assert blocks(facts) == set()


@pytest.mark.django_db
def test_the_examples_are_shown_as_fictional(client, priya) -> None:
    client.force_login(priya)
    text = re.sub(r"\s+", " ", client.get(reverse("guidance:examples")).content.decode())
    assert "These people are fictional." in text
    assert all(example.title in text for example in EXAMPLES)


def test_every_page_of_an_assessment_says_what_the_guidance_asks() -> None:
    plan = {Page.ACTIONS, Page.CONTINGENCIES, Page.PLAN_REVIEW, Page.MATRIX}
    plan |= {Page.CONDITIONS, Page.PLAN_QUESTIONS}
    elsewhere = {Page.CASE, Page.ORDERS, Page.PEOPLE, Page.SIGN, Page.MAPPA, Page.VICTIMS}
    assert set(BESIDE) == set(Page) - plan - elsewhere
    assert all(asked.section and asked.points for asked in BESIDE.values())


def test_sources_are_to_be_questioned_and_checked_src_01() -> None:
    points = " ".join(BESIDE[Page.SOURCES].points)
    assert "Take nothing at face value" in points and "Check each one" in points


def test_low_by_limited_access_does_not_hide_risky_thinking_st3_12() -> None:
    said = LOW_ROUTE_MEANING[LowRoute.LIMITED_ACCESS]
    assert "thinking may still be there" in said and "contingency" in said


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["why-now", "sources", "step-1", "step-3", "levels"])
def test_it_stands_folded_on_the_page(client, priya, case, page) -> None:
    from tests.factories import make_assessment

    assessment = make_assessment(case, priya)
    client.force_login(priya)
    url = reverse(f"assessments:{page.replace('-', '_')}", args=[assessment.uuid])
    text = client.get(url).content.decode()
    assert "What the guidance asks here" in text
    assert BESIDE[Page(page)].section in text
