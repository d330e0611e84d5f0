"""Files that are wrong: the message names the path and the rule, and nothing is written."""

import json

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from casefiles.models import ImportedFile
from cases.models import Case, PersonAtRisk

pytestmark = pytest.mark.django_db


def put(path, value):
    """A change that sets one value."""

    def change(document):
        *way, last = path.split(".")
        for key in way:
            document = document[int(key) if key.isdigit() else key]
        document[int(last) if last.isdigit() else last] = value

    return change


def drop(path):
    def change(document):
        *way, last = path.split(".")
        for key in way:
            document = document[int(key) if key.isdigit() else key]
        del document[last]

    return change


def twice(path):
    def change(document):
        for key in path.split("."):
            document = document[key]
        document.append(dict(document[0]))

    return change


BAD = [
    (put("shoe_size", 9), "$.shoe_size: this key is no part of the form"),
    (put("person.shoe size", 9), '$.person["shoe size"]: this key is no part of the form'),
    (put("rmp.supervision.0.owner", "x"), "$.rmp.supervision[0].owner: this key is no part"),
    (drop("person.crn"), "$.person.crn: this key is required"),
    (drop("rmp"), "$.rmp: this key is required"),
    (drop("factors.0.label"), "$.factors[0].label: this key is required"),
    (put("person.age", "58"), '$.person.age: must be a whole number, not "58"'),
    (put("person.name", None), "$.person.name: must be text, not null"),
    (put("sources", {}), "$.sources: must be a list, not {}"),
    (put("scores.rsr", "1.12"), '$.scores.rsr: must be an object or null, not "1.12"'),
    (put("scores.rsr.value", "high"), '$.scores.rsr.value: must be a number, not "high"'),
    (put("scores.rsr.age", 1), "$.scores.rsr.age: this key is no part"),
    (drop("scores.rsr.type"), "$.scores.rsr.type: this key is required"),
    (put("step4.expected_overall", "low"), "$.step4.expected_overall: must be one of"),
    (put("at_risk.community.public.level", "None"), "$.at_risk.community.public.level: must be"),
    (put("at_risk.community.prisoners", {}), "$.at_risk.community.prisoners: this key is no"),
    (put("schema", "rosh-case/2"), "$.schema: must be “rosh-case/1”"),
    (put("person.crn", "X12345"), "$.person.crn: must be a capital letter and six digits"),
    (put("person.crn", "x100001"), "$.person.crn: must be a capital letter and six digits"),
    (put("person.crn", "X100001\n"), "$.person.crn: must be a capital letter and six digits"),
    (put("person.crn", "X10000１"), "$.person.crn: must be a capital letter and six digits"),
    (put("person.name", "  "), "$.person.name: must not be empty"),
    (put("person.name", "\u200b \u202e"), "$.person.name: must not be empty"),  # nothing is seen
    (put("person.dob", "1968-02-30"), "$.person.dob: must be a real date"),
    (put("person.dob", "11/02/1968"), "$.person.dob: must be a real date"),
    (put("person.dob", ""), "$.person.dob: must be a real date"),
    (put("person.dob", "2030-01-01"), "$.person.dob: must be before the assessment"),
    (put("person.dob", "9999-12-31"), "$.person.dob: must be a real date"),
    (put("clock.assessment_date", "next week"), "$.clock.assessment_date: must be a real date"),
    (put("clock.previous_assessment.date", "2026"), "$.clock.previous_assessment.date: must"),
    (put("clock.previous_assessment.overall", "Moderate"), "overall: must be Low, Medium, High"),
    (put("scores.rsr.date", "2026-13-01"), "$.scores.rsr.date: must be a real date"),
    (put("scores.rsr.value", 100.01), "$.scores.rsr.value: must be a percentage from 0 to 100"),
    (put("scores.rsr.value", -0.01), "$.scores.rsr.value: must be a percentage from 0 to 100"),
    (put("scores.ovp.y2", 101), "$.scores.ovp.y2: must be a percentage from 0 to 100"),
    (put("person.age", 1000), "$.person.age: must be an age from 0 to 120"),
    (twice("sources"), "$.sources[6].id: “s1” is already the id at $.sources[0].id"),
    (twice("factors"), "$.factors[5].id: “r1” is already the id at $.factors[0].id"),
    (twice("rmp.supervision"), ".id: “a1” is already the id at $.rmp.supervision[0].id"),
    (twice("rmp.contingencies"), "$.rmp.contingencies[2].id: “c1” is already the id at"),
    (put("factors.0.id", "r" * 41), "$.factors[0].id: must be 40 characters or fewer"),
    (put("factors.0.label", "x" * 201), "$.factors[0].label: must be 200 characters or fewer"),
    (put("step4.reason", "x" * 20_001), "$.step4.reason: must be 20,000 characters or fewer"),
    (put("person.responsivity", "a\0b"), "$.person.responsivity: must not hold a null character"),
    (put("person.pronouns", "\ud800"), "$.person.pronouns: must not hold a null character"),
    (put("people_at_risk", [{"ref": "XX-1", "kind": "child"}]), "$.people_at_risk[0].ref: must be"),
    (put("people_at_risk", [{"ref": "KA-1", "kind": "child"}]), "ref: must begin with CH-"),
    (
        put("people_at_risk", [{"ref": "CH-1", "kind": "child"}] * 2),
        "$.people_at_risk[1].ref: “CH-1” is already the id",
    ),
    (
        put("people_at_risk", [{"ref": "CH-1", "kind": "child", "details": {"dob": "soon"}}]),
        "$.people_at_risk[0].details.dob: must be a real date",
    ),
    (
        put("immediacy.individual", {"lookout": ["yes"]}),
        "$.immediacy.individual.lookout: must have 2 entries, not 1",
    ),
]


def is_empty():
    return not (
        Case.objects.exists() or PersonAtRisk.objects.exists() or ImportedFile.objects.exists()
    )


@pytest.fixture
def refused(tmp_path, priya):
    """Import raw text and give the message."""

    def refused(text, *others):
        path = tmp_path / "bad.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(CommandError) as raised:
            call_command("import_case", *map(str, others), str(path), practitioner="priya")
        assert is_empty()
        return str(raised.value)

    return refused


@pytest.mark.parametrize(("change", "told"), BAD, ids=[told[:50] for _, told in BAD])
def test_a_wrong_value_is_named_with_its_rule(change, told, low_case, refused):
    change(low_case)
    message = refused(json.dumps(low_case))
    assert told in message
    assert message.startswith("Nothing was imported.\nbad.json: $")


def test_every_error_is_told_one_a_line(low_case, refused):
    low_case["person"]["age"] = "old"
    low_case["factors"][0]["type"] = "odd"
    del low_case["step2"]
    assert len(refused(json.dumps(low_case)).splitlines()) == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1, column 1"),
        ("{", "the file must be JSON"),
        ("[]", "$: must be an object"),
        ("null", "$: must be an object"),
        (b"\xff\xfe", "must be UTF-8"),
        ('{"id": 1, "id": 2}', '“"id"” must be written once only'),
        ('{"id": NaN}', "NaN is not a number"),
        ("[" * 100_000, "must not be nested this deeply"),
    ],
)
def test_what_is_no_json_of_the_form_is_refused(text, told, refused):
    assert told in refused(text)


def test_a_file_that_is_not_there_is_refused(priya):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_case", "no-such-file.json", practitioner="priya")


def test_one_bad_file_stops_the_good_ones(low_case, high_case, refused, tmp_path):
    good = tmp_path / "good.json"
    good.write_text(json.dumps(high_case))
    low_case["person"]["sex"] = "?"
    refused(json.dumps(low_case), good)


def test_a_late_problem_takes_back_the_files_before_it(low_case, high_case, refused, tmp_path):
    good = tmp_path / "good.json"
    good.write_text(json.dumps(high_case))
    low_case["rmp"]["supervision"][0]["id"] = "a" * 41
    assert "$.rmp.supervision[0].id" in refused(json.dumps(low_case), good)


def test_two_files_with_one_crn_are_refused(low_case, refused, tmp_path):
    first = tmp_path / "first.json"
    first.write_text(json.dumps(low_case))
    assert "first.json has the CRN X100001 as well" in refused(json.dumps(low_case), first)


def test_a_crn_that_exists_is_refused(low_case, read, tmp_path):
    read(low_case)
    before = Case.objects.get().history.count()
    path = tmp_path / "again.json"
    path.write_text(json.dumps(low_case))
    with pytest.raises(CommandError, match="a case with the CRN X100001 exists already"):
        call_command("import_case", str(path), practitioner="priya")
    assert Case.objects.get().history.count() == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nobody", "There is no user “nobody”"),
        ("nobody\udcff", "There is no user “nobody"),
        ("mo", "mo is no practitioner"),
        ("ada", "ada is no practitioner"),
    ],
)
def test_an_unfit_practitioner_is_refused(name, told, mo, ada, tmp_path, low_case):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(low_case))
    with pytest.raises(CommandError, match=told):
        call_command("import_case", str(path), practitioner=name)
    assert is_empty()


def test_an_inactive_or_teamless_practitioner_is_refused(priya, tmp_path, low_case):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(low_case))
    User.objects.create_user("nora", "x", full_name="Nora Nowhere")
    with pytest.raises(CommandError, match="nora belongs to no team"):
        call_command("import_case", str(path), practitioner="nora")
    priya.is_active = False
    priya.save()
    with pytest.raises(CommandError, match="priya is not active"):
        call_command("import_case", str(path), practitioner="priya")


def test_the_practitioner_must_be_named_where_there_are_several(priya, colin, tmp_path, low_case):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(low_case))
    with pytest.raises(CommandError, match="Name the practitioner with --practitioner"):
        call_command("import_case", str(path))
    assert is_empty()


def test_the_only_practitioner_need_not_be_named(priya, mo, tmp_path, low_case, capsys):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(low_case))
    call_command("import_case", str(path))
    assert Case.objects.get().practitioner == priya
    assert "for Priya Practitioner (priya)" in capsys.readouterr().out
