"""Which promises of the newest plan answer behaviour without a conviction.

Registered with `cases.behaviour_known`; three queries, however many rows.
"""

from collections.abc import Iterator

from cases.behaviour_known import Known
from cases.models import Case
from riskplans.models import ActionBehaviour, ContingencyBehaviour

ACTIONS, CONTINGENCIES = "Actions that answer it", "Contingencies that answer it"


def of_case(case: Case) -> Iterator[tuple[int, Known]]:
    """The actions and contingencies that answer each behaviour."""
    newest = case.plans.filter(abandoned_at__isnull=True).order_by("-number").first()
    if newest is None:
        return
    where = {"where": str(newest), "url": newest.get_absolute_url()}
    actions = ActionBehaviour.objects.filter(action__plan=newest, behaviour__case=case)
    for link in actions.select_related("action").order_by("action_id"):
        yield link.behaviour_id, Known(heading=ACTIONS, text=str(link.action), **where)
    answers = ContingencyBehaviour.objects.filter(contingency__plan=newest, behaviour__case=case)
    for one in answers.select_related("contingency").order_by("contingency_id"):
        text = str(one.contingency)
        yield one.behaviour_id, Known(heading=CONTINGENCIES, text=text, **where)
