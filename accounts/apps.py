"""The application's registration, and the signing authority that a new service starts with."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def write_defaults(**_: Any) -> None:
    """Write the default authority where a role has none, after each migration."""
    from accounts import authority

    authority.set_defaults()


class AccountsConfig(AppConfig):
    """Register `accounts` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        post_migrate.connect(write_defaults, sender=self)
