"""The list of factors, and one factor: add, edit, remove."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from assessments.forms import FactorForm, ProtectiveForm
from assessments.models import Factor
from assessments.pages import page_url
from assessments.removal import remove_factor
from assessments.views.desk import Desk, open_to_edit, posted, row_of, save_and_go, show
from assessments.views.removing import ask_and_remove, back_from_removed
from rules import facts as rule_facts
from rules.depth import Depth
from rules.terms import FactorKind, Page, Tool
from rules.wording import groups_in

IN_RSR = {None: "", True: "Counted in RSR", False: "Not captured by RSR"}


@require_GET
@access_log.shows_case_content()
def factors(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every factor under its kind; those that drive the level are marked."""
    desk = open_to_edit(request, uuid)
    facts = {factor.lineage: factor for factor in desk.judged.factors}
    rows = [(row, facts[str(row.lineage)]) for row in desk.assessment.factors.all()]
    kinds = [
        (kind, [_shown(desk, *one) for one in rows if one[0].kind == kind]) for kind in FactorKind
    ]
    return show(desk, Page.FACTORS, "assessments/factors.html", kinds=kinds, has_rows=bool(rows))


def _shown(desk: Desk, row: Factor, fact: rule_facts.Factor) -> dict[str, object]:
    """A factor with what it rests on, and what a careful reader asks about it, in words."""
    numbers = {source.lineage: source.number for source in desk.judged.sources}
    doubts = [
        words
        for is_so, words in (
            (not fact.sources, "No source is named for it."),
            (fact.was_at_past_offence, "It was there at a past offence."),
            (fact.relies_on_external_control, "It relies on control from outside."),
        )
        if is_so
    ]
    return {
        "row": row,
        "sources": [numbers[key] for key in fact.sources if key in numbers],
        "bears_on": groups_in(fact.cells),
        "in_rsr": IN_RSR[fact.is_in_rsr],
        "doubts": doubts,
    }


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def factor_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a risk factor."""
    desk = open_to_edit(request, uuid)
    return _edit(desk, Factor(assessment=desk.assessment), "Add a risk factor")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def protective_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a protective factor."""
    desk = open_to_edit(request, uuid)
    row = Factor(assessment=desk.assessment, kind=FactorKind.PROTECTIVE)
    return _edit(desk, row, "Add a protective factor")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def factor_edit(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Change a factor."""
    desk = open_to_edit(request, uuid)
    factor = row_of(desk.assessment.factors.all(), row)
    return _edit(desk, factor, f"Factor {factor.number}")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def factor_remove(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove a factor that the plan does not answer."""
    desk = open_to_edit(request, uuid)
    factor = next((held for held in desk.assessment.factors.all() if held.uuid == row), None)
    if factor is None:
        return back_from_removed(desk, Page.FACTORS, Factor, row)
    return ask_and_remove(
        desk,
        Page.FACTORS,
        what=f"factor {factor}",
        remove=lambda: remove_factor(factor),
        edit_url=reverse("assessments:factor_edit", args=[uuid, row]),
    )


def _edit(desk: Desk, factor: Factor, title: str) -> HttpResponse:
    make = ProtectiveForm if factor.kind == FactorKind.PROTECTIVE else FactorForm
    form = make(
        posted(desk.request),
        instance=factor,
        depth=desk.depth.depth,
        cells=list(desk.assessment.cells.all()),
        sources=list(desk.assessment.sources.all()),
        is_driver=_is_asked_whole(desk, factor),
        rsr=desk.judged.score(Tool.RSR),
    )
    url = page_url(Page.FACTORS, desk.assessment.uuid)
    return save_and_go(desk, form, url) or show(
        desk,
        Page.FACTORS,
        "assessments/row.html",
        form=form,
        title=title,
        back_url=url,
        back_label="Back to factors",
        row=factor,
        remove_url=_remove_url(factor) if factor.pk else "",
        remove_label=f"Remove {factor.number}",
    )


def _is_asked_whole(desk: Desk, factor: Factor) -> bool:
    """Whether the level rests on it, in a case deep enough to ask for the four parts (ST2-05)."""
    drivers = {driver.lineage for driver in desk.judged.drivers}
    return desk.depth.depth >= Depth.MEDIUM and str(factor.lineage) in drivers


def _remove_url(factor: Factor) -> str:
    return reverse("assessments:factor_remove", args=[factor.assessment.uuid, factor.uuid])
