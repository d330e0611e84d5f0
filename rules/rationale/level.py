"""The end of the rationale: why not the score's level, what decided the threshold, the level."""

from collections.abc import Iterator

from rules.facts import Answer, AssessmentFacts, Facts
from rules.questions import CatalogueQuestion, threshold_sections
from rules.rationale.sentences import answers_of, said, sentence
from rules.step_4 import crossing, highest_cell
from rules.vague import is_given


def differences(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """What was answered about standing above or below the score, where that is so (ST4-04, 05)."""
    section = crossing(facts)
    for question, answer in answers_of(assessment, section) if section else ():
        yield _question_and_answer(question, answer)


def deciding(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """The threshold questions of the chosen level that the author marked (ST4-11 to ST4-13)."""
    for section in threshold_sections(assessment.step4.level):
        marked = [pair for pair in answers_of(assessment, section) if pair[1].is_deciding]
        if marked:
            yield f"{section.label} This decided it."
            yield from (_question_and_answer(*pair) for pair in marked)


def level(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """The level that the author chose, with their sentence, and positive risks (ST4-06, ST2-12)."""
    step4 = assessment.step4
    if step4.level is not None:
        yield f"I place the risk of serious harm at {step4.level.label}."
    yield from said("", step4.variance_reason)
    if step4.influence is not None:
        yield f"{step4.influence.label} weighed most."
    if step4.level is not highest_cell(assessment):
        yield from said("The level is not the highest of a group because", step4.difference_reason)
    yield from said("Positive risks taken, and why", step4.positive_risks)


def _question_and_answer(question: CatalogueQuestion, answer: Answer) -> str:
    value = f" {answer.value.label}." if answer.value else ""
    text = f" {sentence(answer.text)}" if is_given(answer.text) else ""
    return f"{question.text}{value}{text}"
