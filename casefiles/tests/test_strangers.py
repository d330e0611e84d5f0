"""Files as strangers write them: dates in words, references in small letters, ends in words."""

import datetime

import pytest

from casefiles.dates import any_day_of, end_of
from casefiles.form import BadFile
from casefiles.kept import kept_of
from casefiles.meaning import problems_of_meaning
from casefiles.models import ImportedFile
from rules.terms import Tool

DAY = datetime.date
ON = DAY(2026, 10, 12)
HIDDEN = {"name": "Saskia Example", "address": "14 Larchmoor Crescent"}


@pytest.mark.parametrize(
    ("said", "ends_on"),
    [
        ("2027-05-11", DAY(2027, 5, 11)),
        ("until 2027-05-11", DAY(2027, 5, 11)),
        ("11/05/2026", DAY(2026, 5, 11)),
        ("4 January 2027", DAY(2027, 1, 4)),
        ("March 2025", DAY(2025, 3, 31)),
        ("Expired March 2025.", DAY(2025, 3, 31)),
        ("end of Feb 2024", DAY(2024, 2, 29)),
        ("2025", DAY(2025, 12, 31)),
        ("2026-05", DAY(2026, 5, 31)),
        ("discharged 2024", DAY(2024, 12, 31)),
        ("2027", None),
        ("October 2026", None),
        ("expired", None),
        ("until further order", None),
        ("5/13/2026", None),
        ("", None),
    ],
)
def test_the_end_of_an_order_is_read_where_it_is_known_or_over(said, ends_on):
    assert end_of(said, ON) == ends_on


def test_a_day_has_a_year_of_ours():
    assert any_day_of("4 January 1066") is None and any_day_of(None) is None


@pytest.mark.django_db
def test_what_a_stranger_writes_is_read(read, high_case):
    """In one file: each of these was left out, kept, or taken for something else."""
    order = high_case["civil_orders"][0]
    order |= {"protects": "ka-1, KA2 and a school", "made": "11/05/2023", "expires": "May 2027"}
    order["checklist"] |= {"monitoring": "N/A", "victim_safety_action": "none needed: moved"}
    high_case["scores"]["rsr"] |= {"community_date_used": "unknown", "date": "2026-12-01"}
    high_case["clock"] |= {"community_date_used": "2026-10-09", "next_review_reason": "No file"}
    high_case["step4"]["provisional"] = True
    high_case["rmp"]["licence_conditions"] = ["Not yet set", "n/a", "Curfew"]
    high_case["rmp"]["rejected_conditions"] = [{"condition": "none", "reason": "none thought of"}]
    high_case["rmp"]["monitoring_control"][0]["review_on"] = "4 February 2027"
    high_case["people_at_risk"][0]["restricted"] = False
    high_case["children"]["enquiry"]["sent"] = "2026-10-13"
    high_case["children"]["enquiry"]["reply"] = None
    done = read(high_case)
    row, assessment = done.case.orders.get(), done.case.assessments.get()
    assert {link.person.reference for link in row.protections.all()} == {"KA-1", "KA-2"}
    assert row.protects_note == "ka-1, KA2 and a school" and row.made_on == DAY(2023, 5, 11)
    assert (row.expires_on, row.expires_text) == (None, "May 2027")
    assert row.is_in_plan == row.is_monitored == "not applicable"
    assert assessment.scores.get(tool=Tool.RSR).community_on == DAY(2026, 10, 9)
    plan = assessment.plans.get()
    assert plan.licence_conditions == "Curfew" and not plan.rejected_conditions.exists()
    restriction = high_case["rmp"]["monitoring_control"][0]["id"]
    assert plan.actions.get(number=restriction).review_on == DAY(2027, 2, 4)
    kept = ImportedFile.objects.get().kept
    assert kept["$.rmp.licence_conditions[0]"] == "Not yet set"
    assert kept["$.rmp.rejected_conditions[0]"]["condition"] == "none"
    assert kept["$.civil_orders[0].checklist.victim_safety_action"] == "none needed: moved"
    assert "$.civil_orders[0].checklist.monitoring" not in kept
    assert "next_review_reason" not in kept.get("clock", {})
    told = " ".join(done.remarks)
    for said in ("RSR is dated after", "restricted is false", "question about children is dated"):
        assert said in told


def test_what_is_read_only_with_limited_information_is_else_kept(low_case):
    low_case["clock"]["next_review_reason"] = "No file"
    assert kept_of(low_case)["clock"]["next_review_reason"] == "No file"
    read_too = frozenset({"clock.next_review_reason"})
    assert "next_review_reason" not in kept_of(low_case, read_too).get("clock", {})


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("\u200b", "characters that can be seen"),
        ("a\n1", "characters that can be seen"),
        ("\u202ea1", "characters that can be seen"),
        ("a4 Larchmoor Crescent", "words of restricted details"),
        ("a4 saskia", "words of restricted details"),
        ("a4 14", ""),
        ("visit one", ""),
    ],
)
def test_an_id_is_printed_and_must_hide_and_tell_nothing(high_case, name, rule):
    high_case["people_at_risk"][0]["details"] = HIDDEN
    high_case["rmp"]["supervision"][0]["id"] = name
    said = [str(problem) for problem in problems_of_meaning(high_case)]
    assert [rule in one for one in said] == ([True] if rule else [])


@pytest.mark.parametrize("pair", [("\u00e9", "e\u0301"), ("b  1", "b 1"), ("b 1", " b 1")])
def test_two_ids_that_are_stored_alike_are_one(high_case, pair):
    for source, name in zip(high_case["sources"], pair, strict=False):
        source["id"] = name
    said = [str(problem) for problem in problems_of_meaning(high_case)]
    assert len(said) == 1 and "$.sources[1].id" in said[0] and "already the id" in said[0]


@pytest.mark.parametrize(
    ("expires", "before", "path"),
    [
        ("2023-05-10", "2026-01-01", "$.civil_orders[0].expires"),
        ("2023-05-11", "2026-10-13", "$.clock.previous_assessment.date"),
        ("2023-05-11", "2026-10-12", None),
    ],
)
def test_dates_that_cannot_follow_each_other_are_refused(high_case, expires, before, path):
    high_case["civil_orders"][0] |= {"made": "2023-05-11", "expires": expires}
    high_case["clock"]["previous_assessment"] = {"date": before, "overall": "High"}
    assert [problem.path for problem in problems_of_meaning(high_case)] == ([path] if path else [])


LONG = "x" * 19_990


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "key", "path"),
    [
        (("scores",), "rsr_reason", "$.scores.rsr_reason"),
        (("immediacy", "imminence"), "when", "$.immediacy.imminence.when"),
        (("clock",), "event", "$.clock.event"),
        (("immediacy",), "route", "$.immediacy.route"),
    ],
)
def test_a_refusal_names_a_key_of_the_file(read, low_case, place, key, path):
    spot = low_case
    for name in place:
        spot = spot.setdefault(name, {})
    spot[key] = LONG
    low_case["immediacy"]["reason"] = "y" * 20
    with pytest.raises(BadFile) as refused:
        read(low_case)
    assert {one.path.split(": ")[-1] for one in refused.value.problems} == {path}
