"""What of a signed record is read as the case stands today (RMP-13, VIC-02)."""

import dataclasses
import datetime

import pytest

from documents import partner, person, today
from documents.forms import PersonForm
from documents.parts import texts_of
from documents.person import Offer, PersonSection
from rules.distribution import FIRST
from rules.facts import Contact, LevelsInForce, PersonAtRisk, VictimContact
from rules.terms import PersonKind, Pillar, RiskLevel
from rules.tests.builders import change, high
from rules.tests.rows import action, contingency

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel
SINCE = datetime.date(2026, 5, 3)


def _levels(working, countersigned):
    return LevelsInForce(working=working, countersigned=countersigned, set_on=SINCE)


@pytest.mark.parametrize(
    ("working", "countersigned", "said", "beside"),
    [
        (None, None, HIGH, ""),
        (MEDIUM, MEDIUM, HIGH, ""),
        (HIGH, HIGH, HIGH, ""),
        (VERY_HIGH, HIGH, VERY_HIGH, "This is the level in force since 3 May 2026. "),
        (HIGH, VERY_HIGH, VERY_HIGH, "This is the level in force. "),
    ],
)
def test_the_higher_level_stands_at_the_head(working, countersigned, said, beside):
    now = dataclasses.replace(high().case, levels=_levels(working, countersigned))
    facts = today.of(high(), now)
    assert today.level_of(facts) == said
    told = beside and f"{beside}What follows was signed at High."
    assert today.beside_level(facts) == told
    assert (said.label, told) == (
        dict(_head(facts))["Level"],
        dict(_head(facts)).get("Beside it", ""),
    )


@pytest.mark.parametrize(("level", "is_said"), [(HIGH, False), (VERY_HIGH, True)])
def test_at_very_high_the_head_says_that_it_comes_first_map_09(level, is_said):
    now = dataclasses.replace(high().case, levels=_levels(level, level))
    assert (("What that asks", FIRST) in _head(today.of(high(), now))) is is_said


def _head(facts):
    return [pair for row in partner.head(facts, "X", "Y")[0].blocks for pair in row.pairs]


def test_without_an_assessment_the_level_in_force_is_said():
    facts = dataclasses.replace(high(), assessment=None)
    assert today.level_of(facts) is None
    facts = change(facts, "case", levels=_levels(MEDIUM, None))
    assert (today.level_of(facts), today.beside_level(facts)) == (MEDIUM, "")


def test_what_is_withheld_since_the_signature_is_withheld_rmp_13():
    """By what MAPPA says today, and by whoever is at risk today; what was withheld then stays."""
    signed = change(high(), "case.mappa", withheld="The flat on the hill")
    cousin = PersonAtRisk(
        lineage="9", reference="KA-9", kind=PersonKind.KNOWN_ADULT, relationship="lodging landlady"
    )
    now = change(high(), "case.mappa", withheld="Weekly at the hub").case
    now = dataclasses.replace(now, people=(cousin,))
    facts = today.withheld(signed, now)
    for text in ("He comes weekly at the hub", "The flat on the hill", "The landlady's phone"):
        assert person.why_withheld(text, facts), text
    assert person.why_withheld("He comes weekly at the hub", signed) == ""
    again = today.withheld(signed, signed.case)
    assert again.case.mappa.withheld == "The flat on the hill"


@pytest.mark.parametrize(
    ("withheld", "text", "is_withheld"),
    [
        ("Operation Thames", "We speak of operation Thames each week", True),
        ("Tracker", "The tracker on the van stays", True),
        ("Operation Thames.\nThe flat on the hill", "Operation Thames goes on", True),
        ("The tracker, the hub, and where he sleeps", "Come to the hub", True),
        ("The flat on the hill", "Walk on the hill", True),
        ("The flat on the hill", "The flat is yours", False),
        ("None", "None of this is new", False),
        ("Tracker", "The trackers of deer", False),
    ],
)
def test_what_is_withheld_in_few_words_is_withheld_too_rmp_13(withheld, text, is_withheld):
    facts = change(change(high(), "case", people=()), "case.mappa", withheld=withheld)
    assert bool(person.why_withheld(text, facts)) is is_withheld


def test_who_speaks_with_victims_is_named_in_no_edition_vic_03():
    """By role or agency, or by a name known from the register or from a contact of today."""
    rows = (
        action("a1", Pillar.VICTIM_SAFETY, who="VLO Vic Officer, 01632 960113", people=()),
        action("a2", Pillar.SUPERVISION, who="Ana Pike, 01632 960114", people=()),
        action("a3", Pillar.MONITORING, who="Sergeant Example", people=()),
    )
    then = (dataclasses.replace(contingency("c1"), who="Ida Vane"),)
    signed = change(high(), "plan", actions=rows, contingencies=then)
    signed = change(
        signed,
        "case",
        contacts=(
            Contact(name="Jo Out", role="Outreach worker", agency="Women's Aid", telephone="1"),
            Contact(name="Pat Lee", role="Sergeant", agency="Police", telephone="2"),
        ),
    )
    now = dataclasses.replace(
        signed.case,
        victim_contacts=(VictimContact(officer="Ana Pike"),),
        contacts=(Contact(name="Ida Vane", role="IDVA"), Contact(name="Kit", role="Nurse")),
    )
    facts = today.of(signed, now)
    chosen = [one.value for one in partner.PartnerSection]
    text = " ".join(text for _, text in texts_of(partner.parts(facts, chosen)))
    for name in ("Vic Officer", "960113", "Ana Pike", "960114", "Ida Vane", "Jo Out", "Kit"):
        assert name not in text, name
    for kept in ("Sergeant Example", "Pat Lee", "Ring the practitioner"):
        assert kept in text, kept


def test_whom_to_ring_is_chosen_by_the_author_vic_02():
    """The practitioner stands there; nobody else before somebody has thought about them."""
    workers = (Contact(name="Kit Key", role="Key worker", telephone="01632 960001"),)
    facts = change(high(), "case", practitioner="Priya Practitioner", contacts=workers, people=())
    facts = change(facts, "plan", actions=(), contact_frequency="")
    offers = person.offers(facts)
    form = PersonForm(offers=offers)
    boxes = {name: form.fields[name].initial for name in form.fields}
    assert boxes["ring-1"] == "Priya Practitioner, your practitioner"
    assert "ring-2" not in boxes and boxes["others"] is None
    for others, said in ((), False), (["ring-2"], True):
        form = PersonForm({"act": ACT, "others": others}, offers=offers)
        assert form.is_valid()
        assert ("Kit Key" in str(person.parts(offers, form.said))) is said
    assert not PersonForm({"act": ACT, "others": ["ring-1"]}, offers=offers).is_valid()


ACT = "6f1f4a52-8f0c-4ad4-9c47-6f1d9f5e5b11"


@pytest.mark.parametrize(("length", "typed"), [(9000, 9000), (9000, 9001), (10, 4000), (10, 4001)])
def test_what_is_offered_can_be_sent_back_as_it_is(length, typed):
    offer = Offer(key="c-1", section=PersonSection.CONDITIONS, text="c" * length)
    form = PersonForm({"act": ACT, "c-1": "c" * typed}, offers=[offer])
    assert form.is_valid() is (typed <= max(length, 4000))


@pytest.mark.parametrize(
    ("kind", "pillar"),
    [("address flag", Pillar.SUPERVISION), ("sharing", Pillar.INTERVENTIONS)],
)
def test_a_kind_says_what_a_row_is_about_wherever_it_stands_rmp_13(kind, pillar):
    row = action("a1", pillar, what="Do it each week", kind=person.ActionKind(kind), people=())
    facts = change(high(), "plan", actions=(row,))
    (found,) = (one for one in person.offers(facts) if one.key.startswith("action"))
    assert found.why_not in (person.SAFETY, person.WATCHING)
