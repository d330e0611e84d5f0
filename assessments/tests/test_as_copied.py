"""When a page of a review still says only what the last assessment said (QC-33, DEF-10)."""

import pytest

from assessments import workflow
from assessments.tests.conftest import seen
from rules.terms import AssessmentKind, RiskLevel


@pytest.fixture
def review(case, priya, complete):
    complete.scenarios.create(what="He hits her", to_whom="KA-1")
    complete.answers.create(question="who.past", text="His first partner")
    complete.immediacy.how_active = "He drinks daily."
    complete.immediacy.save()
    return workflow.start(case, by=priya, kind=AssessmentKind.REVIEW)


def _as_copied(review):
    return set(seen(review).as_copied)


def test_what_nobody_touched_is_as_copied_qc_33(review):
    assert {"sources", "factors", "groups", "scenarios", "step-3"} <= _as_copied(review)


@pytest.mark.parametrize(
    ("add", "page"),
    [
        (lambda r: r.sources.create(number="S9", what="Police log"), "sources"),
        (lambda r: r.factors.create(number="R9", label="Drinks again", kind="acute"), "factors"),
        (lambda r: r.scenarios.create(what="He follows her"), "scenarios"),
        (lambda r: r.answers.create(question="who.potential", text="Two"), "groups"),
        (lambda r: r.answers.create(question="person.lookout", value="yes"), "step-3"),
    ],
    ids=["source", "factor", "scenario", "answer about groups", "answer of Step 3"],
)
def test_what_was_added_is_something_new_qc_33(review, add, page):
    before = _as_copied(review)
    assert page in before
    add(review)
    assert _as_copied(review) == before - {page}


@pytest.mark.parametrize(
    ("rows", "page"),
    [("scenarios", "scenarios"), ("answers", "groups")],
)
def test_what_was_removed_is_something_new_qc_33(review, rows, page):
    if rows == "scenarios":
        review.scenarios.create(what="Another", carried_from=review.uuid, is_as_copied=True)
    before = _as_copied(review)
    assert page in before
    getattr(review, rows).last().delete()
    assert _as_copied(review) == before - {page}


def test_a_removed_source_and_a_removed_factor_are_something_new_qc_33(review):
    for name in ("sources", "factors"):
        row = {"number": "X9", "carried_from": review.uuid, "is_as_copied": True}
        kind = {"label": "Debt", "kind": "acute"} if name == "factors" else {"what": "Log"}
        made = getattr(review, name).create(**row, **kind)
        assert name in _as_copied(review)
        made.delete()
        assert name not in _as_copied(review)


def test_a_removed_static_factor_is_no_news_qc_33(review):
    before = _as_copied(review)
    assert "factors" in before
    cited = review.factors.get(kind="static")
    cited.delete()
    assert _as_copied(review) == before


def test_a_group_that_was_filled_since_is_something_new_qc_33(review):
    cell = review.cells.get(setting="community", group="staff")
    cell.level = RiskLevel.LOW
    cell.save()
    assert "groups" not in _as_copied(review)
