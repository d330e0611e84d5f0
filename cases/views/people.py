"""People at risk by reference; who they are, on a page of its own, each look logged as such."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases import doors, forms, history, permissions, workflow
from cases.models import Case, PersonAtRisk, RestrictedDetails
from cases.views import pages
from rules.terms import PersonKind


@access_log.shows_case_content()
@require_GET
def people(request: HttpRequest, crn: str) -> HttpResponse:
    """Everybody at risk, by reference."""
    case = doors.visible_case(request, crn)
    context = {
        "case": case,
        "people": case.people_at_risk.prefetch_related("protections__order"),
        "victim_contacts": case.victim_contacts.select_related("person"),
        "why_not_edit": permissions.why_not_edit(request.user, case),
        "why_not_see_details": permissions.why_not_see_details(request.user, case),
        "why_not_see_views": permissions.why_not_see_victims_views(request.user, case),
    }
    return render(request, "cases/people.html", context)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def person_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Add somebody at risk; their reference is given to them."""
    case = pages.editable_case(request, crn)
    kind = request.GET.get("kind", "")
    form = forms.NewPersonForm(
        request.POST or None, instance=PersonAtRisk(case=case), initial={"kind": kind}
    )
    back = resolve_url(_register_of(kind), case.crn)

    def save() -> None:
        workflow.add_person(form.save(commit=False), by=request.user)

    return pages.save_row(request, case, form, "Add a person at risk", back=back, save=save)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def person_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Change what is said about somebody at risk."""
    case = pages.editable_case(request, crn)
    person = pages.row_of(case, "people_at_risk", uuid)
    is_child = person.kind == PersonKind.CHILD
    form_class = forms.ChildForm if is_child else forms.PersonForm
    form = form_class(request.POST or None, instance=person)
    back, title = resolve_url(_register_of(person.kind), case.crn), f"Change {person.reference}"
    guidance = "cases/guidance/_children.html" if is_child else ""
    return pages.save_row(request, case, form, title, back=back, guidance=guidance)


def _register_of(kind: str) -> str:
    """The page that lists people of this kind: children have one of their own."""
    return "cases:children" if kind == PersonKind.CHILD else "cases:people"


@access_log.shows_case_content(act="revealed")
@require_GET
def details(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Who a person at risk is, with the earlier values."""
    case = doors.visible_case(request, crn)
    person = _revealed(request, case, uuid)
    rows = history.of_model(RestrictedDetails, person=person)
    context = {
        "case": case,
        "person": person,
        "details": RestrictedDetails.objects.filter(person=person).first(),
        "page": history.changes([rows], request.GET.get("before", ""), reveals=True),
        "why_not_edit": permissions.why_not_edit(request.user, case),
    }
    return render(request, "cases/details.html", context)


@access_log.shows_case_content(act="revealed")
@require_http_methods(["GET", "POST"])
def details_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Change who a person at risk is and where to find them."""
    case = pages.editable_case(request, crn)
    person = _revealed(request, case, uuid)
    found = RestrictedDetails.objects.filter(person=person).first()
    row = found or RestrictedDetails(person=person)
    form = forms.DetailsForm(request.POST or None, instance=row)
    back = resolve_url("cases:details", case.crn, person.uuid)
    title = f"Change restricted details of {person.reference}"
    return pages.save_row(request, case, form, title, back=back)


def _revealed(request: HttpRequest, case: Case, uuid: UUID) -> PersonAtRisk:
    """The person, for those who may see who the person is."""
    pages.refuse_if(permissions.why_not_see_details(request.user, case))
    person: PersonAtRisk = pages.row_of(case, "people_at_risk", uuid)
    return person
