"""The answers to the prompts of Step 3, each an answer of its own (ST3-04 to 06).

The three texts of Step 3 stay empty: they would only repeat the answers.
"""

from assessments.models import Answer, Assessment
from casefiles.importing.rows import Reading
from casefiles.importing.words import answer_in
from rules.questions import BY_KEY, Section
from rules.vague import is_given

PARTS = {
    "individual": Section.PERSON,
    "victim": Section.VICTIM,
    "circumstances": Section.CIRCUMSTANCES,
}


def write(reading: Reading, assessment: Assessment) -> None:
    """Write a row for each prompt with an answer; none where nothing was given."""
    immediacy = reading.document["immediacy"]
    for part, section in PARTS.items():
        for key, (given, more) in immediacy.get(part, {}).items():
            if not (is_given(given) or is_given(more)):
                continue
            value, words = answer_in(given, more)
            question = BY_KEY[f"{section.value}.{key}"].key
            row = Answer(assessment=assessment, question=question, value=value, text=words)
            reading.put(row, f"$.immediacy.{part}", {"text": key})
