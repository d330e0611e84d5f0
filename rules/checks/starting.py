"""Checks of Step 1: a missing score, an unsuitable one, OSP, the date in the community.

QC-01, QC-02, QC-06, QC-07. What may not live here: severities, other steps.
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.facts import CaseFacts, Step1
from rules.four_step import (
    diverges,
    is_index_outside_rsr,
    is_rsr_missing,
    osp_applies,
    percent_of,
    rsr_suits,
)
from rules.terms import Basis, Page, Setting, Tool, YesNoUnknown
from rules.vague import is_given

_OTHER_TOOLS = (Basis.OSP_C, Basis.OSP_I, Basis.OVP)


def missing_score(subject: Subject) -> Iterator[Raised]:
    """QC-01: no RSR although one would suit; never recorded as a level (ST1-13, ST1-14)."""
    assessment = subject.assessment
    if percent_of(assessment.score(Tool.RSR)) is not None:
        return
    step1 = assessment.step1
    if step1.level is not None and step1.basis not in _OTHER_TOOLS:
        yield Raised(
            "shown as a level",
            "rsr",
            "Enter the RSR, or remove the starting point: a missing score is no level.",
            Page.STEP_1,
        )
    elif is_rsr_missing(subject.case, assessment):
        yield _missing(bool(assessment.is_limited), step1)


def _missing(is_limited: bool, step1: Step1) -> Raised:
    has_reason = is_given(step1.missing_reason) or (
        step1.basis is Basis.MISSING and is_given(step1.reason)
    )
    if has_reason and is_limited:
        return Raised(
            "explained",
            "rsr",
            "RSR is missing: say when it will be calculated, and review the level then.",
            Page.STEP_1,
        )
    if has_reason:
        return Raised(
            "missing",
            "rsr",
            "Enter the RSR, or record that information is limited.",
            Page.STEP_1,
        )
    return Raised(
        "missing",
        "rsr",
        "Enter the RSR, or say why there is none and record that information is limited.",
        Page.STEP_1,
    )


def unsuitable_score(subject: Subject) -> Iterator[Raised]:
    """QC-02: RSR recorded as the start for neglect or extremism (ST1-09).

    Where every index offence is one, that RSR suits some other harm says for which it does not.
    """
    step1 = subject.assessment.step1
    is_rsr_start = step1.level is not None and step1.basis not in _OTHER_TOOLS
    if not is_rsr_start:
        return
    if not rsr_suits(subject.case, subject.assessment):
        yield Raised(
            "unsuitable",
            "start",
            "Remove RSR as the starting point: it says nothing about this kind of harm.",
            Page.STEP_1,
        )
    elif is_index_outside_rsr(subject.case) and not _names_its_harms(subject.case, step1):
        yield Raised(
            "unsuitable",
            "start",
            "Remove RSR as the starting point, or say for which harm it is no start: the index"
            " offence is neglect or extremism.",
            Page.STEP_1,
        )


def _names_its_harms(case: CaseFacts, step1: Step1) -> bool:
    """Whether each harm of the index offences is named as one for which RSR is no start."""
    harms = {tag.value for row in case.offences if row.is_index for tag in row.tags}
    return harms <= {harm.value for harm in step1.unsuitable_for}


def sexual_scores(subject: Subject) -> Iterator[Raised]:
    """QC-06: OSP/C above RSR without a reason; OSP for somebody it is not for (ST1-07, ST1-08)."""
    assessment = subject.assessment
    applies = osp_applies(subject.case, subject.on)
    if (
        applies is not YesNoUnknown.NO
        and diverges(assessment)
        and rsr_suits(subject.case, assessment)
        and not is_given(assessment.step1.reason)
    ):
        yield Raised(
            "no reason",
            "start",
            "Enter the reason for the starting point: OSP/C is higher than RSR.",
            Page.STEP_1,
        )
    for tool in (Tool.OSP_C, Tool.OSP_I):
        score = assessment.score(tool)
        if score and score.band is not None and applies is not YesNoUnknown.YES:
            yield Raised(
                "not for this person", score.lineage, _osp_message(tool, applies), Page.STEP_1
            )


def _osp_message(tool: Tool, applies: YesNoUnknown) -> str:
    who = "adult men with a history of sexual offending"
    if applies is YesNoUnknown.NO:
        return f"Check {tool.value}: the score is only for {who}."
    return f"Record age, sex and sexual offence history: {tool.value} is only for {who}."


def community_date(subject: Subject) -> Iterator[Raised]:
    """QC-07: in custody, and RSR without its date in the community (ST1-06)."""
    score = subject.assessment.score(Tool.RSR)
    if subject.setting is Setting.CUSTODY and score and score.community_on is None:
        yield Raised(
            "no date",
            score.lineage,
            "Enter the date in the community that RSR was worked out for.",
            Page.STEP_1,
        )


CHECKS = (
    Check("QC-01", False, missing_score),
    Check("QC-02", False, unsuitable_score),
    Check("QC-06", False, sexual_scores),
    Check("QC-07", False, community_date),
)
