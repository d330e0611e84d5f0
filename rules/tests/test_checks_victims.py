"""Checks of the safety of those at risk: QC-18, QC-38, QC-39."""

import dataclasses
import datetime

import pytest

from rules.checks import run
from rules.facts import Facts, LatestEvent, Leak, VictimContact
from rules.terms import ActionKind, EventKind, Page, PersonKind, Pillar, VictimScheme
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    action,
    change,
    high,
    medium,
    order,
    person,
    signable,
)
from rules.victim_contact import hears

LEVELS = [(LOW, "info"), (MEDIUM, "warn"), (HIGH, "block"), (VERY_HIGH, "block")]
SAFETY = Pillar.VICTIM_SAFETY


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _with(facts, *actions):
    return change(facts, "plan", actions=actions)


@pytest.mark.parametrize(("level", "severity"), LEVELS)
def test_qc_18_an_identified_person_without_a_safety_action_who_06(level, severity):
    """VIC-01."""
    facts = change(signable(level), "case", people=(person(),))
    assert _found(facts, "QC-18") == [("person", severity, "row-KA-1")]
    for named in ("KA-1", "row-KA-1"):
        safe = _with(facts, action("a1", SAFETY, people=(named,)))
        assert _found(safe, "QC-18") == []


@pytest.mark.parametrize(
    "more",
    [
        {"pillar": Pillar.MONITORING, "people": ("KA-1",)},
        {"pillar": SAFETY, "people": ("KA-2",)},
        {"pillar": SAFETY, "people": ("KA-1",), "kind": ActionKind.VICTIM_CONTACT},
    ],
)
def test_qc_18_other_actions_and_liaison_alone_are_no_safety_action_vic_04(more):
    """VIC-06: who is in no scheme needs an action as well."""
    facts = _with(change(high(), "case", people=(person(),)), action("a1", **more))
    assert _found(facts, "QC-18") == [("person", "block", "row-KA-1")]


@pytest.mark.parametrize("level", [LOW, MEDIUM, HIGH])
@pytest.mark.parametrize(
    ("more", "case"),
    [
        ({}, "protected"),
        ({"protects": ("row-KA-1",)}, "protected"),
        ({"protects": ("KA-2",)}, "person"),
        ({"expires_on": ON - datetime.timedelta(days=1)}, "person"),
    ],
)
def test_qc_18_blocks_at_any_depth_whom_an_order_in_force_protects_who_06(level, more, case):
    facts = change(signable(level), "case", people=(person(),), orders=(order(**more),))
    ((found, severity, _),) = _found(facts, "QC-18")
    assert found == case
    assert case == "person" or severity == "block"


@pytest.mark.parametrize("kind", [PersonKind.INDEX_VICTIM, PersonKind.PLACE])
def test_qc_18_counts_neither_index_victims_nor_places(kind):
    assert _found(change(high(), "case", people=(person("X-1", kind),)), "QC-18") == []


def test_qc_18_says_nothing_where_there_is_no_plan():
    facts = change(high(), "case", people=(person(),))
    assert _found(Facts(on=ON, case=facts.case, assessment=facts.assessment), "QC-18") == []


def _leak(**more):
    given = {
        "reference": "KA-1",
        "words": "Larchmoor",
        "page": Page.ACTIONS,
        "about": "a4",
        "place": "action a4: what will be done",
    }
    return Leak(**(given | more))


@pytest.mark.parametrize("level", [LOW, MEDIUM, HIGH])
def test_qc_38_names_words_place_and_reference_and_the_page_that_mends_it_vic_02(level):
    facts = dataclasses.replace(signable(level), leaks=(_leak(),))
    (finding,) = (f for f in run(facts) if f.code == "QC-38")
    assert (finding.severity.value, finding.about, finding.where) == ("warn", "a4", Page.ACTIONS)
    assert finding.message == ("Instead of “Larchmoor” (action a4: what will be done), write KA-1.")


def test_qc_38_says_all_words_of_a_row_at_once_so_that_one_reply_serves():
    leaks = (
        _leak(),
        _leak(words="Saskia", place="action a4: who will do it"),
        _leak(about="a5"),
        _leak(page=Page.MATRIX),
    )
    found = [f for f in run(dataclasses.replace(high(), leaks=leaks)) if f.code == "QC-38"]
    assert [(f.where, f.about) for f in found] == [
        (Page.ACTIONS, "a4"),
        (Page.ACTIONS, "a5"),
        (Page.MATRIX, "a4"),
    ]
    assert "“Saskia” (action a4: who will do it), write KA-1" in found[0].message


@pytest.mark.parametrize(
    ("actions", "is_alone"),
    [
        ([{"kind": ActionKind.VICTIM_CONTACT}], True),
        ([{"what": "VLO kept up to date"}], True),
        ([{"what": "Tell the victim liaison officer of release"}], True),
        ([{"what": "VLO updated, IDVA safety plan, police alarm"}], False),
        ([{"what": "VLO told"}, {"what": "Alarm at home"}], False),
        ([{"kind": ActionKind.VICTIM_CONTACT}, {"what": "VCS letter"}], True),
        ([{"kind": ActionKind.SAFETY_VISIT, "what": "VLO asks for a visit"}], False),
        ([{"what": "Alarm at home"}], False),
        ([], False),
    ],
)
@pytest.mark.parametrize("level", [LOW, MEDIUM, HIGH])
def test_qc_39_liaison_is_not_the_only_victim_action_vic_04(level, actions, is_alone):
    rows = [action(f"v{n}", SAFETY, **more) for n, more in enumerate(actions)]
    facts = _with(signable(level), *rows, action("a1", Pillar.MONITORING, what="VLO"))
    expected = [("contact alone", "warn", "victim safety")] if is_alone else []
    assert _found(facts, "QC-39") == expected


RELEASED = LatestEvent(kind=EventKind.RELEASE, happened_on=ON)
BEFORE, AFTER = ON - datetime.timedelta(days=1), ON


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"scheme": VictimScheme.STATUTORY}, "not told"),
        ({"scheme": VictimScheme.DISCRETIONARY, "told_on": BEFORE}, "not told"),
        ({"scheme": VictimScheme.DISCRETIONARY, "told_on": AFTER}, ""),
        ({"officer": "V. Officer"}, "not told"),
        ({}, "not known"),
        ({"scheme": VictimScheme.NOT_KNOWN}, "not known"),
        ({"scheme": VictimScheme.OPTED_OUT}, ""),
        ({"scheme": VictimScheme.NOT_ELIGIBLE}, ""),
    ],
)
def test_qc_39_the_officer_hears_of_each_change_vic_03(more, found):
    rows = (VictimContact(person="KA-1", **more),)
    facts = change(medium(), "case", victim_contacts=rows, latest_victim_event=RELEASED)
    expected = [(found, "warn", "victim contact KA-1")] if found else []
    assert _found(facts, "QC-39") == expected
    assert _found(change(facts, "case", latest_victim_event=None), "QC-39") == []


def test_qc_39_asks_once_where_nobody_wrote_of_the_scheme_vic_03():
    """A check whose answer is missing says so: people at risk, a release, and no row at all."""
    facts = change(medium(), "case", victim_contacts=(), latest_victim_event=RELEASED)
    for kinds in ([PersonKind.KNOWN_ADULT, PersonKind.CHILD], [PersonKind.INDEX_VICTIM]):
        people = tuple(person(f"XX-{n}", kind) for n, kind in enumerate(kinds))
        found = _found(change(facts, "case", people=people), "QC-39")
        assert found == [("not known", "warn", "victim contact")]
    place = change(facts, "case", people=(person("GP-1", PersonKind.PLACE),))
    known = change(facts, "case", people=people, victim_contacts=NOT_ELIGIBLE)
    quiet = change(facts, "case", people=people, latest_victim_event=None)
    for silent in (place, known, quiet):
        assert _found(silent, "QC-39") == []


NOT_ELIGIBLE = (VictimContact(scheme=VictimScheme.NOT_ELIGIBLE),)


@pytest.mark.parametrize("officer", ["", "-", "n/a", "not known", "to be allocated"])
def test_an_officer_is_a_name_vic_03(officer):
    assert not hears(None, officer) and not hears(VictimScheme.NOT_KNOWN, officer)
    assert hears(VictimScheme.DISCRETIONARY, officer) and hears(None, "F. Example")


def test_qc_39_says_what_happened_when_and_about_whom():
    rows = (VictimContact(scheme=VictimScheme.STATUTORY), VictimContact(person="KA-1"))
    facts = change(medium(), "case", victim_contacts=rows, latest_victim_event=RELEASED)
    messages = [f.message for f in run(facts) if f.code == "QC-39"]
    assert messages == [
        "Tell the victim liaison officer: release from custody, 14 September 2026.",
        "Find out about KA-1 whether the victim liaison officer must be told: release from"
        " custody, 14 September 2026.",
    ]


@pytest.mark.parametrize(
    ("more", "is_found"),
    [
        ({"kind": ActionKind.RELATIONSHIPS}, True),
        ({"what": "BBR from week 3"}, True),
        ({"what": "Building better relationships"}, True),
        ({"what": "BBR, with PLW for his partner"}, False),
        ({"what": "Building Better Relationships", "who": "Partner link worker"}, False),
        ({"what": "Job coach"}, False),
        ({"what": "building  better\nrelationships"}, True),
        ({"what": "BBR", "who": "No partner link worker available"}, True),
        ({"what": "BBR without a PLW"}, True),
        ({"what": "BBR", "who": "PLW: none yet"}, True),
        ({"what": "BBR", "who": "Partner  link worker, not police"}, False),
        ({"what": "BBR", "who": "No police; PLW"}, False),
        ({"what": "BBR", "who": "PLW until May"}, False),
        ({"what": "BBR", "who": "PLW Una Example"}, False),
        ({"what": "BBR", "who": "PLW unallocated"}, True),
        ({"what": "BBR", "who": "PLW (tbc)"}, True),
        ({"what": "BBR", "who": "PLW – to be named"}, True),
        ({"what": "BBR", "who": "PLW has not been named"}, True),
        ({"what": "BBR", "who": "no named PLW"}, True),
    ],
)
def test_qc_39_building_better_relationships_has_a_link_worker_vic_05(more, is_found):
    facts = _with(medium(), action("a6", Pillar.INTERVENTIONS, **more))
    assert _found(facts, "QC-39") == ([("link worker", "warn", "a6")] if is_found else [])
    linked = _with(facts, *facts.plan.actions, action("a8", SAFETY, kind=ActionKind.PARTNER_LINK))
    assert _found(linked, "QC-39") == []
    named = change(facts, "case", victim_contacts=(VictimContact(link_worker="L. Worker"),))
    assert _found(named, "QC-39") == []
    nobody = change(facts, "case", victim_contacts=(VictimContact(link_worker="Nobody yet"),))
    assert _found(nobody, "QC-39") == _found(facts, "QC-39")


@pytest.mark.parametrize(
    ("more", "is_found"),
    [
        ({}, True),
        ({"what": "Home visit, and ask the police for call-outs"}, False),
        ({"who": "F. Practitioner with social worker"}, False),
        ({"kind": ActionKind.DISCLOSURE}, False),
        ({"kind": ActionKind.EXCLUSION}, True),
        ({"who": "PLW"}, False),
        ({"agreed_at_mappa_on": ON}, False),
    ],
)
def test_qc_39_whoever_is_outside_the_scheme_needs_an_agency_vic_06(more, is_found):
    facts = change(medium(), "case", people=(person(),))
    safe = _with(facts, action("a1", SAFETY, people=("KA-1",), **more))
    found = [("no agency", "warn", "row-KA-1")] if is_found else []
    assert _found(safe, "QC-39") == found
    # in whichever pillar an agency acts, the person is named by it
    police = action("a2", Pillar.MONITORING, who="Police", people=("KA-1",))
    assert _found(_with(safe, *safe.plan.actions, police), "QC-39") == []
    elsewhere = _with(safe, *safe.plan.actions, dataclasses.replace(police, people=("KA-2",)))
    assert _found(elsewhere, "QC-39") == found


@pytest.mark.parametrize(
    ("kind", "contact", "is_found"),
    [
        (PersonKind.CHILD, {"scheme": VictimScheme.OPTED_OUT}, True),
        (PersonKind.CHILD, {"scheme": VictimScheme.NOT_KNOWN}, True),
        (PersonKind.CHILD, {"scheme": VictimScheme.STATUTORY, "person": "KA-9"}, True),
        (PersonKind.CHILD, {"scheme": VictimScheme.STATUTORY, "person": "X-1"}, False),
        (PersonKind.KNOWN_ADULT, {"officer": "V. Officer"}, False),
        (PersonKind.STAFF, {}, False),
        (PersonKind.PRISONER, {}, False),
    ],
)
def test_qc_39_asks_for_no_agency_where_an_officer_or_the_office_is_vic_06(kind, contact, is_found):
    rows = (VictimContact(**contact),)
    facts = change(medium(), "case", people=(person("X-1", kind),), victim_contacts=rows)
    safe = _with(facts, action("a1", SAFETY, people=("X-1",)))
    assert ("no agency", "warn", "row-X-1") in _found(safe, "QC-39") or not is_found
    assert is_found or not [one for one in _found(safe, "QC-39") if one[0] == "no agency"]


def test_qc_39_leaves_whoever_has_no_action_at_all_to_qc_18_vic_06():
    facts = _with(change(medium(), "case", people=(person(),)), action("a1"))
    assert (len(_found(facts, "QC-18")), _found(facts, "QC-39")) == (1, [])


def test_qc_39_a_mention_outside_interventions_is_no_programme():
    facts = _with(medium(), action("a6", Pillar.MONITORING, what="BBR asks for reports"))
    assert _found(facts, "QC-39") == []
