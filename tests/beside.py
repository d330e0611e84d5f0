"""What stands beside a signed record in the world of the walk. All fictional."""

import datetime
import hashlib

from documents import issuing
from documents.models import IssuedEdition, StoredDocument
from signing.models import Submission, Told


def told(submission: Submission) -> Told:
    """Somebody who was told of it."""
    return Told.objects.create(
        submission=submission,
        who="Police",
        how="phone",
        on=datetime.date(2026, 5, 4),
        recorded_by=submission.author,
    )


def issued(submission: Submission) -> IssuedEdition:
    """An edition that left, with its bytes."""
    edition = IssuedEdition.objects.create(
        submission=submission,
        kind="partner",
        recipient="A fictional agency",
        purpose="A fictional purpose",
        content_hash="0" * 64,
        by=submission.author,
    )
    body = b"%PDF-1.7 fictional"
    StoredDocument.objects.create(
        submission=submission,
        key=issuing.key_of(edition),
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
    )
    return edition
