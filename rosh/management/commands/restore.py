"""The command `restore FILE --replace`: the whole database back from one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rosh import backups
from rosh.database import NoDatabase


class Command(BaseCommand):
    """Replace all that the database holds by what a backup holds."""

    help = "Replace all that the database holds by a backup."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the file, and the word that allows the replacement."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="yes, replace what is there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore where the replacement is allowed; whole, or not at all."""
        if not options["replace"]:
            raise CommandError(
                "This replaces everything in the database. Stop the service, then say --replace."
            )
        try:
            backups.restore(options["file"])
        except (backups.BackupFailed, NoDatabase) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Restored from {options['file']}. Now run: manage.py migrate")
