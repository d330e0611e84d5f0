"""Remove a source or a factor with its own links; say why not where something rests on it."""

from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError

from assessments.models import (
    AnswerSource,
    Factor,
    RiskToSelfSource,
    Source,
    SourceConflict,
    SourceShows,
)
from rules.questions import BY_KEY
from rules.wording import listed

IN_THE_PLAN = "The plan answers this factor. Change the plan first."


class StillNeeded(Exception):
    """Something rests on the row; the text is for the page."""


def why_not_remove_source(source: Source) -> str:
    """Why the source may not be removed; empty where it may."""
    cited = sorted(link.factor.number for link in source.citations.select_related("factor"))
    if cited:
        return f"Factors cite this source: {listed(cited)}. Take it out of them first."
    answers = AnswerSource.objects.filter(source=source).values_list("answer__question", flat=True)
    if answers:
        names = ", ".join(sorted(BY_KEY[question].name for question in answers))
        return f"Answers cite this source: {names}. Take it out of them first."
    if RiskToSelfSource.objects.filter(source=source).exists():
        return "Risk to self rests on this source. Take it out of that page first."
    return ""


def remove_source(source: Source) -> None:
    """Remove a source with its conflicts and what it shows; history keeps them."""
    links: list[Model] = [
        *SourceConflict.objects.filter(source=source),
        *SourceConflict.objects.filter(other=source),
        *SourceShows.objects.filter(source=source),
    ]
    for link in links:
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
