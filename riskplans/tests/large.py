"""The largest plan that anybody should write: 25 factors, 12 people, 40 actions, 12 contingencies.

For the tests of its pages and for `make bench`.
"""

from assessments.models import CellFactor, Factor
from cases.models import PersonAtRisk
from riskplans.models import (
    Action,
    ActionFactor,
    ActionPerson,
    Contingency,
    ContingencyDetection,
    ContingencyFactor,
    ContingencyPerson,
    Plan,
)
from rules.terms import Pillar


def make_large(plan: Plan) -> None:
    """Fill the plan, each row linked to its neighbours; one factor and two people have a gap."""
    assessment, pillars = plan.assessment, list(Pillar)
    factors = Factor.objects.bulk_create(
        Factor(assessment=assessment, number=f"r{n}", label=f"F{n}", kind="acute", state="active")
        for n in range(25)
    )
    for cell in assessment.cells.all():
        cell.level = 3
        cell.save()
        CellFactor.objects.bulk_create(CellFactor(cell=cell, factor=row) for row in factors)
    people = PersonAtRisk.objects.bulk_create(
        PersonAtRisk(case=plan.case, reference=f"KA-{n}", kind="known_adult") for n in range(12)
    )
    contingencies = Contingency.objects.bulk_create(
        Contingency(plan=plan, number=f"c{n}", if_text=f"If {n}") for n in range(12)
    )
    actions = Action.objects.bulk_create(
        Action(plan=plan, number=f"a{n}", what=f"What {n}", pillar=pillars[n % 4])
        for n in range(40)
    )
    ActionFactor.objects.bulk_create(
        ActionFactor(action=row, factor=factors[(n + step) % 24])
        for n, row in enumerate(actions)
        for step in range(3)
    )
    ActionPerson.objects.bulk_create(
        ActionPerson(action=row, person=people[n % 11]) for n, row in enumerate(actions)
    )
    ContingencyDetection.objects.bulk_create(
        ContingencyDetection(contingency=contingencies[n % 12], action=row)
        for n, row in enumerate(actions)
    )
    ContingencyFactor.objects.bulk_create(
        ContingencyFactor(contingency=row, factor=factors[n]) for n, row in enumerate(contingencies)
    )
    ContingencyPerson.objects.bulk_create(
        ContingencyPerson(contingency=row, person=people[n]) for n, row in enumerate(contingencies)
    )
