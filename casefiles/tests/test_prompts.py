"""The prompts of Step 3 become its three texts, word for word (ST3-04 to 06)."""

import pytest

from casefiles.form import schema
from casefiles.importing.prompts import PROMPTS, told


def test_each_prompt_of_the_form_has_a_name() -> None:
    immediacy = schema()["properties"]["immediacy"]["properties"]
    for part, prompts in PROMPTS.items():
        assert set(prompts) == set(immediacy[part]["properties"])


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, ""),
        ({"victim": {"access": ["", ""]}}, ""),
        (
            {"victim": {"access": ["partly", "Zone in force."]}},
            "Access to potential victims: partly. Zone in force.",
        ),
        ({"victim": {"strangers": ["not known", ""]}}, "Strangers at risk: not known."),
    ],
)
def test_answers_are_told_and_nothing_is_made_up(given: dict, text: str) -> None:
    assert told(given, "victim") == text


def test_an_imported_case_has_them_and_keeps_the_answers(read, high_case) -> None:
    imported = read(high_case)
    immediacy = imported.case.assessments.get().immediacy
    assert "Manipulating people or situations: yes. Used sister." in immediacy.person
    assert "Zone" in immediacy.victim or "zone" in immediacy.victim
    assert "New relationship begun before BBR" in immediacy.circumstances
    kept = imported.case.imported_file.kept
    assert kept["immediacy"]["individual"]["manipulating"] == ["yes", "Used sister"]
