"""MAPPA and approved premises: one page for every case, and its form."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases import above, doors, forms, permissions
from cases.models import Case, Mappa
from cases.views import pages
from cases.workflow import living
from rules.terms import RiskLevel, Setting

TITLE = "MAPPA and approved premises"


@access_log.shows_case_content()
@require_GET
def mappa(request: HttpRequest, crn: str) -> HttpResponse:
    """What is recorded, and what is asked of a case like this one."""
    case = doors.visible_case(request, crn)
    context = {
        "case": case,
        "mappa": getattr(case, "mappa", None) or Mappa(case=case),
        "is_high": _is_high(case),
        "actions": above.shown(above.MAPPA_ACTIONS, case),
        "meetings": case.custody_meetings.all(),
        "is_in_custody": case.setting_at(timezone.localdate()) is Setting.CUSTODY,
        "chapter": settings.MAPPA_CHAPTER,
        "why_not_edit": permissions.why_not_edit(request.user, case),
    }
    return render(request, "cases/mappa.html", context)


def _is_high(case: Case) -> bool:
    """Whether a level in force is High or Very High (MAP-10)."""
    register = getattr(case, "risk_register", None)
    highest = register.highest if register else None
    return highest is not None and highest >= RiskLevel.HIGH


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def mappa_edit(request: HttpRequest, crn: str) -> HttpResponse:
    """Record MAPPA; the row is made at the first save, once."""
    case = pages.editable_case(request, crn)
    row = Mappa.objects.filter(case=case).first() or Mappa(case=case)
    form = forms.MappaForm(request.POST or None, instance=row)
    back = resolve_url("cases:mappa", case.crn)

    def save() -> None:
        living.save_mappa(form.save(commit=False), by=request.user)

    return pages.save_row(request, case, form, TITLE, back=back, save=save)
