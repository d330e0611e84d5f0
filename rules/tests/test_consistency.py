"""Levels across cases: what is counted, and that no small number can be worked out (DEF-12)."""

import datetime
import random

import pytest

from rules.consistency import (
    ALL,
    NOT_RECORDED,
    SMALLEST,
    Cell,
    _stuck,
    age_band,
    count,
)
from rules.terms import RiskLevel

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


def people(**groups: tuple[int, ...]):
    """North=(10, 6, 0, 7): so many people at each level."""
    return [
        (group.replace("_", " "), level)
        for group, numbers in groups.items()
        for level, number in zip(RiskLevel, numbers, strict=True)
        for _ in range(number)
    ]


def numbers(line):
    return [cell.count for cell in (*line.cells, line.total)]


def test_large_numbers_are_shown_with_their_share_def_12():
    table = count(people(South=(5, 5, 0, 10), North=(10, 20, 10, 0)))
    assert [line.label for line in table.lines] == ["North", "South"]
    assert numbers(table.lines[0]) == [10, 20, 10, 0, 40]
    assert [cell.share for cell in table.lines[0].cells] == [25, 50, 25, 0]
    assert table.whole.label == ALL and numbers(table.whole) == [15, 25, 10, 10, 60]


def test_what_is_not_recorded_comes_last_bia_08():
    table = count([*people(Zebra=(9, 0, 0, 0)), *people(A=(9, 0, 0, 0)), *[("", LOW)] * 9])
    assert [line.label for line in table.lines] == ["A", "Zebra", NOT_RECORDED]


@pytest.mark.parametrize("few", [0, SMALLEST - 1])
def test_of_too_few_people_there_is_no_table_bia_08(few):
    assert count(people(North=(few, 0, 0, 0))).whole is None
    assert count(people(North=(SMALLEST, 0, 0, 0))).whole is not None


def test_four_are_hidden_and_five_are_shown_bia_08():
    table = count(people(North=(4, 50, 60, 70), South=(5, 50, 60, 70)))
    assert table.lines[0].cells[0] == Cell(None)
    table = count(people(North=(5, 50, 60, 70), South=(5, 50, 60, 70)))
    assert table.lines[0].cells[0].count == 5


def test_a_single_small_number_takes_others_with_it_bia_08():
    """Row and column each give away one hidden number; so a second goes, and theirs too."""
    table = count(people(North=(4, 50, 60, 70), South=(40, 50, 60, 70)))
    hidden = [[number is None for number in numbers(line)] for line in (*table.lines, table.whole)]
    for line in (*hidden, *zip(*hidden, strict=True)):
        assert sum(line) != 1


def test_two_small_numbers_whose_sum_gives_them_away_take_a_third_bia_08():
    """1 and 1 beside a sum that says 2 would both be known."""
    table = count(people(A=(1, 1, 60, 60), B=(9, 9, 9, 9)))
    assert numbers(table.lines[0]) == [None, None, None, 60, 122]
    assert numbers(table.lines[1]) == [None, None, None, 9, 36]


def test_no_more_is_hidden_than_gives_a_number_away_bia_08():
    """The smallest goes, and a nought only where nothing else is left."""
    table = count(people(A=(3, 6, 0, 60), B=(9, 9, 9, 9)))
    assert numbers(table.lines[0]) == [None, None, 0, 60, 69]
    assert numbers(table.lines[1]) == [None, None, 9, 9, 36]
    assert numbers(table.whole) == [12, 15, 9, 69, 105]


def test_small_numbers_in_two_corners_are_not_solved_together_bia_08():
    """Two rounds of hidden numbers that one number joins: it would be the only one to fit."""
    rounds_of_four = {(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3)}
    assert _stuck(rounds_of_four | {(0, 2)}) == {(0, 2)}
    assert not _stuck(rounds_of_four)


@pytest.mark.parametrize("seed", range(20))
def test_what_one_table_hides_of_all_people_no_other_shows_bia_08(seed):
    """The last line of each table says the same of the same people, its sum always."""
    chance = random.Random(seed)
    levels = chance.choices(list(RiskLevel), [40, 40, 15, 5], k=20 + seed)
    tables = [
        count((chance.choice(names), level) for level in levels)
        for names in ("A", "AAAB", "AAABBC", "ABCDEFGH")
    ]
    assert len({tuple(numbers(table.whole)) for table in tables}) == 1
    assert tables[0].whole.total.count == len(levels)


def test_very_many_groups_are_counted_at_once_def_12():
    chance = random.Random(1)
    people = [(str(chance.randrange(2000)), chance.choice(list(RiskLevel))) for _ in range(20000)]
    assert len(count(people).lines) == 2000


def rounds(hidden, path):
    """Every short round of hidden places: along a row, along a column, and so on, back home."""
    row, column = path[-1]
    is_row_next = len(path) % 2 == 1
    if not is_row_next and column == path[0][1]:
        yield path
    elif len(path) < 8:
        for place in hidden:
            if place not in path and (place[0] == row if is_row_next else place[1] == column):
                yield from rounds(hidden, [*path, place])


@pytest.mark.parametrize("seed", range(40))
def test_no_small_number_can_be_solved_from_what_is_shown_bia_08(seed):
    """Some other table with all its sums shows the same: each small number could be another."""
    chance = random.Random(seed)
    some = (0, 0, 1, 2, 3, 4, 5, 6, 8, 9)
    made = {name: tuple(chance.choice(some) for _ in range(4)) for name in "ABC"[: 2 + seed % 2]}
    table = count(people(**made))
    if table.whole is None:
        return
    lines = [*table.lines, table.whole]
    full = {(r, c): n for r, line in enumerate(lines) for c, n in enumerate(numbers(line))}
    by_name = {name: [*row, sum(row)] for name, row in made.items()}
    by_name[ALL] = [sum(column) for column in zip(*by_name.values(), strict=True)]
    real = {(r, c): by_name[lines[r].label][c] for r, c in full}
    assert all(full[place] in (None, real[place]) for place in full)
    hidden = [place for place, number in full.items() if number is None]
    for place in hidden:
        if 0 < real[place] < SMALLEST:
            assert any(moves(real, place, hidden)), (made, place)
    assert not any(0 < (number or 0) < SMALLEST for number in full.values())


def moves(real, place, hidden):
    """Each round through `place` along which one can be added here and taken there."""
    last_row, last_column = max(real)
    for path in rounds(hidden, [place]):
        # A sum stands on the other side of its line: it moves with what it sums.
        for step in (1, -1):
            changed = dict(real)
            for number, (row, column) in enumerate(path):
                side = (-1) ** ((row == last_row) + (column == last_column))
                changed[row, column] += step * side * (-1) ** number
            if min(changed.values()) >= 0 and adds_up(changed, last_row, last_column):
                yield True


def adds_up(grid, last_row, last_column):
    rows = all(
        sum(grid[r, c] for c in range(last_column)) == grid[r, last_column]
        for r in range(last_row + 1)
    )
    return rows and all(
        sum(grid[r, c] for r in range(last_row)) == grid[last_row, c]
        for c in range(last_column + 1)
    )


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (datetime.date(2008, 11, 23), "Under 18"),
        (datetime.date(2008, 11, 22), "18 to 24"),
        (datetime.date(2001, 11, 23), "18 to 24"),
        (datetime.date(2001, 11, 22), "25 to 34"),
        (datetime.date(1971, 11, 23), "45 to 54"),
        (datetime.date(1971, 11, 22), "55 and over"),
    ],
)
def test_an_age_is_a_band_bia_08(born, band):
    assert age_band(born, datetime.date(2026, 11, 22)) == band
