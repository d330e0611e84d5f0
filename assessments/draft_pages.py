"""The pages that drafts were typed on: which are gone, which have moved, which is private.

A page that shows one row has the row's public id in its address. What lives here: drafts by their
addresses, whatever was typed. What may not: what a page shows and keeps (`drafts`).
"""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.urls import reverse

from assessments.models import Assessment, DraftText
from rosh.rows import LineageRow, TrackedRow

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_WITH_PAGES = ("assessments", "riskplans")  # the apps whose pages save as you type


def that_are_there(drafts: list[DraftText]) -> list[DraftText]:
    """The drafts whose page is still there: what was typed beside a removed row stops nothing."""
    named = {draft.pk: _rows_in(draft) for draft in drafts}
    asked = set().union(*named.values()) if named else set()
    there = _existing(asked) if asked else set()
    return [draft for draft in drafts if named[draft.pk] <= there]


def _rows_in(draft: DraftText) -> set[str]:
    """The public ids in the address but the first, which is the assessment's or the plan's."""
    return set(_ID.findall(draft.address)[1:])


def _existing(keys: Iterable[str]) -> set[str]:
    """Those of the ids that a row has, in one query."""
    wanted = [UUID(key) for key in keys]
    first, *rest = (
        model._base_manager.filter(uuid__in=wanted).order_by().values_list("uuid", flat=True)
        for model in _row_models()
    )
    return {str(key) for key in first.union(*rest)}


def _row_models() -> list[type[Model]]:
    configs = [apps.get_app_config(label) for label in _WITH_PAGES]
    models = [model for config in configs for model in config.get_models()]
    return [model for model in models if issubclass(model, TrackedRow)]


def forget_under(address: str) -> None:
    """Throw away what anybody typed on pages whose address holds this: their row was removed."""
    DraftText.objects.filter(address__contains=address).delete()


def own_view_address(assessment: Assessment) -> str:
    """The address of the page of the author's private note (BIA-02)."""
    return reverse("assessments:own_view", args=[assessment.uuid])


def move(old: Assessment, new: Assessment, pairs: Iterable[tuple[Any, Any]] = ()) -> None:
    """Let what was typed on the pages of `old` wait on those of its copy, `new`.

    Pages and answers name rows by their ids; `pairs` are rows beside those that were copied with
    lineage. The versions that were read are left out, so that the pages show both texts. What was
    typed on `new` already stays.
    """
    names = {str(one.uuid): str(other.uuid) for one, other in [(old, new), *pairs]}
    names |= _copies(new)
    taken = set(DraftText.objects.filter(assessment=new).values_list("user_id", "address"))
    for draft in DraftText.objects.filter(assessment=old):
        address = _renamed(draft.address, names)
        if (draft.user_id, address) in taken:
            continue
        draft.assessment, draft.address, draft.row_version = new, address, ""
        draft.fields = [
            (_renamed(name, names), _renamed(text, names))
            for name, text in draft.fields
            if not name.endswith("version")
        ]
        draft.save(update_fields=["assessment", "address", "row_version", "fields"])


def _copies(new: Assessment) -> dict[str, str]:
    """Which row became which, by public id, for the rows of an assessment and its plans."""
    found: dict[str, str] = {}
    for model in _row_models():
        names = {field.name for field in model._meta.concrete_fields}
        parent = next((name for name in ("assessment", "plan") if name in names), "")
        if issubclass(model, LineageRow) and parent:
            path = "assessment" if parent == "assessment" else "plan__assessment"
            rows = model._base_manager.filter(**{path: new}, carried_from__isnull=False)
            pairs = rows.values_list("carried_from", "uuid")
            found |= {str(one): str(other) for one, other in pairs}
    return found


def _renamed(text: str, names: dict[str, str]) -> str:
    return _ID.sub(lambda found: names.get(found[0], found[0]), text)
