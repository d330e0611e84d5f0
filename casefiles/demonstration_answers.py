"""What the form rosh-case/1 has no place for, answered for the High case of the demonstration.

What lives here: the words a practitioner would have entered on the pages, all made up, and the one
verb that saves them as rows with a history. What may not: anything that an import does.
"""

import datetime
from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from assessments.models import Answer, Assessment, Scenario
from assessments.workflow import touched
from casefiles import demonstration_plan
from casefiles.importing.rows import history_by
from cases.models import Case
from rules.terms import AnswerValue, Impact, Likelihood, ScreeningOutcome

CRN = "X100003"
WEIGHTS = {
    "s1": "Written on the night each time, by officers who knew nothing of each other’s reports.",
    "s2": "Photographs and the hospital’s notes say the same as the statement.",
    "s3": "Good for how he thinks about it. Facts are taken from the records instead.",
    "s4": "The prison’s own log of numbers and times. He did not know it would be read for this.",
    "s5": "The social worker sees both children every fortnight, and spoke with the school.",
    "s6": "She was not there, and wants him home. It shows what support he may count on.",
}
SCREENING = {
    "screened_on": datetime.date(2026, 10, 6),
    "outcome": ScreeningOutcome.EVIDENCE,
    "reason": "He strangled a partner until she lost consciousness. The call-outs show more of it.",
    "has_considered_rest": True,
    "most_serious": "Strangled KA-1 in their home until she lost consciousness.",
    "most_serious_when": "October 2024, when he was 35",
    "pattern": "Violence to partners when they leave or he fears that they will. It grows after"
    " separation, and when he has no work.",
}
INDICATORS = {
    "relationships": "Says that she wound him up, and that a partner must answer when he rings.",
    "callousness": "Calls the strangulation “a row that went too far”.",
    "frequency": "Eleven call-outs in seven years, more in the last two.",
    "control": "Checks phones. Asked from prison who was in the house.",
    "children": "Children were in the home at four call-outs. KA-2 has two under six.",
}
DECIDED = {
    "very-high-or-high.how_soon": "At any time once he is near KA-1. The approved premises, the tag"
    " and the order stand in between now.",
    "very-high-or-high.complying": "He has kept curfew since release. That is three days.",
}
STEP_3 = {
    "person": "He watches his partners through others and by telephone, and has no way yet to"
    " calm himself when they leave.",
    "victim": "KA-1 has moved and he does not know where. KA-2 lives 1.2 miles away and he can"
    " reach her by telephone.",
    "circumstances": "Out for three days, no work, and a new relationship: the same as before the"
    " offence.",
}
SCENARIOS = (
    {
        "what": "He strangles KA-2.",
        "to_whom": "KA-2. CH-1 and CH-2 would see or hear it, or be caught in it.",
        "circumstances": "She ends the relationship or stops answering, and he goes to her home,"
        " most likely in the evening.",
        "why": "He believes that a partner is his, and cannot bear to be left.",
        "likelihood": Likelihood.ANY_TIME,
        "impact": Impact.BOTH,
    },
    {
        "what": "He finds KA-1 through family or friends, threatens her, and attacks her.",
        "to_whom": "KA-1",
        "circumstances": "KA-2 leaves him, or he learns where KA-1 lives. He would have to break"
        " the exclusion zone.",
        "why": "He blames her for prison, and used his partner’s sister to ask questions before.",
        "likelihood": Likelihood.UNLIKELY,
        "impact": Impact.BOTH,
    },
)
RISK_TO_SELF = {
    "coping": "Says that working with his hands helps. Rings his mother when he is low.",
    "imminence": "Watch when a relationship ends, or after bad news about the address.",
}
POSITIVE_RISKS = (
    "Job coaching starts at once although he is new to the approved premises: days without work"
    " came before earlier call-outs. It takes place at the office."
)


@transaction.atomic
def answer(case: Case, *, by: User) -> None:
    """Answer the rest of the case's imported assessment and plan, in the history as `by`."""
    assessment = case.assessments.get()
    with history_by(by):
        _set(assessment.screening, SCREENING)
        for source in assessment.sources.all():
            _set(source, {"weight_why": WEIGHTS[source.number]})
        _answer_questions(assessment)
        for scenario in SCENARIOS:
            Scenario.objects.create(assessment=assessment, **scenario)
        _set(assessment.risk_to_self, RISK_TO_SELF)
        _set(assessment.immediacy, STEP_3)
        _set(assessment.decision, {"positive_risks": POSITIVE_RISKS})
        demonstration_plan.write(case, assessment.plans.get())
        touched(assessment, by=by)


def _set(row: object, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()  # type: ignore[attr-defined]


def _answer_questions(assessment: Assessment) -> None:
    for key, words in INDICATORS.items():
        question = f"indicators.{key}"
        Answer.objects.create(
            assessment=assessment, question=question, value=AnswerValue.YES, text=words
        )
    for question, words in DECIDED.items():
        Answer.objects.create(
            assessment=assessment, question=question, text=words, is_deciding=True
        )
