"""Who is being assessed, and what is known, due and done about them.

`RiskRegister` is written by `cases.risk_register` alone, `Task` by `cases.tasks`, `TimelineEntry`
by `cases.timeline`. No judgement lives here: judgements are in `rules`.
"""

from cases.models.case import Allocation, Case, EarlierLevel
from cases.models.children import ChildrenSummary, Enquiry, Referral
from cases.models.equality import EqualityAnswers
from cases.models.people import (
    AllowedWord,
    Appointment,
    Contact,
    PersonAtRisk,
    RestrictedDetails,
    VictimContact,
    VictimViews,
)
from cases.models.record import (
    CivilOrder,
    CustodyMeeting,
    Mappa,
    Offence,
    OrderProtects,
    PredictableChange,
    Sentence,
    UnconvictedBehaviour,
)
from cases.models.register import Event, RiskRegister, Task, TimelineEntry

__all__ = [
    "Allocation",
    "AllowedWord",
    "Appointment",
    "Case",
    "ChildrenSummary",
    "CivilOrder",
    "Contact",
    "CustodyMeeting",
    "EarlierLevel",
    "Enquiry",
    "EqualityAnswers",
    "Event",
    "Mappa",
    "Offence",
    "OrderProtects",
    "PersonAtRisk",
    "PredictableChange",
    "Referral",
    "RestrictedDetails",
    "RiskRegister",
    "Sentence",
    "Task",
    "TimelineEntry",
    "UnconvictedBehaviour",
    "VictimContact",
    "VictimViews",
]
