"""Facts with something in every place that holds text, for what must be shown and what must not.

Everybody and everything here is fictional.
"""

import dataclasses
import datetime
import zlib
from collections.abc import Callable
from typing import Any

from rules.facts import (
    Answer,
    Contact,
    CustodyMeeting,
    Facts,
    Leak,
    NoAction,
    Offence,
    OtherPlan,
    PlanAnswer,
    PredictableChange,
    Referral,
    RejectedCondition,
    Reply,
    SpecialistResult,
    TravelDecision,
    VictimContact,
)
from rules.planning import PLAN_CATALOGUE
from rules.questions import CATALOGUE
from rules.terms import (
    CELLS,
    ActionKind,
    Agreement,
    AnswerValue,
    Focus,
    Obligation,
    Page,
    Phase,
    Pillar,
    Progress,
    ReferralKind,
    RiskLevel,
    ScenarioType,
    SpecialistKind,
    Strategy,
    Tag,
    TravelOutcome,
    VictimScheme,
)
from rules.tests import rows
from rules.tests.builders import signable

KEYS = {
    "lineage", "number", "reference", "question", "uuid", "crn", "code", "percent", "falls_to",
    "person", "guidance_version", "tags",
}  # fmt: skip
KEY_TUPLES = {
    "sources", "factors", "people", "orders", "behaviour", "detected_by", "protects",
    "conflicts_with", "carried_over", "as_copied", "driving_behaviour", "cells", "tags",
}  # fmt: skip
KEYS_OF = {"NoAction": {"factor"}, "Reply": {"case", "about"}}
DAY = datetime.date(2026, 12, 1)


def filled(thing: Any, text: Callable[[str], str], path: str = "") -> Any:
    """The same facts with `text(path)` in each free text; keys and references stay."""
    if isinstance(thing, tuple):
        return tuple(filled(row, text, f"{path}[{place}]") for place, row in enumerate(thing))
    if not dataclasses.is_dataclass(thing):
        return text(path) if type(thing) is str else thing
    name = type(thing).__name__
    if name == "Score":
        return thing
    keys = KEYS_OF.get(name, set()) | (KEYS - {"person"} if name == "Step3" else KEYS)
    changed = {
        field.name: filled(held, text, f"{path}.{field.name}".lstrip("."))
        for field in dataclasses.fields(thing)
        if field.name not in keys and not _is_links(field.name, held := getattr(thing, field.name))
    }
    return dataclasses.replace(thing, **changed)


def _is_links(name: str, held: Any) -> bool:
    """Whether it is a tuple of lineages, references or keys."""
    return name in KEY_TUPLES and all(type(one) is str for one in held)


def largest(text: Callable[[str], str] | None = None) -> Facts:
    """25 factors, 12 people, 40 actions, 12 contingencies, with text in each place."""
    return filled(_bare(), text or _prose)


def _prose(path: str) -> str:
    """A sentence of the length that people write, another in each place."""
    name = path.rsplit(".", 1)[-1]
    if name in SHORT:
        return f"Short {zlib.crc32(path.encode()) % 97} {name.replace('_', ' ')}"
    return f"On {name.replace('_', ' ')}: {SENTENCE}"


SENTENCE = (
    "he drinks after rows at work, comes home late and shouts; the police log has it twice this "
    "year, and his key worker heard the same from him."
)
SHORT = {
    "name", "label", "who", "title", "agency", "relationship", "when_text", "date_text", "role",
    "telephone", "out_of_hours", "route", "expires_text", "frequency", "author", "practitioner",
}  # fmt: skip


def _bare() -> Facts:
    facts = signable(RiskLevel.VERY_HIGH)
    return dataclasses.replace(
        facts, case=_case(facts), assessment=_assessment(facts), plan=_plan(facts), leaks=(_LEAK,)
    )


_LEAK = Leak(reference="KA-1", words="x", page=Page.STEP_4, about="rationale", place="x")


def _case(facts: Facts) -> Any:
    return dataclasses.replace(
        facts.case,
        needs="x",
        sentence="x",
        offences=(Offence(lineage="o", is_index=True, description="x"),),
        unconvicted=(rows.behaviour(),),
        orders=(rows.order(),),
        people=tuple(rows.person(f"KA-{n}") for n in range(1, 13)),
        referrals=(Referral(kind=ReferralKind.EARLY_HELP, made_on=DAY),),
        victim_contacts=(VictimContact(person="KA-1", scheme=VictimScheme.STATUTORY, officer="x"),),
        contacts=(
            Contact(name="x", role="x", telephone="x"),
            Contact(name="y", role="y", telephone="y"),
        ),
        predictable_changes=(PredictableChange(what="x", expected_on=DAY),),
        custody_meetings=(CustodyMeeting(held_on=DAY, meeting="x", brought="x", agreed="x"),),
        mappa=dataclasses.replace(facts.case.mappa, category=2, level=3, premises_ends_on=DAY),
    )


def _assessment(facts: Facts) -> Any:
    risks = tuple(
        rows.factor(
            f"f{n}", cells=CELLS, sources=("s1", "s2"), tags=(Tag.DOMESTIC_ABUSE,) if not n else ()
        )
        for n in range(18)
    )
    shields = tuple(rows.protective(f"p{n}", sources=("s1",)) for n in range(7))
    assert facts.assessment is not None
    return dataclasses.replace(
        facts.assessment,
        answers=tuple(
            Answer(lineage=q.key, question=q.key, value=list(AnswerValue)[n % 4], text="x")
            for n, q in enumerate(CATALOGUE)
        ),
        scenarios=(rows.scenario(),),
        specialist=(
            SpecialistResult(lineage="t", tool=SpecialistKind.SARA, name="x", finding="x"),
        ),
        factors=risks + shields,
        cells=tuple(rows.cell(group, RiskLevel.HIGH, setting) for setting, group in CELLS),
        replies=(Reply(code="QC-01", case="", about="", text="x"),),
    )


def _plan(facts: Facts) -> Any:
    pillars = list(Pillar)
    actions = tuple(
        rows.action(
            f"a{n}",
            pillars[n % 4],
            kind=list(ActionKind)[n % len(ActionKind)],
            people=(f"KA-{n % 12 + 1}",) if n % 2 else (),
            strategy=list(Strategy)[n % 3],
            phase=Phase.COMMUNITY,
            agreement=Agreement.AGREED,
            focus=list(Focus)[n % 6],
            obligation=list(Obligation)[n % 2],
            is_restriction=n % 8 == 1,
            progress=Progress.UNDER_WAY,
            falls_to="c1",
            review_on=DAY,
            answers_risk_to_self=n % 5 == 0,
        )
        for n in range(40)
    )
    contingencies = tuple(
        rows.contingency(
            f"c{n}",
            scenario=list(ScenarioType)[n % len(ScenarioType)],
            people=(f"KA-{n + 1}",),
            factors=(f"f{n}",),
            detected_by=(f"a{n}",),
            is_enforcement=True,
        )
        for n in range(12)
    )
    assert facts.plan is not None
    return dataclasses.replace(
        facts.plan,
        actions=actions,
        contingencies=contingencies,
        licence_conditions=("x", "y"),
        rejected=(RejectedCondition(lineage="r", condition="x", reason="x"),),
        travel=(TravelDecision(lineage="t", request="x", outcome=TravelOutcome.REFUSED),),
        other_plans=(OtherPlan(lineage="o", title="x", agency="x"),),
        answers=tuple(PlanAnswer(question=q.key, text="x") for q in PLAN_CATALOGUE),
        no_actions=(NoAction(factor="f17", reason="x"),),
    )
