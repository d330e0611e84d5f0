"""The main job: a High case is signed, returned, mended, signed again, countersigned, printed.

The first half is the first journey of the README, in its words.
"""

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from signing.forms import LEVEL_DECLARED, LEVEL_HOLDS

PARTS = (
    "Why now", "Screening", "Risk to self", "Step 1: scores", "Step 2: best fit",
    "Step 3: immediacy", "Levels by group", "Step 4: level",
)  # fmt: skip
LISTS = ("Sources", "Children", "Who is at risk", "Scenarios", "Step 2: risk and protective")
REMARK = "Say what the phone log shows about KA-2."
REPLY = "The licence holds him to it so far. The level does not rest on it."
AGREED = "I weighed the phone log against three days of compliance. High is right."


def test_a_high_case_is_signed_returned_mended_and_countersigned(
    visit, scripts, high_case, priya, mo
):
    priya = visit("priya", scripts=scripts, by_hand=True)
    _open_from_caseload(priya, high_case)
    priya.follow("Assess the risk", "main").follow("Go on with assessment 1").follow(
        "Check and sign"
    )
    _answer_what_stops(priya)
    _go_through_every_part(priya, high_case)
    _reply_to_a_warning(priya)
    assert priya.reads("Nothing is missing.") and priya.reads("High is countersigned by a manager")
    priya.tick("I have read this assessment and its plan. They are my professional judgement.")
    priya.press("Sign")
    stop = "Select the box to say that the level follows from the evidence"
    assert priya.page.get_by_role("link", name=stop).is_visible()
    priya.tick(LEVEL_DECLARED).press("Sign")
    assert priya.reads("It now waits for a countersignature")
    assert not priya.page.get_by_role("link", name="Countersign or return it").count()
    oasys = _copy_into_oasys(priya)

    mo = visit("mo", scripts=scripts)
    mo.follow("Review queue").follow("Review", "main")
    assert mo.reads(f"Reply: {REPLY}") and mo.reads("No reply")
    mo.press("Return for changes")
    assert mo.page.get_by_role("link", name="Enter what has to change").is_visible()
    mo.fill("What has to change?", REMARK).press("Return for changes")
    assert mo.reads("Returned for changes.")

    _mend_and_sign_again(priya)
    priya.open(oasys)
    assert priya.reads("The assessment has moved since") and priya.reads("Copy again: R10.3.")
    mo.open("/").follow("Review queue").follow("Review", "main").fill(
        "Why do you agree?", AGREED
    ).tick(f"I have checked it: {LEVEL_HOLDS}").press("Countersign")
    assert mo.reads("Countersigned.") and mo.reads("Complete")
    _read_back(mo, high_case)
    _the_case_says_high(priya, high_case)


def _open_from_caseload(visitor, case):
    visitor.follow(case.surname, "main")
    assert visitor.path == f"/cases/{case.crn}/" and visitor.reads("Not yet assessed")


def _answer_what_stops(visitor):
    """Each sentence leads to the page that mends it, and that page leads back."""
    sign = visitor.path
    visitor.follow("Select whether information was limited.")
    visitor.pick("Was information limited?", "No").press("Save and continue")
    for child in ("CH-1", "CH-2"):
        assert visitor.path == sign
        visitor.follow(f"have a plan for {child}")
        visitor.pick("Plan with children’s services", "Child in need plan").press(
            "Save and continue"
        )
    assert visitor.path == sign


def _go_through_every_part(visitor, case):
    """Each part is opened as it is, full, and saved; nothing is lost by it."""
    sign, tasks = visitor.path, f"/assessments/{case.assessments.get().uuid}/"
    for part in PARTS:
        visitor.open(tasks).follow(part, "main").press("Save and continue")
    for part in LISTS:
        visitor.open(tasks).follow(part, "main")
    assert visitor.open(tasks).reads("13 of 13 parts are complete.")
    visitor.open(sign)


def _reply_to_a_warning(visitor):
    warning = "Weigh “Accepts Building Better Relationships” with care:"
    visitor.fill(f"{warning} it relies on control from outside.", REPLY)
    visitor.press("Save replies")
    assert visitor.reads("1 of 2 has no reply")


def _copy_into_oasys(visitor):
    """Each box has its button; what was put into OASys is remembered."""
    visitor.follow("Copy into OASys")
    button = visitor.page.get_by_role("button", name="Copy R10.1 Who is at risk")
    assert button.is_visible() == visitor.scripts
    if visitor.scripts:
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button.click()
        expect(visitor.page.locator("#r10-1-copied")).to_have_text("Copied")
        copied = visitor.page.evaluate("navigator.clipboard.readText()")
        assert copied == visitor.page.get_by_label("R10.1 Who is at risk").input_value()
    visitor.press("I have put this into OASys")
    assert visitor.reads("put this into OASys on") and visitor.reads("Nothing has changed since.")
    return visitor.path


def _mend_and_sign_again(visitor):
    """The task leads to what was returned; the comment is read; the mended text is signed."""
    visitor.open("/")
    visitor.follow("Mo Manager returned assessment 1 for changes", "main")
    assert visitor.reads(REMARK)
    tasks = visitor.path
    visitor.follow("Step 4: level and rationale", "main")
    visitor.fill("Why this level", "The phone log shows daily calls to KA-2 since release.")
    visitor.press("Save and continue").open(tasks).follow("Step 3: immediacy", "main")
    visitor.fill("How exposed are the people at risk?", "KA-2 is within his reach by telephone.")
    visitor.press("Save and continue").open(tasks).follow("Check and sign")
    visitor.tick("I have read this assessment and its plan. They are my professional judgement.")
    visitor.tick(LEVEL_DECLARED).press("Sign")


def _read_back(visitor, case):
    """The PDF says what the record says, and is the record's."""
    with visitor.page.expect_download() as started:
        visitor.page.get_by_role("link", name="Download the summary and plan (PDF)").click()
    reader = PdfReader(io.BytesIO(started.value.path().read_bytes()))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    text = " ".join(pages)
    for said in (case.name, case.crn, "HIGH", "Priya Practitioner", "Mo Manager", AGREED):
        assert said in text
    assert "DRAFT" not in text and "AWAITING" not in text
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page and case.crn in page
    shown = visitor.page.locator("code.rosh-hash").inner_text().strip()
    assert re.fullmatch("[0-9a-f]{64}", shown) and shown in text.replace(" ", "")


def _the_case_says_high(visitor, case):
    visitor.open(f"/cases/{case.crn}/")
    assert visitor.reads("HIGH risk of serious harm")
    assert not visitor.reads("Not yet assessed")
