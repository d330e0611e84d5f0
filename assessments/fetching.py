"""Fetch an assessment with every row that its facts need, in a fixed number of queries."""

from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from assessments.models import (
    Assessment,
    CellFactor,
    Driver,
    Factor,
    FactorSource,
    PredictorScore,
    Source,
    SourceConflict,
)
from cases.models import CivilOrder, OrderProtects

STEPS = ("starting_point", "best_fit", "immediacy", "decision", "reduction")
PROTECTED = OrderProtects.objects.select_related("person")
CASE_ROWS = (
    "case__sentences",
    "case__offences",
    "case__unconvicted",
    "case__people_at_risk",
    Prefetch(
        "case__orders",
        CivilOrder.objects.prefetch_related(Prefetch("protections", PROTECTED)),
    ),
)


def rows() -> QuerySet[Assessment]:
    """Assessments that bring every row their facts need, in a fixed number of queries."""
    conflicts = SourceConflict.objects.filter(source=OuterRef("pk")).order_by("id")
    cited = FactorSource.objects.filter(factor=OuterRef("pk")).order_by("source_id")
    linked = CellFactor.objects.filter(factor=OuterRef("pk")).order_by("cell_id")
    sources = Source.objects.annotate(against=ArraySubquery(conflicts.values("other__lineage")))
    factors = Factor.objects.annotate(
        cited=ArraySubquery(cited.values("source__lineage")),
        linked=ArraySubquery(linked.values("cell_id")),
        drives=Exists(Driver.objects.filter(factor=OuterRef("pk"))),
    )
    scores = PredictorScore.objects.filter(is_superseded=False)
    return Assessment.objects.select_related(
        "author",
        "carried_from",
        "case__team",
        "case__practitioner",
        "case__mappa",
        "case__risk_register",
        *STEPS,
    ).prefetch_related(
        Prefetch("sources", sources),
        Prefetch("scores", scores),
        Prefetch("factors", factors),
        "cells",
        *CASE_ROWS,
    )


def with_rows(uuid: UUID) -> Assessment:
    """The assessment with all rows that its facts need."""
    return rows().get(uuid=uuid)
