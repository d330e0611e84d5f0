"""Abstract rows: a public id, a version, a history, and lineage for what reviews copy.

What lives here: columns and saving that every app shares. What may not: a word of our domain.
"""

import uuid
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class TrackedRow(models.Model):
    """A row that a person edits.

    `uuid` is its public id, `version` rises by one at each save (forms carry it, so that a stale
    save is seen), `history` keeps every state. Never change such rows with `update()`,
    `bulk_update` or raw SQL: history would miss it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self.version += 1
        super().save(*args, **kwargs)


class LineageRow(TrackedRow):
    """A row that a review copies: `lineage` is the same in all copies.

    `carried_from` is the `uuid` of the row it was copied from. `is_carried_over` stays true until
    somebody confirms or changes the copy; saving its form does. `is_as_copied` stays true until
    somebody changes what it says, confirmed or not.
    """

    lineage = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    carried_from = models.UUIDField(null=True, editable=False)
    is_carried_over = models.BooleanField(default=False, editable=False)
    is_as_copied = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True
