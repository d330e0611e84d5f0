"""Dates typed as day, month and year, and times as people write them."""

from datetime import date, datetime, time
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from rosh.forms.wording import name_of, noun_of
from rosh.widgets import DateParts, LineInput

PARTS = ("day", "month", "year")
YEARS = range(1900, 2200)  # nothing here is older or later; deadlines can be reckoned from each
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class GovukDateField(forms.DateField):
    """A date in three parts; says which part is wrong.

    `past=True` refuses a date after today, `future=True` one before today; both allow today.
    Months may be written as words. The stored value is a `date`, or None when all is empty.
    """

    widget = DateParts
    is_one_of_several = False  # questions about a date in one form: "the date" is not enough

    def __init__(self, *, past: bool = False, future: bool = False, **options: Any) -> None:
        options.pop("input_formats", None)
        self.past, self.future = past, future
        super().__init__(**options)

    def clean(self, value: Any) -> date | None:
        self._mark()
        try:
            return super().clean(value)
        except ValidationError as mistake:
            if getattr(mistake, "code", "") == "required":
                self._mark(*PARTS)
            raise

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return super().to_python(value)
        texts = value if isinstance(value, list | tuple) else str(value).split("-")[::-1]
        texts = [str(text or "").strip() for text in texts]
        if not any(texts):
            return None
        self._refuse_missing(texts)
        found = self._read(texts)
        self._refuse_out_of_range(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _name(self) -> str:
        noun = noun_of(self, name_of(self, "date"))
        return noun[:1].upper() + noun[1:]

    def _mark(self, *parts: str) -> None:
        if isinstance(self.widget, DateParts):
            self.widget.wrong_parts = parts

    def _refuse(self, ending: str, code: str, *parts: str) -> NoReturn:
        self._mark(*parts)
        raise ValidationError(f"{self._name()} {ending}", code=code)

    def _refuse_missing(self, texts: list[str]) -> None:
        missing = [part for part, text in zip(PARTS, texts, strict=True) if not text]
        if missing:
            self._refuse(f"must include a {' and '.join(missing)}", "incomplete", *missing)

    def _read(self, texts: list[str]) -> date:
        day, month, year = _number(texts[0]), _month(texts[1]), _number(texts[2])
        if len(texts[2]) != 4 or year is None:
            self._refuse("must include a year of 4 numbers", "invalid", "year")
        wrong = [
            part
            for part, number, top in (("day", day, 31), ("month", month, 12))
            if number is None or not 1 <= number <= top
        ]
        try:
            return date(year, month or 0, day or 0)
        except ValueError:
            self._mark(*(wrong or PARTS))
            raise ValidationError(f"{self._name()} must be a real date", code="invalid") from None

    def _refuse_out_of_range(self, found: date) -> None:
        today = timezone.localdate()
        if self.past and found > today:
            self._refuse("must be today or in the past", "not_past", *PARTS)
        if self.future and found < today:
            self._refuse("must be today or in the future", "not_future", *PARTS)
        if found.year not in YEARS:
            self._refuse(f"must be between {YEARS[0]} and {YEARS[-1]}", "range", "year")


class GovukTimeField(forms.TimeField):
    """A time as people write it: 10:32am, 2pm, 14:30."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", LineInput(width=10))
        super().__init__(**options)

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, str):
            value = value.strip().lower().replace(" ", "").replace(".", ":")
            for pattern in ("%I:%M%p", "%I%p", "%H:%M"):
                try:
                    return datetime.strptime(value, pattern).time()
                except ValueError:
                    continue
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, time):
            hour = value.hour % 12 or 12
            return f"{hour}:{value.minute:02}{'am' if value.hour < 12 else 'pm'}"
        return value


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month(text: str) -> int | None:
    word = text[:3].lower()
    return MONTHS.index(word) + 1 if word in MONTHS else _number(text)
