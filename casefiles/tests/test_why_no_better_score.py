"""What a file says of a score that is static, and of sources that are not there."""

import pytest


def _found(judged, document, code):
    return [one["severity"] for one in judged(document)["findings"] if one["code"] == code]


@pytest.mark.parametrize(("why", "expected"), [("", ["info"]), ("No interview yet", [])])
def test_a_reason_beside_a_static_score_says_why_it_is_static_st1_04(
    judged, high_case, why, expected
):
    high_case["scores"]["rsr"]["type"] = "static"
    high_case["scores"]["rsr_reason"] = why
    assert _found(judged, high_case, "QC-05") == expected


def test_a_reason_beside_a_static_score_is_no_reason_for_a_missing_one(read, high_case):
    high_case["scores"]["rsr"]["type"] = "static"
    high_case["scores"]["rsr_reason"] = "No interview yet"
    start = read(high_case).case.assessments.get().starting_point
    assert (start.not_dynamic_reason, start.missing_reason) == ("No interview yet", "")


def test_a_file_without_sources_has_none_verified_src_02(judged, high_case):
    high_case["sources"] = []
    assert _found(judged, high_case, "QC-08") == ["warn"]
