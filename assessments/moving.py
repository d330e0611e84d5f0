"""Move a future partner from known adults to the public: both cells in one transaction (WHO-05)."""

from django.db import transaction

from assessments.models import Assessment, GroupLevel
from rules.moving_partners import take_out
from rules.terms import Group


class DoesNotFit(Exception):
    """The public's text would be too long."""


@transaction.atomic
def move_to_public(assessment: Assessment, cell: GroupLevel) -> str:
    """Move what names a future partner; the text that moved, empty where there is none.

    Hold the assessment. The public's cell keeps its level, and waits to be confirmed if it did.
    """
    stays, moved = take_out(cell.who)
    if not moved:
        return ""
    public = assessment.cells.get(setting=cell.setting, group=Group.PUBLIC)
    who = "\n".join(part for part in (public.who, moved[:1].upper() + moved[1:]) if part)
    if len(who) > (GroupLevel._meta.get_field("who").max_length or 0):
        raise DoesNotFit
    public.who, public.is_as_copied = who, False
    public.save()
    cell.who, cell.is_as_copied = stays, False
    cell.save()
    return moved
