"""Parts of a long page that fold away, each with a line that says what is in it.

What lives here: the folding, and the lines. In documents, which have no `is_folded`, parts stand
open under their own headings. What may not: judgements.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cases.templatetags.facts_tags import factors_of, level_word, opened, said, start_of
from rules.agency_work import Service
from rules.facts import AssessmentFacts, Facts
from rules.terms import Setting
from rules.vague import is_given
from rules.wording import group_words, shortened

register = template.Library()


@register.simple_block_tag(takes_context=True)
def fold(
    context: template.Context,
    content: SafeString,
    heading: str,
    says: str = "",
    stays_open: bool = False,
) -> SafeString:
    """{% fold "Children" "Yes" %}…{% endfold %}: what has nothing to show is left out."""
    if not context.get("is_folded") or not content.strip():
        return content
    request = context.get("request")
    is_open = stays_open or (request is not None and request.GET.get("open") == "all")
    shown = {"heading": heading, "says": says, "content": content, "is_open": is_open}
    return render_to_string("facts/_fold.html", shown)


@register.filter
def at_a_glance(facts: Facts, part: str) -> str:
    """What a part of the assessment holds, in one line: counts, levels, the start of a text."""
    return OF_ASSESSMENT[part](facts.assessment, facts) if facts.assessment else ""


@register.filter
def count_of(rows: Sequence[Any], nouns: str) -> str:
    """{{ actions|count_of:"action,actions" }}: "1 action", "3 actions"; or "None recorded"."""
    one, several = nouns.split(",")
    return f"{len(rows)} {one if len(rows) == 1 else several}" if rows else "None recorded"


@register.filter
def agencies_in(rows: Iterable[Service]) -> list[str]:
    """Each agency that is named once, in the order of the rows."""
    return list(dict.fromkeys(row.agency for row in rows if row.agency))


@register.filter
def beginning_of(text: str) -> str:
    """The first words of a text; that it was not answered where there is none."""
    return opened(shortened(text)) if is_given(text) else said(None)


def _who(assessment: AssessmentFacts, facts: Facts) -> str:
    """The levels in the setting of the assessment; in the community where it is not said."""
    setting = assessment.setting or Setting.COMMUNITY
    levels = {row.group: row.level for row in assessment.cells if row.setting is setting}
    given = [f"{group_words(group)} {level.label}" for group, level in levels.items() if level]
    told = ", ".join(given)
    return f"{told[:1].upper()}{told[1:]}" if told else level_word(None)


def _factors(which: str) -> "Glance":
    return lambda assessment, facts: count_of(factors_of(assessment, which), "factor,factors")


def _answer(about: str, answer: Any) -> str:
    return f"{about}: {said(answer).lower()}"


Glance = Callable[[AssessmentFacts, Facts], str]
OF_ASSESSMENT: dict[str, Glance] = {
    "who": _who,
    "scenarios": lambda assessment, facts: count_of(assessment.scenarios, "scenario,scenarios"),
    "when": lambda assessment, facts: f"Step 3: {level_word(assessment.step3.level)}",
    "raises": _factors("raise"),
    "lowers": _factors("lower"),
    "sources": lambda assessment, facts: count_of(assessment.sources, "source,sources"),
    "start": lambda assessment, facts: f"Step 1: {start_of(facts)}",
    "screening": lambda assessment, facts: said(assessment.screening.outcome),
    "record": lambda assessment, facts: beginning_of(assessment.why_now),
    "children": lambda assessment, facts: _answer(
        "In the person’s life", facts.case.children.is_there_contact
    ),
    "self": lambda assessment, facts: _answer(
        "A risk to the person", assessment.risk_to_self.is_identified
    ),
}
