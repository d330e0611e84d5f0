"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Register `assessments` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "assessments"
    verbose_name = "Assessments"
