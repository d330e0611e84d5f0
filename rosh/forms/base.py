"""The base form: dresses each field in its GOV.UK control and gives it our own sentences.

A form names its fields; it need not name widgets. What it may set:
`submit_label`; `messages = {"field": "Enter …"}` (the required message where the one made from
the label reads badly); `label_size` ("s", "m", "l" or "") and `label_sizes` by field;
`marks_optional`, to say "(optional)" after what may be left empty, but not after `unmarked`.
"""

from functools import partial
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from rosh import widgets
from rosh.forms.dates import GovukDateField, GovukTimeField
from rosh.forms.wording import give_sentences, is_question, name_of

FEW_CHOICES = 7
COUNTED_BELOW = 20_000  # the cap of every prose field; a counter there would only be noise


class GovukFormMixin:
    """GOV.UK layout and wording for a Django form; the page adds the one primary button."""

    submit_label = "Save and continue"
    use_required_attribute = False
    messages: dict[str, str] = {}
    label_size = "s"
    label_sizes: dict[str, str] = {}
    marks_optional = False
    unmarked: tuple[str, ...] = ()  # may be left empty; the hint says when they are needed
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in list(self.fields.items()):
            self.fields[name] = self._dressed(name, field)
        self._tell_dates_apart()
        self._helper: FormHelper | None = None

    @property
    def helper(self) -> FormHelper:
        """How crispy lays the form out; made late, so that fields may be removed in __init__."""
        if self._helper is None:
            self._helper = FormHelper()
            self._helper.form_tag = False
            self._helper.disable_csrf = True  # the page's <form> writes {% csrf_token %}
            self._helper.render_hidden_fields = True
            self._helper.layout = Layout(*self.get_layout())
        return self._helper

    def get_layout(self) -> list[Any]:
        """The fields in order; those that a choice reveals are shown under it."""
        revealed = self._revealed()
        return [
            name
            for name, field in self.fields.items()
            if name not in revealed and not field.widget.is_hidden
        ]

    def _revealed(self) -> set[str]:
        kinds = (widgets.Choices, widgets.SingleCheckbox)
        choices = (f.widget for f in self.fields.values() if isinstance(f.widget, kinds))
        return {name for widget in choices for name in widget.reveals.values()}

    def _dressed(self, name: str, field: forms.Field) -> forms.Field:
        if type(field) in (forms.DateField, forms.TimeField):
            field = _our_field(field)
        field.widget = _our_widget(field)
        if isinstance(field.widget, widgets.Dressed):
            field.widget.form = self  # type: ignore[assignment]
        give_sentences(field, name, self.messages.get(name, ""))
        if self.marks_optional and self._may_be_left(name, field):
            field.label = f"{name_of(field, name)} (optional)"
        return field

    def _tell_dates_apart(self) -> None:
        """Several questions about a date: "the date" alone would not say which one is wrong."""
        dates = [
            field
            for name, field in self.fields.items()
            if isinstance(field, GovukDateField) and is_question(name_of(field, name))
        ]
        for field in dates:
            field.is_one_of_several = len(dates) > 1

    def _may_be_left(self, name: str, field: forms.Field) -> bool:
        """Whether the label has to say that; a box that may be ticked says so by itself."""
        if field.required or field.widget.is_hidden or name in self.unmarked:
            return False
        return not isinstance(field.widget, widgets.SingleCheckbox) and name not in self._revealed()

    def add_field(self, name: str, field: forms.Field) -> None:
        """Add a field after construction, dressed like the others."""
        self.fields[name] = self._dressed(name, field)
        self._helper = None

    def label_size_of(self, name: str) -> str:
        return self.label_sizes.get(name, self.label_size)


class GovukForm(GovukFormMixin, forms.Form):
    """A form that is not bound to a row."""


def _our_field(field: forms.Field) -> forms.Field:
    """Our date or time field, with what the model's own said."""
    ours = GovukDateField if type(field) is forms.DateField else GovukTimeField
    return ours(
        label=field.label,
        help_text=field.help_text,
        required=field.required,
        initial=field.initial,
        disabled=field.disabled,
    )


def _our_widget(field: forms.Field) -> forms.Widget:
    """The control for a field whose widget is still Django's; ours are left as they are."""
    given = field.widget
    if isinstance(given, widgets.Dressed) or given.is_hidden:
        return given
    made = _make(field, given)
    made.is_required = given.is_required
    if hasattr(given, "choices") and not isinstance(made, widgets.YesNoRadios):
        made.choices = given.choices  # type: ignore[attr-defined]
    return made


LINES = (forms.TextInput, forms.EmailInput, forms.URLInput)


def _make(field: forms.Field, given: forms.Widget) -> forms.Widget:
    attrs = given.attrs
    if isinstance(given, forms.Textarea):
        limit = getattr(field, "max_length", None)
        counted = limit if limit and limit < COUNTED_BELOW else None
        return widgets.ProseInput({**attrs, "rows": 5}, max_chars=counted)
    if isinstance(given, forms.NullBooleanSelect):
        return widgets.YesNoRadios(attrs)
    if isinstance(given, forms.CheckboxSelectMultiple | forms.SelectMultiple):
        return widgets.Checkboxes(attrs)
    if isinstance(given, forms.RadioSelect) or _has_few_choices(field, given):
        return widgets.Radios(attrs)
    plain: list[tuple[type[forms.Widget], Any]] = [
        (forms.Select, widgets.SelectInput),
        (forms.CheckboxInput, widgets.SingleCheckbox),
        (forms.PasswordInput, widgets.PasswordInput),
        (forms.NumberInput, _number_input(field)),
        *((kind, widgets.LineInput) for kind in LINES),
    ]
    for kind, ours in plain:
        if isinstance(given, kind):
            return _plain(ours, given)
    return given


def _number_input(field: forms.Field) -> Any:
    has_point = isinstance(field, forms.DecimalField | forms.FloatField)
    return partial(widgets.NumberInput, mode="decimal" if has_point else "numeric")


def _plain(ours: Any, given: forms.Widget) -> forms.Widget:
    kind = getattr(given, "input_type", "text")
    if ours is widgets.LineInput and kind in ("email", "tel", "url", "search"):
        return widgets.LineInput(given.attrs, input_type=kind)
    made: forms.Widget = ours(given.attrs)
    return made


def _has_few_choices(field: forms.Field, given: forms.Widget) -> bool:
    """A short list is shown whole; one that comes from the database may grow, and is not."""
    if not isinstance(given, forms.Select) or isinstance(field, forms.ModelChoiceField):
        return False
    choices = list(given.choices)
    return len([value for value, _ in choices if value not in ("", None)]) <= FEW_CHOICES and all(
        not isinstance(label, list | tuple) for _, label in choices
    )
