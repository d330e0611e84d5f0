"""What happened on a case, by whom, and why: the only writer of `TimelineEntry`."""

import uuid

from accounts.models import User
from cases.models import Case, TimelineEntry


def record(
    case: Case,
    act: str,
    sentence: str,
    *,
    by: User,
    note: str = "",
    about: uuid.UUID | None = None,
    link_name: str = "",
) -> TimelineEntry:
    """Write one act: `act` is its stable name ("case.closed"), `sentence` what people read."""
    return TimelineEntry.objects.create(
        case=case,
        act=act,
        sentence=sentence,
        by=by,
        note=note,
        about=about,
        link_name=link_name,
    )
