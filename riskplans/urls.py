"""The addresses of `riskplans`; the views live in views/."""

from django.urls import path

from riskplans.views import plans, rows

app_name = "riskplans"
PLAN = "plans/<uuid:uuid>/"
urlpatterns = [
    path("cases/<crn:crn>/plans/", plans.list_plans, name="list"),
    path("assessments/<uuid:uuid>/plan/", plans.start, name="start"),
    path(PLAN, plans.show_plan, name="plan"),
    path(f"{PLAN}matrix/", plans.show_matrix, name="matrix"),
    path(f"{PLAN}review/", plans.review, name="review"),
    path(f"{PLAN}history/", plans.history, name="history"),
    path(f"{PLAN}confirm/<slug:section>/", plans.confirm, name="confirm"),
    path(f"{PLAN}actions/add/", rows.action, name="action_add"),
    path(f"{PLAN}actions/<uuid:row>/", rows.action, name="action_edit"),
    path(f"{PLAN}actions/<uuid:row>/remove/", rows.remove_action, name="action_remove"),
    path(f"{PLAN}contingencies/add/", rows.contingency, name="contingency_add"),
    path(f"{PLAN}contingencies/<uuid:row>/", rows.contingency, name="contingency_edit"),
    path(
        f"{PLAN}contingencies/<uuid:row>/remove/",
        rows.remove_contingency,
        name="contingency_remove",
    ),
    path(f"{PLAN}factors/<uuid:factor>/no-action/", rows.no_action, name="no_action"),
    path(
        f"{PLAN}factors/<uuid:factor>/no-action/remove/",
        rows.remove_no_action,
        name="no_action_remove",
    ),
]
