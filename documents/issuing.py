"""Editions that leave the service: composed from the signed record, checked, recorded, kept.

The record of an edition and its bytes are written in one transaction, before any byte leaves.
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from cases.facts.protected import allowed_in, protected_of, with_details
from cases.models import Case, PersonAtRisk
from documents.models import IssuedEdition, StoredDocument
from documents.parts import Identifying, Part, hash_of, identifying
from documents.person import why_withheld
from rosh import pdf
from rules.facts import Facts
from rules.terms import EditionKind
from signing.models import Submission


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An edition that nobody has issued: its parts, and what stops it."""

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
    """Compare head and parts with the restricted details as they stand today (QC-38)."""
    people = with_details(PersonAtRisk.objects.order_by("id"))
    held = Case.objects.prefetch_related(Prefetch("people_at_risk", people), "allowed_words")
    whole = held.get(pk=case.pk)
    found = identifying((*head, *parts), protected_of(whole), allowed_in(whole), facts.case.name)
    spoken = _spoken(parts, facts) if kind is EditionKind.PERSON else ()
    content = hash_of((*head, *parts))
    return Draft(kind=kind, parts=parts, identifying=found, content_hash=content, spoken=spoken)


def _spoken(parts: tuple[Part, ...], facts: Facts) -> tuple[tuple[str, str], ...]:
    """The author's own words for the person are held to what the plan's rows are (RMP-13)."""
    lines = [(part.title, text) for part in parts for row in part.blocks for _, text in row.pairs]
    reasons = [(f"{title}: “{text}”", why_withheld(text, facts)) for title, text in lines]
    return tuple((place, reason) for place, reason in reasons if reason)


def issue(
    submission: Submission,
    facts: Facts,
    made: Draft,
    *,
    act: UUID,
    by: User,
    recipient: str = "",
    purpose: str = "",
) -> IssuedEdition:
    """Record the edition and keep its bytes; the same act again is the same edition."""
    Case.objects.hold(submission.case_id)
    before = IssuedEdition.objects.filter(uuid=act, submission=submission, by=by).first()
    if before:
        return before
    edition = IssuedEdition.objects.create(
        uuid=act,
        submission=submission,
        kind=made.kind,
        recipient=recipient,
        purpose=purpose,
        sections=[part.key for part in made.parts],
        content_hash=made.content_hash,
        by=by,
    )
    body = render(edition, submission, facts, made)
    digest = hashlib.sha256(body).hexdigest()
    StoredDocument.objects.create(
        submission=submission, key=key_of(edition), body=body, sha256=digest
    )
    return edition


def key_of(edition: IssuedEdition) -> str:
    """The key under which the bytes of an edition are kept."""
    return f"edition {edition.uuid}"


def document_of(edition: IssuedEdition) -> StoredDocument:
    """The bytes that were issued."""
    return StoredDocument.objects.get(submission=edition.submission, key=key_of(edition))


def render(edition: IssuedEdition, submission: Submission, facts: Facts, made: Draft) -> bytes:
    """The PDF of an edition; for the person without marking, hash or words of the service."""
    context = {
        "edition": edition,
        "submission": submission,
        "case": facts.case,
        "level": facts.assessment.step4.level if facts.assessment else None,
        "parts": made.parts,
        "on": timezone.localdate(),
        "protective_marking": settings.PROTECTIVE_MARKING,
        "service_name": settings.SERVICE_NAME,
    }
    return pdf.render(render_to_string(f"pdf/{made.kind.value}.html", context))
