"""The facts around a case: events, MAPPA, victim contact, who works with the person, what comes."""

import datetime
from collections.abc import Collection

from cases.models import Case, Contact, CustodyMeeting, PredictableChange, VictimContact
from rules import facts
from rules.terms import REVIEW_KINDS, VICTIM_KINDS, EventKind, VictimScheme

TOLD_KINDS = [kind.value for kind in EventKind if kind in (*REVIEW_KINDS, *VICTIM_KINDS)]


def latest_event(
    case: Case, on: datetime.date, kinds: Collection[EventKind]
) -> facts.LatestEvent | None:
    """The newest event of these kinds up to that day."""
    for plain in case.trigger_events:  # type: ignore[attr-defined]
        kind = EventKind(plain["kind"])
        happened_on = datetime.date.fromisoformat(plain["happened_on"])
        if kind in kinds and happened_on <= on:
            return facts.LatestEvent(kind=kind, happened_on=happened_on)
    return None


def mappa_of(case: Case) -> facts.Mappa:
    """What is recorded of MAPPA, approved premises and critical public protection."""
    row = getattr(case, "mappa", None)
    if row is None:
        return facts.Mappa()
    return facts.Mappa(
        category=row.category,
        level=row.level,
        approved_premises=row.approved_premises,
        cppc=row.cppc,
        level_reason=row.level_reason,
        views_recorded=row.views_recorded,
        cppc_agreed_on=row.cppc_agreed_on,
        cppc_paperwork_on=row.cppc_paperwork_on,
        cppc_told_on=row.cppc_told_on,
        cppc_minuted_on=row.cppc_minuted_on,
        premises_location=row.premises_location,
        premises_ends_on=row.premises_ends_on,
        premises_told_on=row.premises_told_on,
        premises_staff=row.premises_staff,
        leaflet_given_on=row.leaflet_given_on,
        withheld=row.withheld,
    )


def worker_of(row: Contact) -> facts.Contact:
    """Somebody who works with the person; their email address is in no document."""
    return facts.Contact(
        name=row.name,
        role=row.role,
        agency=row.agency,
        telephone=row.telephone,
        out_of_hours=row.out_of_hours,
    )


def victim_contact_of(row: VictimContact) -> facts.VictimContact:
    """Where a victim stands with the scheme; by reference."""
    return facts.VictimContact(
        person=row.reference or "",  # type: ignore[attr-defined]
        scheme=VictimScheme(row.scheme) if row.scheme else None,
        officer=row.officer,
        link_worker=row.link_worker,
        told_on=row.told_on,
    )


def custody_meeting_of(row: CustodyMeeting) -> facts.CustodyMeeting:
    """A risk meeting of the prison."""
    return facts.CustodyMeeting(
        held_on=row.held_on, meeting=row.meeting, brought=row.brought, agreed=row.agreed
    )


def predictable_of(row: PredictableChange) -> facts.PredictableChange:
    """A change that will come."""
    return facts.PredictableChange(
        what=row.what, expected_on=row.expected_on, response=row.response
    )
