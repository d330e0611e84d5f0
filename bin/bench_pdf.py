#!/usr/bin/env python3
"""Time the full PDF of the largest plan against a static page of the same length.

    python bin/bench_pdf.py

`make bench` prints it. The static page has the same print stylesheet and at least as many pages,
of headings, paragraphs and lists: what WeasyPrint takes for the words alone.
"""

import io
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rosh.settings")

import django
import pypdf
from django.template.loader import render_to_string

MOST_TIMES = 2.5
ROUNDS = 3
SERVICE = {"protective_marking": "OFFICIAL-SENSITIVE", "service_name": "RoSH"}
WORDS = (
    "What he does when he has been drinking, who is there, how it was seen last time, and what "
    "was said about it then: each of these is written down where it was first known. "
)


def report() -> int:
    """Print both times and their ratio; 1 where it is more than allowed."""
    django.setup()
    from documents import editions
    from documents.tests.stuffed import largest
    from rosh import pdf

    facts = largest()
    context = {"edition": editions.of_draft(facts), "facts": facts, **SERVICE}
    pages = _pages(pdf.render(render_to_string("pdf/summary.html", context)))
    plain = _static(pages)
    ours, static = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: pdf.render(render_to_string("pdf/summary.html", context))))
        static.append(_seconds(lambda: pdf.render(plain)))
    ratio = min(ours) / min(static)
    print(
        f"{'the full PDF':22} {min(ours):8.2f} s of Python, {pages} pages; a static page of "
        f"{_pages(pdf.render(plain))} pages {min(static):.2f} s: {ratio:.2f} times "
        f"(at most {MOST_TIMES})"
    )
    return int(ratio >= MOST_TIMES)


def _seconds(act: object) -> float:
    start = time.process_time()
    act()  # type: ignore[operator]
    return time.process_time() - start


def _pages(content: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


def _static(pages: int) -> str:
    """A page without tables that is as many sheets long, found by halving."""
    from rosh import pdf

    part = f"<h2>A heading</h2><p>{WORDS * 3}</p><ul><li>{WORDS}</li><li>{WORDS}</li></ul>"
    head = '<html lang="en-GB"><head><title>Static</title></head><body><h1>Static</h1>'
    one = _pages(pdf.render(head + part * 20)) or 1
    times = max(1, round(pages / one * 20))
    while _pages(pdf.render(head + part * times)) < pages:
        times += max(1, times // 20)
    while times > 1 and _pages(pdf.render(head + part * (times - 1))) >= pages:
        times -= 1
    return head + part * times + "</body></html>"


if __name__ == "__main__":
    sys.exit(report())
