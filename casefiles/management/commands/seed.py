"""`manage.py seed`: load the demonstration once, and print who can sign in. Never in production."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from casefiles import demonstration


class Command(BaseCommand):
    """Load the demonstration data; what is there already is left as it is."""

    help = "Load fictional staff and six fictional cases, once, and print the user names."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demonstration data is never loaded in production.")
        imported = demonstration.load()
        for one in imported:
            self.stdout.write(f"Loaded the fictional case {one.case.crn}.")
        self.stdout.write(
            "Demonstration users, all fictional. A password that somebody changed is not shown."
        )
        for person in demonstration.STAFF:
            self.stdout.write(
                f"  {person.username:<14} {demonstration.PASSWORD:<22}"
                f" {person.full_name}, {person.role.label.lower()}"
            )
