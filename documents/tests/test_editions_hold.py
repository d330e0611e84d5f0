"""What an edition may hold: with each text of a stuffed case, through every choice (QC-38, VIC-02).

Each text of the facts is a word of its own, so that what an edition says tells where it is from.
"""

import dataclasses
import itertools
import re

import pytest
from django.template.loader import render_to_string

from documents import partner, person
from documents.partner import PartnerSection
from documents.parts import identifying, texts_of
from documents.tests.stuffed import largest
from rules.descriptors import PUBLIC_WORDING
from rules.facts import Contact
from rules.leaks import Detail, Protected
from rules.terms import ActionKind, Pillar, PlanKind, RiskLevel, Sex
from rules.tests.builders import change, high
from rules.tests.rows import action

WORDS = {}
MAY = {
    "level": {"assessment.step4.rationale"},
    "who": {"assessment.cells.who", "assessment.cells.harm", "case.people.relationship"},
    "scenarios": {f"assessment.scenarios.{n}" for n in ("what", "to_whom", "circumstances")},
    "when": {
        f"assessment.step3.{n}"
        for n in ("how_active", "how_exposed", "imminent_when", "imminent_who", "imminent_what")
    },
    "factors": {f"assessment.factors.{n}" for n in ("label", "watching_for", "observed")},
    "self": {
        f"assessment.risk_to_self.{n}"
        for n in ("suicide", "suicide_custody", "self_harm", "self_harm_custody", "imminence")
    },
    "supervision": {"plan.contact_frequency"},
    "monitoring": set(),
    "interventions": set(),
    "victim-safety": {"plan.contingencies.in_victim_safety"},
    "conditions": {"plan.licence_conditions", "case.orders.title"},
    "contingencies": {
        f"plan.contingencies.{n}"
        for n in (
            "if_text", "then_text", "who", "when_text",
            "in_supervision", "in_monitoring", "in_interventions",
        )
    },
    "contacts": {"case.practitioner"}
    | {f"case.contacts.{n}" for n in ("name", "role", "agency", "telephone", "out_of_hours")},
}  # fmt: skip
ACTIONS = {f"plan.actions.{n}" for n in ("what", "who", "when_text", "frequency", "reduce_when")}
for _pillar in ("supervision", "monitoring", "interventions", "victim-safety"):
    MAY[_pillar] |= ACTIONS


def _canary(path):
    word = f"qz{len(WORDS)}zq"
    WORDS[word] = re.sub(r"\[\d+\]", "", path)
    return word


@pytest.fixture(scope="module")
def stuffed():
    return largest(_canary)


def _places(text):
    """Where in the facts the words of a text are from."""
    return {WORDS[word] for word in re.findall(r"qz\d+zq", text.lower())}


def _text(parts):
    return " ".join(text for _, text in texts_of(parts))


def test_the_case_is_stuffed(stuffed):
    """Every kind of row that may hold text holds one here, or this file proves too little."""
    places = set(WORDS.values())
    assert len(places) > 150
    assert {
        "case.mappa.withheld",
        "case.victim_contacts.officer",
        "plan.actions.necessary",
    } < places
    assert {"assessment.sources.what", "assessment.factors.evidence", "leaks.words"} <= places


@pytest.mark.parametrize("section", [one.value for one in PartnerSection])
def test_a_section_holds_what_is_named_and_nothing_else(stuffed, section):
    found = _places(_text(partner.parts(stuffed, [section])))
    assert found <= MAY[section]
    missing = MAY[section] - found - {"plan.actions.when_text"}
    assert missing == set(), "the list is longer than the section"


def test_a_choice_of_sections_holds_what_each_may_and_no_more(stuffed):
    """Up to three, or all but two: no section says more, or less, beside others."""
    alone = {one.value: partner.parts(stuffed, [one.value]) for one in PartnerSection}
    keys = list(alone)
    for size in (0, 1, 2, 3, len(keys) - 2, len(keys) - 1, len(keys)):
        for chosen in itertools.combinations(keys, size):
            parts = partner.parts(stuffed, chosen)
            assert parts == tuple(part for key in chosen for part in alone[key])


@pytest.mark.parametrize("section", [one.value for one in PartnerSection])
def test_the_document_says_no_more_than_its_parts(stuffed, section):
    """The words of the head are the person's own name and who made it."""
    parts = partner.parts(stuffed, [section])
    html = render_to_string("pdf/partner.html", {"parts": parts, "case": stuffed.case})
    assert _places(html) <= MAY[section] | {"case.name"}


def test_the_persons_edition_holds_no_word_that_is_not_for_them(stuffed):
    offers = person.offers(stuffed)
    parts = person.parts(offers, {one.key: one.text for one in offers})
    held = {"plan.contact_frequency", "plan.person_view", "plan.licence_conditions"}
    held |= {"case.practitioner", "plan.actions.what", "plan.actions.frequency"}
    held |= {f"case.contacts.{n}" for n in ("name", "role", "telephone", "out_of_hours")}
    assert _places(_text(parts)) == held
    html = render_to_string("pdf/person.html", {"parts": parts, "case": stuffed.case})
    assert _places(html) <= held | {"case.name"}
    assert not re.search(r"\b(KA|CH)-\d", html)
    safety = {
        row.what for row in stuffed.plan.actions if row.people or row.pillar is Pillar.VICTIM_SAFETY
    }
    assert safety and not [what for what in safety if what in html]


TOLD = (
    "Keep away from KA-1",
    "Keep away from ka 1",
    "Ring his ex-wife",
    "Tell the victim liaison officer",
    "The source says so",
    "What S2 told us",
    "Go with her to the shop",
    "See the children on Sundays",
    "The flat on the hill is watched",
    "Talk to the landlady",
)


@pytest.mark.parametrize("text", TOLD)
def test_a_row_that_speaks_of_others_is_not_said_to_the_person_rmp_13(text):
    facts = high()
    sources = tuple(dataclasses.replace(row, number="S2") for row in facts.assessment.sources)
    people = (dataclasses.replace(largest().case.people[0], relationship="former landlady"),)
    facts = change(facts, "assessment", sources=sources)
    facts = change(facts, "case", people=people)
    facts = change(facts, "case.mappa", withheld="Police say: the flat on the hill.")
    facts = change(facts, "plan", actions=(action(what=text),), kind=PlanKind.FULL)
    (row,) = (one for one in person.offers(facts) if one.key.startswith("action"))
    assert row.why_not
    assert person.parts((row,), {row.key: text}) == ()


def test_plain_rows_are_said_and_sorted_by_who_acts():
    facts = high()
    mine = action("a1", what="Come to the office", who="The person", people=())
    ours = action("a2", what="Ring you each week", who="F. Practitioner", people=())
    facts = change(facts, "plan", actions=(mine, ours), contact_frequency="Every week")
    facts = change(facts, "case", practitioner="Priya Practitioner")
    offers = person.offers(facts)
    assert [one.why_not for one in offers] == [""] * 4
    parts = person.parts(offers, {one.key: one.text for one in offers})
    assert [part.title for part in parts] == ["What you will do", "What we will do", "Whom to ring"]
    assert parts[0].blocks[0].pairs == (("By 20 September 2026", "Come to the office"),)


def test_how_the_person_is_watched_is_not_said_but_a_curfew_is():
    facts = high()
    rows = (
        action("a1", Pillar.MONITORING, what="Share what is heard", kind=ActionKind.SHARING),
        action("a2", Pillar.MONITORING, what="Be at home at nine", kind=ActionKind.CURFEW),
    )
    watching, curfew = person.offers(change(facts, "plan", actions=rows, contact_frequency=""))[:2]
    assert (watching.why_not, curfew.why_not) == (person.WATCHING, "")


def test_she_is_the_person_herself_where_she_is_a_woman():
    facts = change(high(), "case", sex=Sex.FEMALE)
    assert person.why_withheld("She keeps her job", facts) == ""
    assert person.why_withheld("She keeps her job", high())


def test_a_case_without_a_plan_has_nothing_to_say():
    assert person.offers(dataclasses.replace(high(), plan=None)) == ()


PROTECTED = (
    Protected("KA-1", Detail.NAME, "Marigold Canary"),
    Protected("KA-1", Detail.ADDRESS, "9 Hidden Lane"),
    Protected("KA-1", Detail.TELEPHONE, "01632 960987"),
    Protected("KA-1", Detail.SCHOOL, "Quietwater School"),
    Protected("KA-1", Detail.BORN, "2015-05-03"),
)
DETAILS = ("Marigold", "Canary", "Hidden Lane", "+44 1632 960987", "Quietwater", "3 May 2015")


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("section", [one.value for one in PartnerSection])
def test_every_restricted_word_in_any_section_is_found_and_named(detail, section):
    """In each section alone; every choice of sections is made of those."""
    facts = largest(lambda path: f"He saw {detail} there")
    # An officer of that name would keep each such text here altogether.
    case = dataclasses.replace(facts.case, name="Fictional Person", victim_contacts=())
    facts = dataclasses.replace(facts, case=case)
    parts = partner.parts(facts, [section])
    found = identifying(parts, PROTECTED, (), facts.case.name)
    wanted = [place for place, text in texts_of(parts) if detail in text]
    assert wanted and {one.place for one in found} == set(wanted)
    assert {one.reference for one in found} == {"KA-1"}


def test_an_allowed_word_may_stand():
    facts = change(high(), "assessment.step4", rationale="He saw Marigold there")
    parts = partner.parts(facts, ["level"])
    assert [one.words for one in identifying(parts, PROTECTED, (), "X")] == ["Marigold"]
    assert identifying(parts, PROTECTED, ("Marigold",), "X") == ()


def test_who_speaks_with_victims_is_in_no_edition_vic_03():
    vlo = Contact(name="Vic Officer", role="Victim liaison officer", telephone="01632 960003")
    worker = Contact(name="Kit Keyworker", role="Key worker", telephone="01632 960001")
    facts = change(high(), "case", contacts=(vlo, worker))
    text = _text(partner.parts(facts, ["contacts"]))
    assert "Kit Keyworker" in text and "Vic Officer" not in text
    said = {one.text: one.why_not for one in person.offers(facts)}
    assert said["Kit Keyworker, Key worker: 01632 960001"] == ""
    assert said["Vic Officer, Victim liaison officer: 01632 960003"]


def test_a_text_that_names_who_speaks_with_victims_stays_here_vic_02():
    """In whatever field the name stands; what stands beside it leaves."""
    vlo = Contact(name="Vic Officer", role="Victim liaison officer")
    facts = change(high(), "case", contacts=(vlo,))
    facts = change(facts, "assessment.step4", rationale="Vic Officer heard of calls at night")
    first, *rest = facts.plan.actions
    row = dataclasses.replace(
        first, pillar=Pillar.SUPERVISION, what="Vic  Officer rings each week", who="Us"
    )
    facts = change(facts, "plan", actions=(row, *rest))
    text = _text(partner.parts(facts, ["level", "supervision"]))
    assert "Officer" not in text and text.count(partner.RING) == 2 and "Us" in text


@pytest.mark.parametrize("level", RiskLevel)
def test_the_public_words_for_a_level_tell_of_nobody_else_st4_18(level):
    """They pass what the author's own words must pass; without a row there is no edition."""
    assert person.why_withheld(PUBLIC_WORDING[level], high()) == ""
    assert person.parts((), {}, level) == ()
