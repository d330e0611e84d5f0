"""Sentence and orders, and the contacts: one page, and a form for each kind of row."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases import doors, forms, permissions
from cases.models import Mappa
from cases.views import pages
from rosh.forms import RowForm

Kind = tuple[str, type[RowForm], str, str, str]
SENTENCE: Kind = ("sentences", forms.SentenceForm, "sentence", "cases:sentence", "a sentence")
OFFENCE: Kind = ("offences", forms.OffenceForm, "offence", "cases:sentence", "an offence")
BEHAVIOUR: Kind = (
    "unconvicted",
    forms.BehaviourForm,
    "behaviour without a conviction",
    "cases:sentence",
    "behaviour without a conviction",
)
ORDER: Kind = ("orders", forms.OrderForm, "civil order", "cases:sentence", "a civil order")
CONTACT: Kind = ("contacts", forms.ContactForm, "contact", "cases:overview", "a contact")


@access_log.shows_case_content()
@require_GET
def sentence(request: HttpRequest, crn: str) -> HttpResponse:
    """Sentences, offences, behaviour without a conviction, orders and MAPPA."""
    case = doors.visible_case(request, crn)
    context = {
        "case": case,
        "mappa": getattr(case, "mappa", None),
        "orders": case.orders.prefetch_related("protections__person"),
        "today": timezone.localdate(),
        "why_not_edit": permissions.why_not_edit(request.user, case),  # type: ignore[arg-type]
    }
    return render(request, "cases/sentence.html", context)


def _add(request: HttpRequest, crn: str, kind: Kind) -> HttpResponse:
    related_name, form_class, _, back, article = kind
    case = pages.editable_case(request, crn)
    row = getattr(case, related_name).model(case=case)
    form = form_class(request.POST or None, instance=row)
    back = resolve_url(back, case.crn)
    return pages.save_row(request, case, form, f"Add {article}", back=back)


def _edit(request: HttpRequest, crn: str, uuid: UUID, kind: Kind) -> HttpResponse:
    related_name, form_class, name, back, _ = kind
    case = pages.editable_case(request, crn)
    row: Any = pages.row_of(case, related_name, uuid)
    form = form_class(request.POST or None, instance=row)
    back = resolve_url(back, case.crn)
    return pages.save_row(request, case, form, f"Change {name}", back=back)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def sentence_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Add a sentence."""
    return _add(request, crn, SENTENCE)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def sentence_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Change a sentence."""
    return _edit(request, crn, uuid, SENTENCE)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def offence_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Add an offence."""
    return _add(request, crn, OFFENCE)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def offence_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Change an offence."""
    return _edit(request, crn, uuid, OFFENCE)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def behaviour_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Add behaviour without a conviction."""
    return _add(request, crn, BEHAVIOUR)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def behaviour_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Change behaviour without a conviction."""
    return _edit(request, crn, uuid, BEHAVIOUR)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def order_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Add a civil order."""
    return _add(request, crn, ORDER)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def order_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Change a civil order."""
    return _edit(request, crn, uuid, ORDER)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def contact_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Add somebody who works with the person."""
    return _add(request, crn, CONTACT)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def contact_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Change a contact."""
    return _edit(request, crn, uuid, CONTACT)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def mappa_edit(request: HttpRequest, crn: str) -> HttpResponse:
    """Record MAPPA; the row is made at the first save, once."""
    case = pages.editable_case(request, crn)
    if request.method == "POST":
        pages.hold(case)
    row = Mappa.objects.filter(case=case).first() or Mappa(case=case)
    form = forms.MappaForm(request.POST or None, instance=row)
    back = resolve_url("cases:sentence", case.crn)
    return pages.save_row(request, case, form, "Change MAPPA", back=back)
