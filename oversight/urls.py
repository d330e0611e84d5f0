"""The addresses of `oversight`; the views live in views.py."""

from django.urls import path

from oversight import views

app_name = "oversight"
urlpatterns = [
    path("review-queue/", views.queue, name="queue"),
    path("consistency/", views.consistency, name="consistency"),
]
