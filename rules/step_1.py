"""What to think of beside the scores: sentences that the case itself brings up (ST1-10 to 12).

What lives here: prompts, as information only, and how old a score is. What may not: the starting
point (`four_step`), findings (`checks.scores`).
"""

import datetime
from collections.abc import Iterator

from rules.facts import AssessmentFacts, CaseFacts, Facts
from rules.four_step import ovp_context, percent_of
from rules.terms import ScoreType, SpecialistKind, Tag, Tool

# Which specialist tool a kind of harm asks for (ST1-12, ST2-15).
_SPECIALIST = (
    (Tag.DOMESTIC_ABUSE, SpecialistKind.SARA, "domestic abuse"),
    (Tag.STALKING, SpecialistKind.SAM, "stalking"),
    (Tag.EXTREMISM, SpecialistKind.ERG, "extremism"),
)


def prompts(facts: Facts) -> tuple[str, ...]:
    """What the case brings up about the scores; empty where there is nothing."""
    assessment = facts.assessment
    if assessment is None:
        return ()
    case = facts.case
    return (
        *_of_the_scores(assessment),
        *_of_reduced_charges(case, assessment),
        *_of_specialist_tools(case, assessment),
        *_of_unsanctioned(case),
    )


def _of_the_scores(assessment: AssessmentFacts) -> Iterator[str]:
    """RSR with OVP (ST1-03), a static RSR (ST1-04)."""
    rsr, ovp = (percent_of(assessment.score(tool)) for tool in (Tool.RSR, Tool.OVP))
    if context := ovp_context(rsr, ovp):
        yield context
    score = assessment.score(Tool.RSR)
    if score and score.score_type is ScoreType.STATIC:
        yield (
            "RSR is static. A dynamic one says more: work it out, or say below why it cannot be"
            " had."
        )


def _of_reduced_charges(case: CaseFacts, assessment: AssessmentFacts) -> Iterator[str]:
    """A charge that was reduced: RSR counts the conviction alone (ST1-10, SCR-15)."""
    reduced = [offence for offence in case.offences if offence.is_charge_reduced]
    if not reduced:
        return
    names = ", ".join(offence.original_allegation or offence.description for offence in reduced)
    names = names.rstrip(".")
    yield (
        f"A charge was reduced. First alleged: {names}. RSR counts only the conviction. Look at"
        " OVP too, and think whether to put less weight on RSR."
    )
    if percent_of(assessment.score(Tool.OVP)) is None:
        yield "There is no OVP yet. Where a charge was reduced it says more about violence."


def _of_specialist_tools(case: CaseFacts, assessment: AssessmentFacts) -> Iterator[str]:
    """Harms that have a tool of their own (ST1-12, ST2-15)."""
    tags = {tag for offence in case.offences for tag in offence.tags}
    if Tag.DOMESTIC_ABUSE in tags or Tag.STALKING in tags:
        yield (
            "RSR was not made for controlling behaviour, stalking or common assault, and may come"
            " out too low for domestic abuse."
        )
    held = {result.tool for result in assessment.specialist}
    for tag, tool, words in _SPECIALIST:
        if tag in tags and tool not in held:
            yield (
                f"The case record speaks of {words}. Record what {tool.value} found, if it was"
                " done."
            )


def _of_unsanctioned(case: CaseFacts) -> Iterator[str]:
    """Behaviour that was never sanctioned: some is usual, much of it is not (ST1-11)."""
    count = len(case.unconvicted)
    if count:
        times = "one behaviour" if count == 1 else f"{count} behaviours"
        yield (
            f"The case record holds {times} without a conviction. Some is usual in a long history."
            " If there is unusually much, put less weight on RSR, and say how much there is and"
            " how reliable it is."
        )


def age_in_words(scored_on: datetime.date, on: datetime.date) -> str:
    """How old a score is: "of today", "9 days old", "14 months old" (ST1-17)."""
    days = (on - scored_on).days
    if days < 1:
        return "of today"
    months = 12 * (on.year - scored_on.year) + on.month - scored_on.month
    months -= on.day < scored_on.day
    if months > 1:
        return f"{months} months old"
    return "1 day old" if days == 1 else f"{days} days old"
