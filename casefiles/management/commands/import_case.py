"""`manage.py import_case FILE… [--practitioner USERNAME]`: read files of the form rosh-case/1."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Role, User
from casefiles.demonstration import PRACTITIONER
from casefiles.form import BadFile
from casefiles.importing import Imported, import_files, why_not_practitioner


class Command(BaseCommand):
    """Import cases, all or nothing."""

    help = "Read files of the form rosh-case/1 into cases with a draft assessment and plan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument(
            "--practitioner",
            metavar="USERNAME",
            help="who holds the cases; may be left out where there is one practitioner only, "
            "or where the demonstration data is loaded",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        practitioner = chosen(options["practitioner"])
        try:
            imported = import_files(options["files"], practitioner=practitioner)
        except BadFile as mistake:
            lines = [str(problem) for problem in mistake.problems]
            raise CommandError("\n".join(["Nothing was imported.", *lines])) from None
        for one in imported:
            self.stdout.write("\n".join(told(one, practitioner)))


def chosen(username: str | None) -> User:
    """The practitioner named, or the one that can be meant where none is named."""
    if username:
        name = username.strip().lower()
        user = User.objects.filter(username=name).first() if name.isprintable() else None
        if user is None:
            raise CommandError(f"Nothing was imported.\nThere is no user “{username}”.")
    else:
        user = _only_practitioner()
    if reason := why_not_practitioner(user):
        raise CommandError(f"Nothing was imported.\n{reason}")
    return user


def _only_practitioner() -> User:
    active = User.objects.filter(role=Role.PRACTITIONER, is_active=True)
    if active.count() == 1:
        return active.get()
    user = active.filter(username=PRACTITIONER).first()
    if user is None:
        raise CommandError("Nothing was imported.\nName the practitioner with --practitioner.")
    return user


def told(one: Imported, practitioner: User) -> list[str]:
    """What the command says of one imported file."""
    lines = [
        f"{one.name}: case {one.case.crn} with a draft assessment and a draft plan,"
        f" for {practitioner.full_name} ({practitioner.username})."
    ]
    lines += [f"  {remark}" for remark in one.remarks]
    if one.left_out:
        lines.append(f"  Left out, as the file has no such row: {'; '.join(one.left_out)}.")
    if one.kept:
        lines.append(f"  Kept with the import, as no field holds it yet: {', '.join(one.kept)}.")
    return lines
