"""Words for a partner whom nobody can name (WHO-05, QC-17)."""

import pytest

from rules.partners import names_future_partner


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Future partners and KA-1", "Future partners"),
        ("KA-1, and any partner he meets", "any partner"),
        ("His next partner", "next partner"),
        ("any new partner", "any new partner"),
        ("FUTURE\nGIRLFRIENDS", "FUTURE\nGIRLFRIENDS"),
        ("future/next partners", "future/next partners"),
        ("future or new intimate partner", "future or new intimate partner"),
        ("A new partner", "new partner"),
        ("a future wife", "future wife"),
        ("Future husband", "Future husband"),
        ("his next fiancée", "next fiancée"),
        ("any fiance", "any fiance"),
        ("next lover", "next lover"),
        ("Partners in future", "Partners in future"),
        ("girlfriend in the future", "girlfriend in the future"),
        ("Assault of a partner in the future", "a partner in the future"),
        ("KA-1; new or other partners in future", "new or other partners in future"),
        ("KA-1 and new partner", "new partner"),
        ("KA-1 (former wife), new partner", "new partner"),
        ("his new partner KA-2; a new boyfriend", "new boyfriend"),
    ],
)
def test_a_partner_nobody_can_identify_is_found_who_05(text, words):
    assert names_future_partner(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KA-1 present housemate",
        "KA-2, his new partner",
        "KA-2 (his new partner)",
        "KA-2 is his new partner",
        "new partner KA-2",
        "new partner (KA-2)",
        "new partner, now KA-2",
        "any ex-partner",
        "any former partner",
        "any child of his partner",
        "Partner agencies of the future",
        "anyone; partners KA-3 and KA-4",
        "Newpartner",
        "KA-1, his wife",
        "KA-2 (his new wife)",
        "Any midwife",
        "Partner services in future",
        "Assault of his wife in future",
        "Harm to his ex-partner in the future",
        "KA-1, the partner of his brother",
        "The next partner meeting",
    ],
)
def test_who_can_be_identified_is_left_who_05(text):
    assert names_future_partner(text) is None


WORDS = (
    "future next any new or and other further potential possible intimate romantic sexual female"
    " male adult young younger vulnerable"
).split()


@pytest.mark.parametrize("word", WORDS)
def test_each_of_these_words_may_stand_between_who_05(word):
    assert names_future_partner(f"next {word} partner") is not None
    assert names_future_partner("next known partner") is None
