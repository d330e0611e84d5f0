"""Common actions offered for what the assessment found; never inserted unasked (RMP-01)."""

import pytest

from rules.facts import RiskToSelf
from rules.library import BY_KEY, MOST_OFFERS, OFFERS, THEN_EXAMPLES, TRIGGER_EXAMPLES, offers_for
from rules.library.offer import RESTRICTING
from rules.terms import KINDS_OF, ActionKind, Group, PersonKind, Pillar, Setting, Tag, Theme
from rules.tests.builders import factor, person, protective

COMMUNITY, CUSTODY = Setting.COMMUNITY, Setting.CUSTODY


def test_each_offer_has_a_key_of_its_own_and_a_kind_of_its_pillar():
    assert len(BY_KEY) == len(OFFERS)
    for offer in OFFERS:
        assert offer.kind in (*KINDS_OF[offer.pillar], ActionKind.OTHER)
        assert offer.what[0].isupper() and not offer.what.endswith(".") and len(offer.what) < 90
        assert offer.is_restriction is (offer.kind in RESTRICTING)


@pytest.mark.parametrize("pillar", [*Pillar])
def test_the_guidances_examples_of_each_pillar_are_offered_sup_02_mon_02_int_03_vic_08(pillar):
    """All kinds but child protection plans, which children's services make. DIS-09."""
    offered = {offer.kind for offer in OFFERS if offer.pillar is pillar}
    assert set(KINDS_OF[pillar]) - offered <= {ActionKind.CHILD_PLAN}


def _keys(about, setting=None):
    return [offer.key for offer in offers_for(about, setting)]


def test_the_name_of_a_factor_says_more_than_its_tags_rmp_01():
    keys = _keys(factor(label="Drinks heavily", tags=(Tag.DOMESTIC_ABUSE,)), COMMUNITY)
    assert keys[:2] == ["drug-tests", "substance-treatment"]
    assert "new-relationships" in keys
    assert keys.index("self-management") < keys.index("new-relationships")


def test_any_risk_factor_has_offers_the_general_ones_last_rmp_01():
    assert _keys(factor(label="Xyz")) == ["talk-it-through", "share-with-police", "one-to-one"]


def test_a_word_counts_from_its_beginning_alone():
    assert "work" not in _keys(factor(label="Redeployed abroad"))
    assert "work" in _keys(factor(label="Unemployed"))


def test_what_protects_is_built_on_rmp_02():
    assert _keys(protective()) == ["mentor", "strengths", "home-leave", "family"]
    assert "home-leave" not in _keys(protective(), COMMUNITY)


@pytest.mark.parametrize("kind", [*PersonKind])
def test_everybody_at_risk_has_a_safety_action_to_take_up_who_06(kind):
    """VIC-01, VIC-07: in custody too."""
    for setting in Setting:
        offers = offers_for(person("X-1", kind), setting)
        assert any(offer.pillar is Pillar.VICTIM_SAFETY for offer in offers)


@pytest.mark.parametrize("group", [*Group])
def test_every_group_has_offers_who_09(group):
    assert offers_for(group, CUSTODY)


def test_a_risk_to_self_has_offers_slf_05():
    assert "healthcare" in _keys(RiskToSelf())


def test_what_belongs_to_the_other_setting_is_left_out_rmp_17():
    dealer = factor(label="Carries a knife", tags=(Tag.WEAPONS,))
    assert "cell-searches" in _keys(dealer, CUSTODY) and "curfew" not in _keys(dealer, CUSTODY)
    assert "curfew" in _keys(dealer, COMMUNITY)
    assert "cell-searches" not in _keys(dealer, COMMUNITY)


def test_there_are_never_too_many():
    everything = factor(label="Drink drugs mood housing job debt peers anger online", tags=(*Tag,))
    assert len(offers_for(everything)) == MOST_OFFERS


def test_contingencies_have_examples_of_each_theme_con_05():
    assert set(TRIGGER_EXAMPLES) == set(Theme)
    assert all(len(examples) == 3 for examples in TRIGGER_EXAMPLES.values())


def test_the_twelve_examples_of_what_may_be_done_con_09():
    assert len(set(THEN_EXAMPLES)) == 12
