"""The matrix: a picture, a table, links, gaps; and what the largest one costs."""

import re

import pytest
from bs4 import BeautifulSoup
from django.utils.html import escape

from riskplans.models import ActionFactor
from riskplans.tests.asking import at, text_of
from riskplans.tests.large import make_large
from rules.library import BY_KEY
from rules.terms import Pillar

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def parsed(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def test_the_largest_plan_asks_few_queries_rmp_01(signed_in, plan, django_assert_max_num_queries):
    make_large(plan)
    signed_in.get(at(plan))  # the first page of a session also writes the session
    for name in ("matrix", "plan", "progress"):
        with django_assert_max_num_queries(MOST_QUERIES):
            page = signed_in.get(at(plan, name))
        assert "What 39" in text_of(page)


def number_of(cell) -> int:
    """How many rows of the plan a cell of the table holds; the link that adds one is none."""
    return len(cell.select("a")) - len(cell.select("a[href*='/add/']"))


def test_the_picture_and_the_table_show_the_same_rmp_01_who_06(signed_in, plan):
    """MON-06: each factor has its cell of monitoring and control."""
    make_large(plan)
    page = parsed(signed_in.get(at(plan, "matrix")))
    picture = page.select_one(".plan-picture")
    assert picture["role"] == "img"
    assert not picture.select("a")
    drawn = picture.select(".plan-picture__row:not(.plan-picture__row--head)")
    told = page.select("table.plan-matrix tbody tr")
    assert len(drawn) == len(told) >= 25 + 12
    for square, row in zip(drawn, told, strict=True):
        assert square.select_one(".plan-picture__label").get_text() in row.th.get_text()
        has_gap = "plan-picture__row--gap" in square["class"]
        assert has_gap == ("Gap:" in row.th.get_text())
        shown = [cell.get_text() for cell in square.select(".plan-picture__cell")]
        counts = [int(text) if text.isdigit() else 0 for text in shown]
        assert counts == [number_of(cell) for cell in row.select("td")]
    assert page.get_text().count("Gap:") == 3


def test_each_cell_links_to_what_it_holds_or_to_what_fills_it(signed_in, plan, add, drinking):
    action = add()
    ActionFactor.objects.create(action=action, factor=drinking)
    row = parsed(signed_in.get(at(plan, "matrix"))).select("table.plan-matrix tbody tr")[0]
    assert all(cell.select("a") for cell in row.select("td"))
    adds = [cell.select("a")[-1]["href"] for cell in row.select("td")]
    wanted = [f"{at(plan, 'action_add')}?pillar={p.value}&factor={drinking.uuid}" for p in Pillar]
    assert adds == [*wanted, f"{at(plan, 'contingency_add')}?factor={drinking.uuid}"]


def test_a_gap_is_said_in_words_in_its_cell_and_its_row_rmp_01(signed_in, plan, partner):
    row = parsed(signed_in.get(at(plan, "matrix"))).select("table.plan-matrix tbody tr")[0]
    assert "Gap: No victim safety action names this person." in row.th.get_text()
    cells = row.select("td")
    assert ["Gap" in cell.get_text() for cell in cells] == [False, False, False, True, False]


def test_who_only_reads_has_links_to_the_plan_and_none_that_add(client, plan, add, drinking, ines):
    action = add()
    ActionFactor.objects.create(action=action, factor=drinking)
    client.force_login(ines)
    page = text_of(client.get(at(plan, "matrix")))
    assert f"{at(plan)}#a1" in page
    assert "/add/" not in page


def test_an_empty_matrix_leads_to_the_assessment(signed_in, plan):
    page = text_of(signed_in.get(at(plan, "matrix")))
    assert "has no factor, person or group yet" in page


# Offers of the library


def test_common_actions_are_offered_as_links_and_never_added_unasked_rmp_01(
    signed_in, plan, drinking, partner
):
    page = text_of(signed_in.get(at(plan)))
    keys = set(re.findall(r"\?offer=([\w-]+)", page))
    assert keys <= set(BY_KEY) and len(keys) > 5
    for key in keys:
        assert escape(BY_KEY[key].what) in page
    assert not plan.actions.exists()


def test_an_offer_opens_the_form_filled_with_it_and_with_what_it_answers(signed_in, plan, drinking):
    page = parsed(signed_in.get(at(plan)))
    link = page.select_one("a[href*='offer=']")["href"]
    offer = BY_KEY[re.search(r"offer=([\w-]+)", link)[1]]
    form = parsed(signed_in.get(link))
    assert form.select_one("#id_what").get_text().strip() == offer.what
    assert form.select_one("input[name=pillar][checked]")["value"] == offer.pillar.value
    assert form.select_one("#id_kind option[selected]")["value"] == offer.kind.value
    assert form.select_one("#id_strategy option[selected]")["value"] == offer.strategy.value
    assert not plan.actions.exists()


def test_an_offer_that_there_is_not_fills_nothing(signed_in, plan):
    form = parsed(signed_in.get(f"{at(plan, 'action_add')}?offer=nonsense"))
    assert form.select_one("#id_what").get_text().strip() == ""


def test_an_offer_that_restricts_asks_for_its_reasons_mon_04(signed_in, plan):
    key = next(key for key, offer in BY_KEY.items() if offer.is_restriction)
    form = parsed(signed_in.get(f"{at(plan, 'action_add')}?offer={key}"))
    assert form.select_one("#id_is_restriction[checked]")


def test_a_risk_to_self_waits_for_an_answer_and_is_answered_slf_05(signed_in, plan):
    risk = plan.assessment.risk_to_self
    risk.is_identified = "yes"
    risk.save()
    page = text_of(signed_in.get(at(plan)))
    assert "Nothing in the plan answers this." in page
    assert f"{at(plan, 'action_add')}?self=yes" in page
    form = parsed(signed_in.get(f"{at(plan, 'action_add')}?self=yes"))
    assert form.select_one("#id_answers_risk_to_self[checked]")
    data = {"what": "Call the crisis team", "pillar": "supervision", "answers_risk_to_self": "on"}
    signed_in.post(at(plan, "action_add"), data)
    assert "Nothing in the plan answers this." not in text_of(signed_in.get(at(plan)))


def test_the_balance_is_said_in_words_rmp_04(signed_in, plan, add):
    assert "Balance of the actions" not in text_of(signed_in.get(at(plan)))
    add("a1", strategy="external")
    add("a2", strategy="internal")
    page = text_of(signed_in.get(at(plan)))
    assert "1 restrict, 1 support." in page
    assert page.count("plan-balance__block--") == 2
