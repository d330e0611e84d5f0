"""The pages of signing: what each role sees, what a press does, what a second press is told."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessEntry
from assessments.models import Assessment, Source
from rosh.returning import with_way_back
from rules.terms import Page, RiskLevel
from signing import pages, readiness, workflow
from signing.management.commands import workflow_diagram
from signing.models import TRANSITIONS, Signature, Status, Submission
from signing.tests.builder import signable
from tests.forms_on_pages import as_it_is

HIGH = RiskLevel.HIGH
DECLARED = {"is_declared": "on", "is_level_declared": "on"}


def page(name, row):
    return reverse(f"signing:{name}", args=[row.uuid])


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "lxml").get_text().split())


def hidden(response, name):
    found = BeautifulSoup(response.content, "lxml").find("input", {"name": name})
    return found["value"]


@pytest.fixture
def assessment(case):
    return signable(case, HIGH)


@pytest.fixture
def submission(assessment, priya):
    return workflow.sign(assessment, by=priya)


@pytest.fixture
def agreed(submission):
    """What the countersign form posts."""
    return {
        "agree-comment": "The rationale follows from the evidence.",
        "agree-is_level_declared": "on",
        "agree-read_hash": submission.record_hash,
        "agree-read_status": submission.status,
    }


def test_the_author_checks_and_signs(client, assessment, priya):
    client.force_login(priya)
    shown = client.get(page("sign", assessment))
    assert "High is countersigned by a manager." in text_of(shown)
    assert "Nothing is missing." in text_of(shown)
    data = DECLARED | {"read_hash": hidden(shown, "read_hash")}
    answer = client.post(page("sign", assessment), data)
    submission = Submission.objects.get()
    assert answer.url == submission.get_absolute_url()
    assert client.post(page("sign", assessment), data).url == answer.url
    assert Signature.objects.count() == 1
    assert client.get(page("sign", assessment)).url == answer.url


def test_what_changed_after_the_page_was_opened_is_not_signed(client, assessment, priya):
    client.force_login(priya)
    shown = client.get(page("sign", assessment))
    assessment.decision.rationale = "Another tab. Fictional words."
    assessment.decision.save()
    data = DECLARED | {"read_hash": hidden(shown, "read_hash")}
    answer = client.post(page("sign", assessment), data)
    assert answer.status_code == 409
    assert "Something has changed since you opened this page." in text_of(answer)
    assert not Submission.objects.exists()


def test_what_stops_is_said_with_a_link_that_mends_it(client, assessment, priya):
    assessment.decision.opposing_evidence = ""
    assessment.decision.save()
    client.force_login(priya)
    shown = client.get(page("sign", assessment))
    soup = BeautifulSoup(shown.content, "lxml")
    link = soup.find("a", string="Enter what points the other way, and why it weighs less.")
    step_4 = reverse("assessments:step_4", args=[assessment.uuid])
    question = f"{step_4}#id_opposing_evidence"
    assert link["href"] == with_way_back(question, page("sign", assessment))
    assert not soup.find("input", {"name": "is_declared"})
    answer = client.post(page("sign", assessment), DECLARED | {"read_hash": "x"})
    assert "Something still stops the signature" in text_of(answer)
    assert "QC-" not in text_of(answer)
    opened = client.get(link["href"])
    assert "Back to check and sign" in text_of(opened)
    sent = as_it_is(opened.content.decode()) | {"opposing_evidence": "He has work. It is new."}
    assert client.post(link["href"], sent).url == page("sign", assessment)


def test_a_colleague_reads_and_does_not_sign(client, assessment, colin):
    Source.objects.all().delete()
    client.force_login(colin)
    shown = client.get(page("sign", assessment))
    assert "Only the author, Priya Practitioner, can sign. " in text_of(shown)
    stops = BeautifulSoup(shown.content, "lxml").select("main ul.govuk-list--bullet li")
    assert stops and not any(item.a for item in stops)  # no links to pages that refuse him
    data = DECLARED | {"read_hash": "x"}
    assert client.post(page("sign", assessment), data).status_code == 403


def test_a_raised_level_is_offered_urgently_and_signed(client, assessment, priya):
    assessment.decision.is_rationale_owned = False
    assessment.decision.save()
    client.force_login(priya)
    assert (
        page("sign_urgently", assessment) in client.get(page("sign", assessment)).content.decode()
    )
    shown = client.get(page("sign_urgently", assessment))
    assert "What you will owe" in text_of(shown)
    data = DECLARED | {"read_hash": hidden(shown, "read_hash")}
    answer = client.post(page("sign_urgently", assessment), data)
    record = client.get(answer.url)
    assert "Not confirmed at the signature" in text_of(record)
    assert "Urgent" in text_of(record)


def test_a_manager_reads_and_countersigns(client, submission, agreed, mo):
    client.force_login(mo)
    shown = text_of(client.get(page("review", submission)))
    assert "The working level is High" in shown
    assert "Is anything missing that you expected to read?" in shown
    answer = client.post(page("countersign", submission), agreed)
    assert answer.url == submission.get_absolute_url()
    record = text_of(client.get(answer.url))
    assert "Complete" in record and "The rationale follows" in record
    assert submission.record_hash in record
    assert client.get(page("review", submission)).url == answer.url


def test_a_countersignature_needs_a_comment(client, submission, agreed, mo):
    client.force_login(mo)
    answer = client.post(page("countersign", submission), agreed | {"agree-comment": " "})
    assert "Enter why you agree" in text_of(answer)
    assert Signature.objects.count() == 1


def test_the_second_to_press_gets_a_page_that_says_who_was_first(
    client, submission, agreed, mo, mia
):
    client.force_login(mo)
    client.post(page("countersign", submission), agreed)
    client.force_login(mia)
    answer = client.post(page("countersign", submission), agreed)
    assert answer.status_code == 409
    assert "Mo Manager countersigned this on" in text_of(answer)


def test_a_manager_returns_and_the_author_opens_it_again(client, submission, priya, mo):
    client.force_login(mo)
    data = {
        "back-comment": "Say more about the weekends.",
        "back-read_hash": submission.record_hash,
        "back-read_status": submission.status,
    }
    answer = client.post(page("return_", submission), data | {"back-comment": ""})
    assert "Enter what has to change" in text_of(answer)
    client.post(page("return_", submission), data)
    client.force_login(priya)
    shown = text_of(client.get(page("record", submission)))
    assert "Say more about the weekends." in shown and "Open the assessment" in shown


def test_the_author_withdraws_after_being_asked(client, submission, priya):
    client.force_login(priya)
    shown = client.get(page("withdraw", submission))
    submission.refresh_from_db()
    assert submission.status == Status.AWAITING
    client.post(page("withdraw", submission), {"read_hash": hidden(shown, "read_hash")})
    submission.refresh_from_db()
    assert submission.status == Status.DRAFT
    assert "Not signed" in text_of(client.get(page("record", submission)))


def test_a_draft_is_taken_over_and_abandoned_with_reasons(client, assessment, mo):
    client.force_login(mo)
    assert "Enter why you take this over" in text_of(client.post(page("take_over", assessment)))
    client.post(page("take_over", assessment), {"reason": "Priya is away."})
    assert Assessment.objects.get().author == mo
    assert "Enter why you abandon" in text_of(client.post(page("abandon", assessment)))
    client.post(page("abandon", assessment), {"reason": "A new one is better."})
    assert Assessment.objects.get().abandoned_at


def test_a_superseded_record_and_a_changed_case_say_so(client, submission, case, priya, mo):
    case.surname = "Otherwise"
    case.save()
    client.force_login(priya)
    shown = text_of(client.get(page("record", submission)))
    assert "The case record has changed since this was signed." in shown
    workflow.countersign(submission, by=mo, comment="Yes.", read_hash=submission.record_hash)
    workflow.sign(signable(case, HIGH), by=priya)
    assert "superseded" in text_of(client.get(page("record", submission)))


NAMES = ["sign", "sign_urgently", "take_over", "abandon"]
RECORDS = ["record", "review", "countersign", "return_", "withdraw"]


@pytest.mark.parametrize("name", NAMES + RECORDS)
def test_an_outsider_finds_nothing(client, submission, assessment, oscar, name):
    client.force_login(oscar)
    row = assessment if name in NAMES else submission
    ask = client.post if name in ("countersign", "return_") else client.get
    assert ask(page(name, row)).status_code == 404


@pytest.mark.parametrize("name", ["countersign", "return_"])
def test_an_inspector_reads_and_answers_nothing(client, submission, agreed, ines, name):
    client.force_login(ines)
    assert "You can read this case, not change it." in text_of(
        client.get(page("review", submission))
    )
    back = {key.replace("agree", "back"): value for key, value in agreed.items()}
    assert client.post(page(name, submission), agreed | back).status_code == 403


def test_reading_a_record_is_logged(client, submission, ines):
    client.force_login(ines)
    client.get(page("record", submission))
    entry = AccessEntry.objects.get(user=ines)
    assert (entry.view, entry.crns) == ("signing:record", ["X123456"])


def test_the_sign_page_asks_no_more_for_more_rows(client, assessment, priya):
    client.force_login(priya)
    client.get(page("sign", assessment))
    with CaptureQueriesContext(connection) as one:
        client.get(page("sign", assessment))
    for number in range(2, 32):
        Source.objects.create(assessment=assessment, number=f"S{number}", what="Report")
    with CaptureQueriesContext(connection) as thirty:
        client.get(page("sign", assessment))
    assert len(thirty) == len(one)


def test_the_picture_of_the_page_is_what_stops_the_signature(assessment, priya):
    ready = readiness.of(assessment, by=priya)
    assert ready.stops == () and ready.level is HIGH and ready.is_raise


def test_each_arrow_has_its_verb_in_the_diagram(settings, tmp_path):
    text = workflow_diagram.diagram()
    arrows = {(start, end) for start, ends in TRANSITIONS.items() for end in ends}
    assert arrows == set(workflow_diagram.VERBS)
    assert "awaiting_second --> complete: countersign (second)" in text
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError):
        call_command("workflow_diagram", "--check")
    call_command("workflow_diagram", verbosity=0)
    call_command("workflow_diagram", "--check")


def test_every_page_that_a_finding_names_has_an_address(assessment):
    assert all(pages.page_url(where, assessment) for where in Page)
    assessment.plans.update(abandoned_at="2026-01-01T00:00Z")
    without_plan = reverse("assessments:task_list", args=[assessment.uuid])
    assert pages.page_url(Page.ACTIONS, assessment) == without_plan


def test_an_inspector_cannot_withdraw(client, submission, ines):
    client.force_login(ines)
    assert client.get(page("withdraw", submission)).status_code == 403


def test_withdrawing_too_late_says_who_was_first(client, submission, priya, mo):
    read = submission.record_hash
    workflow.countersign(submission, by=mo, comment="Yes.", read_hash=read)
    client.force_login(priya)
    answer = client.post(page("withdraw", submission), {"read_hash": read})
    assert answer.status_code == 409
    assert "Mo Manager countersigned this on" in text_of(answer)


def test_without_a_plan_the_page_offers_to_start_one(client, assessment, priya):
    assessment.plans.update(abandoned_at="2026-01-01T00:00Z")
    client.force_login(priya)
    answer = client.get(page("sign", assessment))
    assert "Start the plan" in text_of(answer)
    form = answer.content.decode().split(f'action="/assessments/{assessment.uuid}/plan/"')[1]
    assert "csrfmiddlewaretoken" in form.split("</form>")[0]
