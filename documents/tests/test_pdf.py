"""The PDF says what the page says, is tagged and titled, and lets nothing in or out (P9)."""

import dataclasses
import io
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pypdf
import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from documents import editions
from rosh import pdf
from rules.facts import Facts
from rules.tests import builders

SERVICE = {"protective_marking": "OFFICIAL-SENSITIVE", "service_name": "RoSH"}


def _squeezed(text: str) -> str:
    """Without spaces and hyphens at line ends: what survives line breaking."""
    return re.sub(r"[\s\u00ad\u2010]+", "", text)


def _pdf_of(facts: Facts) -> bytes:
    edition = editions.of_draft(facts)
    html = render_to_string("pdf/summary.html", {"edition": edition, "facts": facts, **SERVICE})
    return pdf.render(html)


def _text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.fixture(scope="module")
def high() -> Facts:
    return builders.high()


@pytest.fixture(scope="module")
def content(high: Facts) -> bytes:
    return _pdf_of(high)


def test_page_and_pdf_say_the_same(high: Facts, content: bytes) -> None:
    page = render_to_string("facts/summary.html", {"facts": high})
    page += render_to_string("facts/plan.html", {"facts": high})
    soup = BeautifulSoup(page, "lxml")
    hidden = soup.select(".govuk-visually-hidden")
    for element in hidden:
        element.decompose()
    words = _squeezed(_text(content))
    said = list(soup.stripped_strings)
    assert len(said) > 100
    assert [text for text in said if _squeezed(text) not in words] == []


def test_every_text_of_the_facts_is_in_the_document(high: Facts, content: bytes) -> None:
    words = _squeezed(_text(content)).lower()  # a text gets its capital there
    assert high.assessment is not None and high.plan is not None
    texts = [high.assessment.step4.rationale, high.assessment.step4.opposing_evidence]
    texts += [cell.harm for cell in high.assessment.cells if cell.harm]
    texts += [factor.label for factor in high.assessment.factors]
    texts += [action.what for action in high.plan.actions]
    texts += [row.then_text for row in high.plan.contingencies]
    assert [text for text in texts if _squeezed(text).lower() not in words] == []


def test_document_is_tagged_titled_and_bookmarked(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as document:
        root = document.Root
        assert str(root.Lang) == "en-GB"
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert "/EmbeddedFiles" not in root.get("/Names", {})
        assert not any("/EmbeddedFile" in str(item.get("/Type", "")) for item in _dicts(document))
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert "Risk of serious harm summary and plan" in titles
    title = pypdf.PdfReader(io.BytesIO(content)).metadata.title
    assert title and "summary and plan" in title


def _dicts(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]


def test_each_page_carries_crn_marking_status_and_number(high: Facts, content: bytes) -> None:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"CRN {high.case.crn}" in text
        assert "OFFICIAL-SENSITIVE" in text
        assert "DRAFT" in text
        assert f"Page {number} of {len(pages)}" in text


def test_same_facts_give_the_same_bytes(high: Facts, content: bytes) -> None:
    assert _pdf_of(high) == content


def test_the_hash_is_printed_and_moves_with_the_facts_rat_10(high: Facts, content: bytes) -> None:
    assert editions.hash_of(high) in _squeezed(_text(content))
    assert high.assessment is not None
    step4 = dataclasses.replace(high.assessment.step4, rationale="Another reason.")
    moved = dataclasses.replace(high, assessment=dataclasses.replace(high.assessment, step4=step4))
    assert editions.hash_of(moved) != editions.hash_of(high)


class _Listener(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> HTTPServer:
    server = HTTPServer(("127.0.0.1", 0), _Listener)
    _Listener.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_user_text_neither_fetches_nor_attaches_nor_injects(
    high: Facts, listener: HTTPServer
) -> None:
    """P9: markup in what a user typed is printed literally."""
    there = f"http://127.0.0.1:{listener.server_port}"
    attack = (
        f'<img src="{there}/a"><link rel="attachment" href="file:///etc/hostname">'
        f'<style>@import url("{there}/b"); body{{display:none}}</style>'
        f'<a href="{there}/c" rel="attachment">x</a><script>1</script>'
    )
    assert high.assessment is not None
    step4 = dataclasses.replace(high.assessment.step4, rationale=attack)
    facts = dataclasses.replace(high, assessment=dataclasses.replace(high.assessment, step4=step4))
    content = _pdf_of(facts)
    assert _squeezed(attack) in _squeezed(_text(content))
    assert _Listener.asked == []
    with pikepdf.open(io.BytesIO(content)) as document:
        kinds = {str(item.get("/Type", "")) for item in _dicts(document)}
    assert not kinds & {"/EmbeddedFile", "/Filespec"}


def test_markup_of_our_own_is_refused_the_network_and_files_as_well(listener: HTTPServer) -> None:
    """The fetcher refuses everything, so that a slip in a template cannot leak."""
    there = f"http://127.0.0.1:{listener.server_port}"
    content = pdf.render(
        f'<html lang="en"><title>t</title><body><img src="{there}/a" alt="">'
        f'<img src="file:///etc/hostname" alt=""><link rel="attachment" href="{there}/d">'
        f'<style>@import url("{there}/b");</style><p>Shown</p></body></html>'
    )
    assert _Listener.asked == []
    assert "Shown" in _text(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert not {str(i.get("/Type", "")) for i in _dicts(document)} & {"/EmbeddedFile"}
