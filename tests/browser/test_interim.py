"""An urgent signature leaves an interim plan; within its days it becomes a full one (RMP-11)."""

from assessments.models import Assessment
from riskplans.workflow import remove_action
from rules.terms import Pillar, PlanKind, RiskLevel
from signing import workflow
from signing.tests.builder import signable
from signing.tests.test_urgent import confirm_all


def test_an_interim_plan_is_made_full_and_signed(visit, scripts, case, priya):
    _signed_urgently(case, priya)
    interim, full = case.plans.order_by("number")
    assert (interim.kind, full.kind) == (PlanKind.INTERIM, PlanKind.FULL)
    visitor = visit("priya", scripts=scripts).open(f"/cases/{case.crn}/")
    visitor.follow("Complete the full assessment and plan", "main")
    visitor.press("Go to the risk management plan")
    assert visitor.path == full.get_absolute_url()
    assert visitor.reads("Add an action under “Interventions and treatment”.")
    visitor.press("Confirm all actions: they still hold")
    visitor.follow("Add an action to Interventions and treatment", "main")
    visitor.fill("What will be done", "Work on drinking, step by step, each Tuesday")
    visitor.fill("Who will do it", "Priya Practitioner with the alcohol service")
    visitor.fill("By when", "7 December 2026").press("Save action")
    assert not visitor.reads("Add an action under")
    visitor.follow("Check and sign", "main")
    assert visitor.reads("Nothing is missing."), visitor.main.inner_text()[:1500]
    for box in visitor.main.locator("form input[type=checkbox]").all():
        box.check()
    visitor.press("Sign")
    assert visitor.reads("It now waits for a countersignature")
    full.refresh_from_db()
    assert full.locked_at and full.actions.filter(pillar=Pillar.INTERVENTIONS).count() == 1
    assert not visitor.open(f"/cases/{case.crn}/").reads("Complete the full assessment and plan")


def _signed_urgently(case, by):
    """The follow-up of an urgent signature: all of its assessment is done, its plan is not."""
    first = signable(case, RiskLevel.HIGH)
    remove_action(first.plans.get().actions.get(pillar=Pillar.INTERVENTIONS), by=by)
    workflow.sign_urgently(first, by=by)
    follow_up = Assessment.objects.get(carried_from=first)
    confirm_all(follow_up)
    for action in follow_up.plans.get().actions.all():
        action.is_carried_over = True
        action.save()
