"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class SigningConfig(AppConfig):
    """Register `signing` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "signing"
    verbose_name = "Signing"
