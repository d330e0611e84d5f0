"""Restrictions that say what one for another person of one's own caseload says (MON-05).

What lives here: which texts are compared, in one query. What may not: the comparison
(`rules.same_words`), and anything that names the other person.
"""

from django.db.models import OuterRef, Subquery

from cases.models import Case
from riskplans.models import Action, Plan
from rules.same_words import is_used_before

MOST = 1000  # restrictions that are compared; no caseload has as many


def repeated(plan: Plan) -> set[int]:
    """The restrictions of a draft whose words its author uses for somebody else too, by key."""
    own = [row for row in plan.actions.all() if row.is_restriction]
    if not own or not plan.is_editable:
        return set()
    others = _elsewhere(plan)
    return {row.pk for row in own if is_used_before(row.what, others)}


def is_repeated(row: Action) -> bool:
    """Whether this restriction of a draft is one of those."""
    return row.is_restriction and is_used_before(row.what, _elsewhere(row.plan))


def _elsewhere(plan: Plan) -> list[str]:
    """What the restrictions say in the newest plans of the other cases that the author holds."""
    held = Case.objects.visible_to(plan.author).open().filter(practitioner=plan.author)
    kept = Plan.objects.filter(case=OuterRef("plan__case"), abandoned_at__isnull=True)
    rows = Action.objects.filter(
        is_restriction=True,
        plan__case__in=held.exclude(pk=plan.case_id),
        plan=Subquery(kept.order_by("-number").values("pk")[:1]),
    )
    return list(rows.order_by("-pk").values_list("what", flat=True)[:MOST])
