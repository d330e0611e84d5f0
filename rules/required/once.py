"""The required questions that are asked once an assessment.

What lives here: questions as data, and the tests of their answers. Rows are in `rows`, Step 1 in
`starting`.
"""

from collections.abc import Callable, Iterable

from rules.depth import Depth
from rules.driving import MOST_DRIVERS, are_too_many
from rules.facts import AssessmentFacts, Facts
from rules.questions import Section, of_section
from rules.required.question import Missing, Question, answer, once_if, text
from rules.required.starting import STARTING
from rules.terms import LowRoute, Page, RiskLevel
from rules.vague import is_given

SCREENED, LOW, MEDIUM, HIGH = Depth.SCREENED, Depth.LOW, Depth.MEDIUM, Depth.HIGH


def _no_low_route(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    step3 = assessment.step3
    return once_if(step3.level is RiskLevel.LOW and step3.low_route not in tuple(LowRoute))


def _no_limited_note(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    return once_if(bool(assessment.is_limited) and not is_given(assessment.limited_note))


def _no_driver(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    """A level of Medium or above rests on something; a Low one may rest on what protects."""
    level, rests_on = assessment.step4.level, assessment.drivers or assessment.driving_behaviour
    return once_if(not rests_on and level is not RiskLevel.LOW)


def _too_many_drivers(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
    marked = sum(factor.is_driver for factor in assessment.factors)
    return once_if(are_too_many(marked + len(assessment.driving_behaviour)))


def _no_part(read: Callable[[AssessmentFacts], str], section: Section) -> Missing:
    """Neither the text nor any answer to the questions of that part (ST3-03 to ST3-06)."""
    keys = {question.key for question in of_section(section)}

    def missing(_facts: Facts, assessment: AssessmentFacts) -> Iterable[str]:
        answers = (row for row in assessment.answers if row.question in keys)
        is_told = any(row.value is not None or is_given(row.text) for row in answers)
        return once_if(not is_told and not is_given(read(assessment)))

    return missing


ONCE: tuple[Question, ...] = (
    Question(
        "why_now",
        Page.WHY_NOW,
        "Enter why you are assessing now.",
        SCREENED,
        missing=text(lambda a: a.why_now),
    ),
    Question(
        "setting",
        Page.WHY_NOW,
        "Select where the person is now.",
        SCREENED,
        missing=lambda facts, _a: once_if(facts.setting is None),
    ),
    Question(
        "is_limited",
        Page.WHY_NOW,
        "Select whether information was limited.",
        SCREENED,
        missing=answer(lambda a: a.is_limited),
    ),
    Question(
        "limited_note",
        Page.WHY_NOW,
        "Enter what information was missing.",
        LOW,
        missing=_no_limited_note,
    ),
    Question(
        "source",
        Page.SOURCES,
        "Add at least one source.",
        SCREENED,
        missing=lambda _f, a: once_if(not a.sources),
    ),
    Question("source_category", Page.SOURCES, "Select what kind of source it is.", SCREENED),
    Question("source_verified", Page.SOURCES, "Select whether it was verified.", SCREENED),
    *STARTING,
    Question(
        "step2_level",
        Page.STEP_2,
        "Select the best fit of Step 2.",
        LOW,
        missing=answer(lambda a: a.step2.level),
    ),
    Question(
        "step2_reason",
        Page.STEP_2,
        "Enter the reason for the best fit of Step 2.",
        LOW,
        missing=text(lambda a: a.step2.reason),
    ),
    Question(
        "how_active",
        Page.STEP_3,
        "Enter how active the risk is now.",
        LOW,
        missing=text(lambda a: a.step3.how_active),
    ),
    Question(
        "how_exposed",
        Page.STEP_3,
        "Enter how exposed the people at risk are.",
        LOW,
        missing=text(lambda a: a.step3.how_exposed),
    ),
    Question(
        "step3_level",
        Page.STEP_3,
        "Select the best fit of Step 3.",
        LOW,
        missing=answer(lambda a: a.step3.level),
    ),
    Question(
        "low_route",
        Page.STEP_3,
        "Select why immediacy is Low.",
        LOW,
        missing=_no_low_route,
    ),
    Question(
        "step3_reason",
        Page.STEP_3,
        "Enter the reason for the best fit of Step 3.",
        LOW,
        missing=text(lambda a: a.step3.reason),
    ),
    Question(
        "level",
        Page.STEP_4,
        "Select the level.",
        LOW,
        missing=answer(lambda a: a.step4.level),
    ),
    Question(
        "rationale",
        Page.STEP_4,
        "Enter the rationale.",
        LOW,
        missing=text(lambda a: a.step4.rationale),
    ),
    Question(
        "is_rationale_owned",
        Page.STEP_4,
        "Read the rationale and confirm that it is yours.",
        LOW,
        missing=lambda _f, a: once_if(
            is_given(a.step4.rationale) and not a.step4.is_rationale_owned
        ),
    ),
    Question("variance_reason", Page.STEP_4, "Explain why the steps differ.", LOW, said_by="QC-03"),
    Question("opposing", Page.STEP_4, "Enter what points the other way.", MEDIUM, said_by="QC-25"),
    Question(
        "drivers",
        Page.STEP_2,
        "Mark the factors on which the level rests.",
        MEDIUM,
        missing=_no_driver,
    ),
    Question(
        "drivers_most",
        Page.STEP_2,
        f"Mark at most {MOST_DRIVERS} factors and behaviours on which the level rests.",
        MEDIUM,
        missing=_too_many_drivers,
    ),
    Question(
        "bias",
        Page.STEP_4,
        "Say that you considered your own bias.",
        MEDIUM,
        said_by="QC-28",
    ),
    Question(
        "discussion",
        Page.STEP_4,
        "Enter with whom you discussed it.",
        HIGH,
        said_by="QC-29",
    ),
    Question(
        "step3_person",
        Page.STEP_3,
        "Enter what it is about the person that makes harm more or less immediate.",
        HIGH,
        missing=_no_part(lambda a: a.step3.person, Section.PERSON),
    ),
    Question(
        "step3_victim",
        Page.STEP_3,
        "Enter what it is about those at risk that makes harm more or less immediate.",
        HIGH,
        missing=_no_part(lambda a: a.step3.victim, Section.VICTIM),
    ),
    Question(
        "step3_circumstances",
        Page.STEP_3,
        "Enter which circumstances make harm more or less immediate.",
        HIGH,
        missing=_no_part(lambda a: a.step3.circumstances, Section.CIRCUMSTANCES),
    ),
    Question("imminent_when", Page.STEP_3, "Enter when harm is imminent.", HIGH, said_by="QC-26"),
    Question("imminent_who", Page.STEP_3, "Enter to whom.", HIGH, said_by="QC-26"),
    Question("imminent_what", Page.STEP_3, "Enter what makes it likely.", HIGH, said_by="QC-26"),
    Question("level_declared", Page.SIGN, "Declare that the level follows.", LOW),  # the form asks
)
