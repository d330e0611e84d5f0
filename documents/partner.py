"""The edition for a partner agency: chosen sections, each with what it holds and what it withholds.

A section names the fields that it shows. What it does not name cannot leave: sources, victims'
views, restricted details, other agencies' plans, scores and answers are in none.
"""

from collections.abc import Callable, Iterable

from django.utils.text import capfirst

from documents.parts import Block, Part, block
from documents.today import beside_level, level_of
from rosh.templatetags.govuk import long_date
from rules.distribution import comes_first
from rules.facts import Action, Contingency, Facts
from rules.others import first_named, speaks_with_victims, who_speaks
from rules.terms import FactorKind, FactorState, Pillar, RiskLevel, Word
from rules.wording import group_in

RING = "Ring the practitioner"


class PartnerSection(Word):
    """The sections that may be chosen, in the order of the document."""

    LEVEL = "level", "The level and why"
    WHO = "who", "Who is at risk, and of what"
    SCENARIOS = "scenarios", "What could happen"
    WHEN = "when", "When, and in what circumstances"
    FACTORS = "factors", "What raises and what lowers the risk"
    SELF = "self", "Risk to self"
    SUPERVISION = "supervision", "Plan: supervision and contact"
    MONITORING = "monitoring", "Plan: monitoring and control"
    INTERVENTIONS = "interventions", "Plan: interventions and treatment"
    VICTIM_SAFETY = "victim-safety", "Plan: victim safety"
    CONDITIONS = "conditions", "Conditions of licence or order"
    CONTINGENCIES = "contingencies", "If things go wrong"
    CONTACTS = "contacts", "Whom to ring"


SOURCES = "Sources and what they said: a source could be put at risk."
NEVER = (
    SOURCES,
    "Names, addresses, telephone numbers, schools and dates of birth of people at risk: they are"
    " given by telephone where they are needed.",
    "What victims say: it is theirs.",
    "Scores, answers to the guidance’s questions, and replies: they are working papers.",
    "What MAPPA withholds, and the plans of other agencies: they are not ours to give.",
)


def parts(facts: Facts, chosen: Iterable[str]) -> tuple[Part, ...]:
    """The chosen sections of a signed record, each whole by itself."""
    wanted, speak = set(chosen), who_speaks(facts.case)
    return tuple(_part(facts, one, speak) for one in PartnerSection if one.value in wanted)


def head(facts: Facts, recipient: str, purpose: str) -> tuple[Part, ...]:
    """To whom it goes and why, and the level in force; it is compared like all else."""
    row = block("", ("For", recipient), ("Why", purpose))
    asks = ("What that asks", comes_first(level_of(facts)))
    level = block("", ("Level", level_of(facts)), ("Beside it", beside_level(facts)), asks)
    return (Part(key="head", title="Who receives it", blocks=(row, level)),)


def _part(facts: Facts, section: PartnerSection, speak: tuple[str, ...]) -> Part:
    compose, withheld = _SECTIONS[section]
    blocks = tuple(_unnamed(row, speak) for row in compose(facts) if row.pairs)
    return Part(key=section.value, title=section.label, blocks=blocks, withheld=withheld)


def _level(facts: Facts) -> Iterable[Block]:
    if facts.assessment:
        step4 = facts.assessment.step4
        yield block("", ("Level", step4.level), ("Rationale", step4.rationale))


def _who(facts: Facts) -> Iterable[Block]:
    cells = facts.assessment.cells if facts.assessment else ()
    for cell in cells:
        if cell.level and cell.level >= RiskLevel.MEDIUM:
            name = capfirst(group_in(cell.setting, cell.group))
            yield block(name, ("Level", cell.level), ("Who", cell.who), ("Harm", cell.harm))
    for person in facts.case.people:
        yield block(person.reference, ("Who this is", capfirst(person.relationship) or person.kind))


def _scenarios(facts: Facts) -> Iterable[Block]:
    for row in facts.assessment.scenarios if facts.assessment else ():
        yield block(
            "",
            ("What could happen", row.what),
            ("To whom", row.to_whom),
            ("When", row.circumstances),
            ("How likely", row.likelihood),
            ("How grave", row.impact),
        )


def _when(facts: Facts) -> Iterable[Block]:
    if facts.assessment:
        step = facts.assessment.step3
        yield block(
            "",
            ("How active the risk is now", step.how_active),
            ("How exposed potential victims are", step.how_exposed),
            ("When it is expected", step.imminent_when),
            ("Who would be harmed", step.imminent_who),
            ("What makes it likely", step.imminent_what),
        )


def _factors(facts: Facts) -> Iterable[Block]:
    for row in facts.assessment.factors if facts.assessment else ():
        if row.state is not FactorState.NOT_PRESENT:
            lowers = row.kind is FactorKind.PROTECTIVE
            watch = ("What we have seen", row.observed) if lowers else _watch(row.watching_for)
            yield block(row.label, ("Kind", row.kind), ("Now", row.state), watch)


def _watch(text: str) -> tuple[str, str]:
    return "What we are watching for", text


def _self(facts: Facts) -> Iterable[Block]:
    if facts.assessment:
        row = facts.assessment.risk_to_self
        yield block(
            "",
            ("Identified", row.is_identified),
            ("Thoughts of suicide or self-harm now", row.has_current_thoughts),
            ("Suicide, in the community", row.suicide),
            ("Suicide, in custody", row.suicide_custody),
            ("Self-harm, in the community", row.self_harm),
            ("Self-harm, in custody", row.self_harm_custody),
            ("How soon", row.imminence),
        )


def _actions(pillar: Pillar) -> Callable[[Facts], Iterable[Block]]:
    def compose(facts: Facts) -> Iterable[Block]:
        plan = facts.plan
        if plan and pillar is Pillar.SUPERVISION:
            yield block("", ("Contact", plan.contact_frequency))
        for row in plan.actions if plan else ():
            if row.pillar is pillar:
                yield _action(row, facts)
        if pillar is Pillar.VICTIM_SAFETY:
            for then in plan.contingencies if plan else ():
                name = f"If things go wrong, {then.number}"
                yield block(name, ("What victims’ safety then needs", then.in_victim_safety))

    return compose


def _acts(who: str, facts: Facts) -> str:
    """Who acts; whoever speaks with victims is not named, here or anywhere (VIC-02, VIC-03)."""
    return RING if speaks_with_victims(facts.case, who) else who


def _unnamed(row: Block, speak: tuple[str, ...]) -> Block:
    """The row without any text that names one of those who speak with victims."""
    pairs = ((name, RING if first_named(speak, text) else text) for name, text in row.pairs)
    heading = RING if first_named(speak, row.heading) else row.heading
    return block(heading, *pairs)


def _action(row: Action, facts: Facts) -> Block:
    when = long_date(row.when_on) if row.when_on else row.when_text
    return block(
        f"Action {row.number}",
        ("What", row.what),
        ("Who", _acts(row.who, facts)),
        ("By when", when),
        ("How often", row.frequency),
        ("May reduce", row.reduce_when),
        ("For", ", ".join(row.people)),
    )


def _conditions(facts: Facts) -> Iterable[Block]:
    plan = facts.plan
    if plan:
        name = "Proposed" if plan.are_conditions_proposed else "Condition"
        yield block("", *((name, line) for line in plan.licence_conditions))
    for order in facts.case.orders:
        if order.is_in_force(facts.on):
            yield block("", ("Order in force", order.title))


def _contingencies(facts: Facts) -> Iterable[Block]:
    for row in facts.plan.contingencies if facts.plan else ():
        yield _contingency(row, facts)


def _contingency(row: Contingency, facts: Facts) -> Block:
    return block(
        f"Contingency {row.number}",
        ("If", row.if_text),
        ("Then", row.then_text),
        ("Who acts", _acts(row.who, facts)),
        ("How soon", row.when_text),
        ("In supervision", row.in_supervision),
        ("In monitoring and control", row.in_monitoring),
        ("In interventions", row.in_interventions),
    )


def _contacts(facts: Facts) -> Iterable[Block]:
    yield block("", ("Practitioner", facts.case.practitioner))
    for row in facts.case.contacts:
        if speaks_with_victims(facts.case, row.name, row.role, row.agency):
            continue
        works = ", ".join(word for word in (row.role, row.agency) if word)
        numbers = (("Telephone", row.telephone), ("Out of hours", row.out_of_hours))
        yield block(row.name, ("What they do", works), *numbers)


_REASONS = "Reasons, agreement and progress of each action: they are working papers."
_SPEAKERS = "Whoever speaks with victims, where a text would name them: ring the practitioner."
_SECTIONS: dict[PartnerSection, tuple[Callable[[Facts], Iterable[Block]], tuple[str, ...]]] = {
    PartnerSection.LEVEL: (
        _level,
        ("What speaks against it, and with whom it was discussed: working papers.",),
    ),
    PartnerSection.WHO: (
        _who,
        ("Groups at Low, vulnerabilities and children’s voices: ask where you need them.",),
    ),
    PartnerSection.SCENARIOS: (_scenarios, ("Why it could happen: it may show a source.",)),
    PartnerSection.WHEN: (_when, ("The reasoning of Step 3: working papers.",)),
    PartnerSection.FACTORS: (_factors, (SOURCES, "Evidence: it may show a source.")),
    PartnerSection.SELF: (
        _self,
        (SOURCES, "What it is for and how they cope: health information."),
    ),
    PartnerSection.SUPERVISION: (_actions(Pillar.SUPERVISION), (_REASONS, _SPEAKERS)),
    PartnerSection.MONITORING: (
        _actions(Pillar.MONITORING),
        (_REASONS, _SPEAKERS, "Why a restriction is needed: it may tell of people at risk."),
    ),
    PartnerSection.INTERVENTIONS: (_actions(Pillar.INTERVENTIONS), (_REASONS, _SPEAKERS)),
    PartnerSection.VICTIM_SAFETY: (
        _actions(Pillar.VICTIM_SAFETY),
        (_REASONS, _SPEAKERS),
    ),
    PartnerSection.CONDITIONS: (
        _conditions,
        ("Conditions that were rejected, and why: working papers.",),
    ),
    PartnerSection.CONTINGENCIES: (
        _contingencies,
        (_SPEAKERS, "What victims’ safety then needs: choose the victim safety section."),
    ),
    PartnerSection.CONTACTS: (_contacts, ("Those who speak with victims.",)),
}
