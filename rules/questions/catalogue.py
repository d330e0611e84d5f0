"""Every question of the catalogue, put together from its parts."""

from rules.questions.deciding import BIAS, CRITERIA_QUESTIONS, HIGHER, LOWER, SAFELY, THRESHOLDS
from rules.questions.immediacy import CIRCUMSTANCES, CONSIDERATIONS, PERSON, VICTIM
from rules.questions.people import CHILDREN, GATE, INDICATORS, WHO
from rules.questions.question import CatalogueQuestion, Section
from rules.terms import Page, RiskLevel, Word

CATALOGUE: tuple[CatalogueQuestion, ...] = (
    *INDICATORS,
    *WHO,
    *GATE,
    *CONSIDERATIONS,
    *PERSON,
    *VICTIM,
    *CIRCUMSTANCES,
    *CRITERIA_QUESTIONS,
    *HIGHER,
    *LOWER,
    *THRESHOLDS,
    *SAFELY,
    *BIAS,
    *CHILDREN,
)
BY_KEY: dict[str, CatalogueQuestion] = {question.key: question for question in CATALOGUE}

_PAGES: dict[Word, Page] = {
    Section.INDICATORS: Page.SCREENING,
    Section.WHO: Page.GROUPS,
    Section.GATE: Page.GROUPS,
    Section.CONSIDERATIONS: Page.STEP_3,
    Section.PERSON: Page.STEP_3,
    Section.VICTIM: Page.STEP_3,
    Section.CIRCUMSTANCES: Page.STEP_3,
    Section.CHILDREN: Page.CHILDREN,
}
PAGE_OF: dict[str, Page] = {
    question.key: _PAGES.get(question.section, Page.STEP_4) for question in CATALOGUE
}

LOOKED_AT_CHILDREN = CHILDREN[0].key

# What decided a threshold, whether bias was considered, and whether somebody looked at what is
# said of the children, is thought anew each time.
_ANEW = frozenset(
    {
        Section.VERY_HIGH_HIGH,
        Section.HIGH_MEDIUM,
        Section.MEDIUM_LOW,
        Section.BIAS,
        Section.CHILDREN,
    }
)
NEVER_COPIED: frozenset[str] = frozenset(
    question.key for question in CATALOGUE if question.section in _ANEW
)

# About the author's own bias: for the author alone, in a private note (BIA-02). Nobody answers
# them in words; an answer that some file brought is shown to nobody and is no fact.
OWN_BIAS: frozenset[str] = frozenset(
    question.key
    for question in CATALOGUE
    if question.section is Section.BIAS or question.key.endswith(".bias")
)


def of_section(section: Section) -> tuple[CatalogueQuestion, ...]:
    """The questions of a section, in order."""
    return tuple(question for question in CATALOGUE if question.section is section)


def criteria_of(level: RiskLevel) -> tuple[CatalogueQuestion, ...]:
    """The criteria of a level as questions (ST4-07 to ST4-10)."""
    start = f"criteria.{level.name.lower()}."
    return tuple(question for question in CRITERIA_QUESTIONS if question.key.startswith(start))


def threshold_sections(level: RiskLevel | None) -> tuple[Section, ...]:
    """The pairs of levels of which the chosen level is one (ST4-11 to ST4-13)."""
    pairs = {
        Section.VERY_HIGH_HIGH: (RiskLevel.VERY_HIGH, RiskLevel.HIGH),
        Section.HIGH_MEDIUM: (RiskLevel.HIGH, RiskLevel.MEDIUM),
        Section.MEDIUM_LOW: (RiskLevel.MEDIUM, RiskLevel.LOW),
    }
    return tuple(section for section, pair in pairs.items() if level in pair)
