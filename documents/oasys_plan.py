"""The texts of OASys's boxes about the plan, each as full as its limit allows (RAT-02, RMP-06).

A box is composed with every detail; where that is too long, with fewer; where even the shortest
is too long, the page says so. Nothing is cut. References only.
"""

from collections.abc import Callable, Iterable, Iterator

from rosh.templatetags.govuk import long_date
from rules.facts import Action, Contingency, Facts, PlanFacts
from rules.planning import PLAN_BY_KEY, PlanSection, of_plan_section
from rules.rationale.sentences import sentence
from rules.terms import ActionKind, Pillar
from rules.vague import is_given

ALL, SHORTER, SHORTEST = 2, 1, 0
Compose = Callable[[Facts, PlanFacts, int], Iterable[str]]


def texts(facts: Facts, limit: int) -> Iterator[tuple[str, str]]:
    """Name and text of each box, in the order of OASys; none where there is no plan."""
    plan = facts.plan
    if plan is None:
        return
    boxes: list[tuple[str, Compose]] = [("Key information about the current situation", _current)]
    boxes += [(pillar.label, _of(pillar)) for pillar in Pillar]
    boxes += [("Contingency plans", _contingencies), ("Additional comments", _comments)]
    for name, compose in boxes:
        yield name, _fitting(limit, compose, facts, plan)


def _fitting(limit: int, compose: Compose, facts: Facts, plan: PlanFacts) -> str:
    """The fullest text that fits; the shortest where none does."""
    text = ""
    for detail in (ALL, SHORTER, SHORTEST):
        text = "\n".join(compose(facts, plan, detail))
        if len(text) <= limit:
            break
    return text


def _told(*pairs: tuple[str, object]) -> str:
    """Each text after its name, as one sentence with one stop; nothing where there is no text."""
    texts = ((name, str(getattr(value, "label", value) or "")) for name, value in pairs)
    return "".join(f" {name}: {sentence(text)}" for name, text in texts if is_given(text))


def _answers(plan: PlanFacts, *sections: PlanSection) -> Iterator[str]:
    for section in sections:
        for question in of_plan_section(section):
            if is_given(plan.answer(question.key)):
                yield f"{PLAN_BY_KEY[question.key].name}: {sentence(plan.answer(question.key))}"


def _current(facts: Facts, plan: PlanFacts, detail: int) -> Iterator[str]:
    case = facts.case
    yield from (text for text in (case.sentence, _told(("Needs", case.needs)).strip()) if text)
    if case.mappa.category:
        level = case.mappa.level or "not recorded"
        yield f"MAPPA category {case.mappa.category}, level {level}"
    for order in case.orders:
        if order.is_in_force(facts.on):
            yield f"In force: {order.title}"
    if plan.contact_frequency:
        yield f"Contact: {plan.contact_frequency}"
    premises = _told(("Approved premises", case.mappa.approved_premises)).strip()
    if premises and detail > SHORTEST:
        yield premises
    if detail == ALL:
        for row in case.predictable_changes:
            when = f", {long_date(row.expected_on)}" if row.expected_on else ""
            yield f"To come: {sentence(row.what + when)}{_told(('Prepared', row.response))}"
        yield from _answers(plan, PlanSection.LEARNING)


_SECTIONS = {
    Pillar.SUPERVISION: (PlanSection.SUPERVISION, PlanSection.RESPONSIVITY),
    Pillar.MONITORING: (PlanSection.CONTROL, PlanSection.CONDITIONS, PlanSection.TRAVEL),
    Pillar.INTERVENTIONS: (PlanSection.INTERVENTIONS,),
    Pillar.VICTIM_SAFETY: (),
}


def _of(pillar: Pillar) -> Compose:
    def compose(_facts: Facts, plan: PlanFacts, detail: int) -> Iterator[str]:
        for row in plan.actions:
            if row.pillar is pillar:
                yield _action(row, detail)
        if detail == ALL:
            yield from _answers(plan, *_SECTIONS[pillar])

    return compose


def _action(row: Action, detail: int) -> str:
    who = row.who if is_given(row.who) else "not answered"
    people = f" For {', '.join(row.people)}." if row.people else ""
    when = long_date(row.when_on) if row.when_on and is_given(row.when_text) else row.when_text
    told = sentence(row.what) + _told(("Who", who), ("When", when)) + people
    told += _told(("May reduce", row.reduce_when))
    if detail >= SHORTER:
        kind = "" if row.kind is ActionKind.OTHER else row.kind
        told += _told(("Kind", kind), ("How often", row.frequency), ("Review", _day(row)))
        told += _told(("Agreement", row.agreement))
    if detail == ALL:
        told += _told(("Strategy", row.strategy), ("Taking part", row.obligation))
        if row.is_restriction:
            told += _told(
                ("Basis", row.lawful_basis),
                ("Needed because", row.necessary),
                ("Nothing less would do because", row.proportionate),
                ("Enforced by", row.enforceable),
            )
    return told


def _day(row: Action) -> str:
    return long_date(row.review_on) if row.review_on else ""


def _contingencies(_facts: Facts, plan: PlanFacts, detail: int) -> Iterator[str]:
    for row in plan.contingencies:
        yield _contingency(row, detail)
    rapid = plan.answer("contingency.rapid_response")
    if is_given(rapid):
        yield f"When the plan is no longer enough: {sentence(rapid)}"


def _contingency(row: Contingency, detail: int) -> str:
    then = f"If {row.if_text.strip().rstrip('.')}, then {row.then_text}"
    told = sentence(then)
    if detail > SHORTEST:
        told += _told(("Because", row.why))
    told += _told(("Who", row.who), ("When", row.when_text))
    if detail == ALL:
        told += _told(
            ("In supervision", row.in_supervision),
            ("In monitoring", row.in_monitoring),
            ("In interventions", row.in_interventions),
            ("In victim safety", row.in_victim_safety),
            ("Agreed with", row.agreed_with),
        )
    if row.is_enforcement:
        told += _told(("Enforcement", row.threshold or "it leads to enforcement"))
    return told


def _comments(_facts: Facts, plan: PlanFacts, detail: int) -> Iterator[str]:
    pairs = (("Capacity", plan.capacity), ("The person’s view", plan.person_view))
    yield from (f"{name}: {text}" for name, text in pairs if is_given(text))
    if plan.person_agrees:
        yield f"The person: {plan.person_agrees.label.lower()}"
    if plan.licence_conditions:
        name = "Conditions proposed" if plan.are_conditions_proposed else "Conditions"
        yield f"{name}: {'; '.join(plan.licence_conditions)}"
    for row in plan.rejected if detail > SHORTEST else ():
        yield f"Considered and rejected: {sentence(row.condition)}{_told(('Because', row.reason))}"
    for travel in plan.travel:
        decided = _told(("Decided", travel.outcome), ("Because", travel.reason))
        yield f"Travel abroad: {sentence(travel.request)}{decided}"
    for other in plan.other_plans if detail > SHORTEST else ():
        named = f"{other.title} ({other.agency})" if other.agency else other.title
        yield f"{sentence(named)}{_told(('It says', other.says), ('How this fits', other.fits))}"
    if detail == ALL:
        yield from _answers(plan, PlanSection.PARTNERS, PlanSection.PERSON)
