"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class RiskplansConfig(AppConfig):
    """Register `riskplans` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "riskplans"
    verbose_name = "Risk management plans"
