"""Making editions in tests: a signed record, what its pages are sent, what the PDF says."""

import io
import uuid

import pypdf
from bs4 import BeautifulSoup
from django.urls import reverse

from cases import workflow as casework
from cases.models import PersonAtRisk, RestrictedDetails
from riskplans.models import ActionPerson
from rules.terms import Pillar, RiskLevel
from signing import workflow
from signing.tests.builder import signable
from tests import forms_on_pages


def signed(case, by, level=RiskLevel.MEDIUM, rationale=""):
    """A signed record of a case with somebody at risk; the rationale may name them."""
    person = casework.add_person(
        PersonAtRisk(case=case, kind="known_adult", relationship="former partner"), by=by
    )
    assessment = signable(case, level)
    safety = assessment.plans.get().actions.get(pillar=Pillar.VICTIM_SAFETY)
    ActionPerson.objects.create(action=safety, person=person)
    if rationale:
        assessment.decision.rationale = rationale
        assessment.decision.save()
    submission = workflow.sign(assessment, by=by)
    details = RestrictedDetails.objects.get(person=person)
    details.name = "Marigold Canary"
    details.save()
    return submission


def at(submission, name="partner_edition", *more):
    return reverse(f"documents:{name}", args=[submission.uuid, *more])


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "lxml").get_text(" ").split())


def asked(**more):
    given = {
        "recipient": "Sergeant A Example, Northern Police",
        "purpose": "To plan a visit",
        "sections": ["level", "supervision"],
        "act": str(uuid.uuid4()),
        "seen": "",
    }
    return given | more


def previewed(client, submission, name="partner_edition", **more):
    """The page with the preview, and what its button would send."""
    page = client.post(at(submission, name), asked(**more))
    form = BeautifulSoup(page.content, "lxml").select_one("#preview-title ~ form")
    button = {} if form is None else {"issue": "yes"}
    sent = {}
    for tag in form.select("input") if form else ():
        sent.setdefault(tag["name"], []).append(tag["value"])
    return page, sent | button


def text_of(answer):
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def person_form(client, submission):
    page = client.get(at(submission, "person_edition"))
    posted = forms_on_pages.as_it_is(page.content.decode())
    return page, {name: values for name, values in posted.items() if name != "csrfmiddlewaretoken"}
