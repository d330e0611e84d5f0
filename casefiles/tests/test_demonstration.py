"""The demonstration answers the High case nearly whole, so that its first journey is short."""

import pytest

from accounts.models import User
from casefiles import demonstration, demonstration_answers
from cases.models import Case
from rules.questions import BY_KEY
from signing import readiness

pytestmark = pytest.mark.django_db

# The sentences that the README leads through, in its order
STOPS = [
    "Select whether information was limited.",
    "Select whether children’s services have a plan for CH-1.",
    "Select whether children’s services have a plan for CH-2.",
]


@pytest.fixture
def loaded():
    demonstration.load()
    return Case.objects.get(crn=demonstration_answers.CRN).assessments.get()


def test_little_is_left_to_answer_in_the_high_case(loaded):
    ready = readiness.of(loaded, by=loaded.author)
    assert [gap.message for gap in ready.stops] == STOPS
    assert len(ready.warnings) == 3
    assert ready.warnings[0].message.startswith("Find out when these were worked out")


def test_what_was_answered_has_a_history_and_an_author(loaded):
    practitioner = User.objects.get(username=demonstration.PRACTITIONER)
    rows = [loaded.screening, loaded.decision, *loaded.scenarios.all(), *loaded.answers.all()]
    assert {row.history.first().history_user for row in rows} == {practitioner}
    assert {answer.question for answer in loaded.answers.all()} <= set(BY_KEY)
    assert loaded.scenarios.count() == len(demonstration_answers.SCENARIOS)


def test_the_other_cases_stay_as_they_were_imported(loaded):
    for case in Case.objects.exclude(crn=demonstration_answers.CRN):
        assert case.assessments.get().screening.screened_on is None
