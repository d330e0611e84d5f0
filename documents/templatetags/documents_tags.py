"""What the duty sheet's templates ask for. What may not live here: judgements, queries."""

from collections.abc import Mapping
from typing import Any

from django import template

from cases.templatetags.case_tags import dialled

register = template.Library()
register.filter("dialled", dialled)


@register.filter
def of_reference(rows: Mapping[str, Any] | str | None, reference: str) -> Any:
    """The row of that reference, where rows were revealed; else None."""
    return rows.get(reference) if isinstance(rows, Mapping) else None
