"""Sentence and orders, and the contacts: one page, and a form for each kind of row."""

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


def _form_of(
    related_name: str,
    form_class: type[RowForm],
    *,
    add: str = "",
    change: str,
    back: str,
    guidance: str = "",
) -> access_log.View:
    """The page that adds a row of one kind to a case, or changes the one that the address names.

    `guidance` is the template of what stands folded above the form.
    """

    @access_log.shows_case_content()
    @require_http_methods(["GET", "POST"])
    def form_of_row(request: HttpRequest, crn: str, uuid: UUID | None = None) -> HttpResponse:
        case = pages.editable_case(request, crn)
        new = getattr(case, related_name).model(case=case)
        row = pages.row_of(case, related_name, uuid) if uuid else new
        form = form_class(request.POST or None, instance=row)
        title, then = change if uuid else add, resolve_url(back, case.crn)
        return pages.save_row(request, case, form, title, back=then, guidance=guidance, row=row)

    return form_of_row


sentence_form = _form_of(
    "sentences",
    forms.SentenceForm,
    add="Add a sentence",
    change="Change sentence",
    back="cases:sentence",
)
offence_form = _form_of(
    "offences",
    forms.OffenceForm,
    add="Add an offence",
    change="Change offence",
    back="cases:sentence",
    guidance="cases/guidance/_offence.html",
)
account_form = _form_of(
    "offences",
    forms.AccountForm,
    change="What the person says about the offence",
    back="cases:sentence",
    guidance="cases/guidance/_account.html",
)
behaviour_form = _form_of(
    "unconvicted",
    forms.BehaviourForm,
    add="Add behaviour without a conviction",
    change="Change behaviour without a conviction",
    back="cases:sentence",
    guidance="cases/guidance/_behaviour.html",
)
order_form = _form_of(
    "orders",
    forms.OrderForm,
    add="Add a civil order",
    change="Change civil order",
    back="cases:sentence",
    guidance="cases/guidance/_orders.html",
)
checklist_form = _form_of(
    "orders",
    forms.ChecklistForm,
    change="What has to be done about the order",
    back="cases:sentence",
    guidance="cases/guidance/_checklist.html",
)
contact_form = _form_of(
    "contacts",
    forms.ContactForm,
    add="Add a contact",
    change="Change contact",
    back="cases:overview",
)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def mappa_edit(request: HttpRequest, crn: str) -> HttpResponse:
    """Record MAPPA; the row is made at the first save, once."""
    case = pages.editable_case(request, crn)
    row = Mappa.objects.filter(case=case).first() or Mappa(case=case)
    form = forms.MappaForm(request.POST or None, instance=row)
    back = resolve_url("cases:sentence", case.crn)
    return pages.save_row(request, case, form, "Change MAPPA", back=back)
