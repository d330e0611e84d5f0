"""Write docs/signing-workflow.md from the table of transitions, or check that it is up to date."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rules.terms import SubmissionStatus as Status
from signing.models import TRANSITIONS

VERBS: dict[tuple[Status, Status], str] = {
    (Status.DRAFT, Status.AWAITING): "sign",
    (Status.DRAFT, Status.COMPLETE): "sign (nothing to countersign)",
    (Status.DRAFT, Status.ABANDONED): "abandon",
    (Status.AWAITING, Status.AWAITING_SECOND): "countersign (first of two)",
    (Status.AWAITING, Status.COMPLETE): "countersign",
    (Status.AWAITING, Status.RETURNED): "return",
    (Status.AWAITING, Status.DRAFT): "withdraw",
    (Status.AWAITING, Status.ABANDONED): "superseded (urgent only)",
    (Status.AWAITING_SECOND, Status.COMPLETE): "countersign (second)",
    (Status.AWAITING_SECOND, Status.RETURNED): "return",
    (Status.AWAITING_SECOND, Status.ABANDONED): "superseded (urgent only)",
    (Status.RETURNED, Status.AWAITING): "sign",
    (Status.RETURNED, Status.COMPLETE): "sign (nothing to countersign)",
    (Status.RETURNED, Status.ABANDONED): "abandon",
}
HEAD = """# How a signature travels

Made by `python manage.py workflow_diagram` from `TRANSITIONS` in `signing/models.py`. Do not edit.

```mermaid
stateDiagram-v2
    [*] --> draft
"""


def diagram() -> str:
    """The page as text; a transition without a verb is a mistake and raises KeyError."""
    lines = [f'    state "{status.label}" as {_id(status)}' for status in Status]
    for start, ends in TRANSITIONS.items():
        lines += [
            f"    {_id(start)} --> {_id(end)}: {VERBS[start, end]}" for end in Status if end in ends
        ]
        if not ends:
            lines.append(f"    {_id(start)} --> [*]")
    return HEAD + "\n".join(lines) + "\n```\n"


def _id(status: Status) -> str:
    return status.value.replace(" ", "_")


class Command(BaseCommand):
    """`workflow_diagram`, and with `--check` fail where the page is not up to date."""

    help = "Write docs/signing-workflow.md from the table of transitions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if stale")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "signing-workflow.md"
        text = diagram()
        is_current = path.exists() and path.read_text(encoding="utf-8") == text
        if options["check"]:
            if not is_current:
                raise CommandError("docs/signing-workflow.md is stale: run workflow_diagram.")
            return
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.stdout.write(f"Wrote {path.name}.")
