"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class CasefilesConfig(AppConfig):
    """Register `casefiles` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "casefiles"
    verbose_name = "Case files"
