"""Children in the person's life, referrals for them, and what other agencies were asked."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases import above, doors, forms, permissions, workflow
from cases.models import Case, ChildrenSummary, Enquiry, Referral
from cases.views import pages
from rosh.returning import THEN, way_back, with_way_back
from rules.terms import PersonKind, Setting, Tag

GUIDANCE = "cases/guidance/_children.html"
REFERRING = "cases/guidance/_referrals.html"


@access_log.shows_case_content()
@require_GET
def children(request: HttpRequest, crn: str) -> HttpResponse:
    """Who the children are, what it is like for them, who was asked, what was referred."""
    case = doors.visible_case(request, crn)
    context = {
        "case": case,
        "summary": _summary(case),
        "children": case.people_at_risk.filter(kind=PersonKind.CHILD),
        "enquiries": case.enquiries.filter(is_about_children=True),
        "referrals": case.referrals.all(),
        "asks_about_future": case.offences.filter(tags__contains=[Tag.DOMESTIC_ABUSE]).exists(),
        "is_in_custody": case.setting_at(timezone.localdate()) is Setting.CUSTODY,
        "why_not_edit": permissions.why_not_edit(request.user, case),  # type: ignore[arg-type]
        "carry": _carry(request),
        "confirm_url": above.told(above.CONFIRM_CHILDREN, case) if way_back(request) else "",
    }
    return render(request, "cases/children.html", context)


def _carry(request: HttpRequest) -> str:
    """What the links of this page carry, so that their pages lead here, and here leads on."""
    onwards = way_back(request)
    return urlencode({THEN: with_way_back(request.path, onwards)}) if onwards else ""


def _summary(case: Case) -> ChildrenSummary:
    """What was answered; an empty one that is not stored while nothing was."""
    return ChildrenSummary.objects.filter(case=case).first() or ChildrenSummary(case=case)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def children_edit(request: HttpRequest, crn: str) -> HttpResponse:
    """Answer for all children at once; the row is made at the first save, once."""
    case = pages.editable_case(request, crn)
    form = forms.ChildrenForm(request.POST or None, instance=_summary(case))
    back = resolve_url("cases:children", case.crn)
    title = "Children in the person’s life"
    return pages.save_row(request, case, form, title, back=back, guidance=GUIDANCE)


@access_log.shows_case_content()
@require_GET
def enquiries(request: HttpRequest, crn: str) -> HttpResponse:
    """Every question to another agency: first those without a reply."""
    case = doors.visible_case(request, crn)
    rows = list(case.enquiries.all())
    context = {
        "case": case,
        "waiting": [row for row in rows if row.replied_on is None],
        "answered": [row for row in rows if row.replied_on is not None],
        "why_not_edit": permissions.why_not_edit(request.user, case),  # type: ignore[arg-type]
    }
    return render(request, "cases/enquiries.html", context)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def enquiry_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Record that another agency was asked."""
    case = pages.editable_case(request, crn)
    is_about_children = request.GET.get("about") == "children"
    form = forms.NewEnquiryForm(
        request.POST or None,
        instance=Enquiry(case=case, asked_on=timezone.localdate()),
        initial={"is_about_children": is_about_children},
    )
    return _save_enquiry(request, case, form, "Ask another agency", is_about_children)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def enquiry_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Record that an agency was chased, or what it replied."""
    case = pages.editable_case(request, crn)
    enquiry: Enquiry = pages.row_of(case, "enquiries", uuid)
    form = forms.EnquiryForm(request.POST or None, instance=enquiry)
    title = f"Enquiry to {enquiry.agency}"
    return _save_enquiry(request, case, form, title, enquiry.is_about_children)


def _save_enquiry(
    request: HttpRequest, case: Case, form: Any, title: str, is_about_children: bool
) -> HttpResponse:
    def save() -> None:
        workflow.save_enquiry(form.save(commit=False), by=request.user)  # type: ignore[arg-type]

    page = "cases:children" if is_about_children else "cases:enquiries"
    return pages.save_row(request, case, form, title, back=resolve_url(page, case.crn), save=save)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def referral_form(request: HttpRequest, crn: str, uuid: UUID | None = None) -> HttpResponse:
    """Record a referral for a child, or what came of it."""
    case = pages.editable_case(request, crn)
    new = Referral(case=case, made_on=timezone.localdate())
    row = pages.row_of(case, "referrals", uuid) if uuid else new
    form = forms.ReferralForm(request.POST or None, instance=row)
    title = "Change referral" if uuid else "Add a referral"
    back = resolve_url("cases:children", case.crn)
    return pages.save_row(request, case, form, title, back=back, guidance=REFERRING)
