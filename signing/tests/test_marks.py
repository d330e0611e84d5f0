"""What the manager will ask about stands under the five marks of a good assessment (DEF-04)."""

import dataclasses

from bs4 import BeautifulSoup
from django.urls import reverse

from rules.checks import Finding, Severity
from rules.terms import Page, RiskLevel
from signing import readiness, workflow
from signing.tests.builder import signable

BIAS = Finding("QC-28", "bias", Severity.WARN, "bias", "Think of bias.", Page.STEP_4)
THIN = Finding("QC-08", "one kind", Severity.WARN, "sources", "One kind of source.", Page.SOURCES)
OLD = dataclasses.replace(THIN, code="QC-04", case="old", message="The score is old.")
HINT = dataclasses.replace(BIAS, severity=Severity.INFO, message="Keep in mind.")
EVIDENCE, BIASED = "Does it rest on evidence?", "Was bias looked for?"


def said_under(response, section="main"):
    """The headings of the page, each with the bullets and questions under it."""
    page = BeautifulSoup(response.content, "lxml").select_one(section)
    found, heading = {}, ""
    for tag in page.select("h3, li, label"):
        text = " ".join(tag.get_text(" ").split())
        if tag.name == "h3":
            heading = text
        found.setdefault(heading, []).append(text)
    return {name: rows[1:] for name, rows in found.items() if name}


def test_author_and_countersigner_read_them_by_mark_def_04(client, case, priya, mo, monkeypatch):
    monkeypatch.setattr(readiness, "run", lambda *_, **__: (BIAS, HINT, THIN, OLD))
    assessment = signable(case, RiskLevel.HIGH)
    client.force_login(priya)
    shown = client.get(reverse("signing:sign", args=[assessment.uuid]))
    assert list(said_under(shown, "#replies").items()) == [
        (EVIDENCE, [THIN.message, OLD.message]),
        (BIASED, [BIAS.message]),
    ]
    submission = workflow.sign(assessment, by=priya)
    client.force_login(mo)
    read = said_under(client.get(reverse("signing:review", args=[submission.uuid])))
    asked = {name: rows for name, rows in read.items() if name.startswith(("To ask", "Hints"))}
    assert list(asked) == [
        f"To ask about: {one[:1].lower()}{one[1:]}" for one in (EVIDENCE, BIASED)
    ] + ["Hints"]
    assert [len(rows) for rows in asked.values()] == [2, 1, 1]
