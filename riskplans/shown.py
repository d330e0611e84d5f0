"""What the plan's page shows: pillars with their actions, what is missing, restrictions.

What may not live here: rules (they are in `rules`), and anything that changes a row.
"""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from assessments.pages import case_page_url
from riskplans import contents, workflow
from riskplans.going import due_words
from riskplans.matrix import ShownRow
from riskplans.models import Action, Plan
from riskplans.pages import JUDGED_WITH_PLAN, PLAN_PAGES, page_url
from riskplans.promises import doubt_about_review, doubt_about_when, doubt_about_who
from riskplans.same_words import repeated
from rules import checks, depth, planning
from rules import facts as rule_facts
from rules.agencies import asks_for_agency
from rules.agency_work import services
from rules.balance import balance
from rules.facts import Facts
from rules.planning import PlanSection, is_mappa
from rules.progress import is_overdue
from rules.questions import CatalogueQuestion
from rules.required import unanswered
from rules.same_words import REPEATED
from rules.terms import ActionKind, Pillar
from rules.wording import written

# What findings call the two things that a plan at Low needs.
TWO_LINES = {"contact frequency", "contingencies"}
STOPS = "Stops signing"
COPIED = "Confirm or change what was copied from the plan before"
# What an action says behind the line that opens its details.
MORE = (
    "frequency",
    "strategy",
    "agreement",
    "phase",
    "sequence",
    "is_priority",
    "focus",
    "obligation",
    "linked_orders",
    "linked_behaviour",
    "agreed_at_mappa_on",
    "falls_to_id",
    "reduce_when",
    "is_restriction",
)
REASONS = (
    "lawful_basis",
    "necessary",
    "proportionate",
    "realistic",
    "enforceable",
    "review_on",
)


@dataclass(frozen=True)
class ShownAction:
    """An action with what is not yet plain about it; `overdue` says since when, or nothing.

    `checked_on` is the last day on which compliance was checked (MON-12). `repeats` says that a
    restriction has the words of another person's (MON-05).
    """

    row: Action
    when: str
    doubts: tuple[str, ...]
    overdue: str = ""
    checked_on: datetime.date | None = None
    repeats: str = ""

    @property
    def has_more(self) -> bool:
        """Whether the action says more than what, who, by when and for whom."""
        return self.row.kind != ActionKind.OTHER or any(getattr(self.row, name) for name in MORE)

    @property
    def lacks_reasons(self) -> bool:
        """Whether a restriction has a reason that nobody wrote (MON-08)."""
        return not all(getattr(self.row, name) for name in REASONS)


@dataclass(frozen=True)
class ShownPillar:
    """A pillar, its actions, and whether some were copied and not confirmed."""

    pillar: Pillar
    actions: tuple[ShownAction, ...]

    @property
    def has_carried(self) -> bool:
        return any(shown.row.is_carried_over for shown in self.actions)


@dataclass(frozen=True)
class Missing:
    """One sentence about what is missing, and where to mend it."""

    text: str
    url: str
    severity: str
    stops: bool


@dataclass(frozen=True)
class AnsweredSection:
    """A section of the questions: how many are answered, and the answers themselves."""

    section: PlanSection
    asked: int
    answers: tuple[tuple[str, str], ...]
    has_carried: bool


def plan_page(facts: Facts, plan: Plan, rows: list[ShownRow]) -> dict[str, Any]:
    """All that the plan's page shows."""
    to_answer = sorted((row for row in rows if row.row.gap), key=lambda row: not row.row.is_urgent)
    told = {action.lineage: action for action in facts.plan.actions} if facts.plan else {}
    actions = [_shown(row, told.get(str(row.lineage))) for row in plan.actions.all()]
    page = {
        "depth": depth_of(facts),
        "record": facts.case,
        "pillars": pillars(actions),
        "restrictions": _restrictions(plan, actions),
        "conditions": facts.plan.licence_conditions if facts.plan else (),
        "contingencies": plan.contingencies.all(),
        "carried": _carried(plan),
        "to_answer": to_answer,
        "missing": missing(facts, plan, to_answer),
        "sections": answered(facts, plan),
        "balance": balance(facts.plan) if facts.plan and facts.plan.actions else None,
        "services": services(facts.plan, facts.case),
        "agency": asks_for_agency(facts.plan, facts.case) if facts.plan else "",
        "shows_travel": is_mappa(facts.case) or bool(plan.travel_decisions.all()),
    }
    return page | {"contents": contents.entries(page, plan)}


def pillars(actions: list[ShownAction]) -> list[ShownPillar]:
    """The four pillars in order, each with its actions."""
    return [
        ShownPillar(p, tuple(shown for shown in actions if shown.row.pillar == p)) for p in Pillar
    ]


def _shown(row: Action, told: rule_facts.Action | None) -> ShownAction:
    today = timezone.localdate()
    if told is None or row.plan.locked_at is None:
        return ShownAction(row, _when(row), _doubts(row))
    overdue = due_words(told, today) if is_overdue(told, today) else ""
    return ShownAction(row, _when(row), _doubts(row), overdue, told.checked_on)


def _restrictions(plan: Plan, actions: list[ShownAction]) -> list[ShownAction]:
    found = repeated(plan)
    return [
        replace(shown, repeats=REPEATED) if shown.row.pk in found else shown
        for shown in actions
        if shown.row.is_restriction
    ]


def _when(row: Action) -> str:
    """The date as it is always written; any other words as they were given."""
    is_date = row.when_on is not None and workflow.record_when(row.when_text) == row.when_on
    return written(row.when_on) if row.when_on and is_date else row.when_text


def _doubts(row: Action) -> tuple[str, ...]:
    doubts = (
        doubt_about_who(row.who),
        doubt_about_when(row.when_text, row.starts_on, row.review_on),
        doubt_about_review(row.is_restriction, row.review_on),
    )
    return tuple(doubt for doubt in doubts if doubt)


def _carried(plan: Plan) -> set[str]:
    """The sections in which something was copied and is not confirmed yet."""
    return {
        section
        for section, name in workflow.SECTIONS.items()
        if any(row.is_carried_over for row in getattr(plan, name).all())
    }


def missing(facts: Facts, plan_row: Plan, rows: list[ShownRow]) -> list[Missing]:
    """What the checks still ask of the plan, the gravest first; rows to answer say it themselves.

    What was copied and not confirmed is said in one line: each section has its button. At Low the
    two lines are asked on the page itself.
    """
    plan = facts.plan
    if plan is None:
        return []
    said = {row.row.lineage for row in rows}
    urls = _urls(plan_row)
    is_low = depth_of(facts)["is_low"]
    asked_here = TWO_LINES if is_low else set()
    found = [
        Missing(
            finding.message,
            urls.get(finding.about)
            or page_url(finding.where, plan.uuid)
            or case_page_url(finding.where, facts.case.crn),
            finding.severity.label,
            finding.severity is checks.Severity.BLOCK,
        )
        for finding in checks.run(facts)
        if finding.where in JUDGED_WITH_PLAN and finding.about not in said | asked_here
    ]
    gaps = [gap for gap in unanswered(facts) if gap.page in PLAN_PAGES]
    asked = [
        Missing(gap.message, urls.get(gap.about) or page_url(gap.page, plan.uuid), STOPS, True)
        for gap in gaps
        if not gap.is_copied
    ]
    if any(gap.is_copied for gap in gaps):
        asked.append(Missing(COPIED, "#more" if is_low else "#contents-title", STOPS, True))
    return list(dict.fromkeys(asked + found))


def _urls(plan: Plan) -> dict[str, str]:
    """The form of each action and contingency, by what findings call them."""
    held: dict[str, Any] = {
        "action_edit": plan.actions.all(),
        "contingency_edit": plan.contingencies.all(),
    }
    return {
        str(row.lineage): reverse(f"riskplans:{name}", args=[plan.uuid, row.uuid])
        for name, rows in held.items()
        for row in rows
    }


def depth_of(facts: Facts) -> dict[str, Any]:
    """How much the plan must say, and the one sentence that says why."""
    result = depth.depth_of(facts)
    return {"is_low": result.depth is depth.Depth.LOW, "because": result.because}


def answered(facts: Facts, plan: Plan) -> list[AnsweredSection]:
    """The sections of the questions that this case is asked, with what was answered."""
    if facts.plan is None:
        return []
    asked = planning.asked_of(facts.case, facts.plan)
    held = {row.question: row for row in plan.answers.all()}
    return [_section(section, asked, held) for section in PlanSection if _of(section, asked)]


def _of(
    section: PlanSection, asked: tuple[CatalogueQuestion, ...]
) -> tuple[CatalogueQuestion, ...]:
    return tuple(one for one in asked if one.section is section)


def _section(
    section: PlanSection, asked: tuple[CatalogueQuestion, ...], held: dict[str, Any]
) -> AnsweredSection:
    own = _of(section, asked)
    rows = [(one.name, held[one.key]) for one in own if one.key in held]
    return AnsweredSection(
        section,
        len(own),
        tuple((name, row.text) for name, row in rows),
        any(row.is_carried_over for _, row in rows),
    )


def prompts(plan: Plan) -> list[tuple[str, str]]:
    """The questions that stand beside a contingency, each with its answer (CON-03)."""
    held = {row.question: row.text for row in plan.answers.all()}
    asked = planning.of_plan_section(PlanSection.CONTINGENCY)
    return [(one.text, held.get(one.key, "")) for one in asked]
