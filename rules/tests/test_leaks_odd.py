"""Restricted words are seen in any text, however odd (VIC-02, QC-38)."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from rules.leaks import Detail, Protected, found_in
from rules.tests.protected import EVERYBODY

_LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéłøß", min_size=4, max_size=12)
_AROUND = st.text(alphabet=" .,;:-–\n(“”)", min_size=1, max_size=4)
_FILLER = st.text(alphabet="qxz .,-’\n", max_size=30)


@given(_LETTERS, _LETTERS, _AROUND, st.sampled_from([str.lower, str.upper, str.title]), _FILLER)
def test_a_restricted_name_is_seen_in_any_text_vic_02(first, last, around, cased, filler) -> None:
    name = Protected("KA-1", Detail.NAME, f"{first} {last}")
    text = f"{filler} {around}{cased(first)}{around}{cased(last)} {filler}"
    assert found_in([text], (name,))


@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2026, 1, 1)), _FILLER, st.booleans())
def test_a_day_of_birth_is_seen_in_any_text_vic_02(day, filler, is_short) -> None:
    year = f"{day:%y}" if is_short else f"{day:%Y}"
    for text in (f"{day.day} {day:%B} {year}", f"{day:%d/%m/}{year}", day.isoformat()):
        found = found_in(
            [f"{filler} born {text} here"], (Protected("CH-1", Detail.BORN, day.isoformat()),)
        )
        assert found == (("CH-1", text),)


@given(st.lists(st.text(alphabet="bcdfgjkvwxyz ’-.,\n0", max_size=60), max_size=5))
def test_nothing_is_found_where_nothing_stands_vic_02(texts) -> None:
    assert found_in(texts, EVERYBODY) == ()


@given(st.lists(st.text(max_size=60), max_size=3), st.text(max_size=40), st.sampled_from(Detail))
def test_no_text_is_too_odd_to_compare(texts, kept, detail) -> None:
    found_in([*texts, kept], (Protected("KA-1", detail, kept), *EVERYBODY), allowed=[kept])
