"""Equality answers: one form, for those who work on the case."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from cases import forms
from cases.models import EqualityAnswers
from cases.views import pages


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def equality(request: HttpRequest, crn: str) -> HttpResponse:
    """Record what the person said; the row is made at the first save, once."""
    case = pages.editable_case(request, crn)
    row = EqualityAnswers.objects.filter(case=case).first() or EqualityAnswers(case=case)
    form = forms.EqualityForm(request.POST or None, instance=row)
    return pages.save_row(
        request,
        case,
        form,
        "Equality monitoring",
        back=case.get_absolute_url(),
        guidance="cases/guidance/_equality.html",
    )
