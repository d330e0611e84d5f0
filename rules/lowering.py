"""What a lower level still lacks: the seven answers, and the plan looked at again (REV-11, REV-13).

What lives here: which of them say nothing; a dash alone is no answer. What may not: findings
(`checks.judgement`), what counts as a reduction (`four_step`).
"""

from rules.facts import PlanFacts, Reduction
from rules.vague import is_given

_TEXTS = ("impact", "verified_elsewhere", "frequency", "investment", "self_perception")
_TICKS = ("is_pessimism_checked", "is_optimism_checked")


def unanswered(reduction: Reduction) -> tuple[str, ...]:
    """The names of the seven questions that have no answer yet (REV-11, SRC-19)."""
    texts = (name for name in _TEXTS if not is_given(getattr(reduction, name)))
    return (*texts, *(name for name in _TICKS if not getattr(reduction, name)))


def is_plan_reviewed(plan: PlanFacts) -> bool:
    """Sufficient, necessary and proportionate, or unchanged for a reason that is given (REV-13)."""
    answers = (plan.is_sufficient, plan.is_necessary, plan.is_proportionate)
    return all(answers) or is_given(plan.unchanged_because)
