"""Remove a source or a factor with its own links; say why not where something rests on it."""

from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError

from assessments.models import Factor, Source, SourceConflict

IN_THE_PLAN = "The plan answers this factor. Change the plan first."


class StillNeeded(Exception):
    """Something rests on the row; the text is for the page."""


def why_not_remove_source(source: Source) -> str:
    """Why the source may not be removed; empty where it may."""
    cited = [link.factor.number for link in source.citations.select_related("factor")]
    if cited:
        names = " and ".join(sorted(cited))
        return f"Factors cite this source: {names}. Take it out of them first."
    return ""


def remove_source(source: Source) -> None:
    """Remove a source and its conflicts; history keeps them."""
    for link in SourceConflict.objects.filter(source=source):
        link.delete()
    for link in SourceConflict.objects.filter(other=source):
        link.delete()
    source.delete()


def remove_factor(factor: Factor) -> None:
    """Remove a factor with its links; raises StillNeeded where the plan rests on it.

    The plan is held by others than the assessment: a link made this moment is seen by asking now.
    """
    try:
        with transaction.atomic():
            rows: list[Model] = [*factor.links.all(), *factor.citations.all()]
            driver = getattr(factor, "driver", None)
            for row in [*rows, *([driver] if driver else [])]:
                row.delete()
            factor.delete()
            connection.check_constraints()
    except (ProtectedError, IntegrityError):
        raise StillNeeded(IN_THE_PLAN) from None
