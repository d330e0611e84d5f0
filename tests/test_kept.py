"""What is written again is what was made, and nothing of it is shared."""

import pytest
from django.db import models

from rules.terms import RiskLevel
from signing.tests.builder import _made, signable
from tests.factories import CaseFactory

pytestmark = pytest.mark.django_db

NEW_EACH_TIME = (models.AutoField, models.DateTimeField, models.ForeignKey, models.UUIDField)


def said(row):
    """What a row says, its history and the rows that belong to it, without ids and times."""
    columns = [c for c in row._meta.concrete_fields if not isinstance(c, NEW_EACH_TIME)]
    words = [(column.name, getattr(row, column.attname)) for column in columns]
    history = [said(old) for old in row.history.order_by("history_id")] if _has(row) else []
    beside = [
        said(below)
        for link in row._meta.related_objects
        if link.field.model._meta.app_label in ("assessments", "riskplans")
        for below in link.field.model._base_manager.filter(**{link.field.name: row}).order_by("pk")
    ]
    return row._meta.label, [w for w in words if w[0] != "id"], history, beside


def _has(row):
    return hasattr(row, "history") and not hasattr(row, "history_id")


def test_what_is_written_again_says_what_was_made():
    cases = [CaseFactory() for _ in range(3)]
    made = _made(cases[0], RiskLevel.HIGH, cases[0].practitioner)
    kept, again = (signable(case, RiskLevel.HIGH) for case in cases[1:])
    assert said(kept) == said(made)
    assert said(again) == said(made)
    assert len({row.uuid for row in (made, kept, again)}) == 3
    assert again.case == cases[2] and again.author == cases[2].practitioner
    assert {row.user for row in again.editors.all()} == {again.author}
