"""The addresses of `signing`; the views live in views."""

from django.urls import path

from signing import views

app_name = "signing"
urlpatterns = [
    path("assessments/<uuid:uuid>/sign/", views.sign, name="sign"),
    path("assessments/<uuid:uuid>/sign-urgently/", views.sign_urgently, name="sign_urgently"),
    path("assessments/<uuid:uuid>/replies/", views.reply, name="reply"),
    path("assessments/<uuid:uuid>/take-over/", views.take_over, name="take_over"),
    path("assessments/<uuid:uuid>/taken-over/", views.handed_on, name="handed_on"),
    path("assessments/<uuid:uuid>/abandon/", views.abandon, name="abandon"),
    path("plans/<uuid:uuid>/sign/", views.sign_plan, name="sign_plan"),
    path("plans/<uuid:uuid>/replies/", views.reply_plan, name="reply_plan"),
    path("plans/<uuid:uuid>/take-over/", views.take_over_plan, name="take_over_plan"),
    path("plans/<uuid:uuid>/taken-over/", views.plan_handed_on, name="plan_handed_on"),
    path("plans/<uuid:uuid>/abandon/", views.abandon_plan, name="abandon_plan"),
    path("submissions/<uuid:uuid>/", views.record, name="record"),
    path("submissions/<uuid:uuid>/review/", views.review, name="review"),
    path("submissions/<uuid:uuid>/countersign/", views.countersign, name="countersign"),
    path("submissions/<uuid:uuid>/return/", views.return_, name="return_"),
    path("submissions/<uuid:uuid>/withdraw/", views.withdraw, name="withdraw"),
    path("submissions/<uuid:uuid>/told/history/", views.told_history, name="told_history"),
    path("submissions/<uuid:uuid>/told/add/", views.told_add, name="told_add"),
    path("submissions/<uuid:uuid>/told/<uuid:row>/", views.told_edit, name="told_edit"),
    path("submissions/<uuid:uuid>/told/<uuid:row>/remove/", views.told_remove, name="told_remove"),
]
