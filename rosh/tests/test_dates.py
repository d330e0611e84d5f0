"""Dates in three parts, and times: which part is wrong, and in which words."""

import datetime as dt

import pytest
from django import forms

from rosh.forms import GovukDateField, GovukTimeField
from rosh.tests.forms import errors, form_with, page_of

# The pages of the apps are not what is tested here
pytestmark = pytest.mark.urls("rosh.gallery")


def date_form(*parts, **options):
    data = dict(zip(("f_day", "f_month", "f_year"), parts, strict=False))
    field = GovukDateField(label="Date of birth", required=False, **options)
    return form_with(data, f=field)


@pytest.mark.parametrize(
    ("parts", "sentence", "wrong"),
    [
        (("", "5", "2026"), "Date of birth must include a day", "day"),
        (("3", "", ""), "Date of birth must include a month and year", "month"),
        (("3", "5", ""), "Date of birth must include a year", "year"),
        (("3", "5", "26"), "Date of birth must include a year of 4 numbers", "year"),
        (("32", "5", "2026"), "Date of birth must be a real date", "day"),
        (("3", "13", "2026"), "Date of birth must be a real date", "month"),
        (("30", "2", "2026"), "Date of birth must be a real date", "day"),
        (("3", "Foo", "2026"), "Date of birth must be a real date", "month"),
        (("²", "5", "2026"), "Date of birth must be a real date", "day"),
        (("3", "5", "0000"), "Date of birth must be a real date", "day"),
        (("2147483648", "5", "2026"), "Date of birth must be a real date", "day"),
        (("9" * 5000, "5", "2026"), "Date of birth must be a real date", "day"),
        (("3", "9" * 20, "2026"), "Date of birth must be a real date", "month"),
        (("31", "12", "9999"), "Date of birth must be between 1900 and 2199", "year"),
        (("1", "1", "0001"), "Date of birth must be between 1900 and 2199", "year"),
    ],
)
def test_a_wrong_date_says_which_part_and_links_to_it(parts, sentence, wrong):
    form = date_form(*parts)
    assert errors(form) == [sentence]
    assert f'href="#id_f-{wrong}"' in page_of(form)


def test_two_wrong_dates_of_one_form_are_told_apart():
    data = dict.fromkeys(("a_day", "a_month", "a_year", "b_day", "b_month", "b_year"), "1")
    form = form_with(data, a=GovukDateField(label="Made on"), b=GovukDateField(label="Expires on"))
    assert errors(form, "a") == ["“Made on” must include a year of 4 numbers"]
    assert errors(form, "b") == ["“Expires on” must include a year of 4 numbers"]


def test_two_questions_about_dates_are_told_apart():
    data = dict.fromkeys(("a_day", "a_month", "a_year", "b_day", "b_month", "b_year"), "1")
    asked = [GovukDateField(label=f"When was {one} told?") for one in ("she", "he")]
    form = form_with(data, a=asked[0], b=asked[1])
    assert errors(form, "b") == [
        "The answer to “When was he told?” must include a year of 4 numbers"
    ]


def test_a_question_that_begins_otherwise_is_an_answer():
    field = forms.CharField(label="If they differed, what were they?", max_length=1)
    assert errors(form_with({"f": "xx"}, f=field)) == [
        "The answer to “If they differed, what were they?” must be 1 characters or fewer"
    ]


@pytest.mark.parametrize("month", ["5", "05", "May", "may"])
def test_a_date_may_be_written_in_several_ways(month):
    form = date_form("3", month, "2026")
    assert form.is_valid() and form.cleaned_data["f"] == dt.date(2026, 5, 3)


def test_a_question_about_a_date_is_not_put_into_a_sentence():
    field = GovukDateField(label="When were you told?")
    form = form_with({"f_day": "1", "f_month": "1"}, f=field)
    assert errors(form) == ["The date must include a year"]


def test_a_sentence_leaves_out_that_the_answer_is_optional():
    field = GovukDateField(label="Date of birth (optional)", required=False)
    assert errors(form_with({"f_day": "1", "f_month": "1"}, f=field)) == [
        "Date of birth must include a year"
    ]


def test_an_empty_date_is_none_and_all_parts_are_wrong_where_it_is_required():
    assert date_form().is_valid()
    form = form_with({}, f=GovukDateField(label="Date"))
    assert errors(form) == ["Enter date"]
    assert str(form["f"]).count("govuk-input--error") == 3


def test_only_the_wrong_part_is_marked():
    form = date_form("3", "13", "2026")
    form.is_valid()
    assert str(form["f"]).count("govuk-input--error") == 1


@pytest.mark.parametrize(("option", "days", "is_valid"), [
    ("past", 1, False), ("past", 0, True), ("future", -1, False), ("future", 0, True),
])  # fmt: skip
def test_a_date_may_be_held_to_the_past_or_the_future(option, days, is_valid):
    day = dt.date.today() + dt.timedelta(days=days)
    form = date_form(str(day.day), str(day.month), str(day.year), **{option: True})
    assert form.is_valid() is is_valid


def test_a_date_that_was_not_touched_has_not_changed():
    field = GovukDateField()
    assert not field.has_changed(dt.date(2026, 5, 3), ["3", "5", "2026"])
    assert not field.has_changed(None, ["", "", ""])
    assert field.has_changed(dt.date(2026, 5, 3), ["4", "5", "2026"])
    assert field.has_changed(None, ["x", "", ""])


@pytest.mark.parametrize(
    ("typed", "found"),
    [("10:32am", "10:32"), ("2pm", "14:00"), ("2.15 PM", "14:15"), ("23:59", "23:59")],
)
def test_times_are_read_as_people_write_them(typed, found):
    form = form_with({"f": typed}, f=GovukTimeField(label="Time"))
    assert form.is_valid() and form.cleaned_data["f"].strftime("%H:%M") == found


def test_a_wrong_time_is_refused_and_a_stored_one_is_shown():
    assert errors(form_with({"f": "soon"}, f=GovukTimeField(label="Time"))) == [
        "Time must be a time, like 2:30pm"
    ]
    assert 'value="2:05pm"' in str(form_with(f=forms.TimeField(initial=dt.time(14, 5)))["f"])


def test_a_date_that_is_asked_for_with_one_word_is_called_the_date():
    field = GovukDateField(label="When?")
    with pytest.raises(forms.ValidationError, match="The date must include a year of 4 numbers"):
        field.clean(["7", "7", "26"])
