"""Parts of a form that stand folded: every field is in the page, open where it has to be seen."""

from typing import ClassVar

import pytest
from bs4 import BeautifulSoup
from crispy_forms.utils import render_crispy_form
from django import forms

from assessments.forms.folding import Aside, Fold, folded
from rosh.forms import GovukForm
from rosh.widgets import SingleCheckbox


class _Form(GovukForm):
    folds: ClassVar = (Fold("More", "one", "two", "is_so", "box", "absent"),)
    first = forms.CharField(required=False)
    one = forms.CharField(required=False)
    two = forms.DecimalField(required=False)
    is_so = forms.NullBooleanField(required=False)
    box = forms.BooleanField(required=False)
    is_more = forms.BooleanField(required=False, widget=SingleCheckbox(reveals=("why", "how")))
    why = forms.CharField(required=False)
    how = forms.CharField(required=False)

    def get_layout(self):
        return folded(super().get_layout(), self.folds)


def shown(form):
    return BeautifulSoup(render_crispy_form(form), "lxml")


def test_folded_fields_stand_once_in_the_place_of_the_first():
    page = shown(_Form())
    names = [tag["name"] for tag in page.select("input")]
    inside = ["one", "two", "is_so", "is_so", "box"]
    assert names == ["first", *inside, "is_more", "why", "how"]
    (fold,) = page.select("details")
    assert [tag["name"] for tag in fold.select("input")] == inside
    assert not fold.has_attr("open") and fold.summary.text.strip() == "More"


@pytest.mark.parametrize("posted", [{"one": "Words"}, {"two": "no number"}])
def test_a_fold_with_an_answer_or_a_mistake_in_it_stands_open(posted):
    form = _Form(posted)
    form.is_valid()
    assert shown(form).details.has_attr("open")


def test_a_fold_with_a_stored_answer_stands_open_and_one_with_another_answer_does_not():
    for initial in ({"two": 0}, {"is_so": False}, {"box": True}):
        assert shown(_Form(initial=initial)).details.has_attr("open")
    for initial in ({"first": "Words"}, {"box": False}, {"is_so": None}):
        assert not shown(_Form(initial=initial)).details.has_attr("open")


def test_a_form_may_open_a_fold_or_do_without_it():
    form = _Form()
    form.folds = (Fold("More", "one", is_open=lambda _: True),)
    assert shown(form).details.has_attr("open")
    form = _Form()
    form.folds = (Fold("More", "one", is_flat=lambda _: True),)
    page = shown(form)
    assert page.details is None and page.select_one("input[name=one]")


def test_help_stands_above_a_fold_and_above_a_field():
    form = _Form()
    form.folds = (Fold("More", "one", above="assessments/_weighing.html"),)
    assert "what nobody has tested" in shown(form).details.text
    assert "what nobody has tested" in Aside("assessments/_weighing.html").render(form, {})


def test_a_single_box_reveals_its_fields():
    page = shown(_Form())
    box = page.select_one("input[name=is_more]")
    part = page.find(id=box["data-aria-controls"])
    assert [tag["name"] for tag in part.select("input")] == ["why", "how"]
    hidden = "govuk-checkboxes__conditional--hidden"
    assert hidden in part["class"]
    ticked = shown(_Form({"is_more": "on"})).find(id=box["data-aria-controls"])
    assert hidden not in ticked["class"]
