"""What there is to look at, and what became of it (SRC-10, SRC-17, SRC-18)."""

import dataclasses

import pytest

from rules.looked_at import ASKED_FOR, NOT_HERE, NOT_TO_BE_HAD, SEEN, looked_at
from rules.terms import SourceCategory, SourceKind, Verification
from rules.tests.builders import medium, source

MAPPA = "MAPPA minutes"


def state_of(name, *sources):
    judged = dataclasses.replace(medium().assessment, sources=sources)
    return next((look.state, look.sources) for look in looked_at(judged) if look.name == name)


@pytest.mark.parametrize(
    ("verification", "state"),
    [
        (Verification.VERIFIED, SEEN),
        (Verification.PART, SEEN),
        (Verification.NOT_VERIFIED, SEEN),
        (None, SEEN),
        (Verification.AWAITING, ASKED_FOR),
        (Verification.NOT_POSSIBLE, NOT_TO_BE_HAD),
    ],
)
def test_src_17_what_became_of_a_record_is_read_from_its_source(verification, state):
    row = source(kind=SourceKind.MAPPA, number="s4", verification=verification)
    assert state_of(MAPPA, row) == (state, ("s4",))


def test_src_17_what_is_in_no_source_is_not_here():
    assert state_of(MAPPA) == (NOT_HERE, ())
    assert state_of(MAPPA, source(kind=SourceKind.CALL_OUT)) == (NOT_HERE, ())


def test_src_17_the_best_of_several_counts():
    rows = [
        source(kind=SourceKind.MAPPA, number="s1", verification=Verification.AWAITING),
        source(kind=SourceKind.MAPPA, number="s2", verification=Verification.NOT_POSSIBLE),
    ]
    assert state_of(MAPPA, *rows) == (ASKED_FOR, ("s1", "s2"))
    rows.append(source(kind=SourceKind.MAPPA, number="s3", verification=Verification.VERIFIED))
    assert state_of(MAPPA, *rows) == (SEEN, ("s1", "s2", "s3"))


def test_src_17_whatever_came_from_custody_is_prison_information():
    row = source(category=SourceCategory.CUSTODY, number="s1")
    assert state_of("Prison information", row) == (SEEN, ("s1",))
    assert state_of("Prison information", source()) == (NOT_HERE, ())


@pytest.mark.parametrize("kind", [SourceKind.VICTIM, SourceKind.VLO])
def test_src_18_victims_speak_through_statements_and_liaison_officers(kind):
    row = source(kind=kind, number="s1")
    assert state_of("Information from or about victims", row)[1] == ("s1",)


def test_src_10_src_17_the_list_names_what_the_guidance_names():
    wanted = {SourceKind.REMARKS, SourceKind.CONVICTIONS, SourceKind.WITNESS, SourceKind.VICTIM}
    wanted |= {SourceKind.MAPPA, SourceKind.EARLIER, SourceKind.YOUTH_JUSTICE}
    wanted |= {SourceKind.CALL_OUT, SourceKind.WING_REPORT, SourceKind.CHILDRENS_SERVICES}
    assert {look.kind for look in looked_at(medium().assessment)} == wanted
