"""Where an author confirms that what is said of the children is right today (CHD-01, REV-02)."""

from django.urls import reverse

from assessments.thoughts_known import draft_of
from cases.models import Case
from rules.questions import LOOKED_AT_CHILDREN
from rules.terms import Page


def confirm_url(case: Case) -> str:
    """Where the review in progress confirms it; "" where there is none, or it is confirmed."""
    draft = draft_of(case)
    if draft is None:
        return ""
    waits = draft.answers.filter(question=LOOKED_AT_CHILDREN, is_carried_over=True).exists()
    return reverse("assessments:confirm", args=[draft.uuid, Page.CHILDREN.value]) if waits else ""
