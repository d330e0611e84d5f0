"""Addresses of what leaves the service."""

from django.urls import path

from documents.views import duty, editions, summary

app_name = "documents"

urlpatterns = [
    path("assessments/<uuid:uuid>/summary.pdf", summary.draft_pdf, name="draft_pdf"),
    path("assessments/<uuid:uuid>/oasys/", summary.oasys_page, name="oasys"),
    path("assessments/<uuid:uuid>/oasys/entered/", summary.oasys_entered, name="oasys_entered"),
    path("cases/<crn:crn>/tonight/", duty.tonight, name="tonight"),
    path("cases/<crn:crn>/tonight/names/", duty.reveal, name="reveal"),
    path("cases/<crn:crn>/tonight/duty-sheet.pdf", duty.tonight_pdf, name="tonight_pdf"),
    path("cases/<crn:crn>/tonight/contingencies/<uuid:uuid>/done/", duty.done, name="done"),
    path("submissions/<uuid:uuid>/editions/", editions.editions, name="editions"),
    path(
        "submissions/<uuid:uuid>/editions/partner/",
        editions.partner_edition,
        name="partner_edition",
    ),
    path(
        "submissions/<uuid:uuid>/editions/person/", editions.person_edition, name="person_edition"
    ),
    path(
        "submissions/<uuid:uuid>/editions/<uuid:edition>/edition.pdf",
        editions.issued_pdf,
        name="issued_pdf",
    ),
    path("submissions/<uuid:uuid>/summary.pdf", summary.signed_pdf, name="signed_pdf"),
]
