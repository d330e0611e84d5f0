"""Boxes and summary say what is there, once, with one stop (RAT-02; product, documents)."""

import pytest
from django.template.loader import render_to_string

from documents import oasys
from rules.facts import Offence
from rules.terms import (
    AnswerValue,
    EventKind,
    Excuses,
    FactorState,
    Group,
    Setting,
    Variance,
)
from rules.tests.builders import (
    action,
    answer,
    change,
    contingency,
    factor,
    medium,
    protective,
)


def _boxes(facts):
    return {box.number: box.text for box in oasys.assessment_boxes(facts)}


def _summary(facts):
    return " ".join(render_to_string("facts/summary.html", {"facts": facts}).split())


def test_what_was_answered_no_increases_no_risk_rat_02():
    answers = (
        answer("indicators.weapons", AnswerValue.NO, text="Police checked"),
        answer("indicators.conflict", AnswerValue.NOT_KNOWN),
        answer("indicators.escalation", AnswerValue.PARTLY, text="More often."),
    )
    box = _boxes(change(medium(), "assessment", answers=answers))["R10.4"]
    assert "Weapons" not in box and "Not known." in box and ".." not in box


def test_what_is_not_there_neither_raises_nor_lowers_rat_02():
    rows = (
        factor("f1", label="Debt", state=FactorState.NOT_PRESENT),
        factor("f2", label="Drink"),
        protective("p1", label="Work", state=FactorState.NOT_PRESENT),
        protective("p2", label="A home"),
    )
    facts = change(medium(), "assessment", factors=rows)
    boxes = _boxes(facts)
    assert "Debt" not in boxes["R10.4"] and "Drink" in boxes["R10.4"]
    assert "Work" not in boxes["R10.5"] and "A home" in boxes["R10.5"]
    page = _summary(facts)
    assert "Looked for and not there: f1 Debt." in page
    assert "Looked for and not there: p1 Work." in page
    assert '<h3 class="govuk-heading-s">f1 Debt' not in page


@pytest.mark.parametrize("stop", ["", "."])
def test_no_box_doubles_a_stop(stop):
    rows = (
        factor("f1", watching_for=f"He drinks{stop}", why_relevant=f"It goes on{stop}"),
        protective("p1", observed=f"He worked{stop}", why_important=f"It keeps him busy{stop}"),
    )
    facts = change(medium(), "assessment", factors=rows)
    acts = (
        action(what=f"See him{stop}", who=f"PP{stop}", when_text="", reduce_when=f"Later{stop}"),
    )
    ifs = (contingency(if_text=f"he drinks{stop}", then_text=f"ring{stop}", who="", when_text="-"),)
    facts = change(facts, "plan", actions=acts, contingencies=ifs)
    text = "\n".join(box.text for box in (*oasys.assessment_boxes(facts), *oasys.plan_boxes(facts)))
    assert ".." not in text and "Who: ." not in text and "When: ." not in text
    assert "Watch for: He drinks. Still relevant: It goes on." in text
    assert "He worked. How it makes harm less likely: It keeps him busy." in text
    assert "See him. Who: PP. May reduce: Later." in text
    assert "If he drinks, then ring. Because: Harm was done in drink." in text


@pytest.mark.parametrize("stop", ["", "."])
def test_an_offence_is_told_in_sentences_with_one_stop(stop):
    offence = Offence(
        lineage="o",
        is_index=True,
        description=f"Wounding{stop}",
        date_text="3 May 2026",
        outcome=f"Two years{stop}",
        harm=f"A broken arm{stop}",
        is_charge_reduced=True,
        original_allegation=f"Attempted murder{stop}",
        account=f"She fell{stop}",
        excuses=next(iter(Excuses)),
        is_denied=True,
        assessed_by="PP",
    )
    page = _summary(change(medium(), "case", offences=(offence,)))
    assert (
        "Wounding, 3 May 2026. Two years. Harm: A broken arm. The charge was reduced from:" in page
    )
    assert "They deny it; assessed by PP." in page and ".." not in page.split("Offences")[1][:400]


def test_the_summary_says_what_was_asked_and_nowhere_shown_before():
    """Each answer is read by somebody: none is asked for nothing."""
    variance = next(iter(Variance))
    facts = change(
        medium(), "assessment", is_limited=True, limited_note="No police reply",
        event=EventKind.PARTNER,
    )  # fmt: skip
    facts = change(facts, "assessment.step4", variance=(variance,))
    rows = (
        factor("f1", cells=((Setting.COMMUNITY, Group.CHILDREN),)),
        protective("p1", why_important="It keeps him busy"),
    )
    page = _summary(change(facts, "assessment", factors=rows))
    for words in (
        variance.label,
        "No police reply",
        EventKind.PARTNER.label,
        "Children in the community",
        "It keeps him busy",
    ):
        assert words in page
