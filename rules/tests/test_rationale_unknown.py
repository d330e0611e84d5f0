"""What nobody answered is never said as Low or as no."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.facts import Step1, Step2, Step3, Step4
from rules.rationale import compose
from rules.reconciler import reconciler
from rules.terms import FactorState, Group, RiskLevel
from rules.tests.builders import CUSTODY, HIGH, LOW, MEDIUM, cell, factor, protective, rsr
from rules.tests.nothing_answered import empty_but


def test_what_is_only_partly_answered_is_only_partly_said():
    bare = factor(
        kind=None, state=None, evidence="-", why_relevant="", is_in_rsr=None, is_driver=True
    )
    weak = protective(
        state=None,
        observed="",
        shows_change="-",
        relies_on_external_control=True,
        was_at_past_offence=True,
    )
    facts = empty_but(
        factors=(bare, weak, protective("p2", state=FactorState.NOT_PRESENT)),
        step3=Step3(reason="It fits"),
        step1=Step1(reliance="Less weight on the score"),
        cells=(cell(Group.STAFF, MEDIUM, CUSTODY, who="-", harm=""), cell(level=None)),
    )
    assert compose(facts) == (
        "Less weight on the score.".join(
            [
                "The level rests on these factors. Drinking f1.\n\n",
                "\n\nThese factors protect. Steady work p1 (protective)."
                " This relies on control from outside. This was there at a past offence too."
                "\n\nIt fits.\n\nStaff in custody, Medium.",
            ]
        )
    )


NOTHING_DRIVES = "No factor is marked as driving the level."


@pytest.mark.parametrize(
    ("factors", "level", "said"),
    [
        ((), LOW, f"{NOTHING_DRIVES} The best fit for the factors is Low. It is settled."),
        ((), None, "It is settled."),
        (
            (factor(evidence="", why_relevant="", is_in_rsr=None),),
            MEDIUM,
            f"{NOTHING_DRIVES} These are active or emerging. Drinking f1 (stable dynamic, active)."
            " The best fit for the factors is Medium. It is settled.",
        ),
        (
            (factor(evidence="", why_relevant="", is_in_rsr=None, is_driver=True),),
            HIGH,
            "The level rests on these factors. Drinking f1 (stable dynamic, active)."
            " The best fit for the factors is High. It is settled.",
        ),
    ],
)
def test_the_best_fit_is_said_with_what_drives_it_or_that_nothing_does(factors, level, said):
    facts = empty_but(factors=factors, step2=Step2(level=level, reason="It is settled"))
    assert compose(facts) == said


def test_a_low_group_is_left_out():
    assert compose(empty_but(cells=(cell(level=LOW),))) == ""


LEVELS = st.sampled_from([None, *RiskLevel])


@given(LEVELS, LEVELS, LEVELS, st.booleans())
def test_no_omission_turns_an_unknown_into_low_or_no_st1_13(step1, step2, step3, has_score):
    """Low is written only where somebody answered Low; "no" only of drivers, beside a best fit."""
    facts = empty_but(
        step1=Step1(level=step1),
        step2=Step2(level=step2),
        step3=Step3(level=step3),
        scores=(rsr("9.00"),) if has_score else (),
        step4=Step4(),
    )
    text = compose(facts)
    assert ("Low" in text) is (LOW in (step1, step2, step3))
    assert (NOTHING_DRIVES in text) is (step2 is not None)
    assert not re.search(r"\b[Nn]o\b", text.replace(NOTHING_DRIVES, ""))
    assert [view.level for view in reconciler(facts)][1:] == [step2, step3]
