"""The facts of a case: who, what the courts and agencies recorded, the levels in force."""

import datetime
from dataclasses import dataclass

from rules.orders import is_in_force
from rules.terms import (
    BehaviourKind,
    ChildPlan,
    Done,
    EventKind,
    Excuses,
    OrderKind,
    OrderRoute,
    PeopleAnswer,
    PersonKind,
    ReferralKind,
    RiskLevel,
    Setting,
    Sex,
    Tag,
    VictimScheme,
    YesNoUnknown,
)


@dataclass(frozen=True, kw_only=True)
class Offence:
    """An index or previous offence. `date_text` is as given: "2018-2022" is an answer."""

    lineage: str
    is_index: bool
    description: str
    date_text: str = ""
    outcome: str = ""
    harm: str = ""
    tags: tuple[Tag, ...] = ()
    is_charge_reduced: bool = False
    original_allegation: str = ""
    account: str = ""
    is_denied: bool | None = None
    assessed_by: str = ""
    excuses: Excuses | None = None


@dataclass(frozen=True, kw_only=True)
class Unconvicted:
    """Behaviour without a conviction (SCR-07, SCR-08)."""

    lineage: str
    what: str
    kind: BehaviourKind | None = None
    nature: str = ""
    reliability: str = ""
    meaning: str = ""
    evidence_for: str = ""
    evidence_against: str = ""
    no_action_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Order:
    """A civil or preventative order. `protects` are references of people at risk.

    `expires_on` is None where the text gives no day ("until further order"): then it is in force.
    """

    lineage: str
    kind: OrderKind
    title: str
    route: str = ""
    made_on: datetime.date | None = None
    expires_on: datetime.date | None = None
    expires_text: str = ""
    protects: tuple[str, ...] = ()
    protects_note: str = ""
    on_conviction: OrderRoute | None = None
    is_sought: Done | None = None
    is_explained: Done | None = None
    is_reviewed: Done | None = None
    meaning: str = ""
    is_in_plan: Done | None = None
    is_monitored: Done | None = None

    def is_in_force(self, on: datetime.date) -> bool:
        """Whether the order binds on that day."""
        return is_in_force(self.made_on, self.expires_on, self.expires_text, on)


@dataclass(frozen=True, kw_only=True)
class PersonAtRisk:
    """A person at risk by reference; never a name or an address (VIC-02)."""

    lineage: str
    reference: str
    kind: PersonKind
    relationship: str = ""
    vulnerability: str = ""
    age: int | None = None
    child_plan: ChildPlan | None = None
    contact: str = ""
    is_known_to_services: YesNoUnknown | None = None
    voice: str = ""


@dataclass(frozen=True, kw_only=True)
class Children:
    """Children in the person's life where none is named, or one answer serves all (CHD-01 to 12).

    `is_there_contact` None: nobody has answered. "No known contact" has who says so, and when.
    """

    is_there_contact: PeopleAnswer | None = None
    none_known_from: str = ""
    contact: str = ""
    voice: str = ""
    impact: str = ""
    future: str = ""
    poses_risk: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Enquiry:
    """A question to another agency (SRC-13, CHD-02)."""

    lineage: str
    agency: str
    asked_on: datetime.date
    is_about_children: bool = False
    due_on: datetime.date | None = None
    chased_on: datetime.date | None = None
    replied_on: datetime.date | None = None
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Referral:
    """A referral for a child (CHD-05)."""

    kind: ReferralKind
    made_on: datetime.date
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class LatestEvent:
    """The newest event on the case of some kinds: those that ask for a review (REV-02), or those
    that a victim must hear of (VIC-03)."""

    kind: EventKind
    happened_on: datetime.date


@dataclass(frozen=True, kw_only=True)
class Mappa:
    """MAPPA category and level (MAP-01). None means not recorded or not managed."""

    category: int | None = None
    level: int | None = None
    approved_premises: str = ""
    cppc: str = ""
    level_reason: str = ""
    views_recorded: str = ""
    cppc_agreed_on: datetime.date | None = None
    cppc_paperwork_on: datetime.date | None = None
    cppc_told_on: datetime.date | None = None
    cppc_minuted_on: datetime.date | None = None
    premises_location: str = ""
    premises_ends_on: datetime.date | None = None
    premises_told_on: datetime.date | None = None
    premises_staff: str = ""
    leaflet_given_on: datetime.date | None = None
    withheld: str = ""


@dataclass(frozen=True, kw_only=True)
class CustodyMeeting:
    """A risk meeting of the prison, and what was agreed (MAP-08)."""

    held_on: datetime.date
    meeting: str = ""
    brought: str = ""
    agreed: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody who works with the person, and whom to ring (RMP-16, CON-15)."""

    name: str
    role: str
    agency: str = ""
    telephone: str = ""
    out_of_hours: str = ""


@dataclass(frozen=True, kw_only=True)
class VictimContact:
    """Where a victim stands with the Victim Contact Scheme (VIC-03, VIC-05). None: not answered.

    `person` is the reference of whom it is about, "" where it is about all.
    """

    person: str = ""
    scheme: VictimScheme | None = None
    officer: str = ""
    link_worker: str = ""
    told_on: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class PredictableChange:
    """A change that will come, and what is prepared for it (REV-05)."""

    what: str
    expected_on: datetime.date | None = None
    response: str = ""


@dataclass(frozen=True, kw_only=True)
class LevelsInForce:
    """The levels that the register held when the facts were taken."""

    working: RiskLevel | None = None
    countersigned: RiskLevel | None = None
    set_on: datetime.date | None = None
    is_external: bool = False

    @property
    def highest(self) -> RiskLevel | None:
        """The level that a reduction is measured from (domain model, RiskRegister)."""
        return max((lvl for lvl in (self.working, self.countersigned) if lvl), default=None)


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """One person's case. `setting` is where the person is now.

    `is_licence`: whether the sentence is one with a licence; None where that is not known.
    """

    crn: str
    name: str
    setting: Setting | None
    pnc_id: str = ""
    pronouns: str = ""
    date_of_birth: datetime.date | None = None
    sex: Sex | None = None
    has_sexual_history: YesNoUnknown | None = None
    is_child_safeguarding: bool = False
    sentence: str = ""
    sentenced_on: datetime.date | None = None
    release_on: datetime.date | None = None
    is_licence: bool | None = None
    needs: str = ""
    practitioner: str = ""
    offences: tuple[Offence, ...] = ()
    unconvicted: tuple[Unconvicted, ...] = ()
    orders: tuple[Order, ...] = ()
    people: tuple[PersonAtRisk, ...] = ()
    children: Children = Children()
    enquiries: tuple[Enquiry, ...] = ()
    referrals: tuple[Referral, ...] = ()
    latest_event: LatestEvent | None = None
    victim_contacts: tuple[VictimContact, ...] = ()
    latest_victim_event: LatestEvent | None = None
    contacts: tuple[Contact, ...] = ()
    predictable_changes: tuple[PredictableChange, ...] = ()
    custody_meetings: tuple[CustodyMeeting, ...] = ()
    mappa: Mappa = Mappa()
    levels: LevelsInForce = LevelsInForce()
