"""What the duty sheet's templates ask for. What may not live here: judgements, queries."""

import re
from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def dialled(telephone: str) -> str:
    """The number as a telephone dials it: "01632 960987 ext 2" is 01632960987."""
    number = re.split(r"[a-zA-Z;,/]", telephone.strip())[0]
    return ("+" if number.startswith("+") else "") + re.sub(r"\D", "", number)


@register.filter
def of_reference(rows: Mapping[str, Any] | str | None, reference: str) -> Any:
    """The row of that reference, where rows were revealed; else None."""
    return rows.get(reference) if isinstance(rows, Mapping) else None
