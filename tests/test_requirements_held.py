"""Promises of the guidance that belong to no single page, held against the whole service."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from cases.models import Contact, Sentence
from guidance.beside import BESIDE
from rules.four_step import starting_point
from rules.questions import PAGE_OF, Section, of_section
from rules.terms import Page, RiskLevel
from rules.tests import builders
from signing.tests.builder import signable
from tests.factories import PersonAtRiskFactory

ROOT = Path(__file__).resolve().parent.parent


def shown_texts() -> dict[str, str]:
    """The words of every template, without what only a template's author reads."""
    texts = {}
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        texts[str(path.relative_to(ROOT))] = re.sub(r"\{[%{].*?[%}]\}", " ", text)
    return texts


@pytest.mark.parametrize("word", ["offender", "NOMS", "PPO", "CDRP"])
def test_no_page_uses_the_words_of_another_time_dis_07(word: str) -> None:
    in_law = "Violent offender order"
    texts = {path: text.replace(in_law, "") for path, text in shown_texts().items()}
    named = [path for path, text in texts.items() if re.search(rf"\b{word}s?\b", text)]
    assert named == []


def test_person_victim_and_circumstances_stand_together_in_step_3_def_08() -> None:
    sections = (Section.PERSON, Section.VICTIM, Section.CIRCUMSTANCES)
    keys = [question.key for section in sections for question in of_section(section)]
    assert {PAGE_OF[key] for key in keys} == {Page.STEP_3}


def test_the_first_page_says_what_an_assessment_is_for_def_05() -> None:
    first = BESIDE[Page.WHY_NOW].points[0]
    assert "finds who may cause serious harm" in first
    assert "the plan" in first and "protects" in first


def test_scores_alone_never_give_a_level_def_09() -> None:
    """The level that somebody assigns is what they assigned, whatever the scores say."""
    facts = builders.high()
    assert facts.assessment is not None
    derived = starting_point(facts.case, facts.assessment)
    assert derived.level is not None
    assert not hasattr(derived, "overall")
    writers = [
        path
        for path in (ROOT / "rules").rglob("*.py")
        if not {"tests", "facts"} & set(path.parts)
        and re.search(r"Step4\(|replace\([^()]*\blevel=", path.read_text("utf-8"))
    ]
    of_the_choice = {"screening.py", "step_4.py"}  # screened out is Low; the level on the page
    assert {path.name for path in writers} <= of_the_choice


@pytest.mark.parametrize(
    ("verb", "apps_that_may"),
    [("signed", {"signing"}), ("completed", {"signing"}), ("start_from", {"casefiles"})],
)
def test_a_level_is_written_by_signing_or_by_import_alone_st4_16(
    verb: str, apps_that_may: set[str]
) -> None:
    """No page, no admin, no other app sets a level (RiskRegister has one writer)."""
    asks = re.compile(rf"\brisk_register\.{verb}\(")
    askers = {
        path.relative_to(ROOT).parts[0]
        for path in ROOT.rglob("*.py")
        if not {".venv", "tests"} & set(path.parts) and asks.search(path.read_text("utf-8"))
    }
    assert askers == apps_that_may


@pytest.mark.django_db
def test_level_mappa_and_history_are_on_every_page_of_the_case_rat_09(client, priya, case) -> None:
    signable(case, RiskLevel.HIGH)
    client.force_login(priya)
    for name in ("overview", "timeline", "people", "sentence"):
        text = client.get(reverse(f"cases:{name}", args=[case.crn])).content.decode()
        assert case.crn in text
        assert re.search(r"risk of serious harm|No level", text, re.I), name


def test_a_release_date_may_be_an_estimate_dis_13() -> None:
    """A life sentence has no release day: the estimate is flagged, and never assumed for RSR."""
    assert Sentence._meta.get_field("is_release_estimated").default is False
    assert Sentence._meta.get_field("release_on").null


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["cases:people", "documents:tonight"])
def test_what_makes_somebody_vulnerable_is_read_with_the_case_and_tonight_vic_10(
    client, priya, case, name
) -> None:
    PersonAtRiskFactory(case=case, vulnerability="Lives alone, does not hear the door")
    client.force_login(priya)
    assert "does not hear the door" in client.get(reverse(name, args=[case.crn])).text


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["cases:overview", "documents:tonight"])
def test_who_works_with_the_person_does_what_and_answers_where_rmp_16(
    client, priya, case, name
) -> None:
    """In custody and in the community alike: the roles are those that people give."""
    for number, role in enumerate(("Prison offender manager", "Key worker", "Case administrator")):
        Contact.objects.create(
            case=case, name=f"Person {number}", role=role, telephone=f"01632 96010{number}"
        )
    client.force_login(priya)
    page = client.get(reverse(name, args=[case.crn])).text
    for number, role in enumerate(("Prison offender manager", "Key worker", "Case administrator")):
        assert role in page and f"01632 96010{number}" in page
