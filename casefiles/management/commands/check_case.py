"""`manage.py check_case CRN [--json] [--on DATE]`: what the rules say of a case."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from casefiles.checking import Report, is_before_assessment, report
from casefiles.dates import day_of
from cases.models import Case
from rules.checks import Severity


class Command(BaseCommand):
    """Check the newest assessment and plan of a case."""

    help = "Say what the quality checks find in a case's newest assessment and plan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("crn", metavar="CRN")
        parser.add_argument("--json", action="store_true", help="print JSON for programs")
        parser.add_argument("--on", metavar="DATE", help="judge as of this day, like 2026-03-31")

    def handle(self, *args: Any, **options: Any) -> None:
        on = day_of(options["on"]) if options["on"] else timezone.localdate()
        if on is None:
            raise CommandError("--on must be a real date, like 2026-03-31.")
        crn = options["crn"].strip().upper()
        case = Case.objects.filter(crn=crn).first() if crn.isprintable() else None
        if case is None:
            raise CommandError(f"There is no case with the CRN {options['crn']}.")
        if is_before_assessment(case, on):
            self.stderr.write("The newest assessment is of a later day than --on.")
        found = report(case, on)
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(in_words(found)))


def in_words(found: Report) -> list[str]:
    """The report as lines that people read: sentences, never codes."""
    start = found["step1"]
    level = start["level"] or "none"
    lines = [
        f"Case {found['crn']}, {found['status']}",
        f"Step 1: {level} ({start['basis']})",
        f"Level: {found['overall'] or 'not chosen'}",
    ]
    for one in found["findings"]:
        lines.append(f"- {Severity(one['severity']).label}: {one['message']} ({one['where']})")
    return lines if found["findings"] else [*lines, "Nothing was found."]
