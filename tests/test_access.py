"""Each address × person × method is answered as the written matrix says (P1, P4, P5, P7)."""

import re
from collections import defaultdict

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.db import transaction
from django.urls import reverse

from tests import crawl, world
from tests.access_matrix import MATRIX, NOT_FOUND, RULES
from tests.crawl import BESIDE, Answer, Walk

CASE_BOUND = [name for name in MATRIX if world.is_about_a_case(name)]
NUMBER_IN_PATH = re.compile(r"(?:^|/)\d+(?:/|$|\?|#)")
NUMBER_IN_QUERY = re.compile(r"[?&](?!page=)[\w-]+=(?:[^&]*(?:\||%7C|:))?\d+(?:&|$)")

# A signed record is typeset once and kept; the record itself does not change by it
KEEPS_A_RENDERING = {
    "documents:signed_pdf": {"documents_storeddocument", "documents_issuededition"}
}

pytestmark = pytest.mark.django_db


def test_the_matrix_names_every_address_and_no_other():
    assert set(MATRIX) == set(world.routes())


def test_the_matrix_names_everybody():
    assert all(set(rule) == set(world.NAMES) for rule in RULES.values())


@pytest.mark.parametrize("who", world.NAMES)
def test_everybody_is_answered_as_the_matrix_says(walked: Walk, who: str):
    faults = [
        f"{answer}, where the matrix says {due}"
        for answer in walked.answers
        if answer.who == who
        for due in [RULES[getattr(MATRIX[answer.name], answer.method.lower())][who]]
        if answer.outcome != due
    ]
    assert faults == []


def test_nothing_fails(walked: Walk):
    assert [str(answer) for answer in everything(walked) if answer.status >= 500] == []


def everything(walked: Walk) -> list[Answer]:
    return [*walked.answers, *walked.absent]


def test_the_forbidden_and_the_absent_look_the_same(walked: Walk):
    """P4: the same status, headers and body, so that nobody learns which cases exist."""
    absent = {(a.name, a.who, a.method): a for a in walked.absent}
    compared, faults = 0, []
    for hidden in walked.answers:
        due = RULES[getattr(MATRIX[hidden.name], hidden.method.lower())][hidden.who]
        if due == NOT_FOUND:
            there = absent[hidden.name, hidden.who, hidden.method]
            compared += 1
            if _appearance(hidden) != _appearance(there):
                faults.append(str(hidden))
    assert compared > len(CASE_BOUND)
    assert faults == []


def _appearance(answer: Answer) -> tuple[int, str, list[tuple[str, str]]]:
    return answer.status, answer.text, sorted(answer.headers.items())


def test_links_and_forms_lead_to_no_row_by_its_number(walked: Walk):
    """P5: CRNs and UUIDs only, in every link, form and redirect."""
    found = {address for answer in walked.answers for address in _addresses(answer)}
    assert len(found) > 100
    faults = [
        address
        for address in found
        if NUMBER_IN_PATH.search(address.split("?")[0]) or NUMBER_IN_QUERY.search(address)
    ]
    assert faults == []


def _addresses(answer: Answer) -> set[str]:
    soup = BeautifulSoup(answer.text, "lxml") if answer.who in ("priya", "mo") else None
    tags = soup.find_all(True) if soup and answer.method == "GET" else []
    held = {str(tag[key]) for tag in tags for key in ("href", "action", "src") if tag.has_attr(key)}
    ours = {text for text in held if not text.startswith(("#", "tel:", "mailto:", "/static/"))}
    return ours | ({answer.headers["Location"]} if "Location" in answer.headers else set())


def test_the_way_to_older_changes_names_no_row_by_its_number(here: world.World):
    contact = here.things["draft"].rows["contacts"]
    for number in range(30):
        contact.agency = f"Agency {number}"
        contact.save()
    url = here.url("cases:history", "draft")
    page = BeautifulSoup(crawl.signed_in(here, "mo").get(url).content, "lxml")
    (older,) = page.select("a[href*='before=']")
    assert not NUMBER_IN_QUERY.search(older["href"])


def test_reading_changes_nothing(walked: Walk):
    """P7: no statement of a GET writes, but the access log, the session, and kept renderings."""
    faults = [
        f"{answer} wrote {written}"
        for answer in everything(walked)
        if answer.method == "GET"
        for written in [set(answer.written) - BESIDE - KEEPS_A_RENDERING.get(answer.name, set())]
        if written
    ]
    assert faults == []


def test_other_methods_do_nothing(here: world.World):
    """P7: no TRACE, no PUT, and a header or field that asks for another method is not heard."""
    client, faults = crawl.signed_in(here, "priya"), []
    for name, row in MATRIX.items():
        url = here.url(name, row.on)
        for method in ("PUT", "DELETE", "TRACE", "PATCH"):
            if client.generic(method, url).status_code not in (404, 405):
                faults.append(f"{method} {name}")
    url = here.url("assessments:source_remove", "draft")
    asked = client.get(f"{url}?_method=POST", headers={"x-http-method-override": "POST"})
    assert (asked.status_code, faults) == (200, [])
    assert here.things["draft"].assessment.sources.count() == 1


def test_the_administration_opens_for_administrators_alone(here: world.World):
    names = [f"{m._meta.app_label}_{m._meta.model_name}_changelist" for m in admin.site._registry]
    pages = [reverse(f"admin:{name}") for name in ["index", *names]]
    found = defaultdict(set)
    for who in world.NAMES:
        client = crawl.signed_in(here, who)
        with transaction.atomic():
            for page in pages:
                answer = client.get(page, follow=True)
                where = answer.redirect_chain[-1][0] if answer.redirect_chain else page
                opened = "sign in" if "/sign-in/" in where else answer.status_code
                found[opened].add(who)
                assert world.SURNAME not in answer.content.decode()
    assert found == {
        200: {"ada"},
        403: {"priya", "colin", "mo", "hanna", "ines", "oscar"},
        "sign in": {"gone", "anonymous"},
    }
