"""The required questions of Step 1: the score, the starting point, and what that rests on.

What lives here: questions as data, and the tests of their answers. What may not: what a check
blocks already (QC-01, QC-02, QC-07).
"""

from collections.abc import Iterable

from rules.depth import Depth
from rules.facts import AssessmentFacts, Facts
from rules.four_step import (
    is_index_outside_rsr,
    is_rsr_missing,
    is_start_outside_band,
    percent_of,
    rsr_suits,
)
from rules.required.question import Question, once_if
from rules.terms import Basis, Page, Tool
from rules.vague import is_given

SCREENED, LOW = Depth.SCREENED, Depth.LOW
_OWN_SCORE = {Basis.OSP_C: Tool.OSP_C, Basis.OSP_I: Tool.OSP_I, Basis.OVP: Tool.OVP}


def _no_start(facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """No starting point recorded, where a missing RSR is not what stands in the way (QC-01).

    "Missing" is an answer only while RSR can be a start; where it cannot, there is nothing to miss.
    """
    step1 = assessment.step1
    if step1.level is not None or step1.basis is Basis.UNSUITABLE:
        return ()
    if step1.basis is Basis.MISSING and rsr_suits(facts.case, assessment):
        return ()
    return once_if(not is_rsr_missing(facts.case, assessment))


def _no_start_reason(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """A start that is not RSR's own, or none because it does not suit (ST1-08, ST1-09)."""
    step1 = assessment.step1
    if is_given(step1.reason) or step1.basis in (Basis.MISSING, Basis.RSR, None):
        return ()
    return once_if(step1.level is not None or step1.basis is Basis.UNSUITABLE)


def _not_the_band(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """RSR's own start is RSR's band; a reason changes what it rests on (ST1-01)."""
    return once_if(is_start_outside_band(assessment))


def _no_own_score(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """A start that rests on a score that nobody recorded (ST1-07, ST1-08); RSR's is QC-01's."""
    step1 = assessment.step1
    tool = _OWN_SCORE.get(step1.basis) if step1.basis and step1.level is not None else None
    score = assessment.score(tool) if tool else None
    is_there = score is not None and (percent_of(score) is not None or score.band is not None)
    return once_if(tool is not None and not is_there)


def _no_suitability(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """Harms are named for which RSR is no start, and nobody said whether it is one at all."""
    step1 = assessment.step1
    return once_if(bool(step1.unsuitable_for) and step1.is_rsr_suitable is None)


def _no_unsuitable_harm(facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """RSR is called a start although every index offence is a harm it was not made for (ST1-09)."""
    step1 = assessment.step1
    is_asked = step1.is_rsr_suitable is True and is_index_outside_rsr(facts.case)
    return once_if(is_asked and not step1.unsuitable_for)


def _no_score_type(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    score = assessment.score(Tool.RSR)
    return once_if(percent_of(score) is not None and score is not None and score.score_type is None)


STARTING: tuple[Question, ...] = (
    Question("rsr", Page.STEP_1, "Enter the RSR score.", SCREENED, said_by="QC-01"),
    Question(
        "rsr_type",
        Page.STEP_1,
        "Select whether RSR is static or dynamic.",
        LOW,
        missing=_no_score_type,
    ),
    Question(
        "rsr_community_on",
        Page.STEP_1,
        "Enter the date in the community used for RSR.",
        SCREENED,
        said_by="QC-07",
    ),
    Question(
        "rsr_suits",
        Page.STEP_1,
        "Select whether RSR can be the starting point in this case.",
        LOW,
        missing=_no_suitability,
        is_counted=False,
    ),
    Question(
        "rsr_unsuitable_for",
        Page.STEP_1,
        "Select the harms for which RSR cannot be the starting point: the index offence is one.",
        LOW,
        missing=_no_unsuitable_harm,
        is_counted=False,
    ),
    Question("start", Page.STEP_1, "Select the starting point.", LOW, missing=_no_start),
    Question(
        "start_band",
        Page.STEP_1,
        "Select the level that RSR starts at, or what else the starting point rests on.",
        LOW,
        missing=_not_the_band,
        is_counted=False,
    ),
    Question(
        "start_score",
        Page.STEP_1,
        "Enter the score that the starting point rests on, or change what it rests on.",
        LOW,
        missing=_no_own_score,
        is_counted=False,
    ),
    Question(
        "start_reason",
        Page.STEP_1,
        "Enter the reason for the starting point.",
        LOW,
        missing=_no_start_reason,
    ),
)
