"""The PDF of a signed record: rendered once, then served from its bytes (RAT-10).

What the document says decides its key: the record, and what changed after the signature, such as
a countersignature or the status. So an old document is kept, and a new one stands beside it.
"""

import dataclasses
import hashlib
import json
from collections.abc import Callable

from django.core.serializers.json import DjangoJSONEncoder

from documents.editions import Edition
from documents.models import StoredDocument
from signing.models import Submission
from signing.record import BrokenRecord

FULL = "full"


def key_of(kind: str, edition: Edition) -> str:
    """The key of a document: the SHA-256 of its kind and of all that its head says."""
    said = [kind, dataclasses.asdict(edition)]
    text = json.dumps(said, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def document(
    submission: Submission, edition: Edition, render: Callable[[], bytes]
) -> StoredDocument:
    """The stored document, rendered where there is none yet. Of two first requests one is kept.

    Raises BrokenRecord where the bytes are no longer those that were stored.
    """
    key = key_of(FULL, edition)
    found = StoredDocument.objects.filter(submission=submission, key=key).first()
    if found is None:
        body = render()
        made = {"body": body, "sha256": hashlib.sha256(body).hexdigest()}
        found, _ = StoredDocument.objects.get_or_create(
            submission=submission, key=key, defaults=made
        )
    return checked(found)


def hash_of(submission: Submission, edition: Edition) -> str:
    """The SHA-256 of the stored document, without its bytes; "" where none was made yet."""
    found = submission.stored_documents.filter(key=key_of(FULL, edition))
    return found.values_list("sha256", flat=True).first() or ""


def checked(found: StoredDocument) -> StoredDocument:
    """The document, where its bytes are those that were stored; else BrokenRecord."""
    if hashlib.sha256(found.body).hexdigest() != found.sha256:
        raise BrokenRecord(f"{found} does not match its hash.")
    return found
