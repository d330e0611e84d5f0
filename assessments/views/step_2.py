"""Step 2: what drives the level, and the best fit, beside the assessor's own rows."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.forms import BestFitForm
from assessments.views.desk import Desk, open_to_edit, posted, save_and_go, show
from rules.facts import Factor
from rules.terms import FactorKind, FactorState, Page

# The rows that the descriptions of Step 2 speak of, in their order (ST2-07 to ST2-10).
_BESIDE: tuple[tuple[str, Callable[[Factor], bool]], ...] = (
    ("Acute, at work now", lambda f: f.kind is FactorKind.ACUTE and f.is_active),
    ("Stable, at work now", lambda f: f.kind is FactorKind.STABLE and f.is_active),
    ("Under control", lambda f: f.is_risk and f.state is FactorState.UNDER_CONTROL),
    ("Static", lambda f: f.kind is FactorKind.STATIC),
    ("Protective, established", lambda f: _protects(f, FactorState.ESTABLISHED)),
    ("Protective, emerging", lambda f: _protects(f, FactorState.EMERGING)),
    (
        "Protective, but relies on control from outside",
        lambda f: not f.is_risk and bool(f.relies_on_external_control),
    ),
)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def step_2(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What drives the level, and the description that fits best."""
    desk = open_to_edit(request, uuid)
    row = desk.assessment
    form = BestFitForm(
        posted(request),
        instance=row.best_fit,
        depth=desk.depth.depth,
        factors=list(row.factors.all()),
        behaviours=list(row.case.unconvicted.all()),
    )
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk,
        Page.STEP_2,
        "assessments/step_2.html",
        form=form,
        beside=_beside(desk),
        has_rows=bool(desk.judged.factors),
    )


def _beside(desk: Desk) -> list[tuple[str, list[str]]]:
    """The assessor's own factors as the descriptions group them; a group of none says so."""
    return [
        (
            heading,
            [f"{factor.number}: {factor.label}" for factor in desk.judged.factors if fits(factor)],
        )
        for heading, fits in _BESIDE
    ]


def _protects(factor: Factor, state: FactorState) -> bool:
    return not factor.is_risk and factor.state is state
