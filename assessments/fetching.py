"""Fetch an assessment with every row that its facts need, in one query whatever their number."""

from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from assessments.models import (
    Answer,
    AnswerSource,
    Assessment,
    CellFactor,
    Driver,
    Factor,
    FactorSource,
    FindingReply,
    GroupLevel,
    PredictorScore,
    RiskToSelfSource,
    Scenario,
    Source,
    SourceConflict,
    SourceShows,
    SpecialistTool,
)
from cases import facts as case_facts
from rosh.bringing import ArrayOnce, attach, hydrate, of_parent, the_one
from rules.terms import Page

STEPS = ("starting_point", "best_fit", "immediacy", "decision", "reduction")
ONE_ROW_EACH = (*STEPS, "screening", "risk_to_self")
BROUGHT = "brought_"
REMOVED = "removed_from_"


@cache
def rows() -> QuerySet[Assessment]:
    """Assessments that bring every row their facts need; `settle` hands the rows out.

    Built once: putting the query together takes longer than the database does. Every use filters
    it, which makes a copy.
    """
    own = {name: of_parent(rows, "assessment") for name, rows in _own_rows().items()}
    registers = case_facts.registers()
    cases = {f"case_{name}": of_parent(rows, "case", "case_id") for name, rows in registers.items()}
    return Assessment.objects.select_related(
        "author",
        "carried_from",
        "event",
        "case__team",
        "case__practitioner",
        "case__mappa",
        "case__risk_register",
        "case__children_summary",
        *ONE_ROW_EACH,
    ).annotate(
        **{f"{BROUGHT}{name}": array for name, array in (own | cases).items()},
        self_sources=_lineages(
            RiskToSelfSource, "risk_to_self__assessment", "source__lineage", "source_id"
        ),
        driving_behaviour=_lineages(Driver, "assessment", "behaviour__lineage", "behaviour_id"),
        trigger_events=case_facts.trigger_events("case_id"),
        removed_questions=ArrayOnce(_removed(Answer).values("question")),
        **_removed_flags(),
    )


def with_rows(uuid: UUID) -> Assessment:
    """The assessment with all rows that its facts need."""
    found = the_one(rows().filter(uuid=uuid))
    if found is None:
        raise Assessment.DoesNotExist
    return settle(found)


def settle(assessment: Assessment) -> Assessment:
    """Hand out the rows that came with the assessment, so that `.all()` asks no query."""
    for name, queryset in _own_rows().items():
        plain = assessment.__dict__.pop(f"{BROUGHT}{name}")
        attach(assessment, name, [hydrate(queryset.model, row) for row in plain])
    for name, queryset in case_facts.registers().items():
        plain = assessment.__dict__.pop(f"{BROUGHT}case_{name}")
        attach(assessment.case, name, [hydrate(queryset.model, row) for row in plain])
    assessment.case.trigger_events = assessment.trigger_events  # type: ignore[attr-defined]
    pages = (Page.SOURCES, Page.FACTORS, Page.SCENARIOS)
    gone = [page.value for page in pages if getattr(assessment, f"{REMOVED}{page.value}")]
    assessment.removed_pages = gone  # type: ignore[attr-defined]
    return assessment


def is_whole(assessment: Assessment) -> bool:
    """Whether its rows were handed out already."""
    return "factors" in getattr(assessment, "_prefetched_objects_cache", {})


def _removed(model: type[Any]) -> QuerySet[Any]:
    """What history keeps of copied rows that were removed from the assessment."""
    past = model.history.filter(assessment_id=OuterRef("pk"), history_type="-")
    return past.filter(carried_from__isnull=False).order_by()  # type: ignore[no-any-return]


def _removed_flags() -> dict[str, Exists]:
    """Whether a copied row of a page was removed; a static factor is no news (QC-33)."""
    return {
        f"{REMOVED}{Page.SOURCES.value}": Exists(_removed(Source)),
        f"{REMOVED}{Page.FACTORS.value}": Exists(_removed(Factor).exclude(kind="static")),
        f"{REMOVED}{Page.SCENARIOS.value}": Exists(_removed(Scenario)),
    }


@cache
def _own_rows() -> dict[str, QuerySet[Any]]:
    """The rows of an assessment with their links, by the name that gives them."""
    return {
        "sources": Source.objects.annotate(
            against=_lineages(SourceConflict, "source", "other__lineage", "id"),
            shows_behaviour=_lineages(SourceShows, "source", "behaviour__lineage", "behaviour_id"),
            shows_orders=_lineages(SourceShows, "source", "order__lineage", "order_id"),
        ),
        "scores": PredictorScore.objects.filter(is_superseded=False),
        "specialist_tools": SpecialistTool.objects.all(),
        "factors": Factor.objects.annotate(
            cited=_lineages(FactorSource, "factor", "source__lineage", "source_id"),
            linked=_lineages(CellFactor, "factor", "cell_id", "cell_id"),
            drives=Exists(Driver.objects.filter(factor=OuterRef("pk"))),
        ),
        "cells": GroupLevel.objects.all(),
        "answers": Answer.objects.annotate(
            cited=_lineages(AnswerSource, "answer", "source__lineage", "source_id")
        ),
        "scenarios": Scenario.objects.all(),
        "replies": FindingReply.objects.annotate(by_name=F("by__full_name")),
    }


def _lineages(model: type[Any], parent: str, value: str, order: str) -> ArrayOnce:
    """What link rows of the outer row point to, in a fixed order, without those that point to
    nothing."""
    links = model.objects.filter(**{parent: OuterRef("pk"), f"{value}__isnull": False})
    return ArrayOnce(links.order_by(order).values(value))
