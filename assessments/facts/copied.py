"""The pages on which a review says nothing but what the last assessment said (DEF-10).

What lives here: whether rows were added, changed or removed since they were copied. What may not:
what a review's event puts in question (`rules.checks.change`).
"""

from collections.abc import Iterable
from typing import Any

from assessments.models import Assessment
from rules.questions import PAGE_OF
from rules.terms import Page


def pages_as_copied(row: Assessment, one_row_pages: dict[Page, list[Any]]) -> tuple[Page, ...]:
    """The pages with copied rows of which none was changed or removed, and none added."""
    held: dict[Page, list[Any]] = {
        Page.SOURCES: list(row.sources.all()),
        Page.FACTORS: [factor for factor in row.factors.all() if factor.kind != "static"],
        Page.GROUPS: [cell for cell in row.cells.all() if _says_something(cell)],
        Page.SCENARIOS: list(row.scenarios.all()),
        **{page: [one for one in rows if one.carried_from] for page, rows in one_row_pages.items()},
    }
    for answer in row.answers.all():
        page = PAGE_OF.get(answer.question, Page.STEP_4)
        if page in held:
            held[page].append(answer)
    changed = {PAGE_OF.get(question, Page.STEP_4) for question in _removed(row, "questions")}
    changed |= {Page(name) for name in _removed(row, "pages")}
    return tuple(
        page
        for page, rows in held.items()
        if rows and page not in changed and all(_is_as_it_was(one) for one in rows)
    )


def _is_as_it_was(one: Any) -> bool:
    return bool(one.carried_from) and one.is_as_copied


def _says_something(cell: Any) -> bool:
    """A cell that nobody filled, then or now, is no text."""
    return cell.is_as_copied or bool(cell.level or cell.who or cell.harm)


def _removed(row: Assessment, what: str) -> Iterable[str]:
    """What the query brought of copied rows that were removed since (`fetching`)."""
    return getattr(row, f"removed_{what}", ())
