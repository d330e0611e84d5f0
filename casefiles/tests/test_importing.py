"""What a good file becomes: every row, every link, what is kept, and who wrote it."""

import copy
import datetime
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import CellFactor, FactorSource, SourceConflict
from casefiles.form import schema
from casefiles.importing import import_files
from casefiles.importing.rows import history_by
from casefiles.kept import ABOUT_THE_FILE, READ, kept_of, keys_of
from casefiles.models import ImportedFile
from casefiles.tests.conftest import FILES, document_of
from cases.models import Case, PersonAtRisk
from rules.terms import (
    ActionKind,
    AssessmentKind,
    Basis,
    OrderKind,
    PersonKind,
    RiskLevel,
    YesNoUnknown,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def high(read, high_case):
    return read(high_case).case


def test_the_case_is_as_in_the_file(high, priya, team):
    assert high.name == "Marlon Teague-Whitcombe"
    assert (high.team, high.practitioner) == (team, priya)
    assert high.setting_on == datetime.date(2026, 10, 12)
    assert high.has_sexual_history == YesNoUnknown.NO
    assert high.allocations.get().practitioner == priya
    assert high.current_sentence.release_on == datetime.date(2026, 10, 9)
    assert high.offences.get(is_index=False).earliest_on == datetime.date(2018, 1, 1)
    assert high.offences.get(is_index=False).latest_on == datetime.date(2022, 12, 31)
    assert high.unconvicted.count() == 2
    assert (high.mappa.category, high.mappa.level) == (2, 2)


def test_an_order_protects_the_people_it_names(high):
    order = high.orders.get()
    assert order.kind == OrderKind.NON_MOLESTATION
    assert [link.person.reference for link in order.protections.all()] == ["KA-1"]
    assert order.protects_note == ""


def test_restricted_details_stay_in_their_own_row(high):
    details = high.people_at_risk.get(reference="KA-1").details
    assert details.name == "Saskia Orrell-Finch"
    assert details.date_of_birth == datetime.date(1991, 6, 2)
    assert high.people_at_risk.get(reference="KA-2").details.name == ""


def test_links_between_rows_are_those_of_the_file(high):
    assessment = high.assessments.get()
    assert SourceConflict.objects.filter(source__number="s3").count() == 2
    assert FactorSource.objects.filter(factor__number="r1").count() == 2
    action = high.plans.get().actions.get(number="a9")
    assert {link.person.reference for link in action.person_links.all()} == {"CH-1", "CH-2"}
    assert action.factor_links.get().factor.number == "r2"
    contingency = high.plans.get().contingencies.get(number="c1")
    assert {link.action.number for link in contingency.detections.all()} == {"a4", "a5"}
    assert assessment.cells.count() == 9


def test_both_lists_of_factors_join_in_the_cells(high):
    public = CellFactor.objects.filter(cell__group="public", cell__setting="community")
    listed_by_the_cell, listed_by_the_factor = "r3", "p2"
    numbers = {link.factor.number for link in public}
    assert {listed_by_the_cell, listed_by_the_factor} <= numbers
    in_custody = CellFactor.objects.filter(cell__group="known_adult", cell__setting="custody")
    assert "r4" not in {link.factor.number for link in in_custody}, "r4 works in the community"


def test_what_kind_of_action_is_kept(high):
    kinds = {row.number: row.kind for row in high.plans.get().actions.all()}
    assert kinds["a2"] == ActionKind.HOME_VISIT
    assert kinds["a8"] == ActionKind.PARTNER_LINK
    assert kinds["a1"] == ActionKind.OTHER


def test_the_rationale_is_read_and_owned_and_none_explains_nothing(high):
    decision = high.assessments.get().decision
    assert decision.rationale.startswith("Could happen at any time")
    assert decision.is_rationale_owned
    assert decision.variance_reason == "", "“none: …” is no explanation"


def test_a_victim_named_by_an_action_gets_a_row(read, low_case):
    case = read(low_case).case
    person = case.people_at_risk.get()
    assert (person.reference, person.kind) == ("VP-1", PersonKind.INDEX_VICTIM)


def test_an_earlier_level_starts_the_register(read, low_case):
    case = read(low_case).case
    assert case.risk_register.highest == RiskLevel.MEDIUM
    assert case.risk_register.is_external
    assert case.earlier_levels.get().set_on == datetime.date(2026, 5, 18)
    assessment = case.assessments.get()
    assert assessment.kind == AssessmentKind.REVIEW
    assert assessment.reduction.is_optimism_checked is True
    assert assessment.immediacy.low_route == "no behaviour"


@pytest.mark.parametrize(
    ("change", "basis"),
    [
        ({"expected": "High", "by": "OVP"}, Basis.OVP),
        ({"expected": "High"}, Basis.RSR),
        ({"expected": None, "suitable": False}, Basis.UNSUITABLE),
        ({"expected": None, "missing": True}, Basis.MISSING),
        ({}, ""),
    ],
)
def test_what_step_1_rests_on(read, low_case, change, basis):
    low_case["step1"] = change
    row = read(low_case).case.assessments.get().starting_point
    assert row.basis == basis
    assert row.is_rsr_suitable is change.get("suitable")


def test_a_score_is_banded_as_displayed(read, low_case):
    low_case["scores"]["rsr"]["value"] = 6.895
    score = read(low_case).case.assessments.get().scores.get(tool="RSR")
    assert str(score.percent) == "6.90"


@pytest.mark.parametrize(("phase2", "is_reviewed"), [({}, True), ({"rmp_revised": False}, None)])
def test_a_plan_counts_as_reviewed_unless_the_file_says_no(read, low_case, phase2, is_reviewed):
    low_case["phase2"] = phase2
    plan = read(low_case).case.plans.get()
    assert plan.is_sufficient is is_reviewed
    assert plan.is_necessary is is_reviewed
    assert plan.is_proportionate is is_reviewed


def test_history_names_the_practitioner(high, priya):
    rows = [
        high,
        high.offences.first(),
        high.assessments.get().decision,
        high.plans.get().actions.first(),
        high.plans.get().actions.get(number="a9").person_links.first(),
    ]
    for row in rows:
        assert row.history.first().history_user == priya


def test_nobody_is_named_after_the_import(priya):
    with history_by(priya):
        pass
    case = Case(crn="T000001", first_names="A", surname="B", sex="male", practitioner=priya)
    case.date_of_birth, case.team = datetime.date(1990, 1, 1), priya.teams.get()
    case.save()
    assert case.history.get().history_user is None


def test_a_reference_without_a_row_is_left_out_and_named(read, high_case):
    action = high_case["rmp"]["supervision"][0]
    action["factors"].append("r99")
    action["people"] = ["KA-99"]
    high_case["sources"][2]["conflicts_with"] = ["s1", "s3", "s98"]
    high_case["rmp"]["contingencies"][0]["detected_by"] = ["a97"]
    high_case["at_risk"]["community"]["public"]["factors"] = ["r96"]
    done = read(high_case)
    assert done.left_out == [
        "$.sources[2].conflicts_with names “s98”",
        "$.sources[2].conflicts_with names the source itself",
        "$.at_risk.community.public.factors names “r96”",
        "$.rmp.supervision[0].people names “KA-99”",
        "$.rmp.supervision[0].factors names “r99”",
        "$.rmp.contingencies[0].detected_by names “a97”",
    ]


def test_what_has_no_field_is_kept_whole_and_named(read, high_case):
    done = read(high_case)
    kept = ImportedFile.objects.get(case=done.case).kept
    assert kept["scores"] == {"rsr": {"period": "2 years"}, "osp_reason": "no sexual conviction"}
    assert "scores.osp_reason" in done.kept
    taken_up = {"offences", "unconvicted", "civil_orders", "people_at_risk", "at_risk", "rmp"}
    taken_up |= {"children", "mappa", "risk_to_self", "sources", "factors", "immediacy", "step4"}
    assert not taken_up & set(kept)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_of_the_plan_and_the_registers_is_taken_up(path, read):
    """Nothing that has a place in the service stays behind with the file."""
    done = read(document_of(path))
    whole = ("rmp.", "people_at_risk", "children", "mappa", "risk_to_self", "clock.ap_end", "$.")
    assert not [name for name in done.kept if name.startswith(whole)]
    assert not done.left_out


def test_a_text_where_a_column_needs_a_day_is_kept(read, high_case):
    high_case["civil_orders"][0]["made"] = "spring 2023"
    high_case["rmp"]["supervision"][0]["review_on"] = "at each meeting"
    done = read(high_case)
    kept = ImportedFile.objects.get(case=done.case).kept
    assert kept["$.civil_orders[0].made"] == "spring 2023"
    assert "$.rmp.supervision[0].review_on" in done.kept


def paths(node, path=""):
    """Every place of the closed form."""
    node = schema()["$defs"][node["$ref"].split("/")[-1]] if "$ref" in node else node
    for alternative in node.get("anyOf", []):
        yield from paths(alternative, path)
    for key, inner in node.get("properties", {}).items():
        place = f"{path}.{key}" if path else key
        yield place
        yield from paths(inner, place)
    if "items" in node:
        yield from paths(node["items"], f"{path}[]")


def test_the_list_of_what_is_read_names_only_places_of_the_form():
    assert set(paths(schema())) >= READ


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_names_of_what_is_kept_lead_to_it(path):
    document = document_of(path)
    names = keys_of(kept_of(document), document)
    assert set(names) <= set(paths(schema()))
    assert not any(name.split(".")[0] in ABOUT_THE_FILE for name in names)


def optional_places(node, document, path=()):
    """Where the document has a key that the form does not require."""
    node = schema()["$defs"][node["$ref"].split("/")[-1]] if "$ref" in node else node
    for alternative in node.get("anyOf", []):
        yield from optional_places(alternative, document, path)
    if isinstance(document, dict):
        for key, inner in node.get("properties", {}).items():
            if key in document:
                if key not in node.get("required", []):
                    yield (*path, key)
                yield from optional_places(inner, document[key], (*path, key))
    elif isinstance(document, list) and "items" in node:
        for number, row in enumerate(document):
            yield from optional_places(node["items"], row, (*path, number))


PLACES = [
    (file, place)
    for file, document in enumerate(map(document_of, FILES))
    for place in optional_places(schema(), document)
]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(places=st.lists(st.sampled_from(PLACES), min_size=1, max_size=40), file=st.integers(0, 5))
def test_any_optional_key_may_be_missing(places, file, tmp_path, priya):
    document = copy.deepcopy(document_of(FILES[file]))
    for number, place in places:
        if number == file:
            remove(document, place)
    document["person"]["crn"] = f"H{Case.objects.count():06}"
    path = tmp_path / "dropped.json"
    path.write_text(json.dumps(document))
    case = import_files([path], practitioner=priya)[0].case
    assert PersonAtRisk.objects.filter(case=case).count() >= len(document["people_at_risk"])


def remove(document, place):
    *way, last = place
    for key in way:
        if key not in document and not isinstance(key, int):
            return
        document = document[key]
    document.pop(last, None)


def test_every_optional_key_may_be_missing_at_once(read, high_case):
    for number, place in PLACES:
        if number == 1:
            remove(high_case, place)
    done = read(high_case)
    assert done.remarks == ["No assessment date is given: today is used."]
    assert done.case.has_sexual_history == ""
    assert done.case.plans.get().actions.count() == 0
    assert done.case.assessments.get().is_limited is None
