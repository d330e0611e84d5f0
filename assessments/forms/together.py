"""Several forms behind one button: all are judged, and all are saved or none is."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict


class Together:
    """Forms of one page, by name: `form.answers` gives the one that was called `answers`.

    It can stand wherever a page needs a form: `is_valid`, `save`, `fields`, `form["name"]`,
    `errors`, `conflict`. The forms save in the order in which they were named; no two may have a
    field of the same name. A template shows each in its block `fields`, with
    `{% crispy form.<name> %}` or `_prompts.html`.
    """

    submit_label = "Save and continue"

    def __init__(self, **parts: Any) -> None:
        self.parts: dict[str, Any] = parts
        names = [name for part in parts.values() for name in part.fields]
        if len(names) != len(set(names)):
            raise ValueError("two forms of one page have a field of the same name")

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["parts"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name: str) -> forms.BoundField:
        for part in self.parts.values():
            if name in part.fields:
                return part[name]  # type: ignore[no-any-return]
        raise KeyError(name)

    @property
    def is_bound(self) -> bool:
        return any(part.is_bound for part in self.parts.values())

    @property
    def fields(self) -> dict[str, forms.Field]:
        """The fields of all parts."""
        return {name: field for part in self.parts.values() for name, field in part.fields.items()}

    @property
    def errors(self) -> ErrorDict:
        """The mistakes of all parts, by field."""
        found = ErrorDict()
        for part in self.parts.values():
            for name, errors in part.errors.items():
                found.setdefault(name, []).extend(errors)
        return found

    @property
    def conflict(self) -> list[dict[str, str]]:
        """What somebody else saved first, in any part."""
        return [both for part in self.parts.values() for both in getattr(part, "conflict", [])]

    def non_field_errors(self) -> list[str]:
        """What is wrong with a whole part, each sentence once."""
        said = [str(text) for part in self.parts.values() for text in part.non_field_errors()]
        return list(dict.fromkeys(said))

    def is_valid(self) -> bool:
        """Whether every part is; each one is asked, so that all mistakes are shown at once."""
        judged = [part.is_valid() for part in self.parts.values()]
        return all(judged)

    def has_changed(self) -> bool:
        """Whether any part has."""
        return any(part.has_changed() for part in self.parts.values())

    def save(self) -> dict[str, Any]:
        """Save every part; what each returned, by its name."""
        return {name: part.save() for name, part in self.parts.items()}
