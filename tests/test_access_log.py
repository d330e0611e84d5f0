"""Each look at a case is logged before it is shown, and no secret stands elsewhere (P3, P18)."""

import random
import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import get_resolver

from accounts.models import AccessEntry
from tests import crawl, world
from tests.access_matrix import ALLOWED, MATRIX, RULES
from tests.crawl import Walk

pytestmark = pytest.mark.django_db

REVEALS = {"cases:details", "cases:details_edit"}
VICTIMS_SAY = {"cases:victims_views", "cases:victims_views_edit"}
ALLOWED_WORDS = {"cases:allowed_words", "cases:allowed_word_add", "cases:allowed_word_remove"}
RESTRICTED = REVEALS | VICTIMS_SAY | ALLOWED_WORDS
ON_DUTY = {"documents:reveal"}  # by one act of a POST: names, addresses, telephones
PRINTS = {f"documents:{name}_pdf" for name in ("draft", "signed", "tonight", "issued")}
NOT_TONIGHT = world.SECRETS[3:]  # a school, a note
LISTS = {"cases:caseload", "oversight:queue"}
CASE_BOUND = [name for name in MATRIX if world.is_about_a_case(name)]


def test_each_look_at_a_case_is_logged_once_with_who_and_which(walked: Walk):
    shown = [a for a in walked.answers if a.name in CASE_BOUND and a.status in (200, 409)]
    assert len(shown) > 300
    faults = []
    for answer in shown:
        act = "revealed" if answer.name in RESTRICTED | ON_DUTY else "printed" if answer.name in PRINTS else "viewed"  # fmt: skip # noqa: E501
        if [(who, what) for who, what, _ in answer.logged] != [(answer.who, act)]:
            faults.append(f"{answer}: {answer.logged}")
    assert faults == []


def test_every_case_on_a_page_is_in_its_log_entry(walked: Walk):
    """A list that shows five cases names five; a page that names none shows none."""
    faults, crns = [], 0
    for answer in walked.answers:
        named = {crn for _, _, found in answer.logged for crn in found}
        on_page = set(re.findall(r"\bX10000\d\b", answer.text))
        crns += len(on_page)
        if on_page - named:
            faults.append(f"{answer} shows {on_page - named}")
    assert crns > 300
    assert faults == []


def test_what_is_refused_shows_nothing_and_is_no_look(walked: Walk):
    refused = [a for a in walked.answers if a.outcome not in (ALLOWED,)]
    assert [str(a) for a in refused if a.logged or world.SURNAME in a.text] == []


def test_a_random_walk_leaves_one_entry_for_each_page_of_content(here: world.World):
    chance = random.Random(18)
    clients = {who: crawl.signed_in(here, who) for who in world.NAMES}
    shown = 0
    for _ in range(100):
        name, who = chance.choice(sorted(MATRIX)), chance.choice(world.NAMES)
        if name in PRINTS:
            continue
        answer = clients[who].get(here.url(name, MATRIX[name].on))
        names_cases = answer.status_code == 200 and (name in CASE_BOUND or name in LISTS)
        if names_cases and not (name == "cases:caseload" and who == "ada"):
            shown += 1
    assert shown > 10
    assert AccessEntry.objects.count() == shown


def test_nothing_is_shown_when_the_look_cannot_be_logged(here: world.World, monkeypatch):
    """P18: the log is written before any byte leaves."""

    def broken(**_):
        raise DatabaseError("the log is full")

    monkeypatch.setattr(AccessEntry.objects, "create", broken)
    client, faults = crawl.signed_in(here, "mo"), []
    for name in [*CASE_BOUND, *LISTS]:
        row = MATRIX[name]
        if RULES[row.get]["mo"] != ALLOWED or name in PRINTS:
            continue
        with transaction.atomic():
            answer = client.get(here.url(name, row.on))
            transaction.set_rollback(True)
        text = answer.content.decode()
        if answer.status_code not in (500, 302) or world.SURNAME in text:
            faults.append(f"{name}: {answer.status_code}")
    assert faults == []


def test_every_view_of_a_case_is_decorated():
    """Also one that nobody has walked to yet."""
    views = dict(_views(get_resolver().url_patterns))
    missing = [n for n in [*CASE_BOUND, *LISTS] if not getattr(views[n], "access_act", "")]
    wrapped = [n for n in missing if not _wraps_a_logged_view(views[n])]
    assert wrapped == []


def _views(patterns, space=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            if pattern.namespace != "admin":
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from _views(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}", pattern.callback


def _wraps_a_logged_view(view) -> bool:
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
        if getattr(view, "access_act", ""):
            return True
    return False


# Restricted details and other people's cases: P3 in small


@pytest.mark.parametrize("secret", world.SECRETS)
def test_who_the_people_at_risk_are_stands_on_the_pages_for_it_alone(walked: Walk, secret: str):
    shown = {(a.name, a.who) for a in walked.answers if secret in a.text + str(a.headers)}
    assert {name for name, _ in shown} == REVEALS | (set() if secret in NOT_TONIGHT else ON_DUTY)
    assert {who for _, who in shown} == {"priya", "colin", "mo", "hanna"}


def test_what_victims_say_stands_on_its_own_pages_alone_vic_11(walked: Walk):
    shown = {(a.name, a.who) for a in walked.answers if world.VICTIM_SAYS in a.text}
    assert {name for name, _ in shown} == VICTIMS_SAY
    assert {who for _, who in shown} == {"priya", "colin", "mo", "hanna"}


def test_which_restricted_words_are_allowed_is_restricted_itself_vic_02(walked: Walk):
    shown = {(a.name, a.who) for a in walked.answers if world.ALLOWED_WORD in a.text}
    assert {name for name, _ in shown} == ALLOWED_WORDS - {"cases:allowed_word_add"}
    assert {who for _, who in shown} == {"priya", "colin", "mo", "hanna"}


def test_no_log_line_and_no_log_entry_tells_anything_of_a_case(walked: Walk):
    said = "\n".join(walked.lines)
    assert len(walked.lines) > 100
    assert [text for text in (*world.SECRETS, world.SURNAME, "X10000") if text in said] == []


def test_titles_and_file_names_tell_no_secret(walked: Walk):
    for answer in walked.answers:
        title = "".join(re.findall(r"<title>(.*?)</title>", answer.text, re.DOTALL))
        named = title + answer.headers.get("Content-Disposition", "") + answer.url
        assert not [text for text in world.SECRETS if text in named], str(answer)


@pytest.mark.parametrize("who", ["ada", "oscar", "gone", "anonymous"])
def test_who_may_not_see_a_case_is_shown_no_word_of_it(walked: Walk, who: str):
    told = [a for a in walked.answers if a.who == who]
    words = (world.SURNAME, "X10000", "priya", "Kit Keyworker", *world.SECRETS)
    leaks = [str(a) for a in told if [w for w in words if w in a.text] and "next=" not in a.url]
    assert len(told) > 100
    assert leaks == []
