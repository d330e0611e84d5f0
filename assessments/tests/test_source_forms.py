"""Sources: their kinds, the records that take one press, what they show, and their conflicts."""

import pytest
from bs4 import BeautifulSoup

from assessments.forms.sources import group_and_kind, kinds_in_groups
from assessments.models import RiskToSelfSource
from assessments.tests.conftest import seen
from cases.models import CivilOrder, Enquiry
from rules.terms import (
    PRIMARY_KINDS,
    SOURCE_KINDS,
    SourceCategory,
    SourceKind,
    Verification,
    Weight,
)


def page_of(answer):
    return BeautifulSoup(answer.content, "lxml")


def stands_open(page, summary):
    """Whether the fold of that summary stands open."""
    fold = next(tag for tag in page.select("details") if summary in tag.summary.text)
    return fold.has_attr("open")


WEIGHING = "Why it has this weight"
CONFLICT = "It conflicts with another source"


def test_src_08_to_13_every_kind_stands_under_its_group():
    groups = dict(kinds_in_groups()[1:])
    assert list(groups) == [category.label for category in SourceCategory]
    for category, kinds in SOURCE_KINDS.items():
        offered = [value for value, _ in groups[category.label]]
        assert [kind.value for kind in kinds] == offered[: len(kinds)]
        for value in offered:
            assert group_and_kind(value)[0] == category.value
    assert group_and_kind("") == ("", "")


@pytest.mark.parametrize(
    ("chosen", "category", "kind"),
    [
        (SourceKind.MAPPA, SourceCategory.PARTNERS, SourceKind.MAPPA),
        (SourceCategory.PARTNERS, SourceCategory.PARTNERS, None),
        (SourceKind.OTHER, SourceCategory.OTHER, SourceKind.OTHER),
        ("", None, None),
    ],
)
def test_src_08_one_list_says_group_and_kind(save, at, assessment, chosen, category, kind):
    assert save(at("sources/add"), what="A", kind=chosen).status_code == 302
    row = seen(assessment).sources[0]
    assert (row.category, row.kind) == (category, kind)
    stored = assessment.sources.get()
    save(at(f"sources/{stored.uuid}"), what="B")
    row = seen(assessment).sources[0]
    assert (row.what, row.category, row.kind) == ("B", category, kind)


def test_a_group_without_a_kind_is_kept_as_it_was_imported(save, at, assessment):
    row = assessment.sources.create(number="S1", what="A", category="Other")
    save(at(f"sources/{row.uuid}"), what="B")
    row.refresh_from_db()
    assert (row.what, row.category, row.kind) == ("B", "Other", "")


def test_src_10_a_record_that_was_read_takes_one_press(as_priya, at, assessment, priya):
    assessment.editors.all().delete()
    url = at("sources/seen")
    for _ in range(2):
        assert as_priya.post(url, {"kind": "sentencing remarks"}).status_code == 302
    row = assessment.sources.get()
    assert (row.number, row.kind, row.verification) == ("s1", SourceKind.REMARKS, "verified")
    assert row.category == SourceCategory.CPS and assessment.editors.get().user == priya
    offered = page_of(as_priya.get(at("sources"))).select("button[name=kind]")
    assert {tag["value"] for tag in offered} == PRIMARY_KINDS - {SourceKind.REMARKS}
    for wrong in ({"kind": "MAPPA minutes"}, {}):
        answer = as_priya.post(url, wrong, follow=True)
        assert "Choose one of the records that you have read." in answer.content.decode()
    assert assessment.sources.count() == 1


def test_primary_records_stay_short_and_what_matters_is_weighed(as_priya, at, assessment):
    light = assessment.sources.create(
        number="S1", what="Log", kind=SourceKind.CALL_OUT, weight=Weight.HIGH
    )
    page = page_of(as_priya.get(at(f"sources/{light.uuid}")))
    assert not stands_open(page, WEIGHING)
    own = assessment.sources.create(number="S2", what="Own", category=SourceCategory.ACCOUNT)
    assert stands_open(page_of(as_priya.get(at(f"sources/{own.uuid}"))), WEIGHING)
    plain = assessment.sources.create(number="S3", what="B", category=SourceCategory.PARTNERS)
    assert not stands_open(page_of(as_priya.get(at(f"sources/{plain.uuid}"))), WEIGHING)
    own.conflicts.create(other=plain)
    page = page_of(as_priya.get(at(f"sources/{plain.uuid}")))
    assert stands_open(page, WEIGHING) and stands_open(page, CONFLICT)


def test_src_04_weight_and_why_are_saved_in_one_place(save, at, assessment):
    given = {
        "verification": "part",
        "limits": "Rang the ward; no notes of May.",
        "weight": "medium",
        "weight_why": "She saw it herself.",
        "credibility": "In the room.",
        "motivation": "None known.",
        "validity": "Of that evening only.",
    }
    save(at("sources/add"), what="Ward sister", kind=SourceKind.HEALTH, **given)
    row = seen(assessment).sources[0]
    assert row.weight_why == given["weight_why"] and row.limits == given["limits"]
    texts = (row.credibility, row.motivation, row.validity)
    assert texts == ("In the room.", "None known.", "Of that evening only.")


def test_src_07_a_conflict_is_one_whichever_of_the_two_names_it(save, at, assessment):
    first = assessment.sources.create(number="S1", what="Own account")
    second = assessment.sources.create(number="S2", what="Police log")
    first.conflicts.create(other=second)
    url = at(f"sources/{second.uuid}")
    save(url, conflict_resolution="The log was written that night.")
    assert first.conflicts.count() == 1 and second.conflicts.count() == 0
    version = first.version
    save(url, conflicts=[])
    first.refresh_from_db()
    assert first.conflicts.count() == 0 and first.version == version + 1


def test_src_07_an_older_page_of_the_other_source_does_not_undo_a_conflict(
    save, at, as_priya, typed, assessment
):
    first = assessment.sources.create(number="S1", what="Own account")
    second = assessment.sources.create(number="S2", what="Police log")
    old = typed(at(f"sources/{second.uuid}"), what="Police log, May")
    save(at(f"sources/{first.uuid}"), conflicts=[str(second.uuid)])
    answer = as_priya.post(at(f"sources/{second.uuid}"), old)
    assert answer.status_code == 409
    assert first.conflicts.get().other == second


def test_scr_09_a_source_shows_behaviour_and_orders(save, as_priya, at, assessment, case):
    behaviour = case.unconvicted.create(what="Threats " + "at the door " * 20)
    order = CivilOrder.objects.create(case=case, kind="restraining")
    keys = [str(behaviour.uuid), str(order.uuid)]
    save(at("sources/add"), what="Police log", shows=keys)
    row = assessment.sources.get()
    assert set(seen(assessment).sources[0].shows) == {str(behaviour.lineage), str(order.lineage)}
    text = page_of(as_priya.get(at("sources"))).main.text
    assert "Threats at the door" in text and "Restraining order" in text
    save(at(f"sources/{row.uuid}"), shows=keys[1:])
    assert seen(assessment).sources[0].shows == (str(order.lineage),)
    assert as_priya.post(at(f"sources/{row.uuid}/remove")).status_code == 302
    assert assessment.sources.count() == 0


def test_a_case_without_behaviour_or_orders_is_not_asked_about_them(as_priya, at):
    assert "shows" not in as_priya.get(at("sources/add")).context["form"].fields


def test_src_17_what_is_not_here_is_one_link_away(as_priya, at, assessment):
    page = page_of(as_priya.get(at("sources")))
    (link,) = (tag for tag in page.select("a[href*='kind=']") if "MAPPA" in tag.text)
    form = as_priya.get(link["href"]).context["form"]
    assert (form["kind"].value(), form["what"].value()) == ("MAPPA minutes", "MAPPA minutes")
    answer = as_priya.get(at("sources/add") + "?kind=nonsense")
    assert not answer.context["form"]["kind"].value()
    posted = {"what": "Minutes", "kind": "MAPPA minutes", "verification": "awaiting"}
    assert as_priya.post(link["href"], posted).status_code == 302
    assert assessment.sources.get().kind == SourceKind.MAPPA
    assert "Asked for: s1" in as_priya.get(at("sources")).content.decode()


def test_src_13_open_enquiries_are_told_and_answered_ones_are_not(as_priya, at, case):
    Enquiry.objects.create(case=case, agency="Housing", asked_on="2026-05-03")
    Enquiry.objects.create(
        case=case, agency="Drug service", asked_on="2026-05-03", replied_on="2026-05-09"
    )
    text = as_priya.get(at("sources")).content.decode()
    assert "Housing, asked on 3 May 2026" in text and "Drug service" not in text


def test_src_06_accounts_stand_side_by_side_by_occasion(as_priya, at, assessment, case):
    asked = {"category": SourceCategory.ACCOUNT, "number": "S1", "what": "At court"}
    assessment.sources.create(**asked, date_text="May 2024", motivation="Hoped for bail")
    heading = "What the person has said, and when"
    assert heading not in as_priya.get(at("sources")).content.decode()
    case.offences.create(description="Assault", account="She fell.")
    text = page_of(as_priya.get(at("sources"))).main.text
    assert heading in text and "Hoped for bail" in text and "She fell." in text


def test_a_source_that_risk_to_self_or_an_answer_rests_on_stays(as_priya, at, assessment):
    source = assessment.sources.create(number="S1", what="Log")
    link = RiskToSelfSource.objects.create(risk_to_self=assessment.risk_to_self, source=source)
    url = at(f"sources/{source.uuid}/remove")
    assert "Risk to self rests on this source." in as_priya.post(url).content.decode()
    link.delete()
    answer = assessment.answers.create(question="indicators.weapons", value="yes", text="Knife")
    cited = answer.citations.create(source=source)
    assert "Answers cite this source:" in as_priya.post(url).content.decode()
    cited.delete()
    assert as_priya.post(url).status_code == 302


def test_src_20_an_unverified_source_of_high_weight_is_told_on_the_page(as_priya, at, assessment):
    assessment.sources.create(
        number="S1", what="Log", weight=Weight.HIGH, verification=Verification.NOT_VERIFIED
    )
    assert "Verify source S1" in as_priya.get(at("sources")).content.decode()
