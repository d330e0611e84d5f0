"""QC-17, QC-19: partners nobody can name, and children."""

import datetime

import pytest

from rules.checks import run
from rules.checks.people import reply_due
from rules.facts import Children
from rules.terms import Group, Page, PeopleAnswer, PersonKind, RiskLevel
from rules.tests.builders import (
    COMMUNITY,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    cell,
    cells,
    change,
    enquiry,
    medium,
    person,
    signable,
)


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize("setting", [COMMUNITY, CUSTODY])
def test_qc_17_a_future_partner_is_no_known_adult_who_05(setting, level):
    row = cell(Group.KNOWN_ADULT, level, setting, who="Future partners and KA-1")
    facts = change(signable(level), "assessment", cells=(row,))
    expected = [("future partner", "warn", f"{setting.value}/known_adult")]
    assert _found(facts, "QC-17") == expected


def test_qc_17_says_the_words_and_where_they_belong_who_05():
    row = cell(Group.KNOWN_ADULT, None, who="Any partner of his")
    facts = change(medium(), "assessment", cells=(row,))
    (finding,) = (f for f in run(facts) if f.code == "QC-17")
    assert "“Any partner”" in finding.message and "to the public" in finding.message
    assert finding.where is Page.GROUPS


@pytest.mark.parametrize("group", [group for group in Group if group is not Group.KNOWN_ADULT])
def test_qc_17_under_another_group_they_are_right_who_05(group):
    setting = CUSTODY if group is Group.PRISONERS else COMMUNITY
    row = cell(group, MEDIUM, setting, who="Future partners")
    assert _found(change(medium(), "assessment", cells=(row,)), "QC-17") == []


def test_qc_17_a_reference_makes_somebody_known_who_05():
    row = cell(Group.KNOWN_ADULT, MEDIUM, who="KA-2, his new partner")
    assert _found(change(medium(), "assessment", cells=(row,)), "QC-17") == []


ANSWERED = (enquiry(),)


def _children(facts, people=(), enquiries=ANSWERED, **answer):
    return change(facts, "case", people=people, enquiries=enquiries, children=Children(**answer))


def _child(**more):
    return person("CH-1", PersonKind.CHILD, **more)


VOICE, CONTACT = ("voice", "warn", "row-CH-1"), ("contact", "warn", "row-CH-1")


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize(
    ("child", "answer", "expected"),
    [
        ({}, {}, [VOICE, CONTACT]),
        ({"voice": "Scared", "contact": "Lives with him"}, {}, []),
        ({}, {"voice": "Scared", "contact": "Weekly"}, []),
        ({"voice": "Scared"}, {"contact": "Weekly"}, []),
        ({"contact": "Lives with him"}, {}, [VOICE]),
        ({"voice": "-"}, {"contact": "Weekly"}, [VOICE]),
        ({"voice": "Not known yet"}, {"contact": "Weekly", "voice": "?"}, [VOICE]),
        ({"voice": "To be asked"}, {"contact": "TBC"}, [VOICE, CONTACT]),
        ({"voice": "Scared", "contact": "Never seen"}, {}, []),
        ({"voice": "Scared", "contact": "Not at present"}, {}, []),
        ({"voice": "Scared"}, {"is_there_contact": PeopleAnswer.NOT_KNOWN}, [CONTACT]),
        (
            {"voice": "Scared"},
            {"is_there_contact": PeopleAnswer.NOT_KNOWN, "contact": "Asked"},
            [CONTACT],
        ),
        (
            {"voice": "Scared", "contact": "Weekly"},
            {"is_there_contact": PeopleAnswer.NOT_KNOWN},
            [],
        ),
    ],
)
def test_qc_19_each_child_has_a_voice_and_known_contact_chd_03(level, child, answer, expected):
    """One answer of the case serves each child without their own (CHD-01, CHD-03)."""
    assert _found(_children(signable(level), (_child(**child),), **answer), "QC-19") == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({}, []),
        ({"is_there_contact": PeopleAnswer.NONE, "none_known_from": "Police"}, []),
        ({"is_there_contact": PeopleAnswer.NOT_KNOWN}, ["contact"]),
        ({"is_there_contact": PeopleAnswer.SOME}, ["contact", "voice"]),
        ({"is_there_contact": PeopleAnswer.SOME, "contact": "A niece"}, ["voice"]),
        ({"is_there_contact": PeopleAnswer.SOME, "contact": "A niece", "voice": "?"}, ["voice"]),
        ({"is_there_contact": PeopleAnswer.SOME, "voice": "Likes him"}, ["contact"]),
        ({"is_there_contact": PeopleAnswer.SOME, "voice": "So", "contact": "A niece"}, []),
    ],
)
def test_qc_19_children_without_a_reference_are_asked_about_too_chd_01(answer, expected):
    found = _found(_children(medium(), **answer), "QC-19")
    assert found == [(case, "warn", "children") for case in expected]


OVERDUE = ("overdue", "warn", "e1")


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize(
    ("more", "is_late"),
    [
        ({"replied_on": None, "due_on": ON - datetime.timedelta(days=1)}, True),
        ({"replied_on": None, "due_on": ON}, False),
        ({"replied_on": ON, "due_on": ON - datetime.timedelta(days=1)}, False),
        ({"replied_on": None, "asked_on": ON - datetime.timedelta(days=14)}, False),
        ({"replied_on": None, "asked_on": ON - datetime.timedelta(days=15)}, True),
    ],
)
def test_qc_19_a_late_reply_is_chased_chd_02(level, more, is_late):
    facts = _children(signable(level), enquiries=(enquiry(**more),))
    assert _found(facts, "QC-19") == ([OVERDUE] if is_late else [])


def test_qc_19_without_a_date_a_reply_is_due_in_two_weeks_chd_02():
    asked = enquiry(asked_on=datetime.date(2026, 9, 1), due_on=None)
    assert reply_due(asked) == datetime.date(2026, 9, 15)


def test_qc_19_questions_about_other_things_are_not_about_children_chd_02():
    late = enquiry(replied_on=None, due_on=ON - datetime.timedelta(days=9), is_about_children=False)
    assert _found(_children(medium(), enquiries=(late,)), "QC-19") == []
    assert reply_due(late) == ON - datetime.timedelta(days=9)


BLOCKED = [("no enquiry", "block", "enquiry")]


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize("enquiries", [(), (enquiry(is_about_children=False),)])
def test_qc_19_at_high_a_child_at_medium_without_an_enquiry_blocks_chd_02(level, enquiries):
    facts = _children(signable(level), enquiries=enquiries)
    assert _found(facts, "QC-19") == (BLOCKED if level >= HIGH else [])


@pytest.mark.parametrize(
    ("community", "custody", "has_child", "blocks"),
    [
        (LOW, None, False, False),
        (LOW, MEDIUM, False, True),
        (VERY_HIGH, LOW, False, True),
        (None, None, False, False),
        (None, None, True, True),
        (LOW, None, True, False),
    ],
)
def test_qc_19_either_setting_counts_and_unknown_is_not_low_chd_02(
    community, custody, has_child, blocks
):
    child = _child(voice="Scared", contact="Weekly")
    rows = cells(HIGH, (Group.PUBLIC,)) + (
        cell(Group.CHILDREN, community),
        cell(Group.CHILDREN, custody, CUSTODY),
    )
    facts = change(signable(HIGH), "assessment", cells=rows)
    facts = _children(facts, (child,) if has_child else (), ())
    assert _found(facts, "QC-19") == (BLOCKED if blocks else [])


def test_qc_19_leads_to_the_page_about_children():
    facts = _children(signable(HIGH), (_child(),), (enquiry(replied_on=None),))
    assert {f.where for f in run(facts) if f.code == "QC-19"} == {Page.CHILDREN}


@pytest.mark.parametrize(("days", "is_asked"), [(0, True), (1, False)])
def test_qc_19_a_question_of_a_day_to_come_was_not_asked_chd_02(days, is_asked):
    asked = enquiry(asked_on=ON + datetime.timedelta(days=days), replied_on=None)
    child = _child(voice="Scared", contact="Weekly")
    found = _found(_children(signable(HIGH), (child,), (asked,)), "QC-19")
    assert [case for case, *_ in found] == ([] if is_asked else ["no enquiry"])
