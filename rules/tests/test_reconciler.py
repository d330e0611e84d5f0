"""The three steps side by side, and what RSR counts already."""

from rules.facts import Facts, Score, Step1
from rules.reconciler import MOST_ROWS, reconciler, score_lines
from rules.terms import Tool
from rules.tests.builders import HIGH, MEDIUM, ON, case, change, factor, high, protective, rsr


def _lines(view):
    return [row.text for row in view.rows]


def test_the_steps_stand_side_by_side_with_their_rows_st4_02():
    ovp = Score(lineage="ovp", tool=Tool.OVP, percent="42")
    osp = Score(lineage="osp", tool=Tool.OSP_C, band=MEDIUM)
    blank = Score(lineage="osp", tool=Tool.OSP_I)
    factors = (factor(), factor("f2"), factor("f3"), factor("f4"), protective(), protective("p2"))
    facts = change(high(), "assessment", scores=(rsr("7.40"), ovp, osp, blank), factors=factors)
    one, two, three = reconciler(facts)
    assert (one.step, one.level) == (1, HIGH)
    assert _lines(one) == ["RSR 7.40%", "OSP/C Medium", "OVP 42.00%", "The score"]
    assert [row[:-1].split(" (")[0] for row in _lines(two)] == [
        "Drinking f1",
        "Drinking f2",
        "Steady work p1",
        "Steady work p2",
    ]
    assert _lines(three) == ["How active: A little", "How exposed: Hardly", "Best fit: Fits best"]
    assert all(2 <= len(view.rows) <= MOST_ROWS for view in (one, two, three))


def test_a_score_that_the_starting_point_tells_is_said_once_st4_02():
    facts = change(high(), "assessment", scores=(rsr("1.20"),), step1=Step1())
    (told,) = _lines(reconciler(facts)[0])
    assert told.startswith("RSR 1.20% is")


def test_what_rsr_counts_already_is_marked_and_an_unanswered_mark_is_not_st1_16():
    marks = (True, False, None)
    factors = tuple(factor(f"f{place}", is_in_rsr=mark) for place, mark in enumerate(marks))
    _, two, _ = reconciler(change(high(), "assessment", factors=factors))
    assert [row.is_in_rsr for row in two.rows] == [True, False, False]


def test_a_factor_without_kind_or_state_is_named_alone():
    bare = factor(kind=None, state=None, is_driver=True)
    _, two, _ = reconciler(change(high(), "assessment", factors=(bare,)))
    assert _lines(two) == ["Drinking f1"]


def test_every_score_that_can_be_read_has_a_line():
    assessment = change(high(), "assessment", scores=(rsr("7.40"),)).assessment
    assert score_lines(assessment) == ("RSR 7.40%",)


def test_without_an_assessment_the_steps_are_empty():
    views = reconciler(Facts(on=ON, case=case()))
    assert [(view.step, view.level, view.rows) for view in views] == [
        (1, None, ()),
        (2, None, ()),
        (3, None, ()),
    ]


def test_no_step_shows_more_rows_than_can_be_taken_in_st4_02():
    factors = tuple(protective(f"p{number}") for number in range(MOST_ROWS + 2))
    _, two, _ = reconciler(change(high(), "assessment", factors=factors))
    assert len(two.rows) == MOST_ROWS
