"""The questions about the level: criteria, differences, thresholds, positive risks, own view.

ST4-04, ST4-05, ST4-07 to ST4-13 (guidance, Setting the overall level), ST2-12 (desistance),
BIA-01 to BIA-12 (Appendix 1).
"""

from rules.descriptors import CRITERIA
from rules.questions.question import CatalogueQuestion, Section, build
from rules.terms import RiskLevel


def _named_by_key(section: Section, *questions: tuple[str, str]) -> tuple[CatalogueQuestion, ...]:
    named = ((key, key.replace("_", " "), text) for key, text in questions)
    return build(section, *named)


CRITERIA_QUESTIONS: tuple[CatalogueQuestion, ...] = tuple(
    CatalogueQuestion(
        f"criteria.{level.name.lower()}.{number}", Section.CRITERIA, f"criterion {number}", text
    )
    for level in RiskLevel
    for number, text in enumerate(CRITERIA[level], 1)
)
HIGHER = _named_by_key(
    Section.HIGHER,
    (
        "significant",
        "Which factors does the score not capture, and do they count enough for this person to"
        " change the level?",
    ),
)
LOWER = _named_by_key(
    Section.LOWER,
    ("up_to_date", "Is the score up to date with all that is known now?"),
    (
        "raised_by",
        "Which factors raised the score? If you do not count them for this person, why not?",
    ),
    ("protective", "Which protective factors are not in the score?"),
    ("weight", "Is the weight you put on them reasonable?"),
    ("explain", "How did you come to your judgement?"),
)
_VERY_HIGH_HIGH = _named_by_key(
    Section.VERY_HIGH_HIGH,
    ("protective", "Are there any protective factors?"),
    ("acute", "Are the acute factors at work now?"),
    ("how_soon", "How soon do you expect it? Would anything have to change first?"),
    ("creating", "Do they create opportunities, or look for those that come?"),
    ("complying", "Do they keep to the plan in any way?"),
)
_HIGH_MEDIUM = _named_by_key(
    Section.HIGH_MEDIUM,
    ("rsr", "What does RSR say?"),
    ("factors", "Are there a range of stable and acute factors?"),
    ("circumstances", "In which circumstances would serious harm happen, and how likely are they?"),
    ("trigger", "Could the trigger come at any time, or would circumstances have to change?"),
    ("seeking", "Do they look for opportunities to cause serious harm?"),
    ("activating", "Do they look for situations that would set off their risk factors?"),
    ("protective", "Do protective factors hold the risk? Have they held or failed before?"),
    ("engaging", "Do they take part in the work and keep to restrictions? How do they see them?"),
    ("evidence", "Is your evidence credible and valid?"),
    ("bias", "Have you considered your own bias?"),
    ("resources", "Does managing this case take more than usual?"),
    (
        "age",
        "Have you considered age? Serious offending falls sharply as people grow older, and RSR"
        " counts that already.",
    ),
)
_MEDIUM_LOW = _named_by_key(
    Section.MEDIUM_LOW,
    ("scores", "What do the scores say about serious harm in the future?"),
    ("change", "How much would have to change for the risk to rise? How stable is that?"),
    ("protective", "Is there sound evidence that protective factors hold, and are settled?"),
    ("evidence", "Is your evidence credible and valid?"),
    ("bias", "Have you considered your own bias?"),
    ("no_evidence", "Is there any current evidence of serious harm? Without it, Low is usual."),
)
THRESHOLDS = (*_VERY_HIGH_HIGH, *_HIGH_MEDIUM, *_MEDIUM_LOW)
SAFELY = _named_by_key(
    Section.SAFELY,
    ("is_safe", "Is it safe, and what is the evidence?"),
    ("safer", "What would make it safer?"),
    ("if_not", "If it is not safe: on what grounds, what would be better, who explains it?"),
    ("proportionate", "Is the caution reasonable, justified and in proportion?"),
    ("scrutiny", "Would the decision stand up to a court, an inspector, a newspaper?"),
)
BIAS = _named_by_key(
    Section.BIAS,
    ("impact", "What do this person and what they did make you feel?"),
    ("optimism", "Do you want to see progress, more than there is?"),
    ("pessimism", "Do you overlook progress that is there?"),
    ("representative", "Do you judge them as one of a group, more than as themselves?"),
    ("confirmation", "Did you look for what would prove you wrong?"),
    ("availability", "Does one vivid thing weigh more than it should?"),
    ("known_long", "Does it matter how long you have known them, or whether you like them?"),
    ("sources", "Did you take one source too easily, or think too little of another?"),
)
