"""What to ask next about risk to self; when a manager must be told. SLF-02 to SLF-06."""

import dataclasses

import pytest

from rules.facts import Facts, Offence, RiskToSelf
from rules.self_harm import must_tell_manager, prompts
from rules.terms import SourceCategory, SourceKind, Tag, YesNoUnknown
from rules.tests.builders import ON, account, case, change, low, source

YES, NO, NOT_KNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.NOT_KNOWN


def asked(tags=(), held=(), **risk):
    offence = Offence(lineage="o", is_index=True, description="Assault", tags=tags)
    facts = change(low(), "case", offences=(offence,))
    facts = change(facts, "assessment", risk_to_self=RiskToSelf(**risk), sources=held)
    return list(prompts(facts))


@pytest.mark.parametrize(
    ("thoughts", "told", "must"),
    [(YES, "", True), (YES, " - ", True), (YES, "Mo, today", False), (NO, "", False)],
)
def test_current_thoughts_that_no_manager_knows_of_must_be_told_slf_04(thoughts, told, must):
    risk = RiskToSelf(has_current_thoughts=thoughts, manager_told=told)
    assert must_tell_manager(risk) is must


@pytest.mark.parametrize("thoughts", [None, NOT_KNOWN])
def test_what_is_not_known_is_no_current_thought(thoughts):
    assert not must_tell_manager(RiskToSelf(has_current_thoughts=thoughts))


@pytest.mark.parametrize("name", ["self_harm", "self_harm_custody"])
def test_self_harm_asks_about_suicide_in_either_setting_slf_02(name):
    (said,) = asked(**{name: "Cuts his arms"})
    assert "Ask about suicide too" in said
    for suicide in ("suicide", "suicide_custody"):
        assert asked(**{name: "Cuts his arms", suicide: "Never thought of it"}) == []


@pytest.mark.parametrize("tag", [Tag.VIOLENCE, Tag.STRANGULATION, Tag.WEAPONS, Tag.DOMESTIC_ABUSE])
def test_violence_asks_about_self_harm_until_it_is_answered_slf_06(tag):
    (said,) = asked(tags=(tag,))
    assert "20% to 30%" in said
    assert asked(tags=(tag,), is_identified=NO) == []
    assert asked(tags=(tag,), self_harm="Once", suicide="Never") == []


def test_a_violent_factor_counts_as_an_offence_does_slf_06():
    facts = change(low(), "assessment", risk_to_self=RiskToSelf())
    assert list(prompts(facts)) == []
    factors = (dataclasses.replace(facts.assessment.factors[0], tags=(Tag.VIOLENCE,)),)
    assert len(list(prompts(change(facts, "assessment", factors=factors)))) == 1


@pytest.mark.parametrize("nothing", ["No", "none known", "-"])
def test_that_there_was_none_is_no_self_harm_slf_02(nothing):
    assert asked(self_harm=nothing, self_harm_custody=nothing) == []


def test_none_is_an_answer_slf_06():
    assert asked(tags=(Tag.VIOLENCE,), self_harm="None") == []
    assert len(asked(tags=(Tag.VIOLENCE,), self_harm=" - ")) == 1


def test_other_offences_do_not_ask():
    assert asked(tags=(Tag.ARSON,)) == []


def test_the_persons_own_account_alone_is_too_little_slf_03():
    said = asked(is_identified=NO, held=(account(lineage="a"),), sources=("a",))
    assert len(said) == 1 and "own account" in said[0]
    both = (account(lineage="a"), source(lineage="b"))
    assert asked(is_identified=NO, held=both, sources=("a", "b")) == []
    assert len(asked(is_identified=NO, held=both, sources=("a",))) == 1


def test_no_source_and_a_report_on_a_programme_are_no_own_account_slf_03():
    report = source(lineage="a", category=SourceCategory.ACCOUNT, kind=SourceKind.PROGRAMME)
    assert asked(is_identified=NO, held=(report,), sources=("a",)) == []
    assert asked(is_identified=NO, held=(account(lineage="a"),)) == []


def test_without_an_assessment_nothing_is_asked():
    assert list(prompts(Facts(on=ON, case=case()))) == []
