"""What the screening page says of the case record, and of a late screening. SCR-01, 08, 09, 12."""

import datetime

import pytest

from rules.facts import Facts
from rules.screening_record import late_words, unfinished
from rules.terms import BehaviourKind, Done
from rules.tests.builders import ON, behaviour, case, change, low, order

BEGAN = datetime.date(2026, 5, 1)  # a Friday; five working days later is Friday the 8th


def late(screened_on, began=BEGAN, on=ON):
    facts = change(low(), "case", sentenced_on=began)
    facts = change(facts, "assessment.screening", screened_on=screened_on)
    return late_words(Facts(on=on, case=facts.case, assessment=facts.assessment), ())


def test_a_screening_within_five_working_days_is_in_time_scr_01():
    assert late(datetime.date(2026, 5, 8)) == ""


def test_a_later_screening_says_by_how_many_days_scr_01():
    assert "dated 10 days later" in late(datetime.date(2026, 5, 11))
    assert "began on 1 May 2026" in late(datetime.date(2026, 5, 11))


def test_no_screening_yet_is_late_once_the_days_are_over_scr_01():
    assert late(None, on=datetime.date(2026, 5, 8)) == ""
    assert "no date of a screening yet" in late(None, on=datetime.date(2026, 5, 9))


def test_without_a_sentence_or_an_assessment_nothing_is_late():
    assert late(ON, began=None) == ""
    assert late_words(Facts(on=ON, case=case(sentenced_on=BEGAN)), ()) == ""


def test_bank_holidays_do_not_count():
    facts = change(low(), "case", sentenced_on=BEGAN)
    facts = change(facts, "assessment.screening", screened_on=datetime.date(2026, 5, 11))
    assert late_words(facts, {datetime.date(2026, 5, 4)}) == ""


def missing(**case_rows):
    return [one.missing for one in unfinished(change(low(), "case", **case_rows))]


def test_a_whole_behaviour_and_a_whole_order_miss_nothing():
    assert missing(unconvicted=(behaviour(),), orders=(order(),)) == [(), ()]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("nature", "its precise nature"),
        ("reliability", "how reliable it is"),
        ("meaning", "what it means"),
    ],
)
def test_each_box_of_a_behaviour_is_asked_scr_08(field, words):
    assert missing(unconvicted=(behaviour(**{field: "-"}),)) == [(words,)]


def test_an_acquittal_asks_for_the_evidence_on_both_sides_scr_09():
    acquitted = behaviour(kind=BehaviourKind.ACQUITTED, evidence_for="A witness")
    assert missing(unconvicted=(acquitted,)) == [("the evidence against it",)]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("is_sought", "seek information"),
        ("is_explained", "explain it to the person"),
        ("is_reviewed", "review the evidence"),
        ("is_in_plan", "put it in the victim safety plan"),
        ("is_monitored", "monitor whether it is kept"),
    ],
)
@pytest.mark.parametrize("done", [None, Done.NO])
def test_each_item_of_an_orders_checklist_is_asked_until_done_scr_12(field, words, done):
    assert missing(orders=(order(**{field: done}),)) == [(words,)]


def test_what_an_order_means_is_asked_scr_12():
    assert missing(orders=(order(meaning=""),)) == [("say what it means and for whom",)]


def test_an_order_that_has_ended_asks_nothing():
    ended = order(expires_on=ON - datetime.timedelta(days=1), meaning="")
    assert missing(orders=(ended,)) == []


@pytest.mark.parametrize(("days", "is_late"), [(5, True), (60, False)])
def test_the_services_own_limit_counts_scr_01(days, is_late):
    """The number of working days is a setting of the service."""
    facts = change(low(), "case", sentenced_on=BEGAN)
    facts = change(facts, "assessment.screening", screened_on=datetime.date(2026, 5, 15))
    assert bool(late_words(facts, (), days)) is is_late
