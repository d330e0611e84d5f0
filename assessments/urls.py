"""The addresses of `assessments`; the views live in views/."""

from django.urls import path

import cases.urls  # noqa: F401  registers the converter of CRNs
from assessments.views import factors, groups, overview, scores, sections, sources

app_name = "assessments"
ONE = "assessments/<uuid:uuid>/"
urlpatterns = [
    path("cases/<crn:crn>/assessments/", overview.list_assessments, name="list"),
    path("cases/<crn:crn>/assessments/start/", overview.start, name="start"),
    path(ONE, overview.task_list, name="task_list"),
    path(f"{ONE}check/", overview.check, name="check"),
    path(f"{ONE}history/", overview.history, name="history"),
    path(f"{ONE}<slug:page>/confirm/", overview.confirm, name="confirm"),
    path(f"{ONE}why-now/", sections.why_now, name="why_now"),
    path(f"{ONE}sources/", sources.sources, name="sources"),
    path(f"{ONE}sources/add/", sources.source_add, name="source_add"),
    path(f"{ONE}sources/<uuid:row>/", sources.source_edit, name="source_edit"),
    path(f"{ONE}sources/<uuid:row>/remove/", sources.source_remove, name="source_remove"),
    path(f"{ONE}groups/", groups.groups, name="groups"),
    path(f"{ONE}groups/<uuid:row>/", groups.cell_edit, name="cell_edit"),
    path(f"{ONE}step-1/", scores.step_1, name="step_1"),
    path(f"{ONE}step-1/<slug:tool>/", scores.score_add, name="score_add"),
    path(f"{ONE}factors/", factors.factors, name="factors"),
    path(f"{ONE}factors/add/", factors.factor_add, name="factor_add"),
    path(f"{ONE}factors/add/protective/", factors.protective_add, name="protective_add"),
    path(f"{ONE}factors/<uuid:row>/", factors.factor_edit, name="factor_edit"),
    path(f"{ONE}factors/<uuid:row>/remove/", factors.factor_remove, name="factor_remove"),
    path(f"{ONE}factors/<uuid:row>/confirm/", overview.factor_confirm, name="factor_confirm"),
    path(f"{ONE}step-2/", sections.step_2, name="step_2"),
    path(f"{ONE}step-3/", sections.step_3, name="step_3"),
    path(f"{ONE}levels/", sections.levels, name="levels"),
    path(f"{ONE}step-4/", sections.step_4, name="step_4"),
    path(f"{ONE}reduction/", sections.reduction, name="reduction"),
]
