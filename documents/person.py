"""The edition for the person, in plain English: what you will do, what we will do, whom to ring.

What lives here: which rows of a plan may be said to the person, and why the others may not. A row
that speaks of anybody at risk, of a source or of how the person is watched is withheld whole.
RMP-12, RMP-13, VIC-02.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.parts import Block, Part
from rosh.templatetags.govuk import long_date
from rules.descriptors import PUBLIC_WORDING
from rules.facts import Action, CaseFacts, Facts
from rules.leaks.plain import readable
from rules.others import tells_of
from rules.terms import KINDS_OF, ActionKind, Focus, Pillar, RiskLevel, Word
from rules.vague import is_given, is_no_answer


class PersonSection(Word):
    """The parts of the person's edition."""

    YOU = "you", "What you will do"
    WE = "we", "What we will do"
    CONDITIONS = "conditions", "Conditions you must keep to"
    SAID = "said", "What you told us"
    LEVEL = "level", "How we see the risk"
    RING = "ring", "Whom to ring"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A row that may be said, in the plan's words until the author puts it in plain ones.

    `why_not` is the reason where it may not; its text is then not for the person. What is not
    `is_chosen` stays out unless the author takes it in.
    """

    key: str
    section: PersonSection
    text: str
    when: str = ""
    why_not: str = ""
    is_chosen: bool = True


NEVER = (
    "Anything about victims and other people at risk.",
    "Sources, and what they said.",
    "Why each restriction is needed, and how it is watched.",
    "What is planned if things go wrong.",
    "The assessment and the reasons for its level: talk about these, do not hand them over.",
)
SAFETY = "It is about the safety of other people."
WATCHING = "It is about how we watch or share information."
MAPPA = "MAPPA withholds it."

_OPEN_CONTROLS = {
    ActionKind.CURFEW, ActionKind.TAGGING, ActionKind.DRUG_TEST, ActionKind.POLYGRAPH,
    ActionKind.RESIDENCE,
}  # fmt: skip
# A kind says what a row is about, wherever the row stands
_SAFETY_KINDS, _WATCHING_KINDS = KINDS_OF[Pillar.VICTIM_SAFETY], KINDS_OF[Pillar.MONITORING]
_THEIRS = _OPEN_CONTROLS | {
    ActionKind.OFFICE, ActionKind.PROGRAMME, ActionKind.RELATIONSHIPS, ActionKind.ONE_TO_ONE,
    ActionKind.TREATMENT, ActionKind.SUBSTANCE, ActionKind.DIVERSION, ActionKind.EMPLOYMENT,
    ActionKind.EDUCATION, ActionKind.SELF_MANAGEMENT,
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_PASSAGES = re.compile(r"[^\w\s'’-]+|\n")  # any mark but those inside words, and each line
_SAME = 3  # so many words in a row are taken to say the same
_SAYS_LITTLE = 2  # letters of a passage that says nothing by itself


def offers(facts: Facts) -> tuple[Offer, ...]:
    """Each row of the plan, with why it may not be said where it may not."""
    plan = facts.plan
    if plan is None:
        return ()
    found = [_contact(plan.contact_frequency, facts)] if is_given(plan.contact_frequency) else []
    found += [_action(row, facts) for row in plan.actions]
    if not plan.are_conditions_proposed:
        found += _lines(PersonSection.CONDITIONS, plan.licence_conditions, facts)
    if is_given(plan.person_view):
        found += _lines(PersonSection.SAID, (plan.person_view,), facts)
    return (*found, *_numbers(facts))


def parts(
    rows: Iterable[Offer], said: dict[str, str], level: RiskLevel | None = None
) -> tuple[Part, ...]:
    """The edition: the rows that may be said, in the words that were chosen for them.

    `level` is given where the author chose to say it; its words are the public ones (ST4-18).
    """
    kept = [row for row in rows if not row.why_not and is_given(said.get(row.key, ""))]
    blocks = {
        section: tuple(
            Block(pairs=((row.when, said[row.key].strip()),))
            for row in kept
            if row.section is section
        )
        for section in PersonSection
    }
    if level and kept:
        blocks[PersonSection.LEVEL] = (Block(pairs=(("", PUBLIC_WORDING[level]),)),)
    return tuple(
        Part(key=section.value, title=section.label, blocks=own)
        for section, own in blocks.items()
        if own
    )


def why_withheld(text: str, facts: Facts) -> str:
    """Why these words may not be said to the person; "" where they may."""
    found = tells_of(text, facts.case)
    if found:
        return f"It says “{found}”, which may tell of other people or of a source."
    said = f" {_words(text)} "
    if any(f" {run} " in said for run in _runs(facts.case.mappa.withheld)):
        return MAPPA
    numbers = [row.number for row in facts.assessment.sources] if facts.assessment else []
    named = [one for one in numbers if len(one) > 1 and re.search(rf"\b{re.escape(one)}\b", text)]
    return f"It names source {named[0]}." if named else ""


def _words(text: str) -> str:
    """The words of a text, without case and marks."""
    return " ".join(_WORD.findall(readable(text).casefold()))


def _runs(withheld: str) -> Iterator[str]:
    """Each run of words of what is withheld; a passage of one or two words is one run."""
    for passage in _PASSAGES.split(withheld):
        words = _words(passage).split()
        if len(words) >= _SAME:
            yield from (" ".join(words[at : at + _SAME]) for at in range(len(words) - _SAME + 1))
        elif len("".join(words)) > _SAYS_LITTLE and not is_no_answer(passage):
            yield " ".join(words)


def _action(row: Action, facts: Facts) -> Offer:
    section = PersonSection.YOU if _is_theirs(row, facts.case) else PersonSection.WE
    when = f"By {long_date(row.when_on)}" if row.when_on else row.when_text
    text = row.what
    if is_given(row.frequency):  # typed on its own, so a sentence of its own
        text = f"{row.what.rstrip('. ')}. {row.frequency[:1].upper()}{row.frequency[1:]}"
    told = f"{row.what} {row.frequency} {row.when_text} {row.who}"
    why_not = _about_others(row) or why_withheld(told, facts)
    key = f"action-{row.lineage}"
    return Offer(key=key, section=section, text=text, when=when, why_not=why_not)


def _about_others(row: Action) -> str:
    if row.pillar is Pillar.VICTIM_SAFETY or row.people or row.kind in _SAFETY_KINDS:
        return SAFETY
    if row.focus is Focus.ACCESS:
        return SAFETY
    is_watching = row.pillar is Pillar.MONITORING or row.kind in _WATCHING_KINDS
    return WATCHING if is_watching and row.kind not in _OPEN_CONTROLS else ""


def _is_theirs(row: Action, case: CaseFacts) -> bool:
    """Whether the person is to do it: named as who acts, or told whether they must."""
    who = {word.lower() for word in _WORD.findall(row.who)}
    names = {word.lower() for word in _WORD.findall(case.name)}
    says = {"he", "they", "him", "them", "person", "self"}
    is_theirs = bool(who & (names | says)) or row.obligation is not None
    return is_theirs or row.is_restriction or row.kind in _THEIRS


def _contact(frequency: str, facts: Facts) -> Offer:
    why_not = why_withheld(frequency, facts)
    text = f"We meet: {frequency}"
    return Offer(key="contact", section=PersonSection.WE, text=text, why_not=why_not)


def _lines(section: PersonSection, lines: Iterable[str], facts: Facts) -> list[Offer]:
    return [
        Offer(
            key=f"{section.value}-{place}",
            section=section,
            text=line,
            why_not=why_withheld(line, facts),
        )
        for place, line in enumerate(lines, start=1)
    ]


def _numbers(facts: Facts) -> Iterator[Offer]:
    """Whom the person may ring: their practitioner, and those whom the author chooses.

    Who works with others as well is not known from a name: nobody is chosen beforehand (VIC-02).
    """
    lines = []
    if is_given(facts.case.practitioner):
        lines.append((f"{facts.case.practitioner}, your practitioner", "", True))
    for row in facts.case.contacts:
        if is_given(row.telephone) or is_given(row.out_of_hours):
            late = f". Out of hours: {row.out_of_hours}" if is_given(row.out_of_hours) else ""
            lines.append((f"{row.name}, {row.role}: {row.telephone}{late}", row.agency, False))
    for place, (line, agency, is_own) in enumerate(lines, start=1):
        yield Offer(
            key=f"{PersonSection.RING.value}-{place}",
            section=PersonSection.RING,
            text=line,
            why_not=why_withheld(f"{line} {agency}", facts),
            is_chosen=is_own,
        )
