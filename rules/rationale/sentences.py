"""How the rationale writes a text, a factor and an answer.

What lives here: shape only. What may not: what is chosen to be said.
"""

from collections.abc import Iterator

from rules.facts import Answer, AssessmentFacts, Factor
from rules.questions import CatalogueQuestion, Section, of_section
from rules.vague import is_given


def sentence(text: str) -> str:
    """The text as one sentence: a capital at the start, a stop at the end."""
    clean = " ".join(text.split())
    stop = "" if clean.endswith((".", "!", "?", "”", "’")) else "."
    return f"{clean[:1].upper()}{clean[1:]}{stop}"


def said(name: str, text: str) -> Iterator[str]:
    """The text after what it is about; nothing where there is no text."""
    if is_given(text):
        yield sentence(f"{name}: {text}" if name else text)


def factor_line(factor: Factor) -> str:
    """The factor with its kind and state."""
    words = [word.label.lower() for word in (factor.kind, factor.state) if word]
    return f"{factor.label} ({', '.join(words)})" if words else factor.label


def answers_of(
    assessment: AssessmentFacts, section: Section
) -> Iterator[tuple[CatalogueQuestion, Answer]]:
    """The questions of a section that have an answer, in order."""
    for question in of_section(section):
        answer = assessment.answer(question.key)
        if answer is not None:
            yield question, answer
