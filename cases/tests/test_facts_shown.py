"""How facts are said on pages and in documents: once, and only what was asked."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from rules.rationale import compose
from rules.screening import with_low_cells
from rules.terms import OrderRoute, ScoreType, Tool
from rules.tests.builders import change, high, low, screened_out
from rules.tests.rows import behaviour, contingency, order, rsr, scenario, source
from rules.unknowns import unknowns


def shown(facts, template="facts/summary.html", **more):
    html = render_to_string(template, {"facts": facts, **more})
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


@pytest.fixture
def screened():
    return with_low_cells(screened_out())


def test_a_screened_out_record_says_why_and_asks_for_nothing_else_scr_02(screened):
    """Its starting point is that of the score; the four steps are not there."""
    text = shown(screened)
    reason = screened.assessment.screening.reason
    assert f"Low risk of serious harm Screened out: {reason}" in text
    assert "Low, from RSR 1.20%" in text
    for absent in ("Rationale", "The step that weighed most", "Nobody is named yet", "No level"):
        assert absent not in text
    assert "No starting point was recorded in Step 1." not in unknowns(screened)


def test_a_starting_point_that_nobody_recorded_stays_unrecorded_elsewhere():
    open_start = change(low(), "assessment.step1", level=None, basis=None, reason="")
    assert "Starting point No level recorded" in shown(open_start)
    assert "No starting point was recorded in Step 1." in unknowns(open_start)


@pytest.mark.parametrize(
    ("tool", "kind", "said"),
    [
        (Tool.RSR, None, "Not answered"),
        (Tool.RSR, ScoreType.DYNAMIC, "Dynamic"),
        (Tool.OGRS, None, "Static"),
        (Tool.OSP_C, None, ""),
    ],
)
def test_the_kind_of_a_score_is_said_where_it_was_asked(tool, kind, said):
    """Nobody is asked whether OGRS or OSP is static."""
    score = rsr(tool=tool, score_type=kind)
    html = render_to_string(
        "facts/_start.html",
        {
            "facts": change(low(), "assessment", scores=(score,)),
            "assessment": change(low(), "assessment", scores=(score,)).assessment,
        },
    )
    cell = BeautifulSoup(html, "html.parser").find("td", {"data-label": "Kind"})
    assert cell.get_text(strip=True) == said


def test_the_route_of_an_order_is_said_once():
    """“On conviction” stands in the route or beside it."""
    for route, count in (("On conviction", 1), ("Magistrates’ court", 1)):
        row = order(route=route, on_conviction=OrderRoute.ON_CONVICTION)
        text = shown(low(), "facts/_orders.html", case=change(low(), "case", orders=(row,)).case)
        assert text.lower().count("on conviction") == count


def test_limited_information_is_said_once():
    """The note's own lead does not stand twice."""
    facts = change(
        high(), "assessment", is_limited=True, limited_note="Limited information: no reports."
    )
    assert unknowns(facts)[0] == "Information was limited: no reports."
    empty = change(high(), "assessment", is_limited=True, limited_note="limited information")
    assert unknowns(empty)[0] == "Information was limited."


def test_the_rationale_names_what_it_says():
    """The bracket before the stop; how likely and how grave; what RSR does not capture."""
    facts = change(high(), "assessment", scenarios=(scenario(),))
    facts = change(
        facts, "assessment.screening", most_serious="A stabbing.", most_serious_when="2026, at 35"
    )
    text = compose(facts)
    assert "A stabbing (2026, at 35)." in text
    assert "How likely: " in text and "How grave: " in text


def test_a_source_whose_words_are_its_kind_says_it_once():
    """And behaviour has its kind on a line of its own."""
    row = source(what="Police log")
    named = source(what=row.kind.label if row.kind else "Other")
    facts = change(high(), "assessment", sources=(named,))
    table = shown(facts, "facts/_sources.html", assessment=facts.assessment, case=facts.case)
    assert table.lower().count(named.what.lower()) == 1
    case = change(high(), "case", unconvicted=(behaviour(),)).case
    html = render_to_string(
        "facts/_unconvicted.html", {"assessment": facts.assessment, "case": case}
    )
    assert BeautifulSoup(html, "html.parser").h4.get_text(strip=True) == behaviour().what


def test_a_contingency_without_a_kind_is_headed_by_its_if():
    """Never by its number alone."""
    row = contingency(theme=None)
    text = shown(high(), "facts/_contingency.html", row=row, plan=high().plan)
    assert text.startswith(f"{row.number} {row.if_text.split()[0]}")
