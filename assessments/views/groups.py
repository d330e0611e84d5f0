"""Who is at risk, and of what: the nine groups in two tables, and one group."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from assessments.forms import CellForm
from assessments.pages import page_url
from assessments.views.desk import open_to_edit, posted, row_of, save_and_go, show
from rules.terms import Group, Page, Setting

FUTURE_PARTNER = (
    "Somebody whom the person has not met yet, such as a future partner, belongs to the public. "
    "A known adult is somebody you could name."
)


@require_GET
@access_log.shows_case_content()
def groups(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The nine groups: five in custody, four in the community."""
    desk = open_to_edit(request, uuid)
    linked = {cell: len(cell.factors) for cell in desk.judged.cells}
    counts = {(cell.setting, cell.group): count for cell, count in linked.items()}
    rows = [
        (row, counts[Setting(row.setting), Group(row.group)]) for row in desk.assessment.cells.all()
    ]
    tables = [
        (setting, [pair for pair in rows if pair[0].setting == setting]) for setting in Setting
    ]
    return show(desk, Page.GROUPS, "assessments/groups.html", tables=tables, hint=FUTURE_PARTNER)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def cell_edit(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """One group in one setting."""
    desk = open_to_edit(request, uuid)
    cell = row_of(desk.assessment.cells.all(), row)
    factors = list(desk.assessment.factors.all())
    form = CellForm(posted(request), instance=cell, depth=desk.depth.depth, factors=factors)
    url = page_url(Page.GROUPS, uuid)
    hint = FUTURE_PARTNER if cell.group in (Group.KNOWN_ADULT, Group.PUBLIC) else ""
    return save_and_go(desk, form, url) or show(
        desk,
        Page.GROUPS,
        "assessments/cell.html",
        form=form,
        title=str(cell),
        back_url=url,
        back_label="Back to groups",
        hint=hint,
    )
