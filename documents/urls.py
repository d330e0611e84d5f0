"""Addresses of what leaves the service."""

from django.urls import path

from documents import views

app_name = "documents"

urlpatterns = [
    path("assessments/<uuid:uuid>/summary.pdf", views.draft_pdf, name="draft_pdf"),
    path("assessments/<uuid:uuid>/oasys/", views.oasys_page, name="oasys"),
    path("assessments/<uuid:uuid>/oasys/entered/", views.oasys_entered, name="oasys_entered"),
    path("submissions/<uuid:uuid>/summary.pdf", views.signed_pdf, name="signed_pdf"),
]
