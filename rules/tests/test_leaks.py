"""Words in free text that identify a protected person (VIC-02, QC-38). Everybody is fictional."""

import pytest

from rules.facts import Facts
from rules.leaks import Detail, Protected, find, found_in
from rules.terms import Page
from rules.tests.builders import ON, action, change, high, person
from rules.tests.protected import (
    BORN,
    EVERYBODY,
    GRACE,
    MARYS,
    OBRIEN,
    PHONE,
    SASKIA,
    SCHOOL,
    STREET,
    words_in,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He rang Saskia Orrell-Finch twice.", ["Saskia Orrell-Finch"]),
        ("he rang SASKIA ORRELL FINCH", ["SASKIA ORRELL FINCH"]),
        ("Orrell-Finch, Saskia", ["Orrell-Finch, Saskia"]),
        ("the orrellfinch family", ["orrellfinch"]),
        ("the Orrell‑Finches", ["Orrell"]),
        ("Saskia’s mother", ["Saskia’s"]),
        ("the Saskias of this world", ["Saskias"]),
        ("saskia", ["saskia"]),
        ("Sas\u00adkia", ["Saskia"]),
        ("ＳＡＳＫＩＡ", ["ＳＡＳＫＩＡ"]),
        ("a finch sang", []),
        ("no Saskianna here", []),
        ("Ask Ia about it", []),
        ("siobhan o brien", ["siobhan o brien"]),
        ("Siobha\u0301n", ["Siobhán"]),
        ("the O'Briens", ["O'Briens"]),
    ],
)
def test_a_name_is_found_however_it_is_written_vic_02(text: str, found: list[str]) -> None:
    assert words_in(text, SASKIA, OBRIEN) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met Grace at noon", ["Grace"]),
        ("He has Grace’s key", ["Grace’s"]),
        ("He met grace hill", ["grace hill"]),
        ("by the grace of the court", []),
        ("Grace was shown.", []),
        ("It ended. Grace was shown.", []),
        ("up the hill", []),
    ],
)
def test_a_part_that_is_an_ordinary_word_counts_where_it_is_written_as_a_name(
    text: str, found: list[str]
) -> None:
    assert words_in(text, GRACE) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ms May Marchetti", "in May Ms Dell said", []),
        ("Ms May Marchetti", "May Marchetti called", ["May Marchetti"]),
        ("Ana Maria Orrell", "Ana Orrell was there", ["Ana Orrell"]),
        ("unborn baby", "the unborn baby", []),
        ("Bo", "he met Bo there", ["Bo"]),
        ("Bo", "he met bo there", []),
        ("Bo Li", "Bo and Li, no", []),
        ("Bo Li", "he met Bo Li", ["Bo Li"]),
        ("Łukasz Żak", "lukasz and zak", ["lukasz", "zak"]),
        ("Teo", "Teo’s bag; Teos; Teodor", ["Teo’s"]),
        ("", "nobody", []),
        ("李小龙", "他 李小龙 here", ["李小龙"]),
    ],
)
def test_names_of_all_kinds_vic_02(name: str, text: str, found: list[str]) -> None:
    assert words_in(text, Protected("KA-1", Detail.NAME, name)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seen in Larchmoor Crescent", ["Larchmoor Crescent"]),
        ("seen in larchmoor cres.", ["larchmoor cres"]),
        ("LarchmoorCrescent", ["LarchmoorCrescent"]),
        ("near Larchmoor", ["Larchmoor"]),
        ("in WX1 2AB or wx12ab", ["WX1 2AB", "wx12ab"]),
        ("in a crescent in Wexbridge, flat 14", []),
    ],
)
def test_a_street_is_found_without_its_number_and_kind_vic_02(text: str, found: list[str]) -> None:
    assert words_in(text, STREET) == found


@pytest.mark.parametrize(
    ("address", "text", "found"),
    [
        ("3 Church Rd", "in Church Road", ["Church Road"]),
        ("3 Church Rd", "at church by the road", []),
        ("St Anne’s Road, Wexbridge", "St Annes Rd", ["St Annes Rd"]),
        ("St Anne’s Road", "Anne said so", []),
        ("9 Tollgate Way Wexbridge", "Tollgate; Wexbridge", ["Tollgate"]),
        ("Orchardleigh, Wexbridge", "at Orchardleigh", ["Orchardleigh"]),
        ("Road", "on the road", []),
        ("", "nowhere", []),
    ],
)
def test_addresses_of_all_kinds_vic_02(address: str, text: str, found: list[str]) -> None:
    assert words_in(text, Protected("KA-1", Detail.ADDRESS, address)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at Alderbrook Infants", ["Alderbrook Infants"]),
        ("at alderbrook", ["alderbrook"]),
        ("an infants school", []),
        ("at St. Mary's primary", ["St. Mary's primary"]),
        ("at Saint Marys", ["Saint Marys"]),
        ("Mary is at primary school", []),
    ],
)
def test_a_school_is_found_and_its_kind_is_not_vic_02(text: str, found: list[str]) -> None:
    assert words_in(text, SCHOOL, MARYS) == found


def test_a_school_that_begins_with_the_and_one_that_says_nothing_vic_02() -> None:
    assert words_in("at Oaks School", Protected("CH-1", Detail.SCHOOL, "The Oaks School"))
    assert not words_in("Anne said so", Protected("CH-1", Detail.SCHOOL, "St Anne Primary"))
    assert not words_in("a primary school", Protected("CH-1", Detail.SCHOOL, "Primary school"))
    town = Protected("CH-1", Detail.SCHOOL, "Wexbridge Primary")
    assert not words_in("in Wexbridge", STREET, town)
    assert words_in("at Wexbridge Primary", STREET, town) == ["Wexbridge Primary"]


def test_words_shared_with_the_persons_own_name_or_address_are_ignored_vic_02() -> None:
    child = Protected("CH-1", Detail.NAME, "Teo Marchetti")
    own = ("Danny Marchetti", "5 Larchmoor Crescent")
    assert words_in("Mr Marchetti", child, own=own) == []
    assert words_in("Teo Marchetti", child, own=own) == ["Teo Marchetti"]
    assert words_in("in Larchmoor Crescent", STREET, own=own) == []
    facts = change(change(high(), "case", name="Danny Marchetti"), "plan", capacity="Mr Marchetti")
    assert find(facts, (child,)) == ()
    assert len(find(change(facts, "case", name="Danny"), (child,))) == 1


def test_allowed_words_are_ignored_vic_02() -> None:
    assert words_in("in Larchmoor Crescent", STREET, allowed=("larchmoor crescent",)) == []
    assert words_in("Saskia is a dog; Saskia Orrell", SASKIA, allowed=("Saskia",)) == ["Orrell"]
    assert words_in("07700900431", PHONE, allowed=("07700 900431",)) == []
    assert words_in("2 June 1991", BORN, allowed=("2/6/1991",)) == []


def test_words_of_references_and_relationships_name_nobody_vic_02() -> None:
    facts = change(high(), "case", people=(person(relationship="landlady of Saskia"),))
    landlady = Protected("KA-1", Detail.NAME, "Saskia Landlady")
    found = find(change(facts, "plan", capacity="His landlady and Saskia"), (landlady,))
    assert [leak.words for leak in found] == ["Saskia", "Saskia"]


def test_a_finding_says_what_where_and_what_to_write_instead_vic_02() -> None:
    twin = Protected("CH-2", Detail.NAME, "Ida Orrell-Finch")
    facts = change(high(), "plan", actions=(action("a4", who="Ms Orrell-Finch"),))
    (leak,) = find(facts, (SASKIA, twin))
    assert (leak.reference, leak.words) == ("KA-1 or CH-2", "Orrell-Finch")
    assert (leak.page, leak.about, leak.place) == (
        Page.ACTIONS,
        "a4",
        "action a4: who will do it",
    )


def test_the_same_words_twice_in_a_text_are_one_finding() -> None:
    facts = change(high(), "plan", capacity="Saskia. Then Saskia, then saskia.")
    assert [leak.words for leak in find(facts, (SASKIA,))] == ["Saskia", "saskia"]


def test_nothing_is_compared_where_nothing_is_written_or_protected() -> None:
    assert found_in([], EVERYBODY) == ()
    assert found_in(["Saskia"], ()) == ()
    assert find(Facts(on=ON, case=high().case), EVERYBODY) == ()
