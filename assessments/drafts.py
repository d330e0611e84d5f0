"""What is typed on a page and not saved by its button yet: with `draft_pages` its only writer.

A page hands out a seal: its address, its heading, and the rows of its form with the versions it
was opened with. Only what comes back with a seal of ours is kept, for its author alone, on the
server, without history. What may not live here: the pages' own forms and what saving them does.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core import signing
from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, F, Model, QuerySet, Value
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from assessments import draft_pages
from assessments.models import Assessment, DraftText
from rosh.storable import is_uuid, storable_pairs

SALT = "a page as it was opened"
OWN_FIELDS = ("csrfmiddlewaretoken", "kept_post")
OWN_PREFIX = "draft_"  # of the fields that say what a draft is of
LONGEST = 200_000  # characters of one draft, names of fields among them
TOKEN = "row_token"  # noqa: S105  the field in which a page carries the id of the row it makes
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Opened:
    """A page as it was opened. `rows` are label, uuid and version of each row of its form; `makes`
    is the label of the row that it would make."""

    assessment: str
    address: str
    title: str
    rows: tuple[tuple[str, str, int], ...] = ()
    makes: str = ""

    @property
    def row_version(self) -> str:
        """What stands for the versions of all rows; empty where a new row would be made."""
        if self.makes:
            return ""
        return hashlib.sha256(json.dumps(sorted(self.rows)).encode()).hexdigest()[:40]

    def seal(self) -> str:
        """The page in a text that only we can make."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def unseal(text: str) -> Opened:
    """The page that was sealed. Raises `BadSignature` where the seal is not ours."""
    held = signing.loads(text, salt=SALT)
    rows = tuple((label, uuid, version) for label, uuid, version in held.pop("rows"))
    return Opened(**held, rows=rows)


def opened(assessment: Assessment, address: str, title: str, form: Any) -> Opened:
    """The page of a form, which may be several forms behind one button."""
    rows, makes = [], ""
    for part in parts_of(form):
        row = getattr(part, "instance", None)
        if row is not None and row.pk is None:
            makes = row._meta.label
        rows += [(one._meta.label, str(one.uuid), one.version) for one in _rows_of(part)]
    return Opened(str(assessment.uuid), address, title[:200], tuple(rows), makes)


def parts_of(form: Any) -> list[Any]:
    """The forms behind one button."""
    return list(form.parts.values()) if hasattr(form, "parts") else [form]


def _rows_of(form: Any) -> Iterator[Any]:
    """The stored rows of a form: its one row, or those that it holds by name."""
    row = getattr(form, "instance", None)
    if row is not None and row.pk:
        yield row
    for name in ("cells", "rows"):
        held = getattr(form, name, None)
        if isinstance(held, dict):
            yield from (one for one in held.values() if getattr(one, "pk", None))


# Keeping and forgetting


class TooLong(Exception):
    """More was typed on one page than a draft holds."""


def keep(
    page: Opened, assessment: Assessment, *, by: User, pairs: Pairs, only: Iterable[str] = ()
) -> DraftText:
    """Keep what was typed, in place of what was kept of the page before.

    `only`: the names of the fields that were sent, where the browser could not send all; the
    others stay as they were kept. Raises TooLong.
    """
    typed = [(name, text) for name, text in storable_pairs(pairs) if _is_typed(name)]
    names = set(only)
    if names:
        held = DraftText.objects.select_for_update().filter(user=by, address=page.address).first()
        stay = held.fields if held else []
        typed = [(name, text) for name, text in stay if name not in names] + typed
    if sum(len(name) + len(text) for name, text in typed) > LONGEST:
        raise TooLong
    draft = DraftText(
        user=by,
        assessment=assessment,
        address=page.address,
        title=page.title,
        row_version=page.row_version,
        fields=typed,
        saved_at=timezone.now(),
    )
    DraftText.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["user", "address"],
        update_fields=["assessment", "title", "row_version", "fields", "saved_at"],
    )
    return draft


def _is_typed(name: str) -> bool:
    return name not in OWN_FIELDS and not name.startswith(OWN_PREFIX)


def of(user: User, assessment: Assessment) -> list[DraftText]:
    """What this user typed on pages of the assessment and its plan, and did not save.

    Without the texts themselves, and without what was typed on a page that is gone.
    """
    held = DraftText.objects.filter(user=user, assessment=assessment).defer("fields")
    return draft_pages.that_are_there(list(held.order_by("saved_at")))


def on(user: User, address: str) -> DraftText | None:
    """What this user typed on one page and did not save."""
    return DraftText.objects.filter(user=user, address=address).first()


def forget(user: User, address: str) -> None:
    """Throw away what this user typed on a page: it was saved, or is not wanted."""
    DraftText.objects.filter(user=user, address=address).delete()


def forget_all(assessment: Assessment, *, by: User | None = None) -> None:
    """Throw away what anybody, or `by` alone, typed on it: it was signed, ended or handed on."""
    held = DraftText.objects.filter(assessment=assessment)
    (held if by is None else held.filter(user=by)).delete()


# What became of the rows meanwhile


@dataclass(frozen=True)
class Meanwhile:
    """What became of the rows of a page since it was opened."""

    is_changed: bool = False  # a row has another version, or is gone
    is_gone: bool = False  # the row that the page is of was removed, and the page with it
    is_carried_over: bool = False  # a row was copied and waits to be confirmed
    is_made: bool = False  # the row that the page makes has been made


def meanwhile(page: Opened, pairs: Pairs) -> Meanwhile:
    """Look at the rows of a page as they are now, in one query."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for label, key, _ in page.rows:
        wanted[label].add(key)
    token = next((text for name, text in pairs if name == TOKEN), "")
    if page.makes and is_uuid(token):
        wanted[page.makes].add(token)
    now = _now(wanted)
    return Meanwhile(
        is_changed=any(now.get(key, (0, False))[0] != version for _, key, version in page.rows),
        is_gone=any(key not in now and key in page.address for _, key, _ in page.rows),
        is_carried_over=any(now[key][1] for _, key, _ in page.rows if key in now),
        is_made=token in now,
    )


def _now(wanted: dict[str, set[str]]) -> dict[str, tuple[int, bool]]:
    """Version, and whether it waits to be confirmed, of each row that is there, by its uuid."""
    briefs = [_brief(apps.get_model(label), keys) for label, keys in wanted.items()]
    if not briefs:
        return {}
    first, *rest = briefs
    rows = first.union(*rest, all=True) if rest else first
    return {str(key): (version, is_carried) for key, version, is_carried in rows}


def _brief(model: type[Model], keys: set[str]) -> QuerySet[Any, tuple[UUID, int, bool]]:
    try:
        model._meta.get_field("is_carried_over")
        carried: Any = F("is_carried_over")
    except FieldDoesNotExist:
        carried = Value(False, output_field=BooleanField())
    rows = model._base_manager.filter(uuid__in=keys).order_by()
    return rows.annotate(waits=carried).values_list("uuid", "version", "waits")  # type: ignore[return-value]


# Showing it again


def as_posted(draft: DraftText) -> QueryDict:
    """The draft as its page would have posted it."""
    data = QueryDict(mutable=True)
    for name, text in draft.fields:
        data.appendlist(name, text)
    return data


def show_in(form: Any, draft: DraftText) -> None:
    """Let the form show what was typed, without judging it: that is for the button."""
    data = as_posted(draft)
    for part in parts_of(form):
        part.data, part.is_bound, part._errors = data, True, ErrorDict()


@dataclass(frozen=True)
class Beside:
    """What a page needs to save as you type: where to, its seal, and what it shows of before."""

    url: str
    discard_url: str
    seal: str
    address: str
    shown: DraftText | None = None
    is_older: bool = False  # the page was changed after this was typed


def beside(
    request: HttpRequest, assessment: Assessment, form: Any, title: str, address: str = ""
) -> Beside:
    """Prepare a page to save as you type; on a visit its form shows what was typed before.

    What was sent and has a mistake is kept as well: its author may leave now, with or without
    scripts. `address` is where the form's button sends it, where that is not the page itself.
    """
    page = opened(assessment, address or request.path, title, form)
    is_visit = request.method == "GET"
    if not is_visit and any(part.is_bound for part in parts_of(form)):
        _keep_sent(request, page, assessment)
    before = on(request.user, page.address) if is_visit else None  # type: ignore[arg-type]
    if before is not None:
        show_in(form, before)
    return Beside(
        url=reverse("assessments:draft", args=[assessment.uuid]),
        discard_url=reverse("assessments:discard", args=[assessment.uuid]),
        seal=page.seal(),
        address=page.address,
        shown=before,
        is_older=before is not None and before.row_version != page.row_version,
    )


def _keep_sent(request: HttpRequest, page: Opened, assessment: Assessment) -> None:
    pairs = [(name, text) for name, texts in request.POST.lists() for text in texts]
    with suppress(TooLong):  # then it stands on the page alone, whose fields say how long is long
        keep(page, assessment, by=request.user, pairs=pairs)  # type: ignore[arg-type]


def beside_replies(request: HttpRequest, form: Any) -> Beside:
    """Prepare the replies to warnings to save as they are typed, on whichever page they stand."""
    of_plan = reverse("signing:reply_plan", args=[form.plan_uuid]) if form.plan_uuid else ""
    address = of_plan or reverse("signing:reply", args=[form.assessment.uuid])
    return beside(request, form.assessment, form, "Replies to your manager", address)


# Saving it without its button


class NotSaved(Exception):
    """A draft that was sent to its page in its author's absence was not saved by it."""


def stop_if_replayed(request: HttpRequest) -> None:
    """Instead of showing a page that nobody would see: called where a form is shown again."""
    if is_replayed(request):
        raise NotSaved


def is_replayed(request: HttpRequest) -> bool:
    """Whether the page is asked to save a draft, and not by its button."""
    return getattr(request, "is_replayed", False)
