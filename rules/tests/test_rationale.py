"""The composed rationale: made of what was answered, and of nothing else."""

from rules.facts import Answer, Facts, Scenario, Screening, Step1, Step3, Step4, Unconvicted
from rules.questions import CATALOGUE, Section
from rules.rationale import compose
from rules.terms import (
    AnswerValue,
    Basis,
    Impact,
    Influence,
    Likelihood,
    LowRoute,
    Verification,
    Weight,
)
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    case,
    cell,
    change,
    factor,
    high,
    low,
    protective,
    rsr,
    source,
)
from rules.tests.nothing_answered import empty_but


def test_the_rationale_is_made_of_the_rows_rat_03():
    facts = change(high(), "assessment", factors=(factor(), protective()))
    text = compose(facts)
    for part in (
        "The starting point is High, from RSR.",
        "RSR was 7.40% on 14 September 2026.",
        "Drinking f1 (stable dynamic, active).",
        "Evidence: Police log.",
        "Still relevant because: Drank last week.",
        "Not captured by RSR: Drinking f1.",
        "Steady work p1 (protective, established).",
        "Turns up each day.",
        "How active the risk is now: A little.",
        "The best fit for immediacy is High.",
        "Children in the community, High: Neighbours. The harm: Assault.",
    ):
        assert part in text


def test_nothing_answered_gives_nothing_rat_03():
    assert compose(empty_but()) == ""
    assert compose(Facts(on=ON, case=case())) == ""


def test_a_missing_and_an_unsuitable_score_are_said_st1_09_st1_13():
    assert "RSR is missing" in compose(empty_but(step1=Step1(basis=Basis.MISSING)))
    assert "does not measure" in compose(empty_but(step1=Step1(basis=Basis.UNSUITABLE)))


def test_a_score_without_a_date_is_given_without_one():
    assert "RSR was 1.20%." in compose(empty_but(scores=(rsr(scored_on=None),)))


def _answer(question, value=None, text="", **more):
    return Answer(lineage=question, question=question, value=value, text=text, **more)


YES, NO = AnswerValue.YES, AnswerValue.NO


def test_it_opens_with_the_capacity_for_serious_harm_and_signs_of_escalation_rat_03_scr_04():
    facts = empty_but(
        screening=Screening(
            most_serious="Broke a jaw", most_serious_when="2019, aged 20", pattern="In drink"
        ),
        answers=(
            _answer("indicators.weapons", YES, "a knife in 2024"),
            _answer("indicators.callousness", YES),
            _answer("indicators.conflict", NO, "Keeps to himself"),
            _answer("indicators.control", AnswerValue.NOT_KNOWN, "Will ask"),
        ),
    )
    assert compose(facts) == (
        "The most serious behaviour so far: Broke a jaw (2019, aged 20). In drink. There are signs"
        " that harm may escalate. Weapons: a knife in 2024. Callousness."
    )
    undated = empty_but(screening=Screening(most_serious="Broke a jaw."))
    assert compose(undated) == "The most serious behaviour so far: Broke a jaw."


def test_behaviour_without_a_conviction_that_drives_the_level_is_said_scr_07():
    rows = (
        Unconvicted(lineage="u1", what="Nine call-outs", reliability="Two neighbours agree"),
        Unconvicted(lineage="u2", what="A rumour"),
    )
    facts = change(empty_but(driving_behaviour=("u1",)), "case", unconvicted=rows)
    assert compose(facts) == (
        "The level rests on behaviour without a conviction: Nine call-outs."
        " How reliable that is: Two neighbours agree."
    )


def test_opposing_evidence_and_the_weight_of_sources_have_their_place_rat_01_src_04():
    held = (
        source(weight=Weight.HIGH, weight_why="two officers saw it"),
        source(lineage="s2", number="2", what="Own account", conflicts_with=("s1", "gone")),
        source(
            lineage="s3",
            number="3",
            what="Landlord",
            weight=Weight.HIGH,
            verification=None,
            conflicts_with=("s1",),
            conflict_resolution="the log was written that day",
        ),
        source(lineage="s4", number="4", verification=Verification.PART, conflict_resolution="x"),
    )
    facts = empty_but(sources=held, step4=Step4(opposing_evidence="Clear tests, but few"))
    assert compose(facts) == (
        "What points the other way: Clear tests, but few."
        "\n\nMuch weight is put on 3, Landlord."  # 1 is in a conflict that nobody dealt with
        " Sources 3 and 1 conflict: the log was written that day."
    )


def test_scenarios_and_imminence_are_said_whole_def_03_st3_02():
    facts = empty_but(
        scenarios=(
            Scenario(
                lineage="1",
                what="Assault",
                to_whom="KA-1",
                circumstances="after drink",
                why="jealousy",
                likelihood=Likelihood.ANY_TIME,
                impact=Impact.TRAUMA,
            ),
            Scenario(lineage="2", what="Arson"),
        ),
        step3=Step3(imminent_when="this week", imminent_who="KA-1", imminent_what="he is drinking"),
    )
    assert compose(facts) == (
        "When harm is expected: this week. To whom: KA-1. What makes it likely: he is drinking."
        "\n\nWhat could happen: Assault. To whom: KA-1. In what circumstances: after drink."
        " Why: jealousy. How likely: Could happen at any time."
        " How grave: Traumatic: recovery difficult or impossible."
        " What could happen: Arson."
    )


def test_the_route_to_low_is_named_dis_11():
    text = compose(empty_but(step3=Step3(level=LOW, low_route=LowRoute.LIMITED_ACCESS)))
    assert text == ("The best fit for immediacy is Low. Access to victims is extremely limited.")


def test_what_decided_the_threshold_is_said_of_the_pair_at_hand_only_st4_11_to_st4_13():
    answers = (
        _answer("high-or-medium.trigger", YES, "any quarrel", is_deciding=True),
        _answer("high-or-medium.seeking", None, "", is_deciding=True),
        _answer("high-or-medium.rsr", None, "It is 7%"),
        _answer("medium-or-low.scores", YES, is_deciding=True),
    )
    high = compose(empty_but(answers=answers, step4=Step4(level=HIGH)))
    assert high == (
        "High or Medium? This decided it. Could the trigger come at any time, or would"
        " circumstances have to change? Yes. Any quarrel. Do they look for opportunities to cause"
        " serious harm?\n\nI place the risk of serious harm at High."
    )
    assert "trigger" not in compose(empty_but(answers=answers, step4=Step4(level=LOW)))
    assert compose(empty_but(answers=answers)) == ""


def test_why_the_level_is_not_the_scores_is_said_while_it_is_so_st4_04_st4_05():
    above = _answer("higher.significant", None, "His debts, which are new")
    below = _answer("lower.protective", None, "Work")
    more = {"answers": (above, below), "step1": Step1(level=MEDIUM)}
    assert "His debts" in compose(empty_but(step4=Step4(level=HIGH), **more))
    assert "Work" not in compose(empty_but(step4=Step4(level=HIGH), **more))
    assert "Work" in compose(empty_but(step4=Step4(level=LOW), **more))
    same = compose(empty_but(step4=Step4(level=MEDIUM), **more))
    assert "debts" not in same and "Work" not in same


def test_it_ends_with_the_level_the_author_chose_and_their_reasons_st4_06_st2_12():
    facts = empty_but(
        cells=(cell(level=HIGH, who="", harm=""),),
        step4=Step4(
            level=MEDIUM,
            variance_reason="I place it at Medium because work weighs more than the score",
            influence=Influence.STEP_2,
            difference_reason="one visit a year",
            positive_risks="Nights at his mother's, agreed with police",
        ),
    )
    assert compose(facts).split("\n\n")[-1] == (
        "I place the risk of serious harm at Medium. I place it at Medium because work weighs more"
        " than the score. Step 2: factors weighed most. The level is not the highest of a group"
        " because: one visit a year. Positive risks taken, and why: Nights at his mother's, agreed"
        " with police."
    )
    agreed = change(facts, "assessment.step4", level=HIGH)
    assert "one visit a year" not in compose(agreed)


def test_a_private_note_or_an_answer_on_bias_is_never_in_it_bia_02():
    every = tuple(
        _answer(question.key, YES, "secret thought")
        for question in CATALOGUE
        if question.section is Section.BIAS
    )
    assert every and "secret" not in compose(empty_but(answers=every, step4=Step4(level=VERY_HIGH)))


def test_a_low_case_reads_as_low_rat_04():
    assert "The starting point is Low, from RSR." in compose(low())
