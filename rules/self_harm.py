"""What to ask next about risk to self, from what is answered so far.

What lives here: prompts for the page, and whether a manager must be told today. What may not:
findings (`checks`), the level: risk to self never bears on it (WHO-10).
"""

from collections.abc import Iterator

from rules.facts import AssessmentFacts, Facts, RiskToSelf
from rules.terms import Tag, YesNoUnknown
from rules.told import is_told
from rules.vague import is_bare_nothing, is_given
from rules.weighing import is_own_account

VIOLENT = frozenset({Tag.VIOLENCE, Tag.STRANGULATION, Tag.WEAPONS, Tag.DOMESTIC_ABUSE})


def must_tell_manager(risk: RiskToSelf) -> bool:
    """Whether there are current thoughts that no manager was told of (SLF-04, SLF-05)."""
    return risk.has_current_thoughts is YesNoUnknown.YES and not is_told(risk.manager_told)


def is_settled(risk: RiskToSelf) -> bool:
    """Whether what current thoughts ask for is done: a manager was told, or a source says no.

    "Not known", and no answer, settle nothing by themselves; nor does "not yet" (SLF-03, SLF-04).
    """
    is_denied = risk.has_current_thoughts is YesNoUnknown.NO and bool(risk.sources)
    return is_denied or is_told(risk.manager_told)


def prompts(facts: Facts) -> Iterator[str]:
    """One sentence for each question that the answers so far leave open (SLF-02, 03, 06)."""
    assessment = facts.assessment
    if assessment is None:
        return
    risk = assessment.risk_to_self
    self_harm = (risk.self_harm, risk.self_harm_custody)
    is_asked = any(is_given(text) for text in (risk.suicide, risk.suicide_custody))
    if any(not is_bare_nothing(text) for text in self_harm) and not is_asked:
        yield "Self-harm is recorded. Ask about suicide too: self-harm makes it more likely later."
    is_open = risk.is_identified is None and not any(is_given(text) for text in self_harm)
    if is_open and _is_violent(facts, assessment):
        yield (
            "There is violence in this case. Of those who are violent, 20% to 30% also harm "
            "themselves. Ask about it."
        )
    if rests_on_own_account(assessment):
        yield (
            "Only the person’s own account says so. Few people tell a professional what they "
            "intend. Look for another source."
        )


def _is_violent(facts: Facts, assessment: AssessmentFacts) -> bool:
    tagged = (*(row.tags for row in facts.case.offences), *(row.tags for row in assessment.factors))
    return any(VIOLENT & set(tags) for tags in tagged)


def rests_on_own_account(assessment: AssessmentFacts) -> bool:
    """Whether every source on risk to self is the person (SLF-03)."""
    keys = assessment.risk_to_self.sources
    cited = [source for source in assessment.sources if source.lineage in keys]
    return bool(cited) and all(is_own_account(source) for source in cited)
