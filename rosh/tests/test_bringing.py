"""Rows that came with their parent in one query are like rows that were prefetched."""

import datetime
from decimal import Decimal

import pytest
from django.db.models import OuterRef, Subquery, Value
from django.db.models.sql import Query

from assessments.models import Assessment, PredictorScore
from cases.models import Allocation, Case
from rosh.bringing import attach, hydrate, of_parent, the_one
from tests.factories import CaseFactory, make_assessment

pytestmark = pytest.mark.django_db
FEW = Decimal("1.10")


@pytest.fixture
def assessment(case):
    made = make_assessment(case, case.practitioner)
    for tool, percent in (("RSR", FEW), ("OVP", Decimal("23.00")), ("OGP", Decimal("5.00"))):
        PredictorScore.objects.create(
            assessment=made, tool=tool, percent=percent, scored_on=datetime.date(2026, 5, 1)
        )
    return made


def brought(assessment, rows, outer="pk", parent="assessment"):
    array = of_parent(rows, parent, outer)
    return the_one(Assessment.objects.filter(pk=assessment.pk).annotate(rows=array)).rows


def test_a_row_comes_with_all_its_columns_and_can_be_saved(assessment):
    stored = list(PredictorScore.objects.filter(assessment=assessment))
    rows = [
        hydrate(PredictorScore, row) for row in brought(assessment, PredictorScore.objects.all())
    ]
    columns = [field.attname for field in PredictorScore._meta.concrete_fields]
    assert [[getattr(row, name) for name in columns] for row in rows] == [
        [getattr(row, name) for name in columns] for row in stored
    ]
    assert rows == stored and str(rows[0].percent) == "1.10"
    assert not rows[0]._state.adding
    rows[0].save()
    assert PredictorScore.objects.count() == len(stored)


def test_only_the_parents_rows_come_in_their_order_with_what_was_annotated(assessment, case):
    elsewhere = CaseFactory()
    other = make_assessment(elsewhere, elsewhere.practitioner)
    PredictorScore.objects.create(assessment=other, tool="RSR", percent=FEW)
    wanted = PredictorScore.objects.exclude(tool="OGP").annotate(mark=Value("seen"))
    backwards = [
        hydrate(PredictorScore, row) for row in brought(assessment, wanted.order_by("-id"))
    ]
    assert [(row.tool, row.mark) for row in backwards] == [("OVP", "seen"), ("RSR", "seen")]
    # The order of the model where the queryset names none; by another column of the outer row
    for day in (3, 1, 2):
        started = datetime.date(2027, 1, day)
        Allocation.objects.create(
            case=case,
            practitioner=case.practitioner,
            team=case.team,
            started_on=started,
            ended_on=started,
        )
    rows = brought(assessment, Allocation.objects.filter(ended_on__isnull=False), "case_id", "case")
    assert [row["started_on"] for row in rows] == ["2027-01-03", "2027-01-02", "2027-01-01"]


def test_attached_rows_are_read_without_a_query_and_know_their_parent(
    assessment, django_assert_num_queries
):
    rows = [
        hydrate(PredictorScore, row) for row in brought(assessment, PredictorScore.objects.all())
    ]
    with django_assert_num_queries(0):
        attach(assessment, "scores", rows)
        attach(assessment, "sources", [])
        assert list(assessment.scores.all()) == rows
        assert list(assessment.sources.all()) == []
        assert all(row.assessment is assessment for row in rows)


def test_the_one_is_none_where_there_is_none(assessment, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        assert the_one(Assessment.objects.filter(pk=-1)) is None
    assert "LIMIT" not in asked.captured_queries[0]["sql"]


def test_what_was_written_once_is_written_anew_under_another_name(assessment, case):
    """The statement names the outer row; within another query that row has another name."""
    array = of_parent(PredictorScore.objects.order_by("tool"), "assessment")
    rows = Assessment.objects.annotate(rows=array)
    first = rows.query.sql_with_params()
    assert rows.all().query.sql_with_params() == first
    inside = rows.filter(case=OuterRef("pk"), locked_at=None).values("rows")
    found = Case.objects.annotate(scores=Subquery(inside)).get(pk=case.pk)
    assert [row["tool"] for row in found.scores] == ["OGP", "OVP", "RSR"]
    assert rows.get(pk=assessment.pk).rows == found.scores


def test_a_statement_is_written_from_a_query_of_its_own(monkeypatch):
    """Writing changes a query while it lasts; two threads may write the same statement at once."""
    array = of_parent(PredictorScore.objects.order_by("assessment__number"), "assessment")
    rows = Assessment.objects.annotate(rows=array)
    written, as_sql = [], Query.as_sql
    monkeypatch.setattr(
        Query, "as_sql", lambda self, *more: written.append(self) or as_sql(self, *more)
    )
    held = rows.query.annotations["rows"].query
    assert rows.query.sql_with_params() == rows.query.sql_with_params()
    assert len(written) == 1 and written[0] is not held
