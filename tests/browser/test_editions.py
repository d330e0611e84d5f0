"""What leaves the service: previewed, recorded, and read back, in a browser and as a file."""

import io

import pypdf

from rules.terms import RiskLevel
from signing import workflow
from signing.tests.builder import signable


def _downloaded(visitor, text):
    """The words of the file behind the first link of that name."""
    href = visitor.main.get_by_role("link", name=text).first.get_attribute("href")
    origin = visitor.page.url.split("/submissions/")[0]
    body = visitor.page.context.request.get(origin + href).body()
    pages = pypdf.PdfReader(io.BytesIO(body)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_each_edition_is_made_and_read_back(visit, scripts, case, priya):
    workflow.sign(signable(case, RiskLevel.MEDIUM), by=priya)
    visitor = visit("priya", scripts=scripts, width=375)
    record = case.submissions.get().get_absolute_url()
    visitor.open(record).follow("Editions for a partner agency", "main")
    visitor.follow("Make an edition for a partner agency", "main")
    visitor.fill("Who receives it?", "Sergeant A Example, Northern Police")
    visitor.fill("Why do they need it?", "To plan a visit")
    visitor.tick("The level and why").tick("Plan: supervision and contact")
    visitor.press("Show what goes in")
    assert visitor.reads("Weekly at the office") and visitor.reads("Withheld:")
    visitor.press("Record it and make the PDF")
    assert visitor.reads("Recorded. Download it below.")
    text = _downloaded(visitor, "Download (PDF)")
    assert "Northern Police" in text and "Weekly at the office" in text

    visitor.open(record).follow("Editions for a partner agency", "main")
    visitor.follow("Make an edition for the person", "main")
    visitor.fill("1. What we will do", "We meet each Monday at the office").press(
        "Show what goes in"
    )
    assert visitor.reads("We meet each Monday at the office")
    visitor.press("Record it and make the PDF")
    text = _downloaded(visitor, "Download (PDF)")
    assert "We meet each Monday at the office" in text and "MEDIUM" not in text
