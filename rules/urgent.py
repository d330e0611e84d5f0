"""The urgent signature: a raised level that takes effect at once (domain model, signing).

What lives here: whether these facts may be signed urgently, and what is then owed. What may not:
tasks, deadlines, transitions.
"""

from rules.checks import blocking, run, urgent_blocking
from rules.contact import has_contact
from rules.facts import Facts, PlanFacts
from rules.four_step import is_raise
from rules.required import Gap, unanswered
from rules.terms import Page, Pillar, RiskLevel
from rules.vague import is_given


def stops_urgent(facts: Facts) -> tuple[Gap, ...]:
    """What must be mended even before an urgent signature; empty means that it may be signed.

    A raised level; QC-15, QC-23 and QC-26; at High and Very High an interim plan: contact, victim
    safety and one contingency.
    """
    if not is_raise(facts):
        wanted = "above the one in force" if facts.case.levels.highest else "of Medium or above"
        return (Gap(Page.STEP_4, "level", f"Select a level {wanted}, or sign as usual."),)
    findings = urgent_blocking(run(facts, whole=True))
    gaps = tuple(Gap(found.where, found.about, found.message) for found in findings)
    level = facts.assessment.step4.level if facts.assessment else None
    if level is not None and level >= RiskLevel.HIGH:
        gaps += interim_gaps(facts.plan)
    return _nobody_at_risk(facts) + gaps


def _nobody_at_risk(facts: Facts) -> tuple[Gap, ...]:
    """A raised level says who is at risk of what, also when it cannot wait."""
    level = facts.assessment.step4.level if facts.assessment else None
    cells = facts.assessment.cells if facts.assessment else ()
    told = any((cell.level or 0) >= RiskLevel.MEDIUM for cell in cells)
    if told or level is None or level < RiskLevel.MEDIUM:
        return ()
    message = (
        "Give at least one group a level of Medium or above, with who is at risk, and of what."
    )
    return (Gap(Page.GROUPS, "groups", message),)


def interim_gaps(plan: PlanFacts | None) -> tuple[Gap, ...]:
    """What an interim plan still lacks: contact, victim safety, one contingency."""
    actions = plan.actions if plan else ()
    is_safe = any(action.pillar is Pillar.VICTIM_SAFETY for action in actions)
    is_prepared = any(
        is_given(contingency.if_text) and is_given(contingency.then_text)
        for contingency in (plan.contingencies if plan else ())
    )
    is_seen = plan is not None and has_contact(plan)
    wanted = (
        (is_seen, Page.PLAN_REVIEW, "contact", "Enter how often the person will be seen."),
        (is_safe, Page.ACTIONS, "victim safety", "Add one victim safety action."),
        (is_prepared, Page.CONTINGENCIES, "contingency", "Add one “if” with its “then”."),
    )
    return tuple(Gap(page, about, message) for has, page, about, message in wanted if not has)


def owed(facts: Facts) -> tuple[Gap, ...]:
    """What an urgent signature leaves to do: each thing that would stop an ordinary one."""
    findings = blocking(run(facts, whole=True))
    stopped = tuple(Gap(found.where, found.about, found.message) for found in findings)
    return stopped + unanswered(facts)
