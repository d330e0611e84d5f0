"""The commands: the report as JSON and in words, and the demonstration."""

import datetime
import json

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command

from accounts.models import User
from casefiles import demonstration
from cases.models import Case
from rules.checks import Severity
from rules.terms import Page
from tests.factories import make_assessment

pytestmark = pytest.mark.django_db


def checked(capsys, *words):
    capsys.readouterr()
    call_command("check_case", *words)
    return capsys.readouterr().out


def test_the_report_has_the_keys_that_programs_read(read, high_case, capsys):
    read(high_case)
    found = json.loads(checked(capsys, "X100003", "--json", "--on", "2026-10-12"))
    assert list(found) == ["crn", "step1", "overall", "status", "findings"]
    assert found["step1"] == {"level": "High", "basis": "RSR"}
    (awaiting,) = [one for one in found["findings"] if one["code"] == "QC-43"]
    assert list(awaiting) == ["code", "severity", "about", "message", "where"]
    assert awaiting["severity"] == "await"
    assert {one["where"] for one in found["findings"]} <= {page.value for page in Page}
    assert {one["severity"] for one in found["findings"]} <= {word.value for word in Severity}


def test_the_report_in_words_has_sentences_and_no_codes(read, high_case, capsys):
    read(high_case)
    words = checked(capsys, "X100003", "--on", "2026-10-12")
    assert "Step 1: High (RSR)" in words
    assert "High is countersigned by a manager." in words
    assert "QC-" not in words


def test_a_day_decides_what_is_in_force(read, low_case, capsys):
    """Whom an order protects must be answered while it is in force, its last day included."""
    low_case["people_at_risk"] = [{"ref": "KA-1", "kind": "known_adult"}]
    order = {"type": "Restraining order", "expires": "2027-05-11", "protects": "KA-1"}
    low_case["civil_orders"] = [order]
    read(low_case)

    def severities(day):
        found = json.loads(checked(capsys, "X100001", "--json", "--on", day))
        return {one["severity"] for one in found["findings"] if one["code"] == "QC-18"}

    assert severities("2027-05-11") == {"block"}
    assert severities("2027-05-12") == {"warn"}


@pytest.mark.parametrize(("day", "is_said"), [("2026-10-11", True), ("2026-10-12", False)])
def test_a_day_before_the_assessment_is_said_beside_the_report(case, capsys, day, is_said):
    make_assessment(case, assessed_on=datetime.date(2026, 10, 12))
    capsys.readouterr()
    call_command("check_case", case.crn, "--on", day)
    told = capsys.readouterr()
    assert ("of a later day" in told.err) is is_said and "later day" not in told.out


def test_that_there_is_no_plan_is_said(case, capsys):
    make_assessment(case)
    found = json.loads(checked(capsys, "X123456", "--json"))
    assert [one["about"] for one in found["findings"] if one["code"] == "QC-35"] == ["plan"]


def test_a_case_without_an_assessment_is_reported(case, capsys):
    found = json.loads(checked(capsys, "X123456", "--json"))
    assert found == {
        "crn": "X123456",
        "step1": {"level": None, "basis": "not recorded"},
        "overall": None,
        "status": "draft",
        "findings": [],
    }
    assert "Nothing was found" in checked(capsys, "X123456")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["X999999"], "There is no case with the CRN X999999"),
        (["X\udcff"], "There is no case with the CRN X"),  # a byte of no text
        (["X100003", "--on", "tomorrow"], "must be a real date"),
    ],
)
def test_a_wrong_question_is_refused(words, told, db):
    with pytest.raises(CommandError, match=told):
        call_command("check_case", *words)


def test_the_demonstration_is_loaded_once(capsys):
    call_command("seed")
    first = capsys.readouterr().out
    rows = Case.objects.count(), User.objects.count()
    assert rows == (6, 8)
    call_command("seed")
    assert (Case.objects.count(), User.objects.count()) == rows
    for person in demonstration.STAFF:
        for said in (first, capsys.readouterr().out or first):
            assert person.username in said
    assert demonstration.PASSWORD in first


def test_the_demonstration_lets_everybody_in():
    call_command("seed")
    for person in demonstration.STAFF:
        user = User.objects.get(username=person.username)
        assert user.check_password(demonstration.PASSWORD)
        assert user.role == person.role
        validate_password(demonstration.PASSWORD, user)
    outsider, practitioner = (
        User.objects.get(username=name) for name in ("outsider", demonstration.PRACTITIONER)
    )
    assert Case.objects.visible_to(practitioner).count() == 6
    assert not Case.objects.visible_to(outsider).exists()


def test_the_demonstration_is_refused_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="never loaded in production"):
        call_command("seed")
    assert not User.objects.exists()


def test_the_demonstration_practitioner_takes_files_that_name_nobody(
    low_case, tmp_path, priya, capsys
):
    call_command("seed")
    low_case["person"]["crn"] = "X555555"
    path = tmp_path / "more.json"
    path.write_text(json.dumps(low_case))
    call_command("import_case", str(path))
    assert Case.objects.get(crn="X555555").practitioner.username == demonstration.PRACTITIONER
