"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Register `cases` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cases"
    verbose_name = "Cases"
