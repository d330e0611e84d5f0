"""Levels counted across cases, so that differences can be asked about (DEF-12, BIA-08).

What lives here: how a table is counted, and which numbers are hidden so that nobody can be told
from it. What may not: whose cases are counted, or what a difference means. It is a question to
people, never a finding about them.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rules.terms import RiskLevel

SMALLEST = 5  # people: a number from 1 to 4 is never shown
NOT_RECORDED = "Not recorded"
ALL = "All"
AGES = ((18, "Under 18"), (25, "18 to 24"), (35, "25 to 34"), (45, "35 to 44"), (55, "45 to 54"))
OLDEST = "55 and over"

Place = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """A number of people and its share of the row in per cent; None where it is hidden."""

    count: int | None
    share: int | None = None


@dataclass(frozen=True)
class Line:
    """One group: a cell for each level, lowest first, and how many people it has."""

    label: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Table:
    """The groups by name, and all of them together. Empty where there are too few people."""

    lines: tuple[Line, ...] = ()
    whole: Line | None = None


def age_band(born: datetime.date, on: datetime.date) -> str:
    """The band of years a person is in on that day."""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((label for below, label in AGES if years < below), OLDEST)


def count(people: Iterable[tuple[str, RiskLevel]]) -> Table:
    """The levels of people by group; a group without a name is "Not recorded", and comes last.

    A number below five is hidden, and so is each from which it could be worked out: along every
    line of the table at least two numbers are hidden, or none, and together they are five or more.
    The line of all is hidden alike in each table of the same people.
    """
    numbers = Counter((group or NOT_RECORDED, level) for group, level in people)
    if numbers.total() < SMALLEST:
        return Table()
    names = sorted({group for group, _ in numbers}, key=lambda name: (name == NOT_RECORDED, name))
    rows = [[numbers[name, level] for level in RiskLevel] for name in names]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    grid = [[*row, sum(row)] for row in rows]
    hidden = _hidden(grid)
    lines = [_line(name, grid, row, hidden) for row, name in enumerate([*names, ALL])]
    return Table(tuple(lines[:-1]), lines[-1])


def _line(label: str, grid: list[list[int]], row: int, hidden: set[Place]) -> Line:
    *levels, total = (
        None if (row, column) in hidden else number for column, number in enumerate(grid[row])
    )
    cells = tuple(Cell(number, _share(number, total)) for number in levels)
    return Line(label, cells, Cell(total))


def _share(number: int | None, total: int | None) -> int | None:
    return None if number is None or not total else round(100 * number / total)


def _hidden(grid: list[list[int]]) -> set[Place]:
    """The places that are not shown: those below five, then what would give them away.

    The last row is the same in every table of the same people, so it is settled by itself first:
    what one table hides in it no other shows.
    """
    hidden = {
        (row, column)
        for row, numbers in enumerate(grid)
        for column, number in enumerate(numbers)
        if 0 < number < SMALLEST
    }
    last = [(len(grid) - 1, column) for column in range(len(grid[0]))]
    _cover([last], grid, hidden, set())
    shown = set(last) - hidden
    lines = list(_lines_of(grid))
    while _cover(lines, grid, hidden, shown) or _loosen(lines, grid, hidden, shown):
        pass
    return hidden


def _cover(
    lines: list[list[Place]], grid: list[list[int]], hidden: set[Place], stays: set[Place]
) -> bool:
    """Hide more in each line that gives a hidden number away by itself; whether there was one."""
    before = len(hidden)
    for line in lines:
        while covered := [grid[row][column] for row, column in line if (row, column) in hidden]:
            is_safe = len(covered) > 1 and sum(covered) >= SMALLEST
            if is_safe or not _hide_smallest(line, grid, hidden, stays):
                break
    return len(hidden) > before


def _loosen(
    lines: list[list[Place]], grid: list[list[int]], hidden: set[Place], stays: set[Place]
) -> bool:
    """Hide one more where several lines together give a number away; whether there was any."""
    stuck = _stuck(hidden)
    fixed = (line for line in lines if stuck.intersection(line))
    return bool(stuck) and any(_hide_smallest(line, grid, hidden, stays) for line in fixed)


def _hide_smallest(
    line: list[Place], grid: list[list[int]], hidden: set[Place], stays: set[Place]
) -> bool:
    """Hide the smallest that is shown, and a nought last; whether one was left."""
    left = [place for place in line if place not in hidden and place not in stays]
    if left:
        hidden.add(min(left, key=lambda place: _order(grid[place[0]][place[1]])))
    return bool(left)


def _order(number: int) -> tuple[bool, int]:
    return number == 0, number


def _stuck(hidden: set[Place]) -> set[Place]:
    """The hidden numbers that cannot change: on no round of hidden ones, which change together."""
    columns: dict[int, set[int]] = {}
    for row, column in hidden:
        columns.setdefault(row, set()).add(column)
    kinds = Counter(map(frozenset, columns.values()))

    @cache
    def can_move(own: frozenset[int], column: int) -> bool:
        """Whether other rows lead from the other hidden columns of this row back to that one."""
        others = [kind for kind, rows in kinds.items() if rows > (kind == own)]
        reached = own - {column}
        while more := frozenset().union(*(one for one in others if one & reached)) - reached:
            reached |= more
        return column in reached

    return {place for place in hidden if not can_move(frozenset(columns[place[0]]), place[1])}


def _lines_of(grid: list[list[int]]) -> Iterator[list[Place]]:
    """Every row and every column, each with its sum."""
    height, width = range(len(grid)), range(len(grid[0]))
    yield from ([(row, column) for column in width] for row in height)
    yield from ([(row, column) for row in height] for column in width)
