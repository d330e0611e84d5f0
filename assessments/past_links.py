"""The historical rows of links, named by what they tie together as it was last called.

A link is added or removed, never changed. What it tied may be gone since: names come from history.
"""

from typing import Any

from django.db.models import (
    Case,
    CharField,
    Expression,
    F,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Left, Length, NullIf
from django.db.models.lookups import GreaterThan

from assessments import models
from cases.history import of_model
from cases.models import CivilOrder, UnconvictedBehaviour
from rules.questions import CATALOGUE
from rules.terms import CELLS, OrderKind
from rules.wording import group_in

LONGEST = 50  # characters of one name; an entry has two
CELL_NAMES = Case(
    *(
        When(setting=setting.value, group=group.value, then=Value(group_in(setting, group)))
        for setting, group in CELLS
    )
)
QUESTIONS = Case(
    *(When(question=question.key, then=Value(question.text)) for question in CATALOGUE)
)
KINDS_OF_ORDERS = Case(*(When(kind=kind.value, then=Value(kind.label)) for kind in OrderKind))


def tracked_links(assessment: models.Assessment) -> list[QuerySet[Any]]:
    """Every historical link between rows of the assessment, named by both of its ends."""
    sources = _ids(models.Source, assessment)
    factors = _ids(models.Factor, assessment)
    source, factor = _numbered(models.Source, "source", "what"), _factor()
    other = _numbered(models.Source, "other", "what")
    conflicts = of_model(models.SourceConflict, source_id__in=sources)
    shows = of_model(models.SourceShows, source_id__in=sources)
    citations = of_model(models.FactorSource, factor_id__in=factors)
    answers = of_model(models.AnswerSource, answer_id__in=_ids(models.Answer, assessment))
    cells = of_model(models.CellFactor, factor_id__in=factors)
    drivers = of_model(models.Driver, assessment_id=assessment.pk)
    question = _short(_last(models.Answer, "answer", QUESTIONS))
    cell = _last(models.GroupLevel, "cell", CELL_NAMES)
    return [
        conflicts.annotate(label=_said(source, " and ", other)),
        shows.annotate(label=_said(source, " shows ", Coalesce(_behaviour(), _order()))),
        citations.annotate(label=_said(factor, " cites ", source)),
        answers.annotate(label=_said(question, " cites ", source)),
        cells.annotate(label=_said(factor, " bears on ", cell)),
        drivers.annotate(label=Coalesce(factor, _behaviour())),
    ]


def _ids(model: type[Model], assessment: models.Assessment) -> QuerySet[Any]:
    """The keys of all rows that the assessment ever had."""
    return of_model(model, assessment_id=assessment.pk).values("id")


def _last(model: type[Model], link: str, said: Expression | F) -> Subquery:
    """What the newest state of the linked row says."""
    rows = of_model(model, id=OuterRef(f"{link}_id")).order_by("-history_id")
    return Subquery(rows.values(last_said=said)[:1], output_field=CharField())


def _numbered(model: type[Model], link: str, name: str) -> Concat:
    """The number of a source or a factor, and its name."""
    return _said(_last(model, link, F("number")), ": ", _short(_last(model, link, F(name))))


def _factor() -> Case:
    return Case(When(factor_id__isnull=False, then=_numbered(models.Factor, "factor", "label")))


def _behaviour() -> Expression:
    return _short(_last(UnconvictedBehaviour, "behaviour", F("what")))


def _order() -> Subquery:
    return _last(CivilOrder, "order", Coalesce(NullIf("title", Value("")), KINDS_OF_ORDERS))


def _short(text: Expression | Subquery) -> Case:
    cut = Concat(Left(text, LONGEST - 1), Value("…"))
    is_long = GreaterThan(Length(text), LONGEST)
    return Case(When(condition=is_long, then=cut), default=text, output_field=CharField())


def _said(*parts: Any) -> Concat:
    texts = [Value(part) if isinstance(part, str) else part for part in parts]
    return Concat(*texts, output_field=CharField())
