"""What free texts name plainly; what is not plain gives nothing, and unknown is never "no"."""

import pytest

from casefiles.importing.words import (
    Named,
    answer_in,
    behaviour_kind,
    named_in,
    order_route,
    reason_for_none,
    reliance_reasons,
    says_it_does_not_apply,
    says_nothing_is_planned,
    sentence_kind,
    source_kind,
)

IDS = ["a1", "a6b", "A10", "c1", "visit one"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("", Named((), (), False)),
        ("a1 c1", Named(("a1", "c1"), (), False)),
        ("a1, c1; a1 and a6b.", Named(("a1", "c1", "a6b"), (), False)),
        ("see action a10 (C1)", Named(("A10", "c1"), (), False)),
        ("visit one", Named(("visit one",), (), False)),
        ("a99 c1", Named(("c1",), ("a99",), False)),
        ("a1: police told", Named(("a1",), (), True)),
        ("the police", Named((), (), True)),
        ("ā1 ａ1", Named((), (), True)),
    ],
)
def test_ids_are_found_in_a_text(words, named):
    assert named_in(words, IDS) == named


@pytest.mark.parametrize(
    ("words", "says", "reason"),
    [
        ("none needed: historic", True, "none needed: historic"),
        ("None", True, ""),
        ("no action: too old", True, "no action: too old"),
        ("none: -", True, ""),
        ("a1", False, ""),
        ("nonetheless a1", False, ""),
    ],
)
def test_that_nothing_is_planned_needs_its_reason(words, says, reason):
    """SCR-09."""
    assert says_nothing_is_planned(words) is says
    assert reason_for_none(words) == reason


@pytest.mark.parametrize(
    ("what", "nature", "kind"),
    [
        ("Two police call-outs in 2024", "Acquitted of one", "call-out"),
        ("Acquitted of assault in 2019", "", "acquitted"),
        ("Found not guilty of arson", "", "acquitted"),
        ("Not acquitted: the trial stopped", "", ""),
        ("Questioned about a burglary", "", "questioned"),
        ("Never questioned about it", "", ""),
        ("Arrested in 2020", "Released without charge", "questioned"),
        ("Police: no intelligence", "", ""),
        ("Adjudication after intelligence", "", ""),
        ("Prison 2026-04: wrote letters", "", "behaviour"),
        ("AP: candle lit", "", "behaviour"),
        ("APPEAL heard", "", ""),
        ("A neighbour tells of threats", "", ""),
    ],
)
def test_how_behaviour_became_known_is_read_where_it_is_plain(what, nature, kind):
    """SCR-07."""
    assert behaviour_kind(what, nature) == kind


@pytest.mark.parametrize(
    ("route", "read"),
    [
        ("On conviction", "on conviction"),
        ("Crown Court, on first conviction", "on conviction"),
        ("Family court, no conviction needed", "without conviction"),
        ("Not on conviction", "without conviction"),
        ("Made after acquittal", "without conviction"),
        ("On conviction of one, without conviction of the other", ""),
        ("not known whether on conviction", ""),
        ("Magistrates", ""),
        ("", ""),
    ],
)
def test_the_route_of_an_order_is_read_where_it_is_plain(route, read):
    """SCR-10."""
    assert order_route(route) == read


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("the charge was reduced by plea", ["charge reduced"]),
        ("9 of 11 call-outs unsanctioned; domestic abuse", ["unsanctioned", "domestic abuse"]),
        ("foreign record missing", ["foreign record"]),
        ("no foreign record, no domestic abuse", []),
        ("less", []),
    ],
)
def test_why_less_weight_is_put_on_the_score(words, reasons):
    """ST1-10 to ST1-12."""
    assert reliance_reasons(words) == reasons


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("Programme report Kaizen 2025", "post-programme report"),
        ("Post-programme review", "post-programme report"),
        ("Programme (Horizon) post report", "post-programme report"),
        ("Programme and psychology reports 1999-2012", ""),
        ("Programme notes; wing report", ""),
        ("Wing report", ""),
    ],
)
def test_a_report_on_a_programme_is_told_apart(what, kind):
    """INT-05."""
    assert source_kind(what) == kind


@pytest.mark.parametrize(
    ("given", "more", "answer"),
    [
        ("yes", "Often", ("yes", "Often")),
        ("Yes.", "-", ("yes", "")),
        ("no", "", ("no", "")),
        ("No", "AP rules kept", ("no", "AP rules kept")),
        ("partly: in the evening", "Alone", ("partly", "in the evening. Alone")),
        ("not known", "", ("not known", "")),
        ("Unknown", "Untested", ("not known", "Untested")),
        ("not  known", "", ("not known", "")),
        ("no idea", "", ("", "no idea")),
        ("no; not known since May", "", ("", "no; not known since May")),
        ("not imminent", "AP curfew", ("", "not imminent. AP curfew")),
        ("nobody asked", "", ("", "nobody asked")),
        ("n/a", "", ("", "n/a")),
        ("yes and no", "", ("", "yes and no")),
        ("", "Only more", ("", "Only more")),
        ("ja", "", ("", "ja")),
    ],
)
def test_an_answer_is_read_where_it_is_plain(given, more, answer):
    """ST3-04 to ST3-06. Unknown never becomes no."""
    assert answer_in(given, more) == answer


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("suspended", "18 months custody suspended for 24 months"),
        ("suspended", "SSO 12 months"),
        ("suspended", "24 months' imprisonment, suspended 2 years"),
        ("suspended", "12 months suspended sentence, licence none"),
        ("suspended", "18-month suspended sentence order 2026-09-14, 20 RAR days"),
        ("community", "12 months CO"),
        ("community", "YRO 12 months"),
        ("community", "Community sentence 12 months"),
        ("community", "12-month community order; released from court after 5 months remand"),
        ("community", "Shipping offence: community order"),
        ("other", "Conditional discharge 12 months"),
        ("other", "Remanded in custody"),
        ("other", "On remand since 2 May, 3 months"),
        ("other", "Referral order 9 months"),
        ("other", "Deferred sentence, 6 months"),
        ("other", "Fine"),
        ("other", "Absolutely discharged"),
        ("determinate", "Fined and 12 months custody"),
        ("determinate", "Remanded, then 2 years custody"),
        ("determinate", "12 years, discharged a firearm"),
        ("determinate", "12 months' imprisonment, not suspended"),
        ("other", "He slipped"),
        ("determinate", "4 years custody, 6 months on remand counted"),
        ("determinate", "8 years for arson reckless as to life; licence to 2030"),
        ("determinate", "Discharged from prison on licence, 3 years"),
        ("extended", "7 years extended sentence 2021"),
        ("indeterminate", "IPP 2008, released 2020"),
        ("indeterminate", "Mandatory life sentence 1994; supervision element suspended pending"),
        ("indeterminate", "Life"),
        ("indeterminate", "Detention for life, 9 years"),
    ],
)
def test_the_kind_of_a_sentence(kind, said):
    """A suspended or community sentence has no licence, whatever months and years it names."""
    assert sentence_kind(said) == kind


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("n/a", True),
        ("N/A.", True),
        ("Not applicable", True),
        ("none needed: protects a place", True),
        ("not required", True),
        ("N/A, see the file", True),
        ("n/a (see a1)", True),
        ("not needed yet", False),
        ("None needed until release", False),
        ("none required at present: review in May", False),
        ("Not needed for now", False),
        ("", False),
        ("none", False),
        ("not yet", False),
        ("nasal spray", False),
        ("a5", False),
    ],
)
def test_an_item_of_the_checklist_may_not_apply_scr_12(words, is_said):
    assert says_it_does_not_apply(words) is is_said
