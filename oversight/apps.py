"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Register `oversight` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "oversight"
    verbose_name = "Oversight"
