"""The application's registration; nothing else lives here."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Register `documents` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "documents"
    verbose_name = "Documents"
