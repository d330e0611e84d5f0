"""At Low the plan is two lines, answered on its own page (RMP-10)."""

import re

import pytest

from riskplans.models import Contingency
from riskplans.tests.asking import at, text_of
from riskplans.tests.test_pages import make_low

pytestmark = pytest.mark.django_db


@pytest.fixture
def low(plan):
    make_low(plan.assessment)
    return plan


def hidden(client, plan) -> dict[str, str]:
    page = client.get(at(plan)).content.decode()
    found = re.findall(r'<input type="hidden" name="(row_version|if_version)"([^>]*)>', page)
    return {name: (re.search(r'value="([^"]*)"', rest) or [""] * 2)[1] for name, rest in found}


def posted(client, plan, **answers):
    return client.post(at(plan), {**hidden(client, plan), **answers})


BOTH = {"contact_frequency": "Monthly", "if_text": "He drinks", "then_text": "Ring him"}


def test_both_lines_are_saved_with_one_button(signed_in, low):
    assert posted(signed_in, low, **BOTH).status_code == 302
    low.refresh_from_db()
    assert low.contact_frequency == "Monthly"
    row = low.contingencies.get()
    assert (row.number, row.if_text, row.then_text) == ("c1", "He drinks", "Ring him")
    assert low.editors.get().user.username == "priya"
    page = text_of(signed_in.get(at(low)))
    assert "Monthly</textarea>" in page and "He drinks</textarea>" in page


def test_saving_again_changes_the_same_contingency(signed_in, low):
    posted(signed_in, low, **BOTH)
    posted(signed_in, low, **(BOTH | {"then_text": "Visit him"}))
    row = low.contingencies.get()
    assert (row.then_text, row.version) == ("Visit him", 2)
    posted(signed_in, low, **(BOTH | {"then_text": "Visit him"}))
    row.refresh_from_db()
    assert row.version == 2


def test_one_line_alone_is_kept(signed_in, low):
    posted(signed_in, low, contact_frequency="Monthly")
    assert not low.contingencies.exists()
    low.refresh_from_db()
    assert low.contact_frequency == "Monthly"


def test_a_then_without_an_if_is_asked_after(signed_in, low):
    page = posted(signed_in, low, then_text="Ring him")
    assert page.status_code == 200
    assert "Enter what might happen" in text_of(page)
    assert "Error: " in text_of(page)
    assert not low.contingencies.exists()


def test_an_if_that_was_changed_elsewhere_is_refused_with_both_texts(signed_in, low):
    posted(signed_in, low, **BOTH)
    stale = hidden(signed_in, low)
    row = low.contingencies.get()
    row.then_text = "Theirs"
    row.save()
    answer = signed_in.post(at(low), {**stale, **BOTH, "then_text": "Mine"})
    assert answer.status_code == 409
    assert "Theirs" in text_of(answer) and "Mine" in text_of(answer)
    row.refresh_from_db()
    assert row.then_text == "Theirs"


def test_an_if_that_was_saved_elsewhere_with_the_same_words_is_no_conflict(signed_in, low):
    posted(signed_in, low, **BOTH)
    stale = hidden(signed_in, low)
    row = low.contingencies.get()
    row.save()
    assert signed_in.post(at(low), {**stale, **BOTH}).status_code == 302


def test_a_contact_that_was_changed_elsewhere_is_refused_with_both_texts(signed_in, low):
    stale = hidden(signed_in, low)
    low.contact_frequency = "Theirs"
    low.save()
    answer = signed_in.post(at(low), {**stale, **BOTH})
    assert answer.status_code == 409
    assert "Theirs" in text_of(answer)
    assert not low.contingencies.exists()


def test_saving_confirms_what_was_copied(signed_in, low):
    low.is_carried_over = True
    low.contact_frequency = "Monthly"
    low.save()
    row = Contingency.objects.create(
        plan=low, number="c1", if_text="He drinks", then_text="Ring him", is_carried_over=True
    )
    posted(signed_in, low, **BOTH)
    low.refresh_from_db()
    row.refresh_from_db()
    assert not (low.is_carried_over or row.is_carried_over)


def test_an_emptied_if_leaves_the_row_that_there_is(signed_in, low):
    posted(signed_in, low, **BOTH)
    posted(signed_in, low, contact_frequency="Monthly")
    assert low.contingencies.get().if_text == "He drinks"


def test_nobody_but_the_author_saves_them(client, low, colin):
    client.force_login(colin)
    assert client.post(at(low), BOTH).status_code == 403
    assert "More for this plan" in text_of(client.get(at(low)))
    assert 'name="if_text"' not in text_of(client.get(at(low)))
