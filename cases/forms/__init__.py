"""The forms of a case: their shape and wording. Whether a case is complete is judged in `rules`."""

from cases.forms.case import AllocateForm, CaseForm, CloseForm, NewCaseForm
from cases.forms.caseload import CaseloadForm
from cases.forms.events import EventForm, ResponseForm
from cases.forms.people import ContactForm, DetailsForm, NewPersonForm, PersonForm
from cases.forms.record import BehaviourForm, MappaForm, OffenceForm, OrderForm, SentenceForm

__all__ = [
    "AllocateForm",
    "BehaviourForm",
    "CaseForm",
    "CaseloadForm",
    "CloseForm",
    "ContactForm",
    "DetailsForm",
    "EventForm",
    "MappaForm",
    "NewCaseForm",
    "NewPersonForm",
    "OffenceForm",
    "OrderForm",
    "PersonForm",
    "ResponseForm",
    "SentenceForm",
]
