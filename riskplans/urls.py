"""The addresses of `riskplans`; the views live in views/."""

from django.urls import path

from riskplans.views import decisions, plans, progress, rows, thinking, uses

app_name = "riskplans"
PLAN = "plans/<uuid:uuid>/"


def _decisions(kind: str, name: str) -> list[object]:
    """Add, change and remove rows of one kind of decision."""
    of_kind = {"kind": kind}
    row = f"{PLAN}{kind}/<uuid:row>/"
    return [
        path(f"{PLAN}{kind}/add/", decisions.decision, of_kind, name=f"{name}_add"),
        path(row, decisions.decision, of_kind, name=f"{name}_edit"),
        path(f"{row}remove/", decisions.remove_decision, of_kind, name=f"{name}_remove"),
    ]


urlpatterns = [
    path("cases/<crn:crn>/plans/", plans.list_plans, name="list"),
    path("cases/<crn:crn>/events/<uuid:uuid>/what-to-do/", uses.what_to_do, name="what_to_do"),
    path("assessments/<uuid:uuid>/plan/", plans.start, name="start"),
    path(PLAN, plans.show_plan, name="plan"),
    path(f"{PLAN}revise/", plans.revise, name="revise"),
    path(f"{PLAN}matrix/", plans.show_matrix, name="matrix"),
    path(f"{PLAN}review/", plans.review, name="review"),
    path(f"{PLAN}thinking/", thinking.thinking, name="thinking"),
    path(f"{PLAN}progress/", progress.show_progress, name="progress"),
    path(f"{PLAN}history/", plans.history, name="history"),
    path(f"{PLAN}confirm/<slug:section>/", plans.confirm, name="confirm"),
    path(f"{PLAN}actions/add/", rows.action, name="action_add"),
    path(f"{PLAN}actions/<uuid:row>/", rows.action, name="action_edit"),
    path(f"{PLAN}actions/<uuid:row>/remove/", rows.remove_action, name="action_remove"),
    path(f"{PLAN}actions/<uuid:row>/progress/", progress.record_progress, name="progress_add"),
    path(f"{PLAN}contingencies/add/", rows.contingency, name="contingency_add"),
    path(f"{PLAN}contingencies/<uuid:row>/", rows.contingency, name="contingency_edit"),
    path(
        f"{PLAN}contingencies/<uuid:row>/remove/",
        rows.remove_contingency,
        name="contingency_remove",
    ),
    path(f"{PLAN}factors/<uuid:factor>/no-action/", decisions.no_action, name="no_action"),
    path(
        f"{PLAN}factors/<uuid:factor>/no-action/remove/",
        decisions.remove_no_action,
        name="no_action_remove",
    ),
    *_decisions("rejected", "rejected"),
    *_decisions("other-plans", "other_plan"),
    *_decisions("travel", "travel"),
]
