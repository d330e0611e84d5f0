"""What the rationale rests on: capacity, the starting point, what scores leave out, sources."""

from collections.abc import Iterator

from rules.facts import AssessmentFacts, Facts, Source
from rules.four_step import percent_of, recorded_or_derived
from rules.questions import Section
from rules.rationale.sentences import answers_of, said, sentence
from rules.terms import AnswerValue, Basis, Tool, Weight
from rules.vague import is_given
from rules.weighing import is_left_open
from rules.wording import listed, written


def capacity(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Evidence of the capacity to cause serious harm, and signs that it may escalate (SCR-04)."""
    screening = assessment.screening
    when = f" ({screening.most_serious_when})" if is_given(screening.most_serious_when) else ""
    if is_given(screening.most_serious):
        what = (
            screening.most_serious.strip().rstrip(".") if when else screening.most_serious.strip()
        )
        yield sentence(f"The most serious behaviour so far: {what}{when}")
    yield from said("", screening.pattern)
    there = [
        (question.name, answer.text)
        for question, answer in answers_of(assessment, Section.INDICATORS)
        if answer.value is AnswerValue.YES
    ]
    if there:
        yield "There are signs that harm may escalate."
        yield from (_sign(name, text) for name, text in there)


def _sign(name: str, text: str) -> str:
    return sentence(f"{name}: {text}") if is_given(text) else sentence(name)


def start(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """The starting point, or why there is none; the RSR score; the reason (ST1-01 to ST1-13)."""
    point, rsr = recorded_or_derived(facts.case, assessment), assessment.score(Tool.RSR)
    percent = percent_of(rsr)
    if point.level is not None:
        yield f"The starting point is {point.level.label}, from {point.basis.value}."
    elif point.basis is Basis.UNSUITABLE:
        yield "There is no starting point, because RSR does not measure this kind of harm."
    elif point.basis is Basis.MISSING:
        yield "There is no starting point yet, because RSR is missing."
    if percent is not None:
        on = f" on {written(rsr.scored_on)}" if rsr and rsr.scored_on else ""
        yield f"RSR was {percent}%{on}."
    yield from said("", assessment.step1.reason)


def not_captured(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Drivers that somebody marked as not counted in RSR; an unanswered mark says nothing."""
    labels = [factor.label for factor in assessment.drivers if factor.is_in_rsr is False]
    if labels:
        yield sentence(f"Not captured by RSR: {'; '.join(labels)}")
    yield from said("", assessment.step1.reliance)


def opposing(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """What points the other way, and why it weighs less (RAT-01)."""
    yield from said("What points the other way", assessment.step4.opposing_evidence)


def sources(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Where most weight was put, and how sources that conflict were weighed (SRC-03 to SRC-07).

    A conflict that nobody dealt with is not settled by naming its sources here.
    """
    for source in assessment.sources:
        if source.weight is Weight.HIGH and not is_left_open(source, assessment.sources):
            why = f": {source.weight_why.strip()}" if is_given(source.weight_why) else ""
            yield sentence(f"Much weight is put on {_source_line(source)}{why}")
    numbers = {source.lineage: source.number for source in assessment.sources}
    for source in assessment.sources:
        others = [numbers[lineage] for lineage in source.conflicts_with if lineage in numbers]
        if others and is_given(source.conflict_resolution):
            names = listed([source.number, *others])
            yield sentence(f"Sources {names} conflict: {source.conflict_resolution.strip()}")


def _source_line(source: Source) -> str:
    words = f" ({source.verification.label.lower()})" if source.verification else ""
    return f"{source.number}, {source.what.strip()}{words}"
