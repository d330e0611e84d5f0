"""The command `backup FILE`: the whole database into one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rosh import backups
from rosh.database import NoDatabase


class Command(BaseCommand):
    """Write the whole database into one file, readable by its owner only."""

    help = "Write the whole database into one file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up, and say where to."""
        try:
            backups.back_up(options["file"])
        except (backups.BackupFailed, NoDatabase) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Backed up to {options['file']}.")
