"""GOV.UK form controls. Each one is a template in templates/govuk/widgets/. No domain words here.

Forms rarely name a widget: `rosh.forms` dresses each field in the control that fits it
(see `DRESS`). Name one to set a width, hints for choices, a reveal or an inline layout.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from rosh.fields import normalise


class Dressed:
    """What every control of ours shares: GOV.UK ids, no `aria-invalid`, LF newlines."""

    form: forms.BaseForm | None = None  # set by the form, for reveals
    label_hidden = False
    group_module = ""  # the script that runs on the group around the control

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = dict(attrs or {})
        # The error is tied by aria-describedby; aria-invalid is not allowed on radios.
        attrs["has_error"] = bool(attrs.pop("aria-invalid", None))
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["has_error"] = context["widget"]["attrs"].pop("has_error")
        context["classes"] = context["widget"]["attrs"].pop("class", "")
        return context


def _as_stored(value: Any) -> Any:
    """The text as the database will keep it, so that the length check counts the same marks.

    Browsers post CRLF, and composing may make a text longer. A null stays: the field refuses it.
    """
    return normalise(value) if isinstance(value, str) and "\0" not in value else value


class LineInput(Dressed, forms.TextInput):
    """One line of text. `width` is 2, 3, 4, 5, 10, 20 or 30 characters, or a fluid class."""

    template_name = "govuk/widgets/line.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        width: int | str = "",
        prefix: str = "",
        suffix: str = "",
        input_type: str = "",
    ) -> None:
        super().__init__(attrs)
        self.width, self.prefix, self.suffix = width, prefix, suffix
        self.input_type = input_type or self.input_type

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context.update(width=self.width, prefix=self.prefix, suffix=self.suffix)
        # The form checks the length and keeps what was typed; a browser would cut it silently.
        context["widget"]["attrs"].pop("maxlength", None)
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return _as_stored(super().value_from_datadict(data, files, name))


class NumberInput(LineInput):
    """A number typed as text, as GOV.UK advises: no spinner, nothing lost on a wrong character."""

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, mode: str = "numeric", **options: Any
    ) -> None:
        attrs = {"inputmode": mode, **(attrs or {})}
        for bound in ("min", "max", "step"):
            attrs.pop(bound, None)
        super().__init__(attrs, **{"width": 5, **options})


class PasswordInput(Dressed, forms.PasswordInput):
    """A password, with a button that shows it; never written back to the page."""

    template_name = "govuk/widgets/password.html"
    group_module = "govuk-password-input"

    def __init__(self, attrs: dict[str, Any] | None = None, render_value: bool = False) -> None:
        usual = {"autocomplete": "current-password", "autocapitalize": "none"}
        super().__init__({**usual, "spellcheck": "false", **(attrs or {})}, render_value=False)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"].pop("maxlength", None)
        return context


class ProseInput(Dressed, forms.Textarea):
    """Several lines of text. `max_chars` shows the count of characters left."""

    template_name = "govuk/widgets/prose.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, rows: int = 5, max_chars: int | None = None
    ) -> None:
        attrs = {**(attrs or {})}
        attrs.pop("cols", None)
        attrs.pop("maxlength", None)
        super().__init__({**attrs, "rows": rows})
        self.attrs.pop("cols", None)
        self.max_chars = max_chars
        self.group_module = "govuk-character-count" if max_chars else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        written = context["widget"]["attrs"]
        written.pop("maxlength", None)
        if self.max_chars:
            described = (f"{written.get('id')}-info", written.get("aria-describedby", ""))
            written["aria-describedby"] = " ".join(part for part in described if part)
        context["max_chars"] = self.max_chars
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return _as_stored(super().value_from_datadict(data, files, name))


class SelectInput(Dressed, forms.Select):
    """A list to pick from, for many choices. `empty` is the text of the unanswered choice."""

    template_name = "govuk/widgets/select.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, choices: Any = (), *, empty: str = "Select"
    ) -> None:
        super().__init__(attrs, choices)
        self.empty = empty

    def create_option(
        self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        label = self.empty if value in ("", None) and "---" in str(label) else label
        return super().create_option(name, value, label, *args, **kwargs)


class Choices(Dressed):
    """Radios and checkboxes: hints by value, fields revealed by value, a divider before one."""

    use_fieldset = True
    kind = ""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, str] | None = None,
        exclusive: str = "",
        divider_before: str = "",
        inline: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.hints, self.reveals = dict(hints or {}), dict(reveals or {})
        self.exclusive, self.divider_before = exclusive, divider_before
        self.inline, self.small = inline, small

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [o for _, group, _ in context["widget"]["optgroups"] for o in group]
        options = [o for o in options if o["value"] not in ("", None)]
        own_id = context["widget"]["attrs"].get("id", "")
        for number, option in enumerate(options, start=1):
            self._dress_option(option, own_id if number == 1 else f"{own_id}-{number}")
        modifiers = {"inline": self.inline, "small": self.small}
        context["options"] = options
        context["modifiers"] = [word for word, wanted in modifiers.items() if wanted]
        return context

    def _dress_option(self, option: dict[str, Any], option_id: str) -> None:
        value = str(option["value"])
        revealed = self.reveals.get(value)
        option["id"] = option_id
        option["hint"] = self.hints.get(value, "")
        option["is_exclusive"] = bool(self.exclusive) and value == self.exclusive
        option["divider"] = "or" if self.divider_before and value == self.divider_before else ""
        option["reveal"] = self.form[revealed] if revealed and self.form is not None else None

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return id_


class Radios(Choices, forms.RadioSelect):
    """One of a few choices; may stay unanswered. See `Choices` for the options."""

    template_name = "govuk/widgets/radios.html"


class YesNoRadios(Radios):
    """Yes, No or not answered, for a boolean that may be null."""

    def __init__(self, attrs: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(attrs, [("true", "Yes"), ("false", "No")], **{"inline": True, **options})

    def format_value(self, value: Any) -> list[str]:
        known = {True: "true", False: "false", "True": "true", "False": "false"}
        return [known.get(value, value if isinstance(value, str) else "")]


class Checkboxes(Choices, forms.CheckboxSelectMultiple):
    """Any of a few choices. `exclusive` is the value that unticks the others ("none")."""

    template_name = "govuk/widgets/checkboxes.html"


class SingleCheckbox(Dressed, forms.CheckboxInput):
    """One statement to tick; its label stands beside the box. It may reveal other fields."""

    template_name = "govuk/widgets/single_checkbox.html"
    label_hidden = True

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, reveals: tuple[str, ...] = (), **options: Any
    ) -> None:
        super().__init__(attrs, **options)
        self.reveals = {name: name for name in reveals}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.reveals and self.form is not None:
            context["revealed"] = [self.form[field] for field in self.reveals]
        return context


class TickForOne(SingleCheckbox):
    """A box to tick for the one value that a choice offers; it posts that value, or nothing."""

    def __init__(self, value: str) -> None:
        super().__init__(check_test=lambda given: given == value)
        self.value = value

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["value"] = self.value
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name, "")


class DateParts(Dressed, forms.Widget):
    """Day, month and year typed apart. The field says which parts are wrong."""

    template_name = "govuk/widgets/date_parts.html"
    use_fieldset = True
    role = "group"
    parts = ("day", "month", "year")
    wrong_parts: tuple[str, ...] = ()

    def first_wrong_id(self, own_id: str) -> str:
        return f"{own_id}-{next(iter(self.wrong_parts), 'day')}"

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-day"

    def format_value(self, value: Any) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return list(value) if isinstance(value, list | tuple) else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        own_id = context["widget"]["attrs"].pop("id", name)
        wrong = self.wrong_parts or (self.parts if context["has_error"] else ())
        context["id"] = own_id
        context["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{own_id}-{part}",
                "label": part.capitalize(),
                "value": text,
                "width": 4 if part == "year" else 2,
                "is_wrong": part in wrong,
            }
            for part, text in zip(self.parts, self.format_value(value), strict=True)
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [(data.get(f"{name}_{part}") or "").strip() for part in self.parts]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in self.parts)
