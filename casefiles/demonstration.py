"""The demonstration: fictional staff and the six fictional cases. Never for production.

What lives here: who they are and how they are loaded once. Everybody here is made up.
"""

from dataclasses import dataclass
from typing import Protocol

from django.db import transaction

from accounts.models import DeliveryUnit, Membership, Role, Team, User
from casefiles import demonstration_answers, demonstration_lived
from casefiles.form import DATA, parse
from casefiles.importing import Imported, import_files
from cases.models import Case

PRACTITIONER, COLLEAGUE = "practitioner", "colleague"
UNIT, OTHER_UNIT = "Harrowmere (fictional)", "Saltmarsh (fictional)"
TEAM, OTHER_TEAM = "Harrowmere North", "Saltmarsh East"
# Published with the source: for demonstration only, and refused nowhere but in production.
PASSWORD = "lantern-orchard-demo"  # noqa: S105


class Further(Protocol):
    """What is entered into an imported case, as somebody."""

    def __call__(self, case: Case, *, by: User) -> None: ...


@dataclass(frozen=True)
class Person:
    """A fictional member of staff."""

    username: str
    full_name: str
    role: Role
    team: str = ""


STAFF = (
    Person(PRACTITIONER, "Asha Merriden", Role.PRACTITIONER, TEAM),
    Person(COLLEAGUE, "Callum Oakhanger", Role.PRACTITIONER, TEAM),
    Person("manager", "Moira Tanfield", Role.MANAGER, TEAM),
    Person("manager2", "Nikhil Sparrowby", Role.MANAGER, TEAM),
    Person("head", "Helena Drayburn", Role.HEAD, TEAM),
    Person("inspector", "Idris Quenby", Role.INSPECTOR),
    Person("administrator", "Agnes Tollerfield", Role.ADMINISTRATOR),
    Person("outsider", "Osric Penhallow", Role.PRACTITIONER, OTHER_TEAM),
)
FILES = {
    "case-01-low-historic-murder.json": PRACTITIONER,
    "case-03-high-domestic-abuse.json": PRACTITIONER,
    "case-05-sexual-low-rsr-high-ospc.json": PRACTITIONER,
    "case-06-child-neglect-rsr-unsuitable.json": COLLEAGUE,
    "case-09-missing-rsr.json": COLLEAGUE,
    "case-12-review-downgrade-ap-moveon.json": PRACTITIONER,
}
# What somebody would have entered after the import, by the CRN of the case.
FURTHER: dict[str, Further] = {
    demonstration_answers.CRN: demonstration_answers.answer,
    demonstration_lived.CRN: demonstration_lived.live,
}


@transaction.atomic
def load() -> list[Imported]:
    """Make what is missing of the demonstration; the cases that were imported now."""
    teams = _teams()
    staff = {person.username: _user(person, teams) for person in STAFF}
    imported = []
    for name, username in FILES.items():
        crn = parse((DATA / name).read_bytes())["person"]["crn"]
        if not Case.objects.filter(crn=crn).exists():
            imported += import_files([DATA / name], practitioner=staff[username])
            if crn in FURTHER:
                FURTHER[crn](imported[-1].case, by=staff[username])
    return imported


def _teams() -> dict[str, Team]:
    unit, _ = DeliveryUnit.objects.get_or_create(name=UNIT)
    other, _ = DeliveryUnit.objects.get_or_create(name=OTHER_UNIT)
    made = {}
    for name, home, number in ((TEAM, unit, "100"), (OTHER_TEAM, other, "200")):
        telephones = {"telephone": f"01632 960{number}", "out_of_hours": f"01632 960{number[0]}99"}
        made[name], _ = Team.objects.get_or_create(name=name, defaults={"unit": home, **telephones})
    return made


def _user(person: Person, teams: dict[str, Team]) -> User:
    user = User.objects.filter(username=person.username).first()
    if user is None:
        user = User.objects.create_user(
            person.username, PASSWORD, full_name=person.full_name, role=person.role
        )
        if person.team:
            Membership.objects.create(user=user, team=teams[person.team])
    return user
