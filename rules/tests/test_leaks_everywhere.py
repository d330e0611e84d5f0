"""No free text of a whole case goes unseen (VIC-02, QC-38). Everybody is fictional."""

import dataclasses
import types
import typing
from typing import Any

import pytest

from rules.facts import (
    AssessmentFacts,
    CaseFacts,
    Contact,
    CustodyMeeting,
    Facts,
    Mappa,
    NoAction,
    Offence,
    OtherPlan,
    PlanAnswer,
    PlanFacts,
    PredictableChange,
    Referral,
    RejectedCondition,
    Reply,
    SpecialistResult,
    TravelDecision,
    VictimContact,
)
from rules.leaks import find
from rules.terms import Page, Pillar, ReferralKind, SpecialistKind
from rules.tests.builders import (
    ON,
    action,
    answer,
    behaviour,
    change,
    contingency,
    enquiry,
    factor,
    high,
    order,
    person,
    scenario,
    source,
)
from rules.tests.protected import SASKIA

# Text that nobody types, or that names are meant to stand in.
_NO_TEXT = {
    (CaseFacts, "crn"),
    (CaseFacts, "name"),
    (CaseFacts, "pnc_id"),
    (CaseFacts, "practitioner"),
    (AssessmentFacts, "author"),
    (AssessmentFacts, "guidance_version"),
    (PlanFacts, "author"),
    (VictimContact, "person"),
    (Reply, "about"),
}
_KEYS = {
    "lineage",
    "uuid",
    "number",
    "reference",
    "question",
    "factor",
    "falls_to",
    "percent",
    "percent_one_year",
    "tool_version",
    "code",
    "case",
    "by",
}


def _whole() -> Facts:
    """Facts with one row of every kind, so that each text has its place."""
    facts = change(
        high(),
        "case",
        offences=(Offence(lineage="off", is_index=True, description="Assault"),),
        unconvicted=(behaviour(),),
        orders=(order(),),
        people=(person(),),
        enquiries=(enquiry(),),
        referrals=(Referral(kind=ReferralKind.URGENT, made_on=ON),),
        victim_contacts=(VictimContact(person="KA-1"),),
        contacts=(Contact(name="A", role="Key worker"),),
        predictable_changes=(PredictableChange(what="Moves"),),
        custody_meetings=(CustodyMeeting(held_on=ON, agreed="Mail is watched"),),
        mappa=Mappa(),
    )
    result = SpecialistResult(lineage="sp", tool=SpecialistKind.SARA, name="SARA", finding="High")
    facts = change(
        facts,
        "assessment",
        answers=(answer("who.past"), answer("gone.for.ever")),
        scenarios=(scenario(),),
        specialist=(result,),
        sources=(source(),),
        factors=(factor(),),
        replies=(Reply(code="QC-08", case="one kind", about="sources", text="Both"),),
    )
    return change(
        facts,
        "plan",
        actions=(action("a1", Pillar.SUPERVISION),),
        contingencies=(contingency(),),
        no_actions=(NoAction(factor="f1", reason="Held"),),
        rejected=(RejectedCondition(lineage="r", condition="Ban"),),
        travel=(TravelDecision(lineage="t", request="Spain"),),
        other_plans=(OtherPlan(lineage="o", title="Child plan"),),
        answers=(PlanAnswer(question="control.review", text="Each month"),),
        licence_conditions=("Live where told",),
    )


def _texts(thing: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to each text in the facts: field names, and places in tuples."""
    found: list[tuple[Any, ...]] = []
    hints = typing.get_type_hints(type(thing))
    for field in dataclasses.fields(thing):
        value, here = getattr(thing, field.name), (*path, field.name)
        if hints[field.name] is str:
            if field.name not in _KEYS and (type(thing), field.name) not in _NO_TEXT:
                found.append(here)
        elif dataclasses.is_dataclass(value):
            found += _texts(value, here)
        elif isinstance(value, tuple):
            rows = enumerate(value)
            found += [
                p
                for n, row in rows
                if dataclasses.is_dataclass(row)
                for p in _texts(row, (*here, n))
            ]
            if field.name == "licence_conditions":
                found += [(*here, n) for n in range(len(value))]
    return found


def _put(thing: Any, path: tuple[Any, ...], text: str) -> Any:
    if not path:
        return text
    step, *rest = path
    if isinstance(step, int):
        return (*thing[:step], _put(thing[step], tuple(rest), text), *thing[step + 1 :])
    return dataclasses.replace(thing, **{step: _put(getattr(thing, step), tuple(rest), text)})


WHOLE = _whole()
PATHS = [path for path in _texts(WHOLE) if path[0] != "leaks"]


def test_every_row_of_the_facts_has_its_texts_in_this_test() -> None:
    """A new kind of row must be put into `_whole`, or its texts would go unseen."""
    reached: set[type] = set()

    def walk(thing: Any) -> None:
        reached.add(type(thing))
        for field in dataclasses.fields(thing):
            value = getattr(thing, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                if dataclasses.is_dataclass(one):
                    walk(one)

    def kinds(hint: Any) -> set[type]:
        args = [arg for arg in typing.get_args(hint) if arg is not Ellipsis]
        if isinstance(hint, types.UnionType) or typing.get_origin(hint) is tuple:
            return {kind for arg in args for kind in kinds(arg)}
        return {hint} if dataclasses.is_dataclass(hint) else set()

    walk(WHOLE)
    told = {
        kind
        for row in reached
        for hint in typing.get_type_hints(row).values()
        for kind in kinds(hint)
    }
    names = {kind.__name__ for kind in told - reached}
    assert names <= {"LatestEvent", "Leak", "Score"}
    assert len(PATHS) > 150


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_no_free_text_goes_unseen_vic_02(path: tuple[Any, ...]) -> None:
    facts = _put(WHOLE, path, "He waits for Saskia there.")
    found = find(facts, (SASKIA,))
    assert [(leak.words, leak.reference) for leak in found] == [("Saskia", "KA-1")]
    assert found[0].about and found[0].place and found[0].page in Page


def test_a_reply_to_the_finding_itself_may_name_the_word_qc_38() -> None:
    reply = Reply(code="QC-38", case="words", about="a4", text="Saskia is a dog")
    assert find(change(WHOLE, "assessment", replies=(reply,)), (SASKIA,)) == ()
