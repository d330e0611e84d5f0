"""What templates show of a case: its banner with tabs, its level box, and stored links."""

import datetime
import re
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cases import links
from cases.models import Case, CivilOrder, Offence, RiskRegister, Task, TimelineEntry
from rules.look_behind import may_hide_domestic_abuse
from rules.terms import Done, Group, Tag

register = template.Library()

TABS = (
    ("overview", "Overview", "cases:overview"),
    ("timeline", "Timeline", "cases:timeline"),
    ("people", "People at risk", "cases:people"),
    ("assessments", "Assessments", "assessments:list"),
    ("plan", "Plan", "riskplans:list"),
    ("sentence", "Sentence and orders", "cases:sentence"),
    ("history", "History", "cases:history"),
)
SOON_DAYS = 2  # of which a list says that it is soon
UNITS = (("months", 30.4), ("weeks", 7), ("days", 1))
CHECKLIST = {
    "is_sought": "Information asked for",
    "is_explained": "Explained to the person",
    "is_reviewed": "Evidence read, facts agreed",
    "meaning": "What it means, and who may be harmed",
    "is_in_plan": "Safety actions in the plan",
    "is_monitored": "Compliance monitored",
}
OPENERS = set(
    "a an another any contact he her his it no one police she somebody staff the their there they "
    "this we".split()
)
ELSEWHERE = "Set outside this service (OASys)."


@register.inclusion_tag("cases/_header.html")
def case_header(case: Case, current: str = "") -> dict[str, Any]:
    """{% case_header case "overview" %}: who this is, their level, and the tabs.

    Fetch the case with its `risk_register` and `mappa` (as `visible_case` does).
    """
    levels = levels_of(case)
    urgent = case.tasks.open().filter(kind=Task.Kind.SELF).first()
    tabs = [
        {"label": label, "url": _address(name, case.crn), "is_current": key == current}
        for key, label, name in TABS
    ]
    return {
        "case": case,
        "levels": levels,
        "mappa": getattr(case, "mappa", None),
        "urgent": urgent,
        "urgent_url": page_of(urgent, case.crn) if urgent else "",
        "tabs": [tab for tab in tabs if tab["url"]],
    }


@register.inclusion_tag("components/level.html")
def level_tag(level: int | None) -> dict[str, Any]:
    """{% level_tag 3 %}: the level as a coloured word; the word is always there."""
    return {"level": level}


@register.filter
def as_sentence(text: str) -> str:
    """The text with one full stop at its end."""
    return text if text.endswith(".") else f"{text}."


@register.filter
def dialled(telephone: str) -> str:
    """The number as a telephone dials it: "01632 960987 ext 2" is 01632960987; "" where none is.

    +44 (0)1632 is dialled without the 0 in brackets.
    """
    found = re.search(r"\+?[ (]{0,2}\d[\d ().-]*\d", telephone.replace("\u00a0", " "), re.ASCII)
    number = found.group() if found else ""
    plus = "+" if number.startswith("+") else ""
    return plus + re.sub(r"\D", "", number.replace("(0)", "") if plus else number)


@register.filter
def after_if(text: str) -> str:
    """A text that goes on after "If": "He is seen near her" gives "he is seen near her".

    Names, references and short forms keep their capital.
    """
    said = re.sub(r"^\s*(?:if\s+(?=\S))+", "", text, flags=re.IGNORECASE).strip()
    first, _, rest = said.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.lower() in OPENERS else said


@register.filter
def levels_of(case: Case) -> dict[str, Any]:
    """The higher level first; the other one only where it differs."""
    row: RiskRegister | None = getattr(case, "risk_register", None)
    if row is None or row.highest is None:
        return {"level": None}
    working_first = row.working_level == row.highest
    pairs = [
        (row.working_level, row.working_on, "Working level", row.working_cells),
        (row.countersigned_level, row.countersigned_on, "Countersigned level", None),
    ]
    (level, on, _, _), (other, other_on, label, _) = pairs if working_first else pairs[::-1]
    cells = row.working_cells if working_first else row.countersigned_cells
    return {
        "level": level,
        "updated_on": on,
        "rows": _group_rows(cells),
        "is_same": level == other,
        "other_level": other if other != level else None,
        "other_on": other_on,
        "other_label": label,
        "is_awaiting": row.is_awaiting,
        "note": ELSEWHERE if row.is_external else "",
        "review_due_on": row.review_due_on,
    }


@register.simple_tag
def page_of(row: Task | TimelineEntry, crn: str) -> str:
    """{% page_of task case.crn as url %}: where a task or an entry leads, or nothing."""
    return links.page_of(row.link_name, crn=crn, about=row.about)


@register.filter
def is_overdue(day: datetime.date | None) -> bool:
    """Whether the day has gone by."""
    return day is not None and day < timezone.localdate()


@register.filter
def is_soon(day: datetime.date) -> bool:
    """Whether the day is today or one of the next two."""
    return 0 <= (day - timezone.localdate()).days <= SOON_DAYS


@register.filter
def how_far(day: datetime.date) -> str:
    """How far off a day is: "today", "in 9 days", "in 4 months", "2 days ago"."""
    days = (day - timezone.localdate()).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    for unit, length in UNITS:
        if abs(days) >= 2 * length:
            count = round(abs(days) / length)
            return f"in {count} {unit}" if days > 0 else f"{count} {unit} ago"
    raise ValueError("more than a day is two days or more")


@register.filter
def due_in_words(day: datetime.date | None) -> str:
    """The day with how far off it is: "3 May 2026 (in 5 days)"."""
    return f"{_written(day)} ({how_far(day)})" if day else ""


@register.filter
def why_due(task: Task) -> str:
    """The day a task is due and how it was reckoned; the day once, where the sum names it."""
    if is_danger_today(task):
        return "Today."
    because = as_sentence(task.due_because) if task.due_because else ""
    day = _written(task.due_on)
    return because if day in because else f"Due {day}. {because}".strip()


@register.filter
def is_danger_today(task: Task) -> bool:
    """Whether it is about current thoughts of suicide or self-harm, and is not overdue yet."""
    return task.kind == Task.Kind.SELF and not is_overdue(task.due_on)


def _written(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


@register.filter
def tag_names(row: Offence) -> str:
    """What an offence was about, in words."""
    return ", ".join(Tag(tag).label for tag in row.tags)


@register.filter
def may_hide_abuse(charge: str) -> bool:
    """Whether a charge asks to be looked behind."""
    return may_hide_domestic_abuse(charge)


@register.filter
def checklist(order: CivilOrder) -> list[tuple[str, str]]:
    """What has to be done about an order, each item with how far it has come; none while unbegun.

    SCR-12.
    """
    if not any(getattr(order, name) for name in CHECKLIST):
        return []
    return [(label, _how_far(order, name)) for name, label in CHECKLIST.items()]


def _how_far(order: CivilOrder, name: str) -> str:
    """How far one item has come; the one that is answered with a text is done."""
    answer = getattr(order, name)
    if not answer:
        return "Not answered"
    return Done.YES.label if name == "meaning" else Done(answer).label


def _group_rows(cells: dict[str, dict[str, int]]) -> list[dict[str, Any]]:
    """The rows of the level box; nothing for a level set elsewhere, which has no groups."""
    if not cells:
        return []
    return [
        {
            "group": group.label,
            "community": cells.get("community", {}).get(group.value),
            "custody": cells.get("custody", {}).get(group.value),
            "community_note": "Does not apply" if group is Group.PRISONERS else "",
        }
        for group in Group
    ]


def _address(name: str, crn: str) -> str:
    try:
        return reverse(name, args=[crn])
    except NoReverseMatch:
        return ""
