"""Editions that leave the service: composed from the signed record, checked, recorded, kept.

The record of an edition and its bytes are written in one transaction, before any byte leaves.
The PDF is made before the case is held, so that nobody else's save waits for it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from cases.facts.protected import allowed_in, protected_of
from cases.models import Case
from documents.models import IssuedEdition, StoredDocument
from documents.parts import Identifying, Part, hash_of, identifying
from documents.permissions import why_not_issue
from documents.person import why_withheld
from documents.today import beside_level, level_of
from rosh import pdf
from rules.distribution import comes_first
from rules.facts import Facts
from rules.terms import EditionKind
from signing.models import Submission
from signing.workflow import distribution

MOVED = "This changed while you were looking. Nothing was recorded: make the edition again."


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An edition that nobody has issued: its parts, and what stops it."""

    facts: Facts
    kind: EditionKind
    parts: tuple[Part, ...]
    identifying: tuple[Identifying, ...]
    content_hash: str
    spoken: tuple[tuple[str, str], ...] = ()

    @property
    def is_for_person(self) -> bool:
        return self.kind is EditionKind.PERSON

    @property
    def may_leave(self) -> bool:
        """Whether it says something, and nothing that may not be said."""
        is_said = any(part.blocks for part in self.parts)
        return is_said and not self.identifying and not self.spoken


def draft(
    case: Case,
    facts: Facts,
    kind: EditionKind,
    parts: tuple[Part, ...],
    head: tuple[Part, ...] = (),
) -> Draft:
    """Compare head and parts with the restricted details of the case, with its rows of today.

    QC-38.
    """
    found = identifying((*head, *parts), protected_of(case), allowed_in(case), facts.case.name)
    spoken = _spoken(parts, facts) if kind is EditionKind.PERSON else ()
    content = hash_of((*head, *parts))
    return Draft(
        facts=facts,
        kind=kind,
        parts=parts,
        identifying=found,
        content_hash=content,
        spoken=spoken,
    )


def _spoken(parts: tuple[Part, ...], facts: Facts) -> tuple[tuple[str, str], ...]:
    """The author's own words for the person are held to what the plan's rows are (RMP-13)."""
    lines = [(part.title, text) for part in parts for row in part.blocks for _, text in row.pairs]
    reasons = [(f"{title}: “{text}”", why_withheld(text, facts)) for title, text in lines]
    return tuple((place, reason) for place, reason in reasons if reason)


def issue(
    submission: Submission,
    made: Draft,
    *,
    again: Callable[[], Draft],
    act: UUID,
    by: User,
    recipient: str = "",
    purpose: str = "",
) -> IssuedEdition:
    """Record the edition and keep its bytes; the same press of a button is the same edition.

    `again` composes it once more when the case is held. Raises PermissionDenied where the record
    may no longer leave, or what goes in would be another than was shown.
    """
    edition = IssuedEdition(
        uuid=act,
        submission=submission,
        kind=made.kind,
        recipient=recipient,
        purpose=purpose,
        sections=[part.key for part in made.parts],
        content_hash=made.content_hash,
        record_hash=submission.record_hash,
        by=by,
    )
    body = render(edition, submission, made)
    Case.objects.hold(submission.case_id)
    before = _pressed_before(edition)
    if before:
        return before
    _refuse_if_moved(submission, made, again, by=by)
    if IssuedEdition.objects.filter(uuid=act).exists():
        edition.uuid = uuid4()  # somebody else's act, or one for another edition
    edition.save()
    _keep(edition, body)
    return edition


def _keep(edition: IssuedEdition, body: bytes) -> None:
    """Keep the bytes; whoever receives a partner edition is told by it (WHO-11)."""
    digest = hashlib.sha256(body).hexdigest()
    StoredDocument.objects.create(
        submission=edition.submission, key=key_of(edition), body=body, sha256=digest
    )
    if edition.kind == EditionKind.PARTNER:
        distribution.edition_sent(edition.submission, edition.recipient, by=edition.by)


def _pressed_before(edition: IssuedEdition) -> IssuedEdition | None:
    """What the same press has recorded: the same act by the same user, with the same content."""
    names = ("uuid", "submission", "kind", "content_hash", "record_hash", "by")
    same = {name: getattr(edition, name) for name in names}
    return IssuedEdition.objects.filter(**same).first()


def _refuse_if_moved(
    submission: Submission, made: Draft, again: Callable[[], Draft], *, by: User
) -> None:
    """Ask again, now that the case is held: somebody may have acted meanwhile."""
    now = Submission.objects.select_related("case").get(pk=submission.pk)
    reason = why_not_issue(by, now)
    if reason:
        raise PermissionDenied(reason)
    is_same = (now.record_hash, now.status) == (submission.record_hash, submission.status)
    now_made = again() if is_same else None
    if not now_made or not now_made.may_leave or now_made.content_hash != made.content_hash:
        raise PermissionDenied(MOVED)


def note_full(submission: Submission, *, by: User) -> IssuedEdition:
    """Record that the whole signed record leaves; each download is an edition of its own."""
    return IssuedEdition.objects.create(
        submission=submission,
        kind=EditionKind.FULL,
        sections=["assessment", "plan"] if submission.plan_id else ["assessment"],
        content_hash=submission.record_hash,
        record_hash=submission.record_hash,
        by=by,
    )


def key_of(edition: IssuedEdition) -> str:
    """The key under which the bytes of an edition are kept."""
    return f"edition {edition.uuid}"


def document_of(edition: IssuedEdition) -> StoredDocument:
    """The bytes that were issued."""
    return StoredDocument.objects.get(submission=edition.submission, key=key_of(edition))


def render(edition: IssuedEdition, submission: Submission, made: Draft) -> bytes:
    """The PDF of an edition; for the person without marking, hash or words of the service."""
    facts = made.facts
    context = {
        "edition": edition,
        "submission": submission,
        "case": facts.case,
        "level": level_of(facts),
        "beside_level": beside_level(facts),
        "first": comes_first(level_of(facts)),
        "parts": made.parts,
        "on": timezone.localdate(),
        "protective_marking": settings.PROTECTIVE_MARKING,
        "service_name": settings.SERVICE_NAME,
    }
    return pdf.render(render_to_string(f"pdf/{made.kind.value}.html", context))
