"""Letting a restricted word stand, and what one press says of an appointment, without a page."""

import pytest

from cases.models import AllowedWord, Appointment
from cases.tests.living import days, visit
from cases.workflow import living
from rules.terms import Attendance

pytestmark = pytest.mark.django_db


def test_a_word_is_allowed_and_withdrawn_and_the_timeline_does_not_say_it_vic_02(case, priya):
    word = living.allow_word(AllowedWord(case=case, word="Canary", reason="A bird."), by=priya)
    assert (word.by, case.allowed_words.get()) == (priya, word)
    living.withdraw_word(word, by=priya)
    assert not case.allowed_words.exists()
    told = list(case.timeline.filter(act__startswith="word.").order_by("pk"))
    assert [row.act for row in told] == ["word.allowed", "word.withdrawn"]
    assert not [row for row in told if "Canary" in f"{row.sentence} {row.note}"]


@pytest.mark.parametrize(
    ("said", "day", "kept"),
    [
        ("", days(-1), Attendance.MISSED),
        ("", days(0), Attendance.MISSED),
        ("", days(1), ""),
        (Attendance.KEPT, days(-1), Attendance.KEPT),
    ],
)
def test_one_press_says_it_once_and_not_before_the_day(case, priya, said, day, kept):
    row = visit(case, planned_on=day, attendance=said, kind="office")
    row.save()
    living.mark(row, Attendance.MISSED, by=priya)
    assert Appointment.objects.get().attendance == kept
