"""The required questions of screening, children, risk to self, sources' weight and scenarios.

What lives here: questions as data, and the tests of their answers. Those of the four steps are in
`once`, those of the rows after them in `rows`.
"""

from collections.abc import Callable, Iterable

from rules.depth import Depth
from rules.facts import AssessmentFacts, Facts, Scenario, Source
from rules.questions import Section, of_section
from rules.required.question import Missing, Question, once_if
from rules.terms import (
    AnswerValue,
    AssessmentKind,
    Page,
    PeopleAnswer,
    PersonKind,
    ScreeningOutcome,
    YesNoUnknown,
)
from rules.vague import is_given
from rules.weighing import against, is_weighed

SCREENED, LOW, MEDIUM, HIGH = Depth.SCREENED, Depth.LOW, Depth.MEDIUM, Depth.HIGH

# An indicator that is there takes a line of evidence; one that is not known, what will be done.
_TAKES_TEXT = (AnswerValue.YES, AnswerValue.PARTLY, AnswerValue.NOT_KNOWN)
_INDICATORS = frozenset(question.key for question in of_section(Section.INDICATORS))


def _at_first(read: Callable[[AssessmentFacts], object]) -> Missing:
    """Missing where that answer is None. The first assessment screens; none after it does anew."""

    def missing(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
        is_first = assessment.kind is AssessmentKind.INITIAL
        return once_if(read(assessment) is None and is_first)

    return missing


def _no_reason(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    screening = assessment.screening
    is_none = screening.outcome is ScreeningOutcome.NONE
    return once_if(is_none and not is_given(screening.reason))


def _no_indicator_text(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    for answer in assessment.answers:
        is_asked = answer.question in _INDICATORS and answer.value in _TAKES_TEXT
        if is_asked and not is_given(answer.text):
            yield answer.question


def _no_children(facts: Facts, _assessment: AssessmentFacts) -> Iterable[str]:
    """Nobody has said whether there are children; one with a reference says so (CHD-01)."""
    is_named = any(person.kind is PersonKind.CHILD for person in facts.case.people)
    return once_if(facts.case.children.is_there_contact is None and not is_named)


def _no_witness(facts: Facts, _assessment: AssessmentFacts) -> Iterable[str]:
    children = facts.case.children
    is_none = children.is_there_contact is PeopleAnswer.NONE
    return once_if(is_none and not is_given(children.none_known_from))


def _no_thoughts(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    risk = assessment.risk_to_self
    is_asked = risk.is_identified in (YesNoUnknown.YES, YesNoUnknown.NOT_KNOWN)
    return once_if(is_asked and risk.has_current_thoughts is None)


def _no_risk_told(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    risk = assessment.risk_to_self
    texts = (risk.suicide, risk.suicide_custody, risk.self_harm, risk.self_harm_custody)
    is_told = any(map(is_given, (*texts, risk.vulnerability)))
    return once_if(risk.is_identified is YesNoUnknown.YES and not is_told)


def _no_weight(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """A source without a weight on which a driver, or a conflict, rests (SRC-04)."""
    cited = {key for factor in assessment.drivers for key in factor.sources}
    for source in assessment.sources:
        is_asked = source.lineage in cited or bool(against(source, assessment.sources))
        if is_asked and source.weight is None:
            yield source.lineage


def _unweighed(read: Callable[[Source], str]) -> Missing:
    """Sources that matter most, without that text; a primary record speaks for itself (SRC-05)."""

    def missing(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
        for source in assessment.sources:
            if is_weighed(source, assessment.sources) and not is_given(read(source)):
                yield source.lineage

    return missing


def _scenario(read: Callable[[Scenario], object]) -> Missing:
    """Scenarios without that part (DEF-03)."""

    def missing(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
        for scenario in assessment.scenarios:
            part = read(scenario)
            if part is None or (isinstance(part, str) and not is_given(part)):
                yield scenario.lineage

    return missing


_SCREENING = (
    Question(
        "screened_on",
        Page.SCREENING,
        "Enter when the screening was made.",
        SCREENED,
        missing=_at_first(lambda a: a.screening.screened_on),
    ),
    Question(
        "screening_outcome",
        Page.SCREENING,
        "Select what the screening found.",
        SCREENED,
        missing=_at_first(lambda a: a.screening.outcome),
    ),
    Question(
        "screening_reason",
        Page.SCREENING,
        "Enter why there is no evidence of behaviour that meets the threshold.",
        SCREENED,
        missing=_no_reason,
    ),
    Question(
        "indicators",
        Page.SCREENING,
        "Say that you considered the signs of escalation.",
        SCREENED,
        said_by="QC-13",
    ),
    Question(
        "indicator_text",
        Page.SCREENING,
        "Enter the evidence, or what you will do to find out: {about}.",
        LOW,
        "indicator",
        _no_indicator_text,
    ),
)
_PEOPLE = (
    Question(
        "children",
        Page.CHILDREN,
        "Select whether there are children in the person’s life.",
        SCREENED,
        missing=_no_children,
    ),
    Question(
        "children_none_from",
        Page.CHILDREN,
        "Enter who says that there is no contact with children, and when.",
        SCREENED,
        missing=_no_witness,
    ),
    Question(
        "self_identified",
        Page.SELF,
        "Select whether there is a risk to self.",
        SCREENED,
        missing=lambda _f, a: once_if(a.risk_to_self.is_identified is None),
    ),
    Question(
        "self_thoughts",
        Page.SELF,
        "Select whether there are current thoughts of suicide or self-harm.",
        LOW,
        missing=_no_thoughts,
    ),
    Question(
        "self_what",
        Page.SELF,
        "Answer at least one box under “Suicide, self-harm, and harm by others”.",
        MEDIUM,
        missing=_no_risk_told,
    ),
)
_SOURCES = (
    Question(
        "source_weight",
        Page.SOURCES,
        "Select how much weight source {about} carries.",
        MEDIUM,
        "source",
        _no_weight,
    ),
    Question(
        "source_weight_why",
        Page.SOURCES,
        "Enter why source {about} carries that weight.",
        HIGH,
        "source",
        _unweighed(lambda source: source.weight_why),
    ),
    Question(
        "source_credibility",
        Page.SOURCES,
        "Enter how credible source {about} is.",
        HIGH,
        "source",
        _unweighed(lambda source: source.credibility),
    ),
    Question(
        "source_motivation",
        Page.SOURCES,
        "Enter what moves source {about} to say so.",
        HIGH,
        "source",
        _unweighed(lambda source: source.motivation),
    ),
    Question(
        "source_validity",
        Page.SOURCES,
        "Enter what source {about} can show, and what it cannot.",
        HIGH,
        "source",
        _unweighed(lambda source: source.validity),
    ),
)
_SCENARIO_PARTS: tuple[tuple[str, str, Callable[[Scenario], object]], ...] = (
    ("whom", "Enter to whom it could happen", lambda scenario: scenario.to_whom),
    ("when", "Enter in what circumstances", lambda scenario: scenario.circumstances),
    ("why", "Enter why it could happen", lambda scenario: scenario.why),
    ("likelihood", "Select how likely it is", lambda scenario: scenario.likelihood),
    ("impact", "Select how grave it would be", lambda scenario: scenario.impact),
)
_SCENARIOS = (
    Question(
        "scenario",
        Page.SCENARIOS,
        "Add at least one scenario: what could happen.",
        MEDIUM,
        missing=lambda _f, a: once_if(not a.scenarios),
    ),
    *(
        Question(
            f"scenario_{name}",
            Page.SCENARIOS,
            f"{asks}: “{{about}}”.",
            MEDIUM,
            "scenario",
            _scenario(read),
        )
        for name, asks, read in _SCENARIO_PARTS
    ),
)
BEGINNING: tuple[Question, ...] = _SCREENING + _PEOPLE + _SOURCES + _SCENARIOS
