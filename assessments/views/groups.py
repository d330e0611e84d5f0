"""Who is at risk, and of what: the nine groups in two tables, their prompts, and one group."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.forms import CellForm
from assessments.forms.answers import AnswersForm
from assessments.models import GroupLevel
from assessments.moving import DoesNotFit, move_to_public
from assessments.pages import page_url
from assessments.views.desk import Desk, open_to_edit, posted, row_of, save_and_go, show
from rules.facts import PersonAtRisk
from rules.questions import CatalogueQuestion, Section, of_section
from rules.terms import GROUP_OF_KIND, Group, Page, Setting

FUTURE_PARTNER = (
    "Somebody whom the person has not met yet, such as a future partner, belongs to the public. "
    "A known adult is somebody you could name."
)
MOVED = "“{}” was moved to the public. Check both groups."
NO_ROOM = "It was not moved: the text about the public would be too long. Shorten that first."


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def groups(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The nine groups: five in custody, four in the community; and what to think about."""
    desk = open_to_edit(request, uuid)
    form = AnswersForm(
        posted(request), assessment=desk.assessment, questions=_questions(desk), values=()
    )
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk,
        Page.GROUPS,
        "assessments/groups.html",
        form=form,
        tables=_tables(desk),
        hint=FUTURE_PARTNER,
        people=_people(desk),
    )


def _questions(desk: Desk) -> tuple[CatalogueQuestion, ...]:
    """Seven prompts; for a person in custody also what custody and release would do (WHO-04)."""
    gate = of_section(Section.GATE)
    answered = {answer.question for answer in desk.judged.answers}
    is_inside = Setting.CUSTODY in (desk.facts.setting, desk.judged.setting)
    is_asked = is_inside or any(question.key in answered for question in gate)
    return (*of_section(Section.WHO), *(gate if is_asked else ()))


def _tables(desk: Desk) -> list[tuple[Setting, list[tuple[GroupLevel, int]]]]:
    counts = {(cell.setting, cell.group): len(cell.factors) for cell in desk.judged.cells}
    rows = [
        (row, counts[Setting(row.setting), Group(row.group)]) for row in desk.assessment.cells.all()
    ]
    return [(setting, [pair for pair in rows if pair[0].setting == setting]) for setting in Setting]


def _people(desk: Desk, group: Group | None = None) -> list[PersonAtRisk]:
    """The people at risk by reference, of one group or of all."""
    wanted = {kind for kind, of in GROUP_OF_KIND.items() if group in (None, of)}
    return [person for person in desk.facts.case.people if person.kind in wanted]


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def cell_edit(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """One group in one setting; its button moves a future partner to the public."""
    desk = open_to_edit(request, uuid)
    cell = row_of(desk.assessment.cells.all(), row)
    factors = list(desk.assessment.factors.all())
    form = CellForm(posted(request), instance=cell, depth=desk.depth.depth, factors=factors)
    url = page_url(Page.GROUPS, uuid)
    saved = save_and_go(desk, form, url)
    if saved and "move" in request.POST:
        _move(desk, form.instance)
    return saved or show(
        desk,
        Page.GROUPS,
        "assessments/cell.html",
        form=form,
        title=str(cell),
        back_url=url,
        back_label="Back to groups",
        **_beside_cell(desk, cell),
    )


def _move(desk: Desk, cell: GroupLevel) -> None:
    try:
        moved = move_to_public(desk.assessment, cell) if cell.group == Group.KNOWN_ADULT else ""
    except DoesNotFit:
        messages.warning(desk.request, NO_ROOM)
        return
    if moved:
        messages.info(desk.request, MOVED.format(moved))


def _beside_cell(desk: Desk, cell: GroupLevel) -> dict[str, Any]:
    """What helps to fill in one group: people by reference, the place of a future partner."""
    group = Group(cell.group)
    is_about_partners = group in (Group.KNOWN_ADULT, Group.PUBLIC)
    return {"hint": FUTURE_PARTNER if is_about_partners else "", "people": _people(desk, group)}
