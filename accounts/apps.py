"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Register `accounts` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "accounts"
    verbose_name = "Accounts"
