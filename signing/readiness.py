"""What stands between an assessment and its signature. Pure judgement is in `rules`.

What lives here: one picture for the page and for the workflow, so that what the page lists is
what stops the signature. What may not: who may sign (`permissions`), changes.
"""

import dataclasses
from dataclasses import dataclass

from accounts.models import User
from assessments import draft_pages, drafts
from assessments.facts import replies_about
from assessments.models import Assessment, DraftText
from riskplans.models import Plan
from riskplans.pages import JUDGED_WITH_PLAN, PLAN_PAGES
from rules import replies, urgent
from rules.checks import Finding, Severity, blocking, run
from rules.countersigning import Needed, level_signed
from rules.depth import Depth, depth_of
from rules.facts import Facts
from rules.four_step import is_raise, is_reduction
from rules.required import Gap, unanswered
from rules.terms import Page, RiskLevel
from signing import authority, facts, record
from signing.models import Signature, Submission

UNSAVED = "You typed something that is not saved. Save it or throw it away, then sign."


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """The facts as they stand, what stops a signature, and the record it would leave."""

    facts: Facts
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    urgent_stops: tuple[Gap, ...]
    needed: Needed
    unsaved: tuple[DraftText, ...]
    has_unsaved_note: bool
    text: str
    read_hash: str
    is_plan_alone: bool = False

    @property
    def stops(self) -> tuple[Gap, ...]:
        """What stops an ordinary signature: blocking findings, then what is unanswered."""
        found = blocking(self.findings)
        return tuple(Gap(one.where, one.about, one.message) for one in found) + self.gaps

    @property
    def unsaved_stop(self) -> tuple[Gap, ...]:
        """What stops an ordinary signature while its author has typed something and not saved it.

        The private note never does, and nothing of it stops an urgent one: danger does not wait.
        """
        return (Gap(Page.SIGN, "unsaved", UNSAVED),) if self.unsaved else ()

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity is Severity.WARN)

    @property
    def level(self) -> RiskLevel | None:
        return level_signed(self.facts, is_plan_alone=self.is_plan_alone)

    @property
    def asks_about_level(self) -> bool:
        """Whether the author declares the level; the screening settles a screened-out one."""
        return depth_of(self.facts).depth is not Depth.SCREENED

    @property
    def is_raise(self) -> bool:
        return is_raise(self.facts)

    @property
    def is_reduction(self) -> bool:
        return not self.is_plan_alone and is_reduction(self.facts)


def of(assessment: Assessment, *, by: User) -> Readiness:
    """Judge the assessment with its plan, as it stands now, for a signature by this person."""
    return _of(assessment, facts.of(assessment), by=by)


def _of(assessment: Assessment, live: Facts, *, by: User) -> Readiness:
    findings = run(live, whole=True)
    live = replies.without_gone(live, findings)
    needed = authority.needed(live, by=by)
    text = record.compose(live, findings, needed)
    unsaved, note = drafts.of(by, assessment), draft_pages.own_view_address(assessment)
    return Readiness(
        facts=live,
        findings=findings,
        gaps=unanswered(live),
        urgent_stops=urgent.stops_urgent(_as_first_signed(assessment, live)),
        needed=needed,
        unsaved=tuple(one for one in unsaved if one.address != note),
        has_unsaved_note=any(one.address == note for one in unsaved),
        text=text,
        read_hash=record.digest(text),
    )


def of_plan(plan: Plan, *, by: User) -> Readiness:
    """Judge a plan that is revised alone: only what its pages list stops it or asks for a reply.

    The assessment behind it is complete; what it lacks is mended by a review. So are the replies
    that stand in its record: a plan alone has its own. Its authority is that of the level in force.
    """
    whole = _of(plan.assessment, facts.of(plan.assessment, plan=plan), by=by)
    findings = tuple(one for one in whole.findings if one.where in JUDGED_WITH_PLAN)
    needed = authority.needed(whole.facts, by=by, is_plan_alone=True)
    said = replies.instead(whole.facts, replies_about(plan.uuid))
    live = replies.without_gone(said, findings)
    text = record.compose(live, findings, needed)
    return dataclasses.replace(
        whole,
        facts=live,
        findings=findings,
        gaps=tuple(gap for gap in whole.gaps if gap.page in PLAN_PAGES),
        urgent_stops=(),
        needed=needed,
        text=text,
        read_hash=record.digest(text),
        is_plan_alone=True,
    )


def _as_first_signed(assessment: Assessment, live: Facts) -> Facts:
    """The facts against the levels that were in force before its own first urgent signature.

    That signature has raised the working level already; mended and signed again, it is still a
    raise.
    """
    if not assessment.is_urgent:
        return live
    signed = Signature.Kind.SIGN
    first = Signature.objects.filter(submission__assessment=assessment, kind=signed).first()
    if first is None:
        return live
    before = record.read(Submission(record=first.record, record_hash=first.record_hash))
    return dataclasses.replace(live, case=dataclasses.replace(live.case, levels=before.case.levels))
