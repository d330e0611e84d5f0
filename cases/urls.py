"""The addresses of `cases`: the CRN names a case, a UUID a row of it. Never a row's number."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from cases.views import (
    appointments,
    case,
    caseload,
    children,
    equality,
    events,
    mappa,
    people,
    record,
    story,
    victims,
)


class CrnConverter(StringConverter):
    """A capital letter and six digits."""

    regex = "[A-Z][0-9]{6}"


register_converter(CrnConverter, "crn")

app_name = "cases"
urlpatterns = [
    path("", caseload.caseload, name="caseload"),
    path("cases/new/", case.create, name="create"),
    path("cases/<crn:crn>/", case.overview, name="overview"),
    path("cases/<crn:crn>/edit/", case.edit, name="edit"),
    path("cases/<crn:crn>/close/", case.close, name="close"),
    path("cases/<crn:crn>/reopen/", case.reopen, name="reopen"),
    path("cases/<crn:crn>/allocate/", case.allocate, name="allocate"),
    path("cases/<crn:crn>/timeline/", story.timeline, name="timeline"),
    path("cases/<crn:crn>/history/", story.history, name="history"),
    path("cases/<crn:crn>/people/", people.people, name="people"),
    path("cases/<crn:crn>/people/add/", people.person_add, name="person_add"),
    path("cases/<crn:crn>/people/<uuid:uuid>/", people.person_edit, name="person_edit"),
    path("cases/<crn:crn>/people/<uuid:uuid>/details/", people.details, name="details"),
    path(
        "cases/<crn:crn>/people/<uuid:uuid>/details/edit/",
        people.details_edit,
        name="details_edit",
    ),
    path("cases/<crn:crn>/children/", children.children, name="children"),
    path("cases/<crn:crn>/children/edit/", children.children_edit, name="children_edit"),
    path("cases/<crn:crn>/enquiries/", children.enquiries, name="enquiries"),
    path("cases/<crn:crn>/enquiries/add/", children.enquiry_add, name="enquiry_add"),
    path("cases/<crn:crn>/enquiries/<uuid:uuid>/", children.enquiry_edit, name="enquiry_edit"),
    path("cases/<crn:crn>/referrals/add/", children.referral_form, name="referral_add"),
    path("cases/<crn:crn>/referrals/<uuid:uuid>/", children.referral_form, name="referral_edit"),
    path("cases/<crn:crn>/sentence/", record.sentence, name="sentence"),
    path("cases/<crn:crn>/sentences/add/", record.sentence_form, name="sentence_add"),
    path("cases/<crn:crn>/sentences/<uuid:uuid>/", record.sentence_form, name="sentence_edit"),
    path("cases/<crn:crn>/offences/add/", record.offence_form, name="offence_add"),
    path("cases/<crn:crn>/offences/<uuid:uuid>/", record.offence_form, name="offence_edit"),
    path("cases/<crn:crn>/offences/<uuid:uuid>/account/", record.account_form, name="account"),
    path("cases/<crn:crn>/behaviour/add/", record.behaviour_form, name="behaviour_add"),
    path("cases/<crn:crn>/behaviour/<uuid:uuid>/", record.behaviour_form, name="behaviour_edit"),
    path("cases/<crn:crn>/orders/add/", record.order_form, name="order_add"),
    path("cases/<crn:crn>/orders/<uuid:uuid>/", record.order_form, name="order_edit"),
    path("cases/<crn:crn>/orders/<uuid:uuid>/checklist/", record.checklist_form, name="checklist"),
    path("cases/<crn:crn>/contacts/add/", record.contact_form, name="contact_add"),
    path("cases/<crn:crn>/contacts/<uuid:uuid>/", record.contact_form, name="contact_edit"),
    path("cases/<crn:crn>/changes/add/", record.change_form, name="change_add"),
    path("cases/<crn:crn>/changes/<uuid:uuid>/", record.change_form, name="change_edit"),
    path("cases/<crn:crn>/equality/", equality.equality, name="equality"),
    path("cases/<crn:crn>/mappa/", mappa.mappa, name="mappa"),
    path("cases/<crn:crn>/mappa/edit/", mappa.mappa_edit, name="mappa_edit"),
    path(
        "cases/<crn:crn>/custody-meetings/add/",
        record.custody_meeting_form,
        name="custody_meeting_add",
    ),
    path(
        "cases/<crn:crn>/custody-meetings/<uuid:uuid>/",
        record.custody_meeting_form,
        name="custody_meeting_edit",
    ),
    path("cases/<crn:crn>/victim-contacts/add/", victims.contact_form, name="victim_contact_add"),
    path(
        "cases/<crn:crn>/victim-contacts/<uuid:uuid>/",
        victims.contact_form,
        name="victim_contact_edit",
    ),
    path("cases/<crn:crn>/victims-views/", victims.views, name="victims_views"),
    path("cases/<crn:crn>/victims-views/edit/", victims.views_edit, name="victims_views_edit"),
    path("cases/<crn:crn>/allowed-words/", victims.allowed_words, name="allowed_words"),
    path("cases/<crn:crn>/allowed-words/add/", victims.allowed_word_add, name="allowed_word_add"),
    path(
        "cases/<crn:crn>/allowed-words/<uuid:uuid>/remove/",
        victims.allowed_word_remove,
        name="allowed_word_remove",
    ),
    path("cases/<crn:crn>/appointments/", appointments.appointments, name="appointments"),
    path("cases/<crn:crn>/appointments/add/", appointments.appointment_add, name="appointment_add"),
    path(
        "cases/<crn:crn>/appointments/<uuid:uuid>/",
        appointments.appointment_edit,
        name="appointment_edit",
    ),
    path(
        "cases/<crn:crn>/appointments/<uuid:uuid>/mark/",
        appointments.appointment_mark,
        name="appointment_mark",
    ),
    path("cases/<crn:crn>/events/add/", events.event_add, name="event_add"),
    path("cases/<crn:crn>/events/<uuid:uuid>/", events.event_respond, name="event_respond"),
]
