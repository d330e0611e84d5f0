"""The addresses of a plan's pages that findings lead to."""

import uuid

from riskplans.pages import page_url
from rules.terms import Page


def test_the_addresses_that_mend_a_finding():
    key = uuid.uuid4()
    places = {page: page_url(page, key) for page in Page}
    assert places[Page.ACTIONS] == f"/plans/{key}/#actions"
    assert places[Page.CONTINGENCIES] == f"/plans/{key}/#contingencies"
    assert places[Page.PLAN_REVIEW] == f"/plans/{key}/review/"
    assert places[Page.MATRIX] == f"/plans/{key}/matrix/"
    assert places[Page.CONDITIONS] == f"/plans/{key}/#conditions"
    assert places[Page.PLAN_QUESTIONS] == f"/plans/{key}/thinking/"
    assert places[Page.STEP_1] == ""
