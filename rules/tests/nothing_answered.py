"""An assessment in which nothing is answered, and what a test adds to it."""

from rules.facts import AssessmentFacts, Facts
from rules.terms import AssessmentKind
from rules.tests.builders import ON, case, change

EMPTY = AssessmentFacts(uuid="a", number=1, kind=AssessmentKind.INITIAL, assessed_on=ON)


def empty_but(**more):
    facts = Facts(on=ON, case=case(), assessment=EMPTY)
    return change(facts, "assessment", **more) if more else facts
