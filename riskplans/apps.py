"""The application's registration, and what it tells the pages of a case."""

from django.apps import AppConfig


class RiskplansConfig(AppConfig):
    """Register `riskplans` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "riskplans"
    verbose_name = "Risk management plans"

    def ready(self) -> None:
        """Tell the pages of a case how often the plan says the person is seen (SUP-06), which
        promises answer behaviour without a conviction (SCR-09), what was done with contingencies
        (CON-14), and how what MAPPA meetings agreed stands (MAP-06). Let the pages of an
        assessment keep what is typed on a plan that is revised alone."""
        from assessments import beside
        from cases import above, behaviour_known
        from riskplans import behaviour_answered, mappa_agreed, uses
        from riskplans.in_force import contact_planned
        from riskplans.permissions import may_type

        above.tells(above.CONTACT, contact_planned)
        above.tells_of_events(uses.told_of)
        above.shows(above.MAPPA_ACTIONS, mappa_agreed.of_case)
        beside.lets(self.name, may_type)
        behaviour_known.knows(self.name, behaviour_answered.of_case)
