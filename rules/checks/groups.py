"""Checks of who is at risk: groups, the custody column, the overall level.

QC-15, QC-16, QC-23. What may not live here: severities.
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.facts import AssessmentFacts, Cell
from rules.four_step import step_levels
from rules.terms import (
    CELLS,
    Page,
    RiskLevel,
    Setting,
    YesNoUnknown,
)
from rules.vague import is_given
from rules.wording import group_in, group_words, listed


def raised_groups(subject: Subject) -> Iterator[Raised]:
    """QC-15: a group at Medium or above without who, harm or a linked factor (WHO-09)."""
    for cell in subject.assessment.cells:
        if cell.level is None or cell.level < RiskLevel.MEDIUM:
            continue
        about = f"{cell.setting.value}/{cell.group.value}"
        lacks = [
            name
            for name, text in (("who is at risk", cell.who), ("of what harm", cell.harm))
            if not is_given(text)
        ]
        if lacks:
            message = f"Enter {listed(lacks)} for {group_in(cell.setting, cell.group)}."
            yield Raised("who", about, message, Page.GROUPS)
        if not _has_factor(cell, subject.assessment):
            message = f"Select the factors that bear on {group_in(cell.setting, cell.group)}."
            yield Raised("factor", about, message, Page.GROUPS)


def _has_factor(cell: Cell, assessment: AssessmentFacts) -> bool:
    """Whether a risk factor bears on the group: what protects from harm does not explain it."""
    key = (cell.setting, cell.group)
    return any(
        factor.is_risk and (key in factor.cells or factor.lineage in cell.factors)
        for factor in assessment.factors
    )


def custody_column(subject: Subject) -> Iterator[Raised]:
    """QC-16: in custody now, and groups in custody have no level (WHO-03)."""
    if subject.setting is not Setting.CUSTODY:
        return
    custody = subject.assessment.cells_in(Setting.CUSTODY)
    given = {cell.group for cell in custody if cell.level is not None}
    missing = [
        group_words(group)
        for setting, group in CELLS
        if setting is Setting.CUSTODY and group not in given
    ]
    if missing:
        yield Raised(
            "column",
            "custody",
            f"Select the level in custody for {listed(missing)}.",
            Page.LEVELS,
        )


def overall_level(subject: Subject) -> Iterator[Raised]:
    """QC-23: the level against the highest group (WHO-10, WHO-12).

    While the present setting has no answer, the other one counts: unknown is not Low.
    """
    assessment, now = subject.assessment, subject.setting
    level = assessment.step4.level
    if level is None:
        return
    anywhere = _highest(assessment.cells)
    highest = (_highest(assessment.cells_in(now)) if now else None) or anywhere
    is_explained = is_given(assessment.step4.difference_reason)
    if highest and highest.level and level < highest.level and not is_explained:
        yield Raised(
            "lower",
            "level",
            f"Raise the level to {highest.level.label}, or say why it is lower than the level"
            f" for {group_in(highest.setting, highest.group)}.",
            Page.STEP_4,
        )
    elif anywhere and anywhere.level and level > anywhere.level and not is_explained:
        yield Raised(
            "higher",
            "level",
            f"Say why the level is higher than that of every group: none is above"
            f" {anywhere.level.label}.",
            Page.STEP_4,
        )
    if anywhere and anywhere.level and level > anywhere.level:
        yield from _risk_to_self(subject, level)
    others = tuple(cell for cell in assessment.cells if now and cell.setting is not now)
    yield from _other_setting(level, _highest(others))


def _risk_to_self(subject: Subject, level: RiskLevel) -> Iterator[Raised]:
    """Raised by risk to self alone: it is there, and neither a step nor a group is as high."""
    steps = step_levels(subject.facts)
    is_held = any(step and step >= level for step in (steps.step1, steps.step2, steps.step3))
    is_there = subject.assessment.risk_to_self.is_identified is YesNoUnknown.YES
    if is_there and not is_held:
        yield Raised(
            "risk to self",
            "level",
            "Lower the level, or give a group that level: risk to self alone does not raise it.",
            Page.STEP_4,
        )


def _other_setting(level: RiskLevel, other: Cell | None) -> Iterator[Raised]:
    if other and other.level and other.level > level:
        yield Raised(
            "other setting",
            f"{other.setting.value}/{other.group.value}",
            f"Keep in mind: the level for {group_in(other.setting, other.group)} is"
            f" {other.level.label}.",
            Page.STEP_4,
        )


def _highest(cells: tuple[Cell, ...]) -> Cell | None:
    answered = [cell for cell in cells if cell.level is not None]
    return max(answered, key=lambda cell: cell.level or 0, default=None)


CHECKS = (
    Check("QC-15", False, raised_groups),
    Check("QC-16", False, custody_column),
    Check("QC-23", False, overall_level),
)
