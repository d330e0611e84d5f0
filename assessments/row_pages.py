"""Where each row of an assessment is mended, by what gaps and findings call it."""

from typing import Any

from django.urls import reverse

from assessments.models import Assessment
from cases.models import PersonAtRisk
from rules.terms import Page

PAGES_OF_PEOPLE = frozenset({Page.PEOPLE, Page.CHILDREN})  # what they lack is mended on one person


def row_urls(assessment: Assessment) -> dict[str, str]:
    """The page of each source, factor, tool, scenario and group, by lineage or by cell."""
    held: dict[str, dict[str, Any]] = {
        "source_edit": {str(row.lineage): row for row in assessment.sources.all()},
        "factor_edit": {str(row.lineage): row for row in assessment.factors.all()},
        "specialist_edit": {str(row.lineage): row for row in assessment.specialist_tools.all()},
        "scenario_edit": {str(row.lineage): row for row in assessment.scenarios.all()},
        "cell_edit": {f"{row.setting}/{row.group}": row for row in assessment.cells.all()},
    }
    return {
        about: reverse(f"assessments:{name}", args=[assessment.uuid, row.uuid])
        for name, rows in held.items()
        for about, row in rows.items()
    }


def people_urls(assessment: Assessment) -> dict[str, str]:
    """The page of each person at risk, by lineage."""
    crn = assessment.case.crn
    people = PersonAtRisk.objects.filter(case=assessment.case)
    return {str(row.lineage): reverse("cases:person_edit", args=[crn, row.uuid]) for row in people}
