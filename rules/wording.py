"""Small words for sentences: dates, lists, groups and settings.

What lives here: how rules write what they name. What may not: sentences of one rule alone.
"""

import calendar
import datetime
from collections.abc import Iterable

from rules.terms import Group, Setting

_GROUPS = {
    Group.CHILDREN: "children",
    Group.PUBLIC: "the public",
    Group.KNOWN_ADULT: "known adults",
    Group.STAFF: "staff",
    Group.PRISONERS: "prisoners",
}


def written(day: datetime.date) -> str:
    """The date as it is always shown, such as 3 May 2026."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def listed(names: list[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shortened(text: str, most: int = 60) -> str:
    """The text on one line without its stop, cut after a word where it is long."""
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"


def group_words(group: Group) -> str:
    """The group in a sentence, such as "the public"."""
    return _GROUPS[group]


def place(setting: Setting) -> str:
    """The setting in a sentence."""
    return "custody" if setting is Setting.CUSTODY else "the community"


def groups_in(cells: Iterable[tuple[Setting, Group]]) -> str:
    """Several cells, each setting once: "children and staff in the community; staff in custody"."""
    settings: dict[Setting, list[str]] = {}
    for setting, group in cells:
        settings.setdefault(setting, []).append(group_words(group))
    return "; ".join(f"{listed(names)} in {place(at)}" for at, names in settings.items())


def group_in(setting: Setting, group: Group) -> str:
    """A cell in a sentence, such as "children in the community"."""
    return f"{group_words(group)} in {place(setting)}"
