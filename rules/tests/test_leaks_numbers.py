"""Numbers and days of birth of protected people in free text (VIC-02, QC-38)."""

import pytest

from rules.leaks import Detail, Protected
from rules.tests.protected import BORN, PHONE, words_in


@pytest.mark.parametrize(
    "text",
    [
        "07700 900431",
        "07700900431",
        "077 00 90 04 31",
        "(07700) 900-431",
        "+44 7700 900431",
        "+44 (0)7700 900431",
        "0044 7700 900431",
        "447700900431",
        "7700 900431",
        "０７７００ ９００４３１",
    ],
)
def test_a_number_is_found_however_it_is_spaced_or_prefixed_vic_02(text: str) -> None:
    assert len(words_in(f"Ring {text} today", PHONE)) == 1
    kept = Protected("KA-1", Detail.TELEPHONE, text)
    assert words_in("Ring 07700 900431 today", kept) == ["07700 900431"]


@pytest.mark.parametrize("text", ["07700 900432", "107700 900431", "07700 9004312", "900431"])
def test_another_number_is_not_found_vic_02(text: str) -> None:
    assert words_in(f"Ring {text} today", PHONE) == []


def test_several_numbers_may_be_kept_in_one_field_vic_02() -> None:
    both = Protected("KA-1", Detail.TELEPHONE, "07700 900431 01632 960001 or 01632 960002")
    text = "01632 960001, then 07700 900431, then 01632960002"
    assert len(words_in(text, both)) == 3
    assert words_in("12345", Protected("KA-1", Detail.TELEPHONE, "ext 12345")) == []


@pytest.mark.parametrize(
    "text",
    [
        "2 June 1991",
        "2nd June 1991",
        "2nd of June, 1991",
        "02 Jun 91",
        "2 jun. ’91",
        "2June1991",
        "June 2, 1991",
        "June 2nd 91",
        "02/06/1991",
        "2/6/91",
        "2.6.91",
        "2-6-1991",
        "02 06 1991",
        "1991-06-02",
        "1991/6/2",
        "1991 June 2",
        "02061991",
        "19910602",
    ],
)
def test_a_day_of_birth_is_found_however_it_is_written_vic_02(text: str) -> None:
    assert words_in(f"born {text}.", BORN) == [text]


@pytest.mark.parametrize("text", ["2 June 1992", "12/06/1991", "June 1991", "2/6/191", "02/06"])
def test_another_day_is_not_found_vic_02(text: str) -> None:
    assert words_in(f"born {text}.", BORN) == []


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("3 May 2015", "03/05/2015"),
        ("3/5/2015", "3 May 15"),
        ("2015-05-03", "3rd May 2015"),
        ("9 Sept 2015", "9 September 2015"),
    ],
)
def test_a_day_may_be_kept_in_any_form_vic_02(kept: str, text: str) -> None:
    assert words_in(text, Protected("CH-1", Detail.BORN, kept)) == [text]


@pytest.mark.parametrize("kept", ["", "about 5", "31/2/2015", "31 February 2015", "May 2015 or 16"])
def test_what_is_no_day_is_not_looked_for(kept: str) -> None:
    assert words_in(f"born {kept} 2015", Protected("CH-1", Detail.BORN, kept)) == []
