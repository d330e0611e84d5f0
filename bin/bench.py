#!/usr/bin/env python3
"""Time the rules on the largest assessment that anybody should write, and the pages that show it.

    make bench

Prints what each part takes in milliseconds, and as a ratio to a plain loop on the same machine, so
that runs on different machines compare. Fails where all checks together take longer than allowed:
a page runs them on every request.
"""

import dataclasses
import datetime
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bin import bench_matrix, bench_pdf
from rules.checks import run
from rules.depth import depth_of
from rules.facts import Answer, Facts
from rules.leaks import find
from rules.questions import CATALOGUE
from rules.required import unanswered
from rules.screening import with_low_cells
from rules.terms import CELLS, AnswerValue, FactorKind, FactorState, RiskLevel, Tool
from rules.tests.builders import (
    account,
    action,
    behaviour,
    cell,
    contingency,
    factor,
    order,
    person,
    protective,
    rsr,
    scenario,
    signable,
    source,
)
from rules.tests.protected import EVERYBODY

FACTORS, PROTECTIVE, SOURCES, ACTIONS = 18, 7, 12, 40
ROUNDS = 200
MOST_MILLISECONDS = 20.0


def largest() -> Facts:
    """A Very High case: 25 factors, 12 sources, each cell, each tool and each question answered."""
    facts = signable(RiskLevel.VERY_HIGH)
    if facts.assessment is None or facts.plan is None:
        raise SystemExit("The builders gave no whole case.")
    case = dataclasses.replace(
        facts.case,
        people=tuple(person(f"KA-{number}") for number in range(8)),
        orders=tuple(order(f"o{number}") for number in range(6)),
        unconvicted=tuple(behaviour(f"b{number}") for number in range(12)),
    )
    keys = tuple(f"f{number}" for number in range(FACTORS))
    kinds = (FactorKind.STABLE, FactorKind.ACUTE, FactorKind.STATIC)
    risks = tuple(
        factor(key, kind=kinds[place % 3], cells=CELLS, sources=("s1", "s2"))
        for place, key in enumerate(keys)
    )
    shields = tuple(
        protective(f"p{number}", state=FactorState.EMERGING, sources=("s1",))
        for number in range(PROTECTIVE)
    )
    sources = tuple(
        (source if number % 2 else account)(
            lineage=f"s{number}", number=f"S{number}", conflicts_with=(f"s{number - 1}",)
        )
        for number in range(1, SOURCES + 1)
    )
    assessment = dataclasses.replace(
        facts.assessment,
        answers=tuple(
            Answer(
                lineage=question.key,
                question=question.key,
                value=list(AnswerValue)[place % 4],
                text="So",
            )
            for place, question in enumerate(CATALOGUE)
        ),
        scenarios=tuple(scenario(f"sc{number}") for number in range(10)),
        sources=sources,
        scores=tuple(rsr("9.00", lineage=tool.value, tool=tool) for tool in Tool),
        factors=risks + shields,
        cells=tuple(
            cell(group, RiskLevel.VERY_HIGH, setting, factors=keys) for setting, group in CELLS
        ),
    )
    plan = dataclasses.replace(
        facts.plan,
        actions=tuple(action(f"a{number}", factors=keys[:3]) for number in range(ACTIONS)),
        contingencies=tuple(contingency(f"c{number}") for number in range(12)),
    )
    return Facts(on=facts.on, case=case, assessment=assessment, plan=plan)


def milliseconds(act: Callable[[], object]) -> float:
    """The middle time of one act, so that a busy moment of the machine does not count."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return sorted(times)[ROUNDS // 2] * 1000


def baseline() -> int:
    """A plain loop: what this machine does without us."""
    total = 0
    for number in range(10_000):
        total += number % 7
    return total


def main() -> int:
    """Print the times; 1 where the checks are slower than allowed."""
    facts = largest()
    people = tuple(
        dataclasses.replace(row, reference=f"KA-{n}") for n in range(12) for row in EVERYBODY
    )
    parts: dict[str, Callable[[], object]] = {
        "all checks": lambda: run(facts, whole=True),
        "what is unanswered": lambda: unanswered(facts),
        "the depth": lambda: depth_of(facts),
        "screened out or not": lambda: with_low_cells(facts),
        "restricted words": lambda: find(facts, people),
    }
    loop = milliseconds(baseline)
    print(f"{datetime.date.today()}: a plain loop takes {loop:.2f} ms, {ROUNDS} rounds each")
    taken = {name: milliseconds(act) for name, act in parts.items()}
    for name, time_taken in taken.items():
        print(f"{name:22} {time_taken:8.2f} ms  {time_taken / loop:6.2f} of the loop")
    found = len(run(facts, whole=True))
    print(f"findings: {found}")
    if taken["all checks"] > MOST_MILLISECONDS:
        print(f"All checks may take {MOST_MILLISECONDS:.0f} ms.")
        return 1
    return max(bench_matrix.report(), bench_pdf.report())


if __name__ == "__main__":
    sys.exit(main())
