"""The application's registration, and what it tells the pages of a case."""

from django.apps import AppConfig


class RiskplansConfig(AppConfig):
    """Register `riskplans` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "riskplans"
    verbose_name = "Risk management plans"

    def ready(self) -> None:
        """Tell the pages of a case how often the plan says the person is seen (SUP-06), and which
        promises answer behaviour without a conviction (SCR-09)."""
        from cases import above, behaviour_known
        from riskplans import behaviour_answered
        from riskplans.in_force import contact_planned

        above.tells(above.CONTACT, contact_planned)
        behaviour_known.knows(self.name, behaviour_answered.of_case)
