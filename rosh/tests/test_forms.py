"""Forms: our own sentences, the control that fits, reveals, and text that stays text."""

import sys
import unicodedata
from html.parser import HTMLParser

import pytest
from django import forms

from rosh.fields import LineField, ProseField, normalise
from rosh.forms import GovukDateField, GovukTimeField, YesNoUnknownField
from rosh.forms.wording import as_noun
from rosh.gallery import SampleForm
from rosh.tests.forms import errors, form_with, page_of
from rosh.widgets import Checkboxes, DateParts, LineInput, ProseInput, Radios, SelectInput

# The pages of the apps are not what is tested here
pytestmark = pytest.mark.urls("rosh.gallery")

DJANGO_FIELDS = [
    forms.CharField(max_length=2, min_length=1),
    forms.IntegerField(min_value=1, max_value=2, step_size=1),
    forms.DecimalField(max_digits=3, decimal_places=1),
    forms.FloatField(),
    forms.DateField(),
    forms.TimeField(),
    forms.DateTimeField(),
    forms.DurationField(),
    forms.EmailField(),
    forms.URLField(assume_scheme="https"),
    forms.UUIDField(),
    forms.SlugField(),
    forms.JSONField(),
    forms.BooleanField(),
    forms.NullBooleanField(),
    forms.ChoiceField(choices=[("a", "A")]),
    forms.TypedChoiceField(choices=[("a", "A")]),
    forms.MultipleChoiceField(choices=[("a", "A")]),
    forms.ModelChoiceField(queryset=None),
    forms.ModelMultipleChoiceField(queryset=None),
    GovukDateField(),
    GovukTimeField(),
    YesNoUnknownField(),
]


# --- wording ---


@pytest.mark.parametrize("field", DJANGO_FIELDS, ids=lambda field: type(field).__name__)
def test_no_field_keeps_a_sentence_of_django(field):
    field.label = "Date of birth"
    made = form_with(f=field).fields["f"]
    djangos = {
        str(message)
        for kind in type(made).__mro__
        if kind.__module__.startswith("django.")
        for message in getattr(kind, "default_error_messages", {}).values()
    }
    kept = {key: str(text) for key, text in made.error_messages.items() if str(text) in djangos}
    assert kept == {}
    for text in made.error_messages.values():
        assert text.startswith(("Enter", "Select", "Date of birth", "Year", "The file", "Either"))


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.CharField(label="CRN"), "", "Enter CRN"),
        (forms.CharField(label="What happened?"), "", "Enter an answer to “What happened?”"),
        (
            forms.CharField(label="Full name", max_length=3),
            "abcd",
            "Full name must be 3 characters",
        ),
        (forms.IntegerField(label="Age", min_value=18), "x", "Age must be a whole number"),
        (forms.IntegerField(label="Age", min_value=18), "3", "Age must be 18 or more"),
        (forms.DecimalField(label="Score", max_digits=3, decimal_places=1), "1.25", "Score must "),
        (forms.ChoiceField(label="Level", choices=[("a", "A")]), "", "Select level"),
        (forms.ChoiceField(label="Level", choices=[("a", "A")]), "z", "Select level from the list"),
        (
            forms.CharField(label="What happened?", max_length=1),
            "ab",
            "The answer to “What happened?” must be 1 char",
        ),
        (forms.BooleanField(label="I have read it"), "", "Select “I have read it”"),
        (forms.EmailField(label="Email address"), "x", "Email address must be like name@example"),
    ],
)
def test_a_mistake_is_told_in_our_words(field, typed, sentence):
    assert errors(form_with({"f": typed}, f=field))[0].startswith(sentence)


def test_a_hidden_character_is_told_in_our_words():
    form = form_with({"f": "a\x00b"}, f=forms.CharField(label="Full name"))
    assert errors(form) == ["Full name must not include hidden characters"]


GROWS = "\u0958"  # one mark as typed, two as stored


@pytest.mark.parametrize("widget", [forms.TextInput, forms.Textarea])
def test_a_text_is_measured_as_it_will_be_stored(widget):
    field = forms.CharField(label="Full name", max_length=5, widget=widget)
    form = form_with({"f": GROWS * 3}, f=field)
    assert errors(form) == ["Full name must be 5 characters or fewer"]


@pytest.mark.parametrize("widget", [forms.TextInput, forms.Textarea])
def test_control_characters_alone_are_no_answer(widget):
    form = form_with({"f": "\x01\x1b"}, f=forms.CharField(label="Full name", widget=widget))
    assert errors(form) == ["Enter full name"]


def test_a_column_judges_the_text_as_it_stores_it():
    line = LineField(max_length=5)
    assert line.clean(" a\x01b ", None) == "ab"
    for wrong in (GROWS * 3, "\x01"):
        with pytest.raises(forms.ValidationError):
            line.clean(wrong, None)


@pytest.mark.parametrize("turn", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
def test_nothing_turns_the_direction_in_which_a_text_is_read_vic_02(turn):
    """“yraM” turned round reads as a name for which nobody searched."""
    assert ProseField().clean(f"{turn}yraM", None) == "yraM"
    mixed = "Amal \u0623\u0645\u0644\u200f (KA-1)"  # another script, with a mark that turns nothing
    assert ProseField().clean(mixed, None) == mixed


def test_every_control_character_and_turn_is_left_out_and_nothing_else():
    turns = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    kept = {"\n", "\t", "\r"}  # the last becomes the first
    for mark in map(chr, range(sys.maxunicode + 1)):
        is_control = unicodedata.category(mark) == "Cc" and mark not in kept
        is_left_out = is_control or unicodedata.bidirectional(mark) in turns
        assert is_left_out == (normalise(f"a{mark}b") == "ab"), ascii(mark)


def test_a_form_may_give_its_own_sentence():
    form = form_with({}, f=forms.CharField(label="Why?"), messages={"f": "Enter the reason"})
    assert errors(form) == ["Enter the reason"]


def test_a_sentence_of_the_field_is_left_alone():
    field = forms.CharField(label="Why?", error_messages={"required": "Enter why"})
    assert errors(form_with({}, f=field)) == ["Enter why"]


def test_labels_become_nouns():
    assert [as_noun(x) for x in ("CRN", "PNC id", "Date of birth", "Why?", "I agree")] == [
        "CRN",
        "PNC id",
        "date of birth",
        "why",
        "I agree",
    ]


@pytest.mark.parametrize(
    "label", ["Age, if known", "Asked on", "Agreed with", "Because", "If this happens", "By when"]
)
def test_a_label_that_is_no_noun_is_quoted(label):
    field = forms.IntegerField(label=label)
    assert errors(form_with({"f": "x"}, f=field)) == [f"“{label}” must be a whole number, like 12"]


# --- controls ---


def test_fields_get_the_control_that_fits():
    many = [(str(n), str(n)) for n in range(9)]
    form = form_with(
        line=forms.CharField(),
        prose=forms.CharField(widget=forms.Textarea, max_length=300),
        long=forms.CharField(widget=forms.Textarea, max_length=20_000),
        few=forms.ChoiceField(choices=[("", "---------"), ("a", "A")]),
        many=forms.ChoiceField(choices=many),
        several=forms.MultipleChoiceField(choices=many),
        day=forms.DateField(),
        email=forms.EmailField(),
        page=forms.URLField(assume_scheme="https"),
    )
    choices = [Radios, SelectInput, Checkboxes, DateParts]
    kinds = [LineInput, ProseInput, ProseInput, *choices, LineInput, LineInput]
    assert [type(field.widget) for field in form.fields.values()] == kinds
    assert form.fields["prose"].widget.max_chars == 300
    assert form.fields["long"].widget.max_chars is None
    assert str(form["few"]).count("<input") == 1
    assert 'class="govuk-input"' in str(form["email"]) and 'type="email"' in str(form["email"])


def test_nothing_is_required_by_the_browser_and_no_control_cuts_text():
    html = page_of(form_with(f=forms.CharField(max_length=5), g=forms.CharField(widget=forms.Textarea, max_length=5)))  # fmt: skip # noqa: E501
    assert " required" not in html and "maxlength=" not in html.replace("data-maxlength", "")


def test_a_line_break_counts_once():
    field = forms.CharField(widget=forms.Textarea, max_length=3)
    form = form_with({"f": "a\r\nb"}, f=field)
    assert form.is_valid() and form.cleaned_data["f"] == "a\nb"


def test_radios_may_stay_unanswered():
    field = forms.ChoiceField(choices=[("a", "A")], required=False, widget=Radios())
    form = form_with({}, f=field)
    assert form.is_valid() and form.cleaned_data["f"] == "" and "checked" not in str(form["f"])


@pytest.mark.parametrize(("value", "found"), [("true", True), ("false", False), ("", None)])
def test_a_yes_or_no_may_stay_unanswered(value, found):
    form = form_with({"f": value}, f=forms.NullBooleanField())
    assert form.is_valid() and form.cleaned_data["f"] is found
    assert str(form_with(initial={"f": found}, f=forms.NullBooleanField())["f"]).count(
        " checked"
    ) == (found is not None)


def test_a_revealed_field_stands_once_under_its_choice():
    fields = {
        "f": forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=Radios(reveals={"b": "g"})),
        "g": forms.CharField(label="Which?"),
    }
    html = page_of(form_with({"f": "b"}, **fields))
    assert html.count('name="g"') == 1
    assert 'id="conditional-id_f-2"' in html and "conditional--hidden" not in html
    assert 'href="#id_g"' in html


def test_markup_in_a_label_a_hint_or_a_value_is_text():
    evil = "<script>alert(1)</script>"
    field = forms.CharField(label=evil, help_text=evil)
    choice = forms.ChoiceField(choices=[("a", evil)], widget=Radios(hints={"a": evil}))
    assert evil not in page_of(form_with({"f": evil}, f=field, g=choice))


def test_a_page_with_errors_says_so_first():
    html = page_of(form_with({}, f=forms.CharField(label="CRN")))
    assert "<title>Error: Try" in html and 'href="#id_f"' in html
    assert "Error:" not in page_of(form_with(f=forms.CharField()))
    assert 'data-prevent-double-click="true"' in html and 'href="/back"' in html


class Ids(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found += [value for key, value in attrs if key == "id"]


def test_every_error_link_leads_somewhere_and_no_id_is_used_twice():
    html = page_of(SampleForm({"told_on_day": "1", "how": "other"}))
    ids = Ids(html).found
    links = [part.split('"')[0] for part in html.split('href="#')[1:]]
    assert set(links) <= set(ids) and len(links) > 8
    assert len(ids) == len(set(ids))
