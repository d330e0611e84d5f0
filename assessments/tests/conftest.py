"""An assessment of the cast's case, and clients for who looks at it."""

import datetime

import pytest
from django.utils import timezone

from assessments.facts import of_assessment, with_rows
from rules.terms import RiskLevel
from tests.factories import make_assessment


def seen(assessment):
    """The facts of the assessment as they now stand."""
    return of_assessment(with_rows(assessment.uuid))


@pytest.fixture
def assessment(case, priya):
    return make_assessment(case, priya)


@pytest.fixture
def complete(case, priya):
    """A complete first assessment with a source, a factor that drives the level, and a score."""
    row = make_assessment(case, priya, why_now="First.")
    source = row.sources.create(number="S1", what="Police log")
    other = row.sources.create(number="S2", what="Own account", weight="low")
    source.conflicts.create(other=other)
    row.scores.create(tool="RSR", percent="7.40", score_type="dynamic")
    driver = row.factors.create(number="R1", label="Drinking", kind="acute", state="active")
    quiet = row.factors.create(number="R2", label="First conviction young", kind="static")
    driver.citations.create(source=source)
    cell = row.cells.get(setting="community", group="known_adult")
    cell.level, cell.who = RiskLevel.HIGH, "KA-1"
    cell.save()
    cell.links.create(factor=driver)
    row.drivers.create(factor=driver)
    assert quiet.pk
    row.best_fit.level, row.best_fit.reason = RiskLevel.HIGH, "Several acute factors."
    row.best_fit.save()
    decision = row.decision
    decision.level, decision.rationale = RiskLevel.HIGH, "Because of drinking."
    decision.is_rationale_owned, decision.discussion = True, "With Mo Manager."
    decision.difference_reason = "None needed."
    decision.save()
    row.locked_at = row.completed_at = timezone.now() - datetime.timedelta(days=100)
    row.save()
    return row


@pytest.fixture
def as_priya(client, priya):
    client.force_login(priya)
    return client


@pytest.fixture
def at(assessment):
    """at("why-now"): the address of a page of the assessment."""
    return lambda name="": f"/assessments/{assessment.uuid}/{name}{'/' if name else ''}"


@pytest.fixture
def typed(as_priya):
    """typed(url, key=value): what a browser would post from that page, with some answers."""

    def read(url, **answers):
        form = as_priya.get(url).context["form"]
        posted = {}
        for name in form.fields:
            bound = form[name]
            value = bound.value()
            shown = bound.field.widget.format_value(value) if value is not None else None
            if hasattr(bound.field.widget, "parts"):
                for part, text in zip(("day", "month", "year"), shown or [], strict=False):
                    posted[f"{name}_{part}"] = text
            elif isinstance(shown, list):
                posted[name] = [text for text in shown if text]
            else:
                posted |= one_control(name, value, shown, bound.field.widget.is_hidden)
        return posted | answers

    return read


def one_control(name, value, shown, is_hidden):
    """What a control that is neither a date nor a list sends."""
    if value is True and shown is None:  # a box that is ticked
        return {name: "on"}
    if shown not in (None, False):
        return {name: shown}
    return {name: ""} if is_hidden else {}


@pytest.fixture
def save(as_priya, typed):
    """save(url, key=value): open the page, answer, post."""
    return lambda url, **answers: as_priya.post(url, typed(url, **answers))
