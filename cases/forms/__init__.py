"""The forms of a case: their shape and wording. Whether a case is complete is judged in `rules`."""

from cases.forms.appointments import AppointmentForm, NewAppointmentForm
from cases.forms.case import AllocateForm, CaseForm, CloseForm, NewCaseForm
from cases.forms.caseload import CaseloadForm
from cases.forms.children import ChildrenForm, EnquiryForm, NewEnquiryForm, ReferralForm
from cases.forms.equality import EqualityForm
from cases.forms.events import EventForm, ResponseForm
from cases.forms.mappa import CustodyMeetingForm, MappaForm
from cases.forms.orders import ChecklistForm, OrderForm
from cases.forms.people import ChildForm, ContactForm, DetailsForm, NewPersonForm, PersonForm
from cases.forms.record import (
    AccountForm,
    BehaviourForm,
    OffenceForm,
    PredictableChangeForm,
    SentenceForm,
)
from cases.forms.victims import AllowedWordForm, VictimContactForm, VictimViewsForm

__all__ = [
    "AccountForm",
    "AllocateForm",
    "AllowedWordForm",
    "AppointmentForm",
    "BehaviourForm",
    "CaseForm",
    "CaseloadForm",
    "ChecklistForm",
    "ChildForm",
    "ChildrenForm",
    "CloseForm",
    "ContactForm",
    "CustodyMeetingForm",
    "DetailsForm",
    "EnquiryForm",
    "EqualityForm",
    "EventForm",
    "MappaForm",
    "NewAppointmentForm",
    "NewCaseForm",
    "NewEnquiryForm",
    "NewPersonForm",
    "OffenceForm",
    "OrderForm",
    "PersonForm",
    "PredictableChangeForm",
    "ReferralForm",
    "ResponseForm",
    "SentenceForm",
    "VictimContactForm",
    "VictimViewsForm",
]
