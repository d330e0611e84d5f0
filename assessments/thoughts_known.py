"""What pages of a case tell of current thoughts of suicide or self-harm, long after they were said.

What lives here: the sentence on the overview, and where somebody goes to say more (SLF-04). What
may not: the tasks (`current_thoughts`), the rule (`rules.self_harm`).
"""

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from assessments.models import Assessment, RiskToSelf
from assessments.permissions import why_not_edit
from cases.models import Case
from rules.terms import Page, YesNoUnknown
from rules.told import is_told
from rules.wording import written

OVERVIEW_PLACE = "#thoughts"


def of_case(case: Case) -> str:
    """The last answer in one sentence, where it is yes; an abandoned assessment said it too.

    A copied answer says nothing until it is confirmed: the one that it was copied from speaks.
    """
    answers = RiskToSelf.objects.filter(assessment__case=case, is_carried_over=False)
    row = answers.exclude(has_current_thoughts="").order_by("-updated_at", "-id").first()
    if row is None or row.has_current_thoughts != YesNoUnknown.YES:
        return ""
    day = written(timezone.localdate(row.updated_at))
    told = f"Told: {row.manager_told}" if is_told(row.manager_told) else "No manager was told yet."
    return f"Current thoughts of suicide or self-harm, {day}. {told}"


def draft_of(case: Case) -> Assessment | None:
    """The assessment that can still be changed; the newest, where an urgent one is followed up."""
    rows = Assessment.objects.in_progress().filter(case=case, locked_at__isnull=True)
    return rows.select_related("author", "case").order_by("-number").first()


def page_for(user: User, case: Case) -> str:
    """Where this person answers: the draft's page, its task list where it is another's, or the
    overview of the case, which says what to do where there is no draft."""
    draft = draft_of(case)
    if draft is None:
        return f"{case.get_absolute_url()}{OVERVIEW_PLACE}"
    if why_not_edit(user, draft):
        return draft.get_absolute_url()
    return reverse(f"assessments:{Page.SELF.value.replace('-', '_')}", args=[draft.uuid])


def needs_review(case: Case) -> str:
    """Where a review is started, where there is no draft in which to answer; else nothing."""
    return "" if draft_of(case) else reverse("assessments:start", args=[case.crn])
