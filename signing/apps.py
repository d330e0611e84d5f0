"""The application's registration, and what it shows on the pages of a case."""

from django.apps import AppConfig


class SigningConfig(AppConfig):
    """Register `signing` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "signing"
    verbose_name = "Signing"

    def ready(self) -> None:
        """Show on the case's page who was told of what was signed last (WHO-11), and tell the
        plan's clock when a plan was complete (RMP-11)."""
        from cases import above
        from signing import standing, who_told

        above.shows(above.WHO_TOLD, who_told.of_case)
        above.shows(above.COMPLETE_ON, standing.complete_on)
