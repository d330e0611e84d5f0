"""Who may sign, countersign, return, withdraw, abandon and take over; the sentence if not.

Each `why_not_…` returns the sentence that the page, the refusal and the test share, or "". They
judge people and states. What the assessment still lacks is in `readiness`.
"""

from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, Q

from accounts.models import Role, User
from assessments.models import Assessment, Editor
from assessments.permissions import why_not_abandon as may_not_abandon
from assessments.permissions import why_not_take
from cases.models import Case
from cases.permissions import CLOSED, READ_ONLY
from riskplans import permissions as planning
from riskplans.models import Plan, PlanEditor
from rosh.templatetags.govuk import date_and_time
from signing import authority
from signing.models import WAITING, Signature, Status, Submission


def _first(*reasons: Callable[[], str]) -> str:
    """The first sentence that is not empty; later questions are not asked."""
    return next((sentence for reason in reasons if (sentence := reason())), "")


def _cannot_work_on(user: User, case: Case) -> str:
    if not user.writes_on_cases or not user.is_active:
        return READ_ONLY
    if not Case.objects.visible_to(user).filter(pk=case.pk).exists():
        return "You cannot see this case."
    if not case.is_open:
        return CLOSED
    return ""


def _has_ended(assessment: Assessment) -> str:
    if assessment.abandoned_at:
        return "This assessment was abandoned."
    if assessment.completed_at:
        return "This assessment is complete."
    if assessment.locked_at:
        return "This assessment is already signed."
    return ""


def _not_the_author(user: User, assessment: Assessment) -> str:
    if assessment.author_id == user.pk:
        return ""
    only = f"Only the author, {assessment.author.full_name}, can sign."
    return only if why_not_take(user, assessment.case) else f"{only} You may take it over first."


def _was_urgent(assessment: Assessment) -> str:
    if assessment.is_urgent:
        return "This assessment was signed urgently. Sign it urgently again, or sign its follow-up."
    return ""


def why_not_sign(user: User, assessment: Assessment) -> str:
    """Why this person may not sign this assessment now (domain model, signing)."""
    return _first(
        lambda: _cannot_work_on(user, assessment.case),
        lambda: _has_ended(assessment),
        lambda: _not_the_author(user, assessment),
        lambda: _was_urgent(assessment),
    )


def why_not_sign_urgently(user: User, assessment: Assessment) -> str:
    """Why this person may not sign it urgently; whether it raises the level is `readiness`."""
    return _first(
        lambda: _cannot_work_on(user, assessment.case),
        lambda: _has_ended(assessment),
        lambda: _not_the_author(user, assessment),
    )


def what_happened(submission: Submission) -> str:
    """Who did what to it last, and when: what the second to press is told."""
    last = submission.signatures.select_related("by").order_by("-at", "-id").first()
    if last is None:
        return "Nobody has signed this yet."
    did = {
        Signature.Kind.SIGN: "signed this",
        Signature.Kind.COUNTERSIGN: "countersigned this",
        Signature.Kind.SECOND: "gave the second countersignature",
        Signature.Kind.RETURN: "returned this for changes",
        Signature.Kind.WITHDRAW: "withdrew this",
        Signature.Kind.ABANDON: "closed this",
    }[Signature.Kind(last.kind)]
    return f"{last.by.full_name} {did} on {date_and_time(last.at)}."


def _is_not_waiting(submission: Submission) -> str:
    if submission.status in WAITING:
        return ""
    return f"This does not wait for a countersignature. {what_happened(submission)}"


def wrote_among(user: User, submissions: Iterable[Submission]) -> set[int]:
    """The keys of those that this person signed, authored or edited any part of, ever (ROL-03)."""
    signed = Signature.objects.filter(submission=OuterRef("pk"), by=user, kind=Signature.Kind.SIGN)
    edited = Editor.objects.filter(assessment=OuterRef("assessment"), user=user)
    planned = PlanEditor.objects.filter(plan=OuterRef("plan"), user=user)
    authored = Q(author=user) | Q(assessment__author=user) | Q(plan__author=user)
    theirs = authored | Q(signed_by=user) | Exists(signed) | Exists(edited) | Exists(planned)
    keys = [submission.pk for submission in submissions]
    return set(Submission.objects.filter(theirs, pk__in=keys).values_list("pk", flat=True))


def own_work(user: User, submission: Submission, wrote: set[int]) -> str:
    """Why it is not theirs to countersign; `wrote` is what `wrote_among` found (ROL-03)."""
    if submission.pk in wrote:
        return "You wrote or edited this. Somebody else must countersign it."
    if user.pk == submission.countersigned_by_id:
        return "You gave the first countersignature. Somebody else must give the second."
    return ""


def _is_own(user: User, submission: Submission) -> str:
    return own_work(user, submission, wrote_among(user, [submission]))


def _lacks_authority(user: User, submission: Submission) -> str:
    if authority.covers(user.role, submission):
        return ""
    role = authority.role_due(submission)
    label = "a head of the delivery unit" if role is Role.HEAD else "a manager"
    return f"Your role does not countersign this. It waits for {label}."


def why_not_countersign(user: User, submission: Submission) -> str:
    """Why this person may not countersign it now (ROL-01, ROL-03; security promises)."""
    return _first(
        lambda: _cannot_work_on(user, submission.case),
        lambda: _is_not_waiting(submission),
        lambda: _is_own(user, submission),
        lambda: _lacks_authority(user, submission),
    )


def why_not_return(user: User, submission: Submission) -> str:
    """Why this person may not return it: who may countersign may return (ROL-02)."""
    return why_not_countersign(user, submission)


def why_not_withdraw(user: User, submission: Submission) -> str:
    """Why this person may not withdraw it: its author may, before any countersignature."""
    return _first(
        lambda: _cannot_work_on(user, submission.case),
        lambda: _is_past_withdrawal(submission),
        lambda: "" if user.pk == submission.signed_by_id else "Only who signed it may withdraw it.",
    )


def _is_past_withdrawal(submission: Submission) -> str:
    if submission.status == Status.AWAITING:
        return ""
    return f"It is too late to withdraw this. {what_happened(submission)}"


def why_not_tell(user: User, submission: Submission) -> str:
    """Why this person may not write down who was told of it (WHO-11)."""
    return _first(
        lambda: _cannot_work_on(user, submission.case),
        lambda: "" if submission.record else "Nothing is signed now, so nobody can be told of it.",
    )


def why_not_abandon(user: User, assessment: Assessment) -> str:
    """Why this person may not abandon it: its author or a manager may, unless it is signed."""
    return _first(
        lambda: _cannot_work_on(user, assessment.case),
        lambda: _has_ended(assessment),
        lambda: may_not_abandon(user, assessment),
    )


def why_not_take_over(user: User, assessment: Assessment) -> str:
    """Why this person may not take over the draft: the case's practitioner or a manager may."""
    return _first(
        lambda: _cannot_work_on(user, assessment.case),
        lambda: _has_ended(assessment),
        lambda: "You are its author already." if assessment.author_id == user.pk else "",
        lambda: why_not_take(user, assessment.case),
    )


def _has_plan_ended(plan: Plan) -> str:
    if plan.abandoned_at:
        return "This plan was abandoned."
    if plan.completed_at:
        return "This plan is complete."
    if plan.locked_at:
        return "This plan is already signed."
    return ""


def _is_signed_with_its_assessment(plan: Plan) -> str:
    return "" if plan.is_alone else "This plan is signed with its assessment."


def why_not_sign_plan(user: User, plan: Plan) -> str:
    """Why this person may not sign this plan alone (domain model, signing)."""
    return _first(
        lambda: _cannot_work_on(user, plan.case),
        lambda: _is_signed_with_its_assessment(plan),
        lambda: _has_plan_ended(plan),
        lambda: "" if plan.author_id == user.pk else f"Only {plan.author.full_name} can sign.",
        lambda: planning.why_not_beside(plan),
    )


def why_not_abandon_plan(user: User, plan: Plan) -> str:
    """Why this person may not abandon a plan that is revised alone."""
    return _first(
        lambda: _cannot_work_on(user, plan.case),
        lambda: _is_signed_with_its_assessment(plan),
        lambda: _has_plan_ended(plan),
        lambda: planning.why_not_abandon(user, plan),
    )


def why_not_take_over_plan(user: User, plan: Plan) -> str:
    """Why this person may not take over a plan that is revised alone."""
    return _first(
        lambda: _cannot_work_on(user, plan.case),
        lambda: _is_signed_with_its_assessment(plan),
        lambda: _has_plan_ended(plan),
        lambda: planning.why_not_take_over(user, plan),
    )
