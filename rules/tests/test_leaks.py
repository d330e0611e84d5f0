"""Words in free text that identify a protected person (VIC-02, QC-38). Everybody is fictional."""

import dataclasses
import datetime
import time
import types
import typing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.facts import (
    AssessmentFacts,
    CaseFacts,
    Contact,
    Facts,
    Mappa,
    NoAction,
    Offence,
    OtherPlan,
    PlanAnswer,
    PlanFacts,
    PredictableChange,
    Referral,
    RejectedCondition,
    Reply,
    SpecialistResult,
    TravelDecision,
    VictimContact,
)
from rules.leaks import Detail, Protected, find, found_in
from rules.terms import Page, Pillar, ReferralKind, SpecialistKind
from rules.tests.builders import (
    ON,
    action,
    answer,
    behaviour,
    change,
    contingency,
    enquiry,
    factor,
    high,
    order,
    person,
    scenario,
    source,
)

SASKIA = Protected("KA-1", Detail.NAME, "Saskia Orrell-Finch")
STREET = Protected("KA-1", Detail.ADDRESS, "Flat 2, 14 Larchmoor Crescent, Wexbridge, WX1 2AB")
PHONE = Protected("KA-1", Detail.TELEPHONE, "07700 900431")
BORN = Protected("KA-1", Detail.BORN, "1991-06-02")
SCHOOL = Protected("CH-1", Detail.SCHOOL, "Alderbrook Infants")
MARYS = Protected("CH-2", Detail.SCHOOL, "St Mary’s Primary")
GRACE = Protected("KA-2", Detail.NAME, "Grace Hill")
OBRIEN = Protected("KA-3", Detail.NAME, "Siobhán O’Brien")
EVERYBODY = (SASKIA, STREET, PHONE, BORN, SCHOOL, MARYS, GRACE, OBRIEN)


def _words(text: str, *protected: Protected, **more: Any) -> list[str]:
    return [words for _, words in found_in([text], protected or EVERYBODY, **more)]


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
    assert _words(text, SASKIA, OBRIEN) == found


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
    assert _words(text, GRACE) == found


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
    assert _words(text, Protected("KA-1", Detail.NAME, name)) == found


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
    assert _words(text, STREET) == found


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
    assert _words(text, Protected("KA-1", Detail.ADDRESS, address)) == found


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
    assert _words(text, SCHOOL, MARYS) == found


def test_a_school_that_begins_with_the_and_one_that_says_nothing_vic_02() -> None:
    assert _words("at Oaks School", Protected("CH-1", Detail.SCHOOL, "The Oaks School"))
    assert not _words("Anne said so", Protected("CH-1", Detail.SCHOOL, "St Anne Primary"))
    assert not _words("a primary school", Protected("CH-1", Detail.SCHOOL, "Primary school"))
    town = Protected("CH-1", Detail.SCHOOL, "Wexbridge Primary")
    assert not _words("in Wexbridge", STREET, town)
    assert _words("at Wexbridge Primary", STREET, town) == ["Wexbridge Primary"]


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
    assert len(_words(f"Ring {text} today", PHONE)) == 1
    kept = Protected("KA-1", Detail.TELEPHONE, text)
    assert _words("Ring 07700 900431 today", kept) == ["07700 900431"]


@pytest.mark.parametrize("text", ["07700 900432", "107700 900431", "07700 9004312", "900431"])
def test_another_number_is_not_found_vic_02(text: str) -> None:
    assert _words(f"Ring {text} today", PHONE) == []


def test_several_numbers_may_be_kept_in_one_field_vic_02() -> None:
    both = Protected("KA-1", Detail.TELEPHONE, "07700 900431 01632 960001 or 01632 960002")
    text = "01632 960001, then 07700 900431, then 01632960002"
    assert len(_words(text, both)) == 3
    assert _words("12345", Protected("KA-1", Detail.TELEPHONE, "ext 12345")) == []


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
    assert _words(f"born {text}.", BORN) == [text]


@pytest.mark.parametrize("text", ["2 June 1992", "12/06/1991", "June 1991", "2/6/191", "02/06"])
def test_another_day_is_not_found_vic_02(text: str) -> None:
    assert _words(f"born {text}.", BORN) == []


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
    assert _words(text, Protected("CH-1", Detail.BORN, kept)) == [text]


@pytest.mark.parametrize("kept", ["", "about 5", "31/2/2015", "31 February 2015", "May 2015 or 16"])
def test_what_is_no_day_is_not_looked_for(kept: str) -> None:
    assert _words(f"born {kept} 2015", Protected("CH-1", Detail.BORN, kept)) == []


def test_words_shared_with_the_persons_own_name_or_address_are_ignored_vic_02() -> None:
    child = Protected("CH-1", Detail.NAME, "Teo Marchetti")
    own = ("Danny Marchetti", "5 Larchmoor Crescent")
    assert _words("Mr Marchetti", child, own=own) == []
    assert _words("Teo Marchetti", child, own=own) == ["Teo Marchetti"]
    assert _words("in Larchmoor Crescent", STREET, own=own) == []
    facts = change(change(high(), "case", name="Danny Marchetti"), "plan", capacity="Mr Marchetti")
    assert find(facts, (child,)) == ()
    assert len(find(change(facts, "case", name="Danny"), (child,))) == 1


def test_allowed_words_are_ignored_vic_02() -> None:
    assert _words("in Larchmoor Crescent", STREET, allowed=("larchmoor crescent",)) == []
    assert _words("Saskia is a dog; Saskia Orrell", SASKIA, allowed=("Saskia",)) == ["Orrell"]
    assert _words("07700900431", PHONE, allowed=("07700 900431",)) == []
    assert _words("2 June 1991", BORN, allowed=("2/6/1991",)) == []


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


# Text that nobody types, or that names are meant to stand in.
_NO_TEXT = {
    (CaseFacts, "crn"),
    (CaseFacts, "name"),
    (CaseFacts, "pnc_id"),
    (CaseFacts, "practitioner"),
    (AssessmentFacts, "author"),
    (AssessmentFacts, "guidance_version"),
    (PlanFacts, "author"),
    (VictimContact, "person"),
    (Reply, "about"),
}
_KEYS = {
    "lineage",
    "uuid",
    "number",
    "reference",
    "question",
    "factor",
    "falls_to",
    "percent",
    "percent_one_year",
    "tool_version",
    "code",
    "case",
    "by",
}


def _whole() -> Facts:
    """Facts with one row of every kind, so that each text has its place."""
    facts = change(
        high(),
        "case",
        offences=(Offence(lineage="off", is_index=True, description="Assault"),),
        unconvicted=(behaviour(),),
        orders=(order(),),
        people=(person(),),
        enquiries=(enquiry(),),
        referrals=(Referral(kind=ReferralKind.URGENT, made_on=ON),),
        victim_contacts=(VictimContact(person="KA-1"),),
        contacts=(Contact(name="A", role="Key worker"),),
        predictable_changes=(PredictableChange(what="Moves"),),
        mappa=Mappa(),
    )
    result = SpecialistResult(lineage="sp", tool=SpecialistKind.SARA, name="SARA", finding="High")
    facts = change(
        facts,
        "assessment",
        answers=(answer("who.past"), answer("gone.for.ever")),
        scenarios=(scenario(),),
        specialist=(result,),
        sources=(source(),),
        factors=(factor(),),
        replies=(Reply(code="QC-08", case="one kind", about="sources", text="Both"),),
    )
    return change(
        facts,
        "plan",
        actions=(action("a1", Pillar.SUPERVISION),),
        contingencies=(contingency(),),
        no_actions=(NoAction(factor="f1", reason="Held"),),
        rejected=(RejectedCondition(lineage="r", condition="Ban"),),
        travel=(TravelDecision(lineage="t", request="Spain"),),
        other_plans=(OtherPlan(lineage="o", title="Child plan"),),
        answers=(PlanAnswer(question="control.review", text="Each month"),),
        licence_conditions=("Live where told",),
    )


def _texts(thing: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to each text in the facts: field names, and places in tuples."""
    found: list[tuple[Any, ...]] = []
    hints = typing.get_type_hints(type(thing))
    for field in dataclasses.fields(thing):
        value, here = getattr(thing, field.name), (*path, field.name)
        if hints[field.name] is str:
            if field.name not in _KEYS and (type(thing), field.name) not in _NO_TEXT:
                found.append(here)
        elif dataclasses.is_dataclass(value):
            found += _texts(value, here)
        elif isinstance(value, tuple):
            rows = enumerate(value)
            found += [
                p
                for n, row in rows
                if dataclasses.is_dataclass(row)
                for p in _texts(row, (*here, n))
            ]
            if field.name == "licence_conditions":
                found += [(*here, n) for n in range(len(value))]
    return found


def _put(thing: Any, path: tuple[Any, ...], text: str) -> Any:
    if not path:
        return text
    step, *rest = path
    if isinstance(step, int):
        return (*thing[:step], _put(thing[step], tuple(rest), text), *thing[step + 1 :])
    return dataclasses.replace(thing, **{step: _put(getattr(thing, step), tuple(rest), text)})


WHOLE = _whole()
PATHS = [path for path in _texts(WHOLE) if path[0] != "leaks"]


def test_every_row_of_the_facts_has_its_texts_in_this_test() -> None:
    """A new kind of row must be put into `_whole`, or its texts would go unseen."""
    reached: set[type] = set()

    def walk(thing: Any) -> None:
        reached.add(type(thing))
        for field in dataclasses.fields(thing):
            value = getattr(thing, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                if dataclasses.is_dataclass(one):
                    walk(one)

    def kinds(hint: Any) -> set[type]:
        args = [arg for arg in typing.get_args(hint) if arg is not Ellipsis]
        if isinstance(hint, types.UnionType) or typing.get_origin(hint) is tuple:
            return {kind for arg in args for kind in kinds(arg)}
        return {hint} if dataclasses.is_dataclass(hint) else set()

    walk(WHOLE)
    told = {
        kind
        for row in reached
        for hint in typing.get_type_hints(row).values()
        for kind in kinds(hint)
    }
    names = {kind.__name__ for kind in told - reached}
    assert names <= {"LatestEvent", "Leak", "Score"}
    assert len(PATHS) > 150


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_no_free_text_goes_unseen_vic_02(path: tuple[Any, ...]) -> None:
    facts = _put(WHOLE, path, "He waits for Saskia there.")
    found = find(facts, (SASKIA,))
    assert [(leak.words, leak.reference) for leak in found] == [("Saskia", "KA-1")]
    assert found[0].about and found[0].place and found[0].page in Page


def test_a_reply_to_the_finding_itself_may_name_the_word_qc_38() -> None:
    reply = Reply(code="QC-38", case="words", about="a4", text="Saskia is a dog")
    assert find(change(WHOLE, "assessment", replies=(reply,)), (SASKIA,)) == ()


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


def test_a_large_assessment_is_compared_in_a_moment_vic_02() -> None:
    """Some milliseconds; the limit leaves room for a machine that does other things too."""
    rows = tuple(
        factor(f"f{n}", evidence="He said that he didn’t drink. " * 100) for n in range(25)
    )
    facts = change(WHOLE, "assessment", factors=rows)
    protected = [Protected(f"KA-{n}", one.detail, one.text) for n in range(12) for one in EVERYBODY]
    taken = []
    for _ in range(5):
        started = time.process_time()
        assert find(facts, protected) == ()
        taken.append(time.process_time() - started)
    assert min(taken) < 0.05
