"""The addresses of `guidance`; the views live in views.py."""

from django.urls import path

from guidance import views

app_name = "guidance"
urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("guidance/levels/", views.levels, name="definitions"),
    path("guidance/examples/", views.examples, name="examples"),
]
