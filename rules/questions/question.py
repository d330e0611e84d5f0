"""What a question of the catalogue is, and the sections it may stand in."""

from dataclasses import dataclass

from rules.terms.words import Word


class Section(Word):
    """The parts of the catalogue; a question's key starts with its section's value."""

    INDICATORS = "indicators", "Signs that harm may escalate"
    WHO = "who", "Who might be harmed"
    GATE = "gate", "Through the gate"
    CONSIDERATIONS = "considerations", "Five things to think about"
    PERSON = "person", "The person"
    VICTIM = "victim", "The victims"
    CIRCUMSTANCES = "circumstances", "The circumstances"
    CRITERIA = "criteria", "What the level takes"
    HIGHER = "higher", "Your judgement is above the score"
    LOWER = "lower", "Your judgement is below the score"
    VERY_HIGH_HIGH = "very-high-or-high", "Very High or High?"
    HIGH_MEDIUM = "high-or-medium", "High or Medium?"
    MEDIUM_LOW = "medium-or-low", "Medium or Low?"
    SAFELY = "safely", "How can this be done safely?"
    BIAS = "bias", "Your own view"
    CHILDREN = "children", "Children"


@dataclass(frozen=True)
class CatalogueQuestion:
    """One question: its key, its section, a short name, and the question in our words.

    `section` is a Section, or for questions about plans a PlanSection (`rules.planning`).
    """

    key: str
    section: Word
    name: str
    text: str


def build(section: Word, *questions: tuple[str, str, str]) -> tuple[CatalogueQuestion, ...]:
    """The questions of a section, from their short keys, names and texts."""
    return tuple(
        CatalogueQuestion(f"{section.value}.{key}", section, name, text)
        for key, name, text in questions
    )
