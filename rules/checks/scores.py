"""Checks of the scores themselves: how old they are, and a static start.

QC-04, QC-05. What may not live here: severities, what a score starts (`starting`).
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.clock import add_months
from rules.facts import Score
from rules.four_step import recorded_or_derived
from rules.terms import Basis, Page, ScoreType, Tool
from rules.vague import is_given
from rules.wording import listed, written


def old_scores(subject: Subject) -> Iterator[Raised]:
    """QC-04: a score without a date, of long ago, or from before the latest event (ST1-17).

    RSR answers for itself. The others are worked out with it: where nobody said anything of their
    own date, that of an RSR speaks for them. Those that are undated are said in one sentence.
    """
    undated = []
    rsr = subject.assessment.score(Tool.RSR)
    is_undated = rsr is None or rsr.scored_on is None
    for score in subject.assessment.scores:
        if score.scored_on is None and score.tool is not Tool.RSR:
            undated += [score.tool.value] if score.is_date_unknown or is_undated else []
        elif message := _old(score, subject):
            yield Raised("old", score.lineage, message, Page.STEP_1)
    if undated:
        message = f"Find out when these were worked out, and enter the date: {listed(undated)}."
        yield Raised("undated", "scores", message, Page.STEP_1)


def _old(score: Score, subject: Subject) -> str:
    tool, event = score.tool.value, subject.case.latest_event
    if score.scored_on is None:
        return f"Find out when {tool} was worked out: its date is not known."
    if score.scored_on > subject.on:
        return f"Check the date of {tool}: {written(score.scored_on)} is still to come."
    if add_months(score.scored_on, subject.facts.score_months) < subject.on:
        return f"Bring {tool} up to date: it is of {written(score.scored_on)}."
    if event and event.happened_on > score.scored_on:
        what = event.kind.label
        return (
            f"Bring {tool} up to date: “{what}” happened on {written(event.happened_on)},"
            f" after the score of {written(score.scored_on)}."
        )
    return ""


def static_start(subject: Subject) -> Iterator[Raised]:
    """QC-05: RSR is the start and static, and no reason says why (ST1-04)."""
    assessment = subject.assessment
    score = assessment.score(Tool.RSR)
    if score is None or score.score_type is not ScoreType.STATIC:
        return
    is_start = recorded_or_derived(subject.case, assessment).basis is Basis.RSR
    if is_start and not is_given(assessment.step1.not_dynamic_reason):
        yield Raised(
            "static",
            score.lineage,
            "Get a dynamic RSR, or say why none could be had.",
            Page.STEP_1,
        )


CHECKS = (
    Check("QC-04", False, old_scores),
    Check("QC-05", False, static_start),
)
