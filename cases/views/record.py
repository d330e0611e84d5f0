"""Sentence and orders, and the contacts: one page, and a form for each kind of row."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from accounts.models import User
from cases import behaviour_known, doors, forms, permissions, workflow
from cases.models import Case
from cases.views import pages
from rosh.forms import RowForm


@access_log.shows_case_content()
@require_GET
def sentence(request: HttpRequest, crn: str) -> HttpResponse:
    """Sentences, offences, behaviour without a conviction, orders, MAPPA, changes to come."""
    case = doors.visible_case(request, crn)
    context = {
        "case": case,
        "mappa": getattr(case, "mappa", None),
        "behaviours": behaviour_known.shown(case),
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
    after: Callable[..., None] | None = None,
) -> access_log.View:
    """The page that adds a row of one kind to a case, or changes the one that the address names.

    `guidance` is the template of what stands folded above the form; `after` follows a save.
    """

    @access_log.shows_case_content()
    @require_http_methods(["GET", "POST"])
    def form_of_row(request: HttpRequest, crn: str, uuid: UUID | None = None) -> HttpResponse:
        case = pages.editable_case(request, crn)
        new = getattr(case, related_name).model(case=case)
        row = pages.row_of(case, related_name, uuid) if uuid else new
        form = form_class(request.POST or None, instance=row)
        title, then = change if uuid else add, resolve_url(back, case.crn)
        save = _saving(form, case, request.user, after) if after else None  # type: ignore[arg-type]
        return pages.save_row(
            request, case, form, title, back=then, save=save, guidance=guidance, row=row
        )

    return form_of_row


def _saving(form: RowForm, case: Case, by: User, after: Callable[..., None]) -> Callable[[], None]:
    """Save the row, then do what follows from it."""

    def save() -> None:
        form.save()
        after(case, by=by)

    return save


sentence_form = _form_of(
    "sentences",
    forms.SentenceForm,
    add="Add a sentence",
    change="Change sentence",
    back="cases:sentence",
    after=workflow.record_changed,
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
custody_meeting_form = _form_of(
    "custody_meetings",
    forms.CustodyMeetingForm,
    add="Add a risk meeting in custody",
    change="Change risk meeting in custody",
    back="cases:mappa",
)
change_form = _form_of(
    "predictable_changes",
    forms.PredictableChangeForm,
    add="Add a change to come",
    change="Change to come",
    back="cases:sentence",
)
