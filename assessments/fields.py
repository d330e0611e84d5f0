"""Which field on its page answers a question of `rules.required`, so that a link leads to it."""

from collections.abc import Iterator
from functools import lru_cache

from assessments import forms  # noqa: F401  the forms below are those that it brings
from assessments.forms.base import SectionForm


@lru_cache(maxsize=1)
def _field_of() -> dict[str, str]:
    return {question: name for form in _section_forms() for name, question in form.needs.items()}


def _section_forms() -> Iterator[type[SectionForm]]:
    waiting = [SectionForm]
    while waiting:
        form = waiting.pop()
        yield form
        waiting += form.__subclasses__()


def anchor_of(question: str) -> str:
    """The place of that question on its page; "" where its form has no field of its own."""
    field = _field_of().get(question, "")
    return f"#id_{field}" if field else ""
