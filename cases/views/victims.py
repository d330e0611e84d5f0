"""Victim contact; what victims say, and the words that may stand in text: both restricted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases import doors, forms, history, permissions
from cases.models import AllowedWord, Case, VictimContact, VictimViews
from cases.views import pages
from cases.workflow import living, victims


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def contact_form(request: HttpRequest, crn: str, uuid: UUID | None = None) -> HttpResponse:
    """Record where a victim stands with the scheme, and when their officer was told."""
    case = pages.editable_case(request, crn)
    row = pages.row_of(case, "victim_contacts", uuid) if uuid else VictimContact(case=case)
    form = forms.VictimContactForm(request.POST or None, instance=row)
    title = "Change victim contact" if uuid else "Add victim contact"
    back = f"{resolve_url('cases:people', case.crn)}#victim-contact"

    def save() -> None:
        victims.save_victim_contact(form.save(commit=False), by=request.user)

    return pages.save_row(request, case, form, title, back=back, save=save)


@access_log.shows_case_content(act="revealed")
@require_GET
def views(request: HttpRequest, crn: str) -> HttpResponse:
    """What victims say, and how it shaped the plan, with the earlier texts."""
    case = doors.visible_case(request, crn)
    pages.refuse_if(permissions.why_not_see_victims_views(request.user, case))
    rows = history.of_model(VictimViews, case=case)
    context = {
        "case": case,
        "views": VictimViews.objects.filter(case=case).first(),
        "page": history.changes([rows], request.GET.get("before", ""), reveals=True),
        "why_not_edit": permissions.why_not_edit(request.user, case),
    }
    return render(request, "cases/victims_views.html", context)


@access_log.shows_case_content(act="revealed")
@require_http_methods(["GET", "POST"])
def views_edit(request: HttpRequest, crn: str) -> HttpResponse:
    """Record what victims say; the row is made at the first save, once."""
    case = pages.editable_case(request, crn)
    pages.refuse_if(permissions.why_not_see_victims_views(request.user, case))
    row = VictimViews.objects.filter(case=case).first() or VictimViews(case=case)
    form = forms.VictimViewsForm(request.POST or None, instance=row)
    back = resolve_url("cases:victims_views", case.crn)
    return pages.save_row(request, case, form, "What victims say", back=back)


@access_log.shows_case_content(act="revealed")
@require_GET
def allowed_words(request: HttpRequest, crn: str) -> HttpResponse:
    """Words of restricted details that may stand in free text, why, and by whom."""
    case = doors.visible_case(request, crn)
    pages.refuse_if(permissions.why_not_see_allowed_words(request.user, case))
    rows = history.of_model(AllowedWord, case=case)
    context = {
        "case": case,
        "words": case.allowed_words.select_related("by"),
        "page": history.changes([rows], request.GET.get("before", ""), reveals=True),
        "why_not_edit": permissions.why_not_edit(request.user, case),
    }
    return render(request, "cases/allowed_words.html", context)


@access_log.shows_case_content(act="revealed")
@require_http_methods(["GET", "POST"])
def allowed_word_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Allow a word, with the reason; the act is in the access log."""
    case = _case_of_words(request, crn)
    form = forms.AllowedWordForm(request.POST or None, instance=AllowedWord(case=case))

    def save() -> None:
        living.allow_word(form.save(commit=False), by=request.user)
        access_log.write_now(request, "allowed")

    back = resolve_url("cases:allowed_words", case.crn)
    return pages.save_row(request, case, form, "Allow a word", back=back, save=save)


@access_log.shows_case_content(act="revealed")
@require_http_methods(["GET", "POST"])
def allowed_word_remove(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Withdraw a word after asking; a second press finds it gone."""
    case = _case_of_words(request, crn)
    word = case.allowed_words.filter(uuid=uuid).first()
    if word is not None and request.method == "GET":
        return render(request, "cases/allowed_word_remove.html", {"case": case, "word": word})
    if word is not None:
        living.withdraw_word(word, by=request.user)
        access_log.write_now(request, "withdrawn")
        messages.success(request, "The word is no longer allowed")
    else:
        messages.info(request, "The word is not in the list any more")
    return redirect("cases:allowed_words", case.crn)


def _case_of_words(request: HttpRequest, crn: str) -> Case:
    case = pages.editable_case(request, crn)
    pages.refuse_if(permissions.why_not_see_allowed_words(request.user, case))
    return case
