"""Small things with many cases: written dates, stored links, days in words, the level box."""

import datetime

import pytest
import time_machine
from django.template.loader import render_to_string

from cases import dates, links, risk_register
from cases.templatetags import case_tags


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3 May 2019", "2019-05-03", "2019-05-03"),
        ("May 2019", "2019-05-01", "2019-05-31"),
        ("feb 2020", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-05-03", "2019-05-03", "2019-05-03"),
        ("1998-06", "1998-06-01", "1998-06-30"),
        ("2017-2019", "2017-01-01", "2019-12-31"),
        ("2017 to 2019", "2017-01-01", "2019-12-31"),
        ("2025-11 to 2026-01", "2025-11-01", "2026-01-31"),
        ("between 1 and 2", None, None),
        ("2019 to 2017", None, None),
        ("31 February 2019", None, None),
        ("3 Mayhem 2019", None, None),
        ("2019-13", None, None),
        ("0000", None, None),
        ("around Easter", None, None),
        ("", None, None),
    ],
)
def test_written_dates(text, first, last):
    expected = (day(first), day(last)) if first and last else (None, None)
    assert dates.days_of(text) == expected


def test_stored_links_lead_to_their_page(case):
    assert links.page_of("cases:overview", crn=case.crn, about=case.uuid) == f"/cases/{case.crn}/"
    url = links.page_of("cases:event_respond", crn=case.crn, about=case.uuid)
    assert url == f"/cases/{case.crn}/events/{case.uuid}/"
    assert links.page_of("nothing:here", crn=case.crn, about=case.uuid) == ""
    assert links.page_of("", crn=case.crn, about=None) == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "(today)"),
        (1, "(tomorrow)"),
        (-1, "(yesterday)"),
        (5, "(in 5 days)"),
        (-5, "(5 days ago)"),
        (13, "(in 13 days)"),
        (14, "(in 2 weeks)"),
        (59, "(in 8 weeks)"),
        (61, "(in 2 months)"),
        (120, "(in 4 months)"),
        (-400, "(13 months ago)"),
    ],
)
def test_days_in_words(days, words):
    with time_machine.travel("2026-05-03T12:00:00Z", tick=False):
        due = day("2026-05-03") + datetime.timedelta(days=days)
        assert case_tags.due_in_words(due).endswith(words)
        assert case_tags.is_overdue(due) is (days < 0)


def levels(case, working, countersigned, **fields):
    row = risk_register.of(case)
    row.working_level, row.countersigned_level = working, countersigned
    row.working_on = day("2026-05-03") if working else None
    row.countersigned_on = day("2026-01-03") if countersigned else None
    row.working_cells = {"community": {"children": 3}}
    for name, value in fields.items():
        setattr(row, name, value)
    case.risk_register = row
    return case_tags.levels_of(case)


def test_nothing_signed_is_no_level(case):
    assert case_tags.levels_of(case) == {"level": None}
    assert levels(case, None, None) == {"level": None}


@pytest.mark.parametrize(
    ("working", "countersigned", "first", "other", "label"),
    [
        (3, 2, 3, 2, "Countersigned level"),
        (2, 3, 3, 2, "Working level"),
        (3, 3, 3, None, None),
        (3, None, 3, None, None),
    ],
)
def test_the_higher_level_comes_first(case, working, countersigned, first, other, label):
    shown = levels(case, working, countersigned)
    assert (shown["level"], shown["other_level"]) == (first, other)
    if label:
        assert shown["other_label"] == label


def test_the_box_has_a_row_for_each_group_and_no_community_cell_for_prisoners(case):
    rows = levels(case, 3, 3)["rows"]
    assert [row["group"] for row in rows] == [
        "Children", "Public", "Known adult", "Staff", "Prisoners"
    ]  # fmt: skip
    assert rows[0]["community"] == 3
    assert rows[-1]["community_note"] == "Does not apply"


def test_a_level_from_elsewhere_says_so(case):
    assert "OASys" in levels(case, 2, 2, is_external=True)["note"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He is seen near her", "he is seen near her"),
        ("If he is seen", "he is seen"),
        ("KA-1 rings", "KA-1 rings"),
        ("Marlon is seen", "Marlon is seen"),
        ("If", "If"),
        ("", ""),
        ("If\nhe is seen", "he is seen"),
        ("if " * 2000 + "He is seen", "he is seen"),
    ],
)
def test_what_goes_on_after_if(text, said):
    assert case_tags.after_if(text) == said


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("01632 960987", "01632960987"),
        ("01632 960987 ext 2", "01632960987"),
        ("01632 960987 / 01632 960988", "01632960987"),
        ("Duty desk: 01632-960987", "01632960987"),
        ("+44 (0)1632 960987", "+441632960987"),
        ("(01632) 960987", "01632960987"),
        ("999", "999"),
        ("via the control room", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_without_what_stands_around_it(told, number):
    assert case_tags.dialled(told) == number
    shown = render_to_string("cases/_number.html", {"number": told, "none": "not recorded"})
    assert (f'href="tel:{number}"' in shown) is bool(number)
    assert (told or "not recorded") in shown
