"""The forms of the first pages: why now, and sources."""

import datetime

from django.utils import timezone

from assessments.tests.conftest import seen
from rules.wording import written
from tests.factories import make_assessment


def test_why_now_is_saved_and_the_author_may_not_countersign(save, at, assessment, priya):
    assessment.editors.all().delete()
    answer = save(at("why-now"), why_now="New partner.", is_limited="true", limited_note="Police")
    assert answer.status_code == 302
    facts = seen(assessment)
    assert (facts.why_now, facts.is_limited, facts.limited_note) == ("New partner.", True, "Police")
    assert assessment.editors.get().user == priya
    save(at("why-now"), is_limited="false")
    assessment.refresh_from_db()
    assert assessment.limited_note == "Police"
    assert seen(assessment).limited_note == ""


def test_a_date_after_today_is_refused(save, at):
    answer = save(at("why-now"), assessed_on_year="2999")
    assert "Date of assessment must be today or in the past" in answer.content.decode()


def dated(day):
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"assessed_on_{part}": str(number) for part, number in parts.items()}


def test_a_slip_of_the_year_is_refused(save, at, assessment):
    born = assessment.case.date_of_birth
    answer = save(at("why-now"), **dated(born - datetime.timedelta(days=1)))
    assert "must not be before the person was born" in answer.content.decode()
    assert save(at("why-now"), **dated(born)).status_code == 302


def test_a_later_assessment_is_not_dated_before_the_one_before(complete, save, case, priya):
    complete.assessed_on = timezone.localdate() - datetime.timedelta(days=100)
    complete.save()
    row = make_assessment(case, priya)
    at = f"/assessments/{row.uuid}/why-now/"
    answer = save(at, **dated(complete.assessed_on - datetime.timedelta(days=1)))
    assert f"before the last one, {written(complete.assessed_on)}" in answer.content.decode()
    assert save(at, **dated(complete.assessed_on)).status_code == 302


def test_a_date_that_was_not_touched_stops_nothing(save, at, assessment, case):
    assessment.assessed_on = case.date_of_birth - datetime.timedelta(days=1)
    assessment.save()
    assert save(at("why-now"), why_now="He moved.").status_code == 302


def test_a_source_is_added_once_by_a_double_submit(as_priya, typed, at, assessment):
    posted = typed(at("sources/add"), what="Sentencing remarks", category="Other", weight="high")
    for _ in range(2):
        assert as_priya.post(at("sources/add"), posted).status_code == 302
    row = assessment.sources.get()
    assert (row.number, row.what, row.weight) == ("s1", "Sentencing remarks", "high")


def test_sources_conflict_with_each_other(save, at, assessment):
    first = assessment.sources.create(number="S1", what="Own account")
    save(at("sources/add"), what="Police log", conflicts=[str(first.uuid)])
    second = assessment.sources.get(number="s2")
    assert seen(assessment).sources[1].conflicts_with == (str(first.lineage),)
    save(at(f"sources/{second.uuid}"), conflicts=[])
    assert seen(assessment).sources[1].conflicts_with == ()


def test_a_source_that_a_factor_cites_stays_st2_04(as_priya, at, assessment):
    source = assessment.sources.create(number="S1", what="Log")
    factor = assessment.factors.create(number="R1", label="Drink", kind="acute")
    link = factor.citations.create(source=source)
    answer = as_priya.post(at(f"sources/{source.uuid}/remove"))
    assert "Factors cite this source: R1." in answer.content.decode()
    link.delete()
    assert as_priya.post(at(f"sources/{source.uuid}/remove")).status_code == 302
    assert assessment.sources.count() == 0


def test_an_empty_source_is_refused(save, at, assessment):
    assert "Enter what the source is" in save(at("sources/add")).content.decode()
    assert assessment.sources.count() == 0
