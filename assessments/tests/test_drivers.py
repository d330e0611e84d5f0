"""Marking what the level rests on, on the factor's own page; Step 2 shows the same marks."""

import html

import pytest

from assessments.tests.conftest import seen


def text_of(answer):
    return html.unescape(answer.content.decode())


def factors_of(assessment, count, start=1):
    return [
        assessment.factors.create(number=f"r{n}", label=f"Drink {n}", kind="acute", state="active")
        for n in range(start, start + count)
    ]


def marked(assessment):
    return [factor.number for factor in seen(assessment).factors if factor.is_driver]


@pytest.fixture
def behaviour(case):
    return case.unconvicted.create(what="Followed her home")


def test_the_level_can_be_said_to_rest_on_a_factor_on_its_own_page(save, at, assessment):
    save(at("factors/add"), label="Drinking", kind="acute", drives="on")
    assert marked(assessment) == ["r1"]
    factor = assessment.factors.get()
    save(at(f"factors/{factor.uuid}"), evidence="Seen drunk")
    assert marked(assessment) == ["r1"]
    save(at(f"factors/{factor.uuid}"), drives=[])
    assert marked(assessment) == []
    assert assessment.drivers.model.history.filter(history_type="-").count() == 1


def test_a_mark_too_many_is_refused_with_the_names_of_the_others(save, at, assessment, behaviour):
    rows = factors_of(assessment, 4)
    for row in rows:
        assessment.drivers.create(factor=row)
    assessment.drivers.create(behaviour=behaviour)
    answer = save(at("factors/add"), label="Weapons", kind="acute", drives="on")
    said = text_of(answer)
    assert "The level rests on 5 already. Untick one of them first: r1: Drink 1; r2" in said
    assert "Followed her home" in said
    assert not assessment.factors.filter(label="Weapons").exists()
    one = at(f"factors/{rows[0].uuid}")
    assert save(one, evidence="It still may").status_code == 302
    save(one, drives=[])
    assert save(at("factors/add"), label="Weapons", kind="acute", drives="on").status_code == 302
    assert marked(assessment) == ["r2", "r3", "r4", "r5"]


def test_a_mark_made_on_the_factors_page_is_not_lost_by_an_older_step_2(
    save, at, as_priya, typed, assessment
):
    factor = factors_of(assessment, 1)[0]
    older = typed(at("step-2"), reason="Mine")
    save(at(f"factors/{factor.uuid}"), drives="on")
    assert as_priya.post(at("step-2"), older).status_code == 409
    assert marked(assessment) == ["r1"]


def test_a_mark_made_in_step_2_is_not_lost_by_an_older_page_of_the_factor(
    save, at, as_priya, typed, assessment
):
    factor = factors_of(assessment, 1)[0]
    url = at(f"factors/{factor.uuid}")
    older = typed(url, evidence="Mine")
    save(at("step-2"), drivers=[str(factor.uuid)])
    assert as_priya.post(url, older).status_code == 409
    assert marked(assessment) == ["r1"]
    older = typed(url, evidence="Mine")
    save(at("step-2"), drivers=[])
    assert as_priya.post(url, older).status_code == 409
    assert marked(assessment) == []
