"""Files that nobody would write on purpose: refused with a sentence, or read without harm."""

import json
import os

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Source
from casefiles.form import BadFile
from casefiles.tests.conftest import FILES, document_of
from cases.models import Case

pytestmark = pytest.mark.django_db


def refusal(path):
    with pytest.raises(CommandError) as raised:
        call_command("import_case", str(path), practitioner="priya")
    assert not Case.objects.exists()
    return str(raised.value)


@pytest.fixture
def put(tmp_path, priya):
    """Write the text of a file; its path."""

    def put(document, name="odd.json"):
        text = document if isinstance(document, str) else json.dumps(document)
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return put


@pytest.mark.parametrize("key", ["a\0b", "\ud800"])
def test_a_key_that_the_database_cannot_hold_is_refused(key, low_case, put):
    low_case["phase2"] = {"deeper": {key: 1}}
    message = refusal(put(low_case))
    assert "$.phase2.deeper: must have no key with a null character" in message


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1e400", "1e400 is too large a number"),
        ("-1e999", "-1e999 is too large a number"),
        ("9" * 101, "a number must have 100 digits or fewer"),
        ("9" * 5000, "a number must have 100 digits or fewer"),
    ],
)
def test_a_number_that_no_program_holds_is_refused(number, told, low_case, put):
    low_case["phase2"] = {"x": "HERE"}
    assert told in refusal(put(json.dumps(low_case).replace('"HERE"', number)))


def test_a_number_of_a_hundred_digits_is_kept(low_case, put):
    low_case["phase2"] = {"x": int("9" * 100)}
    call_command("import_case", str(put(low_case)), practitioner="priya")
    assert Case.objects.get().imported_file.content["phase2"] == {"x": int("9" * 100)}


@pytest.mark.parametrize("name", ["n" * 196 + ".json", "tab\there.json"])
def test_a_name_of_a_file_that_cannot_be_kept_is_refused(name, low_case, put):
    assert "file’s name must have 200 printable characters or fewer" in refusal(put(low_case, name))


def test_a_name_of_bytes_that_are_no_text_is_refused(low_case, put):
    odd = os.fsdecode(os.fsencode(put(low_case).parent) + b"/odd\xff.json")
    assert "odd\\udcff.json" in refusal(odd)


def test_the_longest_name_is_kept(low_case, put):
    name = "n" * 195 + ".json"
    call_command("import_case", str(put(low_case, name)), practitioner="priya")
    assert Case.objects.get().imported_file.name == name


def test_a_folder_is_no_file(tmp_path, priya):
    assert "cannot be read: Is a directory" in refusal(tmp_path)


def test_a_file_given_twice_is_refused(low_case, put):
    path = str(put(low_case))
    with pytest.raises(CommandError, match="has the CRN X100001 as well"):
        call_command("import_case", path, path, practitioner="priya")
    assert not Case.objects.exists()


def test_blank_texts_are_left_unanswered_and_the_checks_say_so(judged, high_case):
    high_case["rmp"]["supervision"][0]["what"] = " "
    high_case["rmp"]["contingencies"][0]["if"] = "\n"
    told = {(row["code"], row["severity"]) for row in judged(high_case)["findings"]}
    assert {("QC-31", "block"), ("QC-36", "block")} <= told


def test_a_text_that_is_only_a_day_is_written_as_people_write_it(read, high_case):
    high_case["sources"][0]["date"] = "2026-05-03"
    high_case["sources"][1]["date"] = "spring 2026"
    high_case["rmp"]["contingencies"][0]["timescale"] = "2026-06-01"
    case = read(high_case).case
    dates = dict(Source.objects.values_list("number", "date_text"))
    assert (dates["s1"], dates["s2"]) == ("3 May 2026", "spring 2026")
    assert case.plans.get().contingencies.get(number="c1").when_text == "1 June 2026"


def test_an_id_that_looks_like_a_day_stays_the_id(read, high_case):
    high_case["sources"][0]["id"] = "2026-05-03"
    high_case["factors"][0]["sources"] = ["2026-05-03"]
    done = read(high_case)
    factor = done.case.assessments.get().factors.get(number="r1")
    assert [link.source.number for link in factor.citations.all()] == ["2026-05-03"]


# Values that stand where another was meant: of each type, empty, long, foreign, or of another field
ODD = [None, "", "-", "none", "\u200b", "\u202eabc", "x" * 301, "é" * 4100, "wörter 言葉 🙂"]
ODD += ["a1 c1", "zz9", "KA-1", "2026-10-01", "2026-13-40", "9999-12-31", "3 May 2026", "weekly"]
ODD += ["enforcement", "custody", "location: here; yes", 0, -1, 3, 10**9, True, False]
ODD += [[], ["a1", "a1"], [None], ["KA-1", "VP-1", "GP-3", "PR-9"], ["enforcement"], {}, {"x": 1}]
TRIED = ("rmp", "clock", "mappa", "phase2", "children", "risk_to_self", "people_at_risk")


def places(node, path=()):
    """Every place in a document, from the outside in."""
    if path:
        yield path
    if isinstance(node, list):
        node = dict(enumerate(node))
    for key, inner in node.items() if isinstance(node, dict) else ():
        yield from places(inner, (*path, key))


PLACES = [
    (number, place)
    for number, path in enumerate(FILES)
    for place in places({key: document_of(path).get(key, {}) for key in TRIED})
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.sampled_from(PLACES), value=st.sampled_from(ODD))
def test_any_value_is_imported_and_judged_or_refused(where, value, judged):
    number, (*way, last) = where
    document = document_of(FILES[number])
    document["person"]["crn"] = f"Z{Case.objects.count():06}"
    node = document
    for key in way:
        node = node[key]
    node[last] = value
    before = Case.objects.count()
    try:
        assert judged(document)["status"] == "draft"
    except BadFile as mistake:
        assert all(
            problem.path.startswith(document["person"]["crn"]) for problem in mistake.problems
        )
        assert Case.objects.count() == before
