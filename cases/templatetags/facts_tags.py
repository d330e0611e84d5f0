"""Filters and tags by which templates/facts/ renders frozen facts, on pages and in PDFs alike."""

from collections.abc import Iterable
from typing import Any

from django import template

from rules import four_step
from rules.depth import Depth, depth_of
from rules.facts import AssessmentFacts, CaseFacts, Facts, Offence, PlanFacts, Score, Source
from rules.predictors import STATIC_OR_DYNAMIC
from rules.questions import Section, criteria_of, of_section, threshold_sections
from rules.rationale.sentences import sentence
from rules.terms import (
    Basis,
    FactorState,
    Group,
    Page,
    Pillar,
    RiskLevel,
    ScoreType,
    Setting,
    Tool,
)
from rules.unknowns import unknowns
from rules.vague import is_bare_nothing, is_given
from rules.weighing import conflict_told
from rules.wording import groups_in

register = template.Library()

NOT_ANSWERED = "Not answered"


@register.filter
def said(value: Any) -> str:
    """A value in words; "Not answered" for None and "", never "No"."""
    if value is None or value == "":
        return NOT_ANSWERED
    if value is True or value is False:
        return "Yes" if value else "No"
    return str(getattr(value, "label", value))


@register.filter
def opened(text: object) -> str:
    """The text with a capital at its head; a reference, such as r1 or s2, stays as it is."""
    said = str(text)
    return said if said[1:2].isdigit() else said[:1].upper() + said[1:]


@register.filter
def kind_of_score(score: Score) -> str:
    """Static or dynamic, where the tool comes as both; of the others nobody is asked."""
    if score.score_type or score.tool in STATIC_OR_DYNAMIC:
        return said(score.score_type)
    return ScoreType.STATIC.label if score.tool is Tool.OGRS else ""


@register.filter
def kind_of_source(source: Source) -> str:
    """The kind of a source; "" where its own words say exactly that."""
    kind = said(source.kind or source.category)
    return "" if source.what.strip().lower() == kind.lower() else kind


@register.simple_tag
def is_screened(facts: Facts) -> bool:
    """Whether a short assessment was enough: the screening found nothing (SCR-02)."""
    return depth_of(facts).depth is Depth.SCREENED


@register.simple_tag
def start_of(facts: Facts) -> str:
    """The starting point in words; where the case is screened out, that of the score."""
    if facts.assessment is None:
        return ""
    step1 = facts.assessment.step1
    point = four_step.recorded_or_derived(facts.case, facts.assessment)
    if step1.level is not None or point.level is None or not is_screened(facts):
        return level_word(step1.level)
    percent = four_step.percent_of(facts.assessment.score(Tool.RSR))
    value = f" {percent}%" if point.basis is Basis.RSR and percent is not None else ""
    return f"{point.level.label}, from {point.basis.value}{value}"


@register.filter
def level_word(level: RiskLevel | None) -> str:
    """The level in words, or that there is none."""
    return level.label if level else "No level recorded"


@register.filter
def named_factors(lineages: Iterable[str], facts: Facts) -> list[str]:
    """The factors behind these lineages, as "r1 Drinking"; those gone are left out."""
    known = {row.lineage: row for row in facts.assessment.factors} if facts.assessment else {}
    return [f"{known[key].number} {known[key].label}" for key in lineages if key in known]


@register.filter
def named_sources(lineages: Iterable[str], facts: Facts) -> list[str]:
    """The numbers of the sources behind these lineages."""
    known = {row.lineage: row for row in facts.assessment.sources} if facts.assessment else {}
    return [known[key].number for key in lineages if key in known]


@register.filter
def conflict_of(source: Source, facts: Facts) -> str:
    """With which sources this one is in conflict, and how that was dealt with."""
    return conflict_told(source, facts.assessment.sources) if facts.assessment else ""


@register.filter
def factors_of(assessment: AssessmentFacts, which: str) -> list[Any]:
    """The factors that raise the risk (`raise`) or lower it (`lower`), but for those not there."""
    there = (row for row in assessment.factors if row.state is not FactorState.NOT_PRESENT)
    return [row for row in there if row.is_risk is (which == "raise")]


@register.filter
def named_cells(cells: Iterable[tuple[Setting, Group]]) -> str:
    """The groups that a factor bears on, in words."""
    return groups_in(cells)


@register.filter
def labels(words: Iterable[Any]) -> str:
    """Several choices in words."""
    return "; ".join(word.label for word in words)


@register.filter
def absent_factors(assessment: AssessmentFacts, lowers: bool) -> list[str]:
    """The names of the factors that somebody looked for and did not find."""
    gone = (row for row in assessment.factors if row.state is FactorState.NOT_PRESENT)
    return [f"{row.number} {row.label}" for row in gone if row.is_risk is not lowers]


@register.filter
def offence_lines(offence: Offence) -> list[str]:
    """What the record says of an offence, in sentences with one stop each."""
    reduced = "The charge was reduced" if offence.is_charge_reduced else ""
    if reduced and is_given(offence.original_allegation):
        reduced = f"{reduced} from: {offence.original_allegation}"
    excuses = f" ({offence.excuses.label.lower()})" if offence.excuses else ""
    account = offence.account.strip().rstrip(".") + excuses if excuses else offence.account
    denied = "They deny it" if offence.is_denied else ""
    if denied and is_given(offence.assessed_by):
        denied = f"{denied}; assessed by {offence.assessed_by}"
    when = f", {offence.date_text}" if is_given(offence.date_text) else ""
    pairs = [("Harm", offence.harm), ("Their account", account)]
    harm, own = (f"{name}: {text}" if is_given(text) else "" for name, text in pairs)
    what = offence.description.strip().rstrip(".") if when else offence.description
    texts = [f"{what}{when}", offence.outcome, harm, reduced, own, denied]
    return [sentence(text) for text in texts if is_given(text)]


@register.filter
def is_driver(factor: Any, assessment: AssessmentFacts) -> bool:
    """Whether the level rests on this factor."""
    return factor in assessment.drivers


@register.filter
def pillars(plan: PlanFacts) -> list[tuple[Pillar, list[Any]]]:
    """The four pillars in order, each with its actions."""
    return [(p, [row for row in plan.actions if row.pillar is p]) for p in Pillar]


@register.simple_tag
def level_grid(assessment: AssessmentFacts) -> list[dict[str, str]]:
    """The groups with their level in each setting, in words, for tables and the RoSH box."""
    cells = {(cell.setting, cell.group): cell.level for cell in assessment.cells}

    def word(setting: Setting, group: Group) -> str:
        if (setting, group) == (Setting.COMMUNITY, Group.PRISONERS):
            return "Does not apply"
        level = cells.get((setting, group))
        return level.label if level else NOT_ANSWERED

    return [
        {
            "group": g.label,
            "community": word(Setting.COMMUNITY, g),
            "custody": word(Setting.CUSTODY, g),
        }
        for g in Group
    ]


@register.simple_tag
def cells_to_tell(assessment: AssessmentFacts) -> list[Any]:
    """The cells that say more than the grid: Medium and above, or with somebody named."""
    return [
        cell
        for cell in assessment.cells
        if (cell.level or 0) >= RiskLevel.MEDIUM
        or not is_bare_nothing(cell.who)
        or not is_bare_nothing(cell.harm)
    ]


@register.simple_tag
def answers_in(assessment: AssessmentFacts, *sections: str) -> list[dict[str, Any]]:
    """The answers to the questions of these sections, each with its question, in order."""
    given = {answer.question: answer for answer in assessment.answers}
    return [
        {"question": question, "answer": given[question.key]}
        for section in sections
        for question in of_section(Section(section))
        if question.key in given
    ]


@register.simple_tag
def deciding(assessment: AssessmentFacts) -> list[dict[str, Any]]:
    """The criteria of the chosen level, and the threshold questions that decided it."""
    level = assessment.step4.level
    given = {answer.question: answer for answer in assessment.answers}
    criteria = criteria_of(level) if level else ()
    thresholds = [q for pair in threshold_sections(level) for q in of_section(pair)]
    found = [q for q in criteria if q.key in given]
    found += [q for q in thresholds if q.key in given and given[q.key].is_deciding]
    return [{"question": question, "answer": given[question.key]} for question in found]


@register.filter
def named_records(lineages: Iterable[object], case: CaseFacts) -> list[str]:
    """The behaviour and the orders behind these lineages, in words."""
    known = {row.lineage: row.what for row in case.unconvicted}
    known |= {row.lineage: row.title for row in case.orders}
    return [known[str(key)] for key in lineages if str(key) in known]


@register.filter
def drives_level(lineage: str, assessment: AssessmentFacts) -> bool:
    """Whether the author marked this behaviour as one that the level rests on."""
    return lineage in assessment.driving_behaviour


@register.simple_tag
def not_known(facts: Facts) -> tuple[str, ...]:
    """The sentences about what is not known."""
    return unknowns(facts)


@register.simple_tag
def is_reduced(facts: Facts) -> bool:
    """Whether the level is lower than the one in force."""
    return four_step.is_reduction(facts)


@register.filter
def person_label(reference: str, case: CaseFacts) -> str:
    """A reference with the relationship, never with a name: "KA-1 (ex-partner)"."""
    found = next((row for row in case.people if row.reference == reference), None)
    told = found.relationship if found else ""
    return f"{reference} ({told})" if told else reference


@register.filter
def in_a_list(value: str) -> list[str]:
    """One lineage as the list that the naming filters take."""
    return [value]


@register.filter
def page_names(keys: Iterable[str]) -> list[str]:
    """The names of pages behind their keys."""
    return [Page(key).label for key in keys]
