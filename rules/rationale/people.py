"""How soon, what could happen, and to whom: the parts of the rationale about people."""

from collections.abc import Iterator

from rules.facts import AssessmentFacts, Cell, Facts
from rules.rationale.sentences import said, sentence
from rules.terms import RiskLevel
from rules.vague import is_given
from rules.wording import group_in


def immediacy(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """How active, how exposed, the best fit, and what is expected when (ST3-01, ST3-02)."""
    step3 = assessment.step3
    yield from said("How active the risk is now", step3.how_active)
    yield from said("How exposed those at risk are", step3.how_exposed)
    if step3.level is not None:
        yield f"The best fit for immediacy is {step3.level.label}."
    if step3.low_route is not None:
        yield sentence(step3.low_route.label)
    yield from said("", step3.reason)
    yield from said("When harm is expected", step3.imminent_when)
    yield from said("To whom", step3.imminent_who)
    yield from said("What makes it likely", step3.imminent_what)


def scenarios(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """What could happen, to whom, when, why, how likely and how grave (DEF-03)."""
    for scenario in assessment.scenarios:
        yield sentence(f"What could happen: {scenario.what}")
        yield from said("To whom", scenario.to_whom)
        yield from said("In what circumstances", scenario.circumstances)
        yield from said("Why", scenario.why)
        if scenario.likelihood:
            yield sentence(f"How likely: {scenario.likelihood.label}")
        if scenario.impact:
            yield sentence(f"How grave: {scenario.impact.label}")


def groups(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Every group at Medium or above, in each setting (WHO-02, WHO-03)."""
    for cell in assessment.cells:
        if cell.level is not None and cell.level >= RiskLevel.MEDIUM:
            yield _group(cell, cell.level)


def _group(cell: Cell, level: RiskLevel) -> str:
    who = f": {cell.who.strip()}" if is_given(cell.who) else ""
    line = sentence(f"{group_in(cell.setting, cell.group)}, {level.label}{who}")
    return f"{line} {sentence(f'The harm: {cell.harm}')}" if is_given(cell.harm) else line
