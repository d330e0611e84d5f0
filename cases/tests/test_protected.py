"""Free text is compared with restricted details; none of them is in the facts (VIC-02, QC-38)."""

import json

import pytest

from assessments import facts as assessment_facts
from cases.models import AllowedWord, RestrictedDetails
from rules import checks
from rules.facts import as_plain
from rules.terms import RiskLevel
from signing.tests.builder import signable
from tests.factories import PersonAtRiskFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(case, priya):
    person = PersonAtRiskFactory(case=case, reference="KA-1")
    RestrictedDetails.objects.create(
        person=person,
        name="Marigold Canary",
        address="9 Larchmoor Crescent",
        telephone="01632 960987",
        date_of_birth="1990-05-03",
        school="Quietwater School",
    )
    return signable(case, RiskLevel.MEDIUM)


def _facts(assessment):
    return assessment_facts.facts_for(assessment, assessment.assessed_on)


@pytest.mark.parametrize(
    "words",
    ["Marigold", "Larchmoor Crescent", "01632 960987", "3 May 1990", "Quietwater School"],
)
def test_each_detail_is_found_in_free_text_with_the_reference_to_use(assessment, words):
    assert _facts(assessment).leaks == ()
    assessment.why_now = f"He was seen: {words}, on Tuesday."
    assessment.save()
    facts = _facts(assessment)
    assert [(leak.reference, words in leak.words) for leak in facts.leaks] == [("KA-1", True)]
    assert "QC-38" in {finding.code for finding in checks.run(facts)}


def test_an_allowed_word_is_no_leak(assessment, priya):
    assessment.why_now = "He drove along Larchmoor Crescent."
    assessment.save()
    assert _facts(assessment).leaks
    AllowedWord.objects.create(
        case=assessment.case, word="Larchmoor Crescent", reason="A bus route.", by=priya
    )
    assert _facts(assessment).leaks == ()


def test_what_is_compared_is_no_part_of_the_facts(assessment):
    text = json.dumps(as_plain(_facts(assessment)))
    for word in ("Marigold", "Larchmoor", "960987", "1990-05-03", "Quietwater"):
        assert word not in text
