"""Which sources must be weighed, and how far (SRC-03 to SRC-07)."""

import pytest

from rules.required import unanswered
from rules.terms import Page, SourceCategory, SourceKind, Verification, Weight
from rules.tests.builders import account, change, factor, high, medium, source


def _sourced(facts, *sources, cited=()):
    rows = (factor(sources=cited),)
    return change(change(facts, "assessment", sources=sources), "assessment", factors=rows)


BARE = {"weight_why": "", "credibility": "", "motivation": "", "validity": ""}


@pytest.mark.parametrize(
    ("cited", "clash", "weight", "is_open"),
    [
        (("s1",), (), None, True),
        ((), ("s2",), None, True),
        ((), (), None, False),
        (("s1",), (), Weight.LOW, False),
        (("s1",), (), Weight.NONE, False),
    ],
)
def test_a_source_on_which_something_rests_has_a_weight_src_04(cited, clash, weight, is_open):
    row = source(weight=weight, conflicts_with=clash)
    other = account(weight=Weight.LOW)
    gaps = unanswered(_sourced(medium(), row, other, cited=cited))
    assert [(gap.page, gap.about) for gap in gaps] == ([(Page.SOURCES, "s1")] if is_open else [])
    assert all("source 1" in gap.message for gap in gaps)


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [
        ({"weight": Weight.HIGH}, True),
        ({"category": SourceCategory.ACCOUNT}, True),
        ({"weight": Weight.LOW, "conflicts_with": ("s2",)}, True),
        ({"weight": Weight.MEDIUM}, False),
        ({"weight": None}, False),
        ({"weight": Weight.HIGH, "kind": SourceKind.REMARKS}, False),
        ({"weight": Weight.HIGH, "kind": SourceKind.HEALTH}, True),
    ],
)
@pytest.mark.parametrize("name", [*BARE])
def test_heavy_sources_are_weighed_at_high_src_04_src_05_src_06(more, is_asked, name):
    row = source(**({**BARE, **dict.fromkeys(BARE, "Said"), name: " "} | more))
    other = account(weight=Weight.LOW)
    found = [gap.about for gap in unanswered(_sourced(high(), row, other))]
    assert found == (["s1"] if is_asked else [])
    assert unanswered(_sourced(medium(), row, other)) == ()


def test_both_ends_of_a_conflict_are_weighed_src_07():
    row = source(weight=Weight.LOW, **BARE)
    other = account(weight=Weight.LOW, conflicts_with=("s1",))
    found = [gap.about for gap in unanswered(_sourced(high(), row, other))]
    assert found == ["s1"] * 4


def test_verification_is_nothing_that_the_weight_depends_on_src_03():
    row = source(weight=None, verification=Verification.AWAITING)
    assert unanswered(_sourced(medium(), row, account())) == ()
