"""The application's registration, and what it tells the pages of a case."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Register `assessments` with Django."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "assessments"
    verbose_name = "Assessments"

    def ready(self) -> None:
        """Tell the card of a behaviour which sources show it, and whether the level rests on it;
        the overview, what was last said of current thoughts of suicide or self-harm (SLF-04); the
        page of the children, where a review confirms it (CHD-01)."""
        from assessments import behaviour_shown, children_seen, thoughts_known
        from cases import above, behaviour_known

        behaviour_known.knows(self.name, behaviour_shown.of_case)
        above.tells(above.THOUGHTS, thoughts_known.of_case)
        above.tells(above.START, thoughts_known.needs_review)
        above.tells(above.CONFIRM_CHILDREN, children_seen.confirm_url)
