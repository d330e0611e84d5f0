"""Importing files of the form rosh-case/1: all of them or nothing.

What lives here: the one verb `import_files`. The rows are written by the modules beside it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, Team, User
from casefiles.dates import day_of
from casefiles.form import BadFile, Problem, parse, problems_of_shape
from casefiles.importing import assessment_rows, case_rows, plan_rows
from casefiles.importing.rows import Reading, history_by
from casefiles.kept import kept_of, keys_of
from casefiles.meaning import at, problems_of_meaning
from casefiles.models import ImportedFile
from cases import timeline
from cases.models import Case

LONGEST_NAME = 200  # characters, as the column of `ImportedFile`


@dataclass(frozen=True)
class Imported:
    """One imported file, and what must be said of it."""

    name: str
    case: Case
    kept: list[str]
    left_out: list[str]
    remarks: list[str]


def why_not_practitioner(user: User) -> str:
    """Why a case cannot be imported for this user; "" where it can."""
    if not user.is_active:
        return f"{user.username} is not active."
    if user.role != Role.PRACTITIONER:
        return f"{user.username} is no practitioner."
    return "" if user.teams.exists() else f"{user.username} belongs to no team."


def import_files(paths: Sequence[Path], *, practitioner: User) -> list[Imported]:
    """Import the files for a practitioner, or none of them: BadFile says what is wrong in which."""
    documents = [(path, *_read(path)) for path in paths]
    _refuse_known([(path.name, document) for path, _, document in documents])
    team = practitioner.teams.order_by("name")[0]
    with transaction.atomic(), history_by(practitioner):
        return [
            _import(path.name, content, document, practitioner, team)
            for path, content, document in documents
        ]


def _read(path: Path) -> tuple[bytes, dict[str, Any]]:
    if len(path.name) > LONGEST_NAME or not path.name.isprintable():
        rule = f"the file’s name must have {LONGEST_NAME} printable characters or fewer"
        raise BadFile([Problem(ascii(path.name)[1:-1][:60], rule)])
    try:
        content = path.read_bytes()
    except OSError as mistake:
        raise BadFile([Problem(str(path), f"cannot be read: {mistake.strerror}")]) from None
    try:
        document = parse(content)
        problems = problems_of_shape(document) or problems_of_meaning(document)
    except BadFile as mistake:
        problems = mistake.problems
    _refuse(path.name, problems)
    return content, document


def _refuse(name: str, problems: list[Problem]) -> None:
    if problems:
        raise BadFile([Problem(f"{name}: {p.path}", p.rule) for p in problems])


def _refuse_known(documents: list[tuple[str, dict[str, Any]]]) -> None:
    """A CRN that exists, or that two of the files share, is refused."""
    first: dict[str, str] = {}
    for name, document in documents:
        crn = document["person"]["crn"]
        if Case.objects.filter(crn=crn).exists():
            _refuse(name, [Problem("$.person.crn", f"a case with the CRN {crn} exists already")])
        if crn in first:
            rule = f"{first[crn]} has the CRN {crn} as well"
            _refuse(name, [Problem("$.person.crn", rule)])
        first[crn] = name


def _import(
    name: str, content: bytes, document: dict[str, Any], practitioner: User, team: Team
) -> Imported:
    reading = Reading(document, practitioner)
    assessed_on = day_of(at(document, "clock.assessment_date"))
    if assessed_on is None:
        assessed_on = timezone.localdate()
        reading.remarks.append("No assessment date is given: today is used.")
    case_rows.write(reading, team, assessed_on)
    _refuse(name, reading.problems)
    assessment, factors = assessment_rows.write(reading, assessed_on)
    plan_rows.write(reading, assessment, factors)
    _refuse(name, reading.problems)
    kept = kept_of(document, frozenset(reading.read_too))
    ImportedFile.objects.create(
        case=reading.case,
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        content=document,
        kept=kept | reading.kept_values,
        imported_by=practitioner,
    )
    sentence = "Case, draft assessment and draft plan read from a file"
    timeline.record(reading.case, "case.imported", sentence, by=practitioner, note=name)
    reading.case.refresh_from_db()
    keys = keys_of(kept, document) + sorted(reading.kept_values)
    return Imported(name, reading.case, keys, reading.left_out, reading.remarks)
