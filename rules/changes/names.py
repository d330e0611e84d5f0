"""The names of what an assessment's rows point to, for the comparison to say.

What lives here: numbers, references and short texts in place of lineages. What may not: which
fields count as a change (`parts`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rules.facts import AssessmentFacts, CaseFacts
from rules.wording import shortened

UNNAMED = "a record of the case"


def names_of(case: CaseFacts, *assessments: AssessmentFacts) -> dict[str, str]:
    """What each record of the case and each source is called."""
    return {
        **{row.lineage: f"“{shortened(row.what)}”" for row in case.unconvicted},
        **{row.lineage: row.title or row.kind.label for row in case.orders},
        **{row.lineage: row.number for held in assessments for row in held.sources},
    }


def with_names(assessment: AssessmentFacts, names: Mapping[str, str]) -> AssessmentFacts:
    """The assessment, with names in place of the lineages that its rows point to."""
    return replace(
        assessment,
        driving_behaviour=_said(assessment.driving_behaviour, names),
        factors=tuple(
            replace(row, sources=_said(row.sources, names)) for row in assessment.factors
        ),
        answers=tuple(
            replace(row, sources=_said(row.sources, names)) for row in assessment.answers
        ),
        sources=tuple(
            replace(
                row,
                conflicts_with=_said(row.conflicts_with, names),
                shows=_said(row.shows, names),
            )
            for row in assessment.sources
        ),
        risk_to_self=replace(
            assessment.risk_to_self, sources=_said(assessment.risk_to_self.sources, names)
        ),
    )


def _said(keys: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(names.get(key, UNNAMED) for key in keys))
