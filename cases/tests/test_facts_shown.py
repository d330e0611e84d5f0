"""How facts are said on pages and in documents: once, and only what was asked."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from cases.models import CivilOrder
from cases.templatetags.case_tags import CHECKLIST
from rules.rationale import compose
from rules.screening import with_low_cells
from rules.terms import FactorKind, OrderRoute, ScoreType, Tool
from rules.tests.builders import change, high, low, screened_out
from rules.tests.rows import behaviour, contingency, factor, order, rsr, scenario, source
from rules.unknowns import unknowns


def shown(facts, template="facts/summary.html", **more):
    html = render_to_string(template, {"facts": facts, **more})
    return " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())


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
    cell = BeautifulSoup(html, "lxml").find("td", {"data-label": "Kind"})
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
    assert BeautifulSoup(html, "lxml").h4.get_text(strip=True) == behaviour().what


def test_a_contingency_without_a_kind_is_headed_by_its_if():
    """Never by its number alone."""
    row = contingency(theme=None)
    text = shown(high(), "facts/_contingency.html", row=row, plan=high().plan)
    assert text.startswith(f"{row.number} {row.if_text.split()[0]}")


def test_an_order_says_all_that_it_protects():
    rows = [order(protects=names, protects_note=note) for names, note in PROTECTED]
    text = shown(change(high(), "case", orders=tuple(rows)))
    for said in ("Protects KA-1; any child in her home.", "Protects KA-1.", "Protects a school."):
        assert said in text


PROTECTED = ((("KA-1",), "any child in her home"), (("KA-1",), ""), ((), "a school"))


def test_what_was_written_of_a_conflict_is_shown_where_it_was_written_src_07():
    """The other source names the conflict; a reader sees on both sides that it was met."""
    one = source(lineage="s1", number="s1", conflict_resolution="Three officers saw it")
    two = source(lineage="s2", number="s2", conflicts_with=("s1",))
    text = shown(change(high(), "assessment", sources=(one, two)))
    assert "Conflicts with s2: Three officers saw it" in text
    assert "Conflicts with s1: how it was dealt with stands there" in text


@pytest.mark.parametrize(
    ("references", "note", "said"),
    [
        (["KA-1", "KA-2"], "any child in her home", "Protects KA-1, KA-2; any child in her home"),
        (["KA-1"], "", "Protects KA-1"),
        ([], "a school", "Protects a school"),
    ],
)
def test_pages_of_the_case_say_all_that_an_order_protects(references, note, said):
    links = [SimpleNamespace(person=SimpleNamespace(reference=one)) for one in references]
    held = {"protections": SimpleNamespace(all=links), "protects_note": note, "uuid": uuid4()}
    row = SimpleNamespace(**dict.fromkeys(CHECKLIST, ""), **held, is_in_force=True)
    case = SimpleNamespace(crn="X000001")
    text = shown(None, "cases/_restrictions.html", orders=[row], case=case)
    assert said in " ".join(text.split())
    row.is_in_force = False
    assert said not in " ".join(
        shown(None, "cases/_restrictions.html", orders=[row], case=case).split()
    )
    card = shown(None, "cases/_order_card.html", row=row, case=case, why_not_edit="Read only")
    assert said in card


@pytest.mark.parametrize(("said", "binds"), [("Lapsed May 2025", False), ("", True)])
def test_an_order_that_is_over_by_its_words_is_no_restriction(said, binds):
    assert CivilOrder(expires_text=said).is_in_force is binds


@pytest.mark.parametrize("kind", [FactorKind.STABLE, FactorKind.PROTECTIVE])
def test_every_part_of_a_formulation_that_was_given_is_shown(kind):
    """Imported factors may hold parts that the page asks of the other kind alone."""
    said = {name: f"said in {name}" for name in PARTS}
    text = shown(change(high(), "assessment", factors=(factor(kind=kind, **said),)))
    assert [words for words in said.values() if words not in text.lower()] == []


PARTS = ("watching_for", "why_important", "evidence", "why_relevant", "observed", "shows_change")
