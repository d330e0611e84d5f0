"""The composed rationale where the answers are longer than its box: refused in words, never cut."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_composed_text_that_is_too_long_is_not_cut_and_is_said(save, as_priya, at, assessment):
    for cell in assessment.cells.all():
        cell.level, cell.who, cell.harm = 3, "w" * 4000, "h" * 4000
        cell.save()
    answer = save(at("step-4"), compose="yes", level="3")
    assert answer.status_code == 302
    assessment.decision.refresh_from_db()
    assert (assessment.decision.rationale, assessment.decision.level) == ("", 3)
    page = as_priya.get(answer.url).content.decode()
    assert "characters too long" in page and "h" * 4000 in page
