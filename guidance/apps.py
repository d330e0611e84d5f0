"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Register `guidance` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "guidance"
    verbose_name = "Guidance"
