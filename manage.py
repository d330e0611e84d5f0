#!/usr/bin/env python
"""Run a management command; starts the private database first where none is configured."""

import os
import sys

WITHOUT_DATABASE = {"", "help", "version", "collectstatic", "compilemessages", "diffsettings"}


def start_database(command: str) -> None:
    """Start the private cluster, unless a database is configured or none is needed."""
    from django.conf import settings

    from rosh import database

    if command in WITHOUT_DATABASE or command.startswith("-") or settings.DATABASE_URL:
        return
    try:
        database.ensure_running()
    except database.NoDatabase as problem:
        sys.exit(str(problem))


def main() -> None:
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rosh.settings")
    start_database(sys.argv[1] if len(sys.argv) > 1 else "")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
