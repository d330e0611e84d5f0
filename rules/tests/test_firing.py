"""Which contingencies an event calls for (CON-14, MON-10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.firing import THEMES, matching
from rules.terms import EventKind, ScenarioType, Theme
from rules.tests.builders import contingency

DRINK = contingency("drink", Theme.LIFESTYLE, if_text="he drinks again")
MISSES = contingency("misses", Theme.SUPERVISION, if_text="two in a row fall through")
NEW = contingency("new", None, if_text="somebody else", covers_new_person=True)
RECALL = contingency("recall", None, if_text="nothing helps", is_enforcement=True)
NEAR = contingency("near", Theme.SITUATIONAL, if_text="sighting near the school")
DREAD = contingency("dread", Theme.SITUATIONAL, if_text="turns up", scenario=ScenarioType.IMMINENT)
ALL = (DRINK, MISSES, NEW, RECALL, NEAR, DREAD)


def _suggested(kind, text=""):
    return [row.lineage for row in matching(kind, text, ALL)[0]]


@pytest.mark.parametrize(
    ("kind", "text", "suggested"),
    [
        (EventKind.MISSED, "", ["misses"]),
        (EventKind.LIFESTYLE, "", ["drink"]),
        (EventKind.PARTNER, "", ["new", "dread", "near"]),
        (EventKind.RECALL, "", ["recall", "misses"]),
        (EventKind.VICTIM, "Sister told us", ["near", "dread"]),
        (EventKind.OTHER, "", []),
        (EventKind.OTHER, "Police: drinking in the park", ["drink"]),
        (EventKind.MISSED, "Drunk? He drinks, neighbours say", ["drink", "misses"]),
        (EventKind.PROGRESS, "All is well", []),
    ],
)
def test_an_event_suggests_what_fits_it_con_14(kind, text, suggested):
    assert _suggested(kind, text) == suggested


def test_where_harm_is_imminent_it_stands_before_its_equals():
    quiet = contingency("quiet", Theme.SITUATIONAL, if_text="turns up")
    suggested, _ = matching(EventKind.VICTIM, "", (quiet, DREAD))
    assert suggested == (DREAD, quiet)


def test_words_are_known_in_other_forms_and_common_ones_say_nothing():
    assert _suggested(EventKind.OTHER, "He was SEEN, sightings everywhere") == ["near"]
    assert _suggested(EventKind.OTHER, "What will they have been told about this?") == []


def test_every_kind_of_event_has_its_themes():
    assert set(THEMES) == set(EventKind)


@given(st.sampled_from(EventKind), st.text(max_size=80), st.permutations(ALL))
def test_no_contingency_is_ever_left_out_con_14(kind, text, rows):
    suggested, others = matching(kind, text, rows)
    assert sorted(row.lineage for row in (*suggested, *others)) == sorted(r.lineage for r in ALL)
