"""The OASys boxes: composed from the rows, counted, never cut, without unknowns as answers."""

import dataclasses

import pytest
from django.test import Client
from django.urls import reverse

from accounts import authority
from assessments.models import Assessment
from documents import oasys
from riskplans import workflow as planning
from rules.facts import Answer, AssessmentFacts, Facts, Scenario
from rules.terms import AnswerValue, AssessmentKind, Likelihood, Pillar, RiskLevel
from rules.tests import builders
from signing import workflow as signing
from signing.models import Submission
from signing.tests.plans_alone import completed_plan, confirmed
from tests.factories import make_assessment


def _named(boxes: tuple[oasys.Box, ...]) -> dict[str, oasys.Box]:
    return {box.number or box.name: box for box in boxes}


def test_each_box_is_composed_from_the_rows_rat_02() -> None:
    facts = builders.high()
    assert facts.assessment is not None and facts.plan is not None
    boxes = _named(oasys.assessment_boxes(facts))
    assert list(boxes) == ["R10.1", "R10.2", "R10.3", "R10.4", "R10.5", "R10.6"]
    raised = [cell for cell in facts.assessment.cells if (cell.level or 0) >= 2]
    assert all(cell.who in boxes["R10.1"].text for cell in raised)
    assert all(cell.harm in boxes["R10.2"].text for cell in raised)
    assert facts.assessment.step3.how_active in boxes["R10.3"].text
    plan = _named(oasys.plan_boxes(facts))
    for name in ("Supervision", "Victim safety planning", "Contingency plans"):
        assert plan[name].text
    assert facts.plan.contingencies[0].then_text in plan["Contingency plans"].text


def test_nothing_answered_composes_nothing_and_never_low() -> None:
    empty = AssessmentFacts(
        uuid="u", number=1, kind=AssessmentKind.INITIAL, assessed_on=builders.ON
    )
    facts = Facts(on=builders.ON, case=builders.high().case, assessment=empty)
    boxes = _named(oasys.assessment_boxes(facts))
    assert not any(boxes[number].text for number in ("R10.1", "R10.2", "R10.3", "R10.4", "R10.5"))
    assert "not answered" in boxes["R10.6"].text and "Low" not in boxes["R10.6"].text
    assert oasys.plan_boxes(facts) == ()


def test_a_text_over_the_limit_is_counted_and_not_cut() -> None:
    facts = builders.high()
    assert facts.assessment is not None
    cells = tuple(
        dataclasses.replace(cell, who="x" * 2500) if (cell.level or 0) >= 2 else cell
        for cell in facts.assessment.cells
    )
    facts = dataclasses.replace(
        facts, assessment=dataclasses.replace(facts.assessment, cells=cells)
    )
    box = _named(oasys.assessment_boxes(facts))["R10.1"]
    assert box.count == len(box.text) > oasys.LIMIT
    assert box.over == box.count - oasys.LIMIT


def test_what_changed_since_it_was_copied_is_named_box_by_box_rat_02() -> None:
    facts = builders.high()
    assert facts.assessment is not None
    before = oasys.assessment_boxes(facts)
    then = oasys.fingerprints(before)
    assert oasys.moved(before, then) == []
    step = dataclasses.replace(facts.assessment.step3, how_active="More active than before.")
    changed = dataclasses.replace(
        facts, assessment=dataclasses.replace(facts.assessment, step3=step)
    )
    named = [box.number for box in oasys.moved(oasys.assessment_boxes(changed), then)]
    assert named == ["R10.3"]


def test_a_box_that_is_new_has_moved_unless_it_is_empty() -> None:
    full = oasys.Box(key="a", number="", name="A", text="Something")
    empty = oasys.Box(key="b", number="", name="B", text="")
    assert oasys.moved((full, empty), {}) == [full]


def test_scenarios_and_answers_reach_their_boxes_def_03_scr_04() -> None:
    facts = builders.high()
    assert facts.assessment is not None
    scenario = Scenario(lineage="s", what="He waits at her home.", likelihood=Likelihood.ANY_TIME)
    answer = Answer(lineage="a", question="indicators.weapons", value=AnswerValue.NOT_KNOWN)
    assessment = dataclasses.replace(facts.assessment, scenarios=(scenario,), answers=(answer,))
    boxes = _named(oasys.assessment_boxes(dataclasses.replace(facts, assessment=assessment)))
    assert "He waits at her home. How likely: Could happen at any time." in boxes["R10.2"].text
    assert "Weapons: Not known." in boxes["R10.4"].text


@pytest.mark.django_db
class TestWhatWasPutIntoOasys:
    """The page notes that its boxes were put into OASys, and says what moved (RAT-02)."""

    def page(self, client: Client, assessment: Assessment) -> str:
        response = client.get(reverse("documents:oasys", args=[assessment.uuid]))
        return " ".join(response.content.decode().split())

    def enter(self, client: Client, assessment: Assessment, shown: str | None = None) -> None:
        page = client.get(reverse("documents:oasys", args=[assessment.uuid]))
        url = reverse("documents:oasys_entered", args=[assessment.uuid])
        client.post(url, {"shown": page.context["shown"] if shown is None else shown})

    def test_pressed_twice_it_is_noted_once(self, client, case, priya) -> None:
        assessment = make_assessment(case, priya)
        client.force_login(priya)
        self.enter(client, assessment)
        self.enter(client, assessment)
        assert assessment.oasys_entries.count() == 1
        assert "Nothing has changed since." in self.page(client, assessment)

    def test_a_later_change_names_the_box(self, client, case, priya) -> None:
        assessment = make_assessment(case, priya)
        client.force_login(priya)
        self.enter(client, assessment)
        step = assessment.immediacy
        step.how_active = "He drives past her home."
        step.save()
        text = self.page(client, assessment)
        assert "has moved since" in text and '<a class="govuk-link" href="#r10-3">R10.3</a>' in text

    def test_a_plan_signed_alone_moves_the_boxes_of_the_plan(self, client, case, priya, mo) -> None:
        authority.set_defaults()
        plan = completed_plan(case, priya, mo, RiskLevel.MEDIUM)
        client.force_login(priya)
        self.enter(client, plan.assessment)
        revised = confirmed(planning.revise(plan, by=priya), priya)
        revised.actions.filter(pillar=Pillar.SUPERVISION).update(what="Brand new action")
        alone = signing.sign_plan(revised, by=priya)
        text = self.page(client, plan.assessment)
        assert "Brand new action" in text and "has moved since" in text
        assert "The plan’s boxes are from plan 2, which was signed alone on" in text
        summary = client.get(reverse("documents:draft_pdf", args=[plan.assessment.uuid]))
        assert summary["Location"] == reverse("documents:signed_pdf", args=[alone.uuid])
        assert "Copy into OASys" in client.get(alone.get_absolute_url()).text
        Submission.objects.filter(pk=alone.pk).update(status="awaiting", completed_at=None)
        assert "Brand new action" not in self.page(client, plan.assessment)

    @pytest.mark.parametrize(
        "shown",
        [
            "",
            "{}",
            "[]",
            '{"a": "b"}',
            "no json",
            '{"a": 3}',
            '{"a\\u0000": "%s"}' % ("a" * 64),
            '{"\\ud800": "%s"}' % ("a" * 64),
            '{"R10": "%s"}' % ("a" * 64),
            '{"a": "%s"}' % ("a" * 64) + " " * 8000,
            "[" * 7000,
            "[" * 100_000,
        ],
    )
    def test_anything_but_fingerprints_is_refused(self, client, case, priya, shown) -> None:
        assessment = make_assessment(case, priya)
        client.force_login(priya)
        self.enter(client, assessment, shown)
        assert not assessment.oasys_entries.exists()
