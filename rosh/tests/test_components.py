"""What we render is what the design systems publish, for each thing that we render."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from rosh.templatetags import govuk
from rosh.tests import official
from rosh.tests.dom import structure

# The pages of the apps are not what is tested here
pytestmark = pytest.mark.urls("rosh.gallery")

FIXTURES = Path(__file__).parent / "fixtures"
COMPONENTS = Path(__file__).parents[2] / "templates" / "components"
GOVUK = json.loads((FIXTURES / "govuk.json").read_text())
MOJ = json.loads((FIXTURES / "moj.json").read_text())

# Where we differ on purpose: every submit button of ours refuses the second click; a page of
# ours has one place of its own for the skip link.
OURS = {
    "button": frozenset({"data-prevent-double-click"}),
    "skip-link": frozenset({"href"}),
}


def cases(fixtures):
    return [(component, name) for component, named in fixtures.items() for name in named]


def text_only(html, options):
    """The fixture with the values that are markup as one word: our values are text."""
    soup = BeautifulSoup(html, "lxml")
    values = soup.select(".govuk-summary-list__value")
    for row, value in zip(options.get("rows", []) if values else [], values, strict=True):
        if "html" in row["value"]:
            value.string = "HTML"
    return str(soup)


def ours(component, options):
    name = "text_input" if component == "input" else component.replace("-", "_")
    return getattr(official, name)(options)


@pytest.mark.parametrize(("component", "name"), cases(GOVUK))
def test_it_is_what_govuk_publishes(component, name):
    fixture = GOVUK[component][name]
    ignored = OURS.get(component, frozenset())
    expected = structure(text_only(fixture["html"], fixture["options"]), ignored)
    assert structure(ours(component, fixture["options"]), ignored) == expected


@pytest.mark.parametrize(("component", "name"), cases(MOJ))
def test_it_is_what_moj_publishes(component, name):
    fixture = MOJ[component][name]
    html = ours(component, fixture["options"]).replace('<div class="rosh-prose">', "")
    assert structure(html.replace("</div></div>", "</div>")) == structure(fixture["html"])


@pytest.mark.parametrize("template", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.name)
def test_each_component_says_what_it_takes(template):
    first = template.read_text().splitlines()[0]
    assert first.startswith("{# ") and ("Arguments:" in first or "No arguments" in first)


def test_a_golden_difference_would_be_seen():
    assert structure('<p id="a" class="x y">Hi</p>') == structure('<p class="y x" id="b"> Hi </p>')
    assert structure("<p>Hi</p>") != structure("<p>Ho</p>")
    assert structure('<p class="x">Hi</p>') != structure("<p>Hi</p>")
    assert structure('<i id="a"></i><b for="a"></b>') != structure('<i id="a"></i><b for="c"></b>')


# --- dates, times and levels ---


def test_dates_and_times_read_as_govuk_writes_them():
    summer = datetime(2026, 5, 3, 9, 32, tzinfo=UTC)
    assert govuk.long_date(date(2026, 5, 3)) == "3 May 2026"
    assert govuk.long_date("2026-05-03") == "3 May 2026"
    assert govuk.clock_time(summer) == "10:32am"
    assert govuk.date_and_time(summer) == "3 May 2026 at 10:32am"
    assert govuk.date_and_time("2026-05-03T09:32:00+00:00") == "3 May 2026 at 10:32am"
    assert govuk.clock_time(datetime(2026, 1, 3, 0, 5, tzinfo=UTC)) == "12:05am"
    assert govuk.clock_time(datetime(2026, 1, 3, 12, 0, tzinfo=UTC)) == "12:00pm"
    assert (govuk.long_date(None), govuk.clock_time(""), govuk.date_and_time(None)) == ("", "", "")
    assert govuk.long_date("not a date") == ""


def test_late_in_the_evening_it_is_the_london_day():
    assert govuk.long_date(datetime(2026, 5, 3, 23, 30, tzinfo=UTC)) == "4 May 2026"


@pytest.mark.parametrize(
    ("level", "name", "slug"),
    [
        (1, "Low", "low"),
        (2, "Medium", "medium"),
        (3, "High", "high"),
        (4, "Very High", "very-high"),
        (None, "Not completed", "not-completed"),
    ],
)
def test_levels_are_words(level, name, slug):
    assert (govuk.level_name(level), govuk.level_slug(level)) == (name, slug)
    box = render_to_string("components/rosh_box.html", {"level": level})
    assert f"rosh-box--{slug}" in box
    assert ("Risk of serious harm is not completed" in box) == (level is None)


def test_an_unavailable_level_looks_like_no_level():
    box = render_to_string("components/rosh_box.html", {"level": 1, "is_unavailable": True})
    assert "unavailable" in box and "rosh-box--" not in box and "Low" not in box


def test_a_group_without_a_level_does_not_look_low():
    rows = [{"group": "Children", "community": 3, "custody": None}]
    box = render_to_string("components/rosh_box.html", {"level": 3, "rows": rows})
    assert "rosh-level--high" in box and "Not completed" in box and "rosh-level--low" not in box


# --- pages of a list ---


def test_links_to_pages_keep_the_filter():
    request = RequestFactory().get("/", {"q": "smith & co", "page": "2"})
    page = Paginator(range(100), 10).get_page(2)
    template = engines["django"].from_string("{% load govuk %}{% pages page %}")
    html = template.render({"page": page}, request)
    assert 'href="?q=smith+%26+co&amp;page=3"' in html
    assert 'aria-current="page">2<' in html


def test_one_page_needs_no_links():
    template = engines["django"].from_string("{% load govuk %}{% pages page %}")
    page = Paginator([], 10).get_page(1)
    assert "<nav" not in template.render({"page": page}, RequestFactory().get("/"))


# --- text is text ---


def test_no_component_lets_markup_through():
    evil = "<script>alert(1)</script>"
    rows = [{"key": evil, "value": evil, "actions": [{"url": "/", "label": evil, "about": evil}]}]
    items = [{"label": evil, "title": evil, "text": evil, "status": evil, "hint": evil}]
    for template in COMPONENTS.glob("*.html"):
        if template.stem == "filter":
            continue
        html = render_to_string(
            f"components/{template.name}",
            {
                **dict.fromkeys(("text", "label", "title", "summary", "caption", "why_not"), evil),
                "rows": rows,
                "items": items,
                "conflict": [{"label": evil, "theirs": evil, "yours": evil}],
                "errors": [{"text": evil}],
                "action": rows[0]["actions"][0],
                "is_prose": True,
            },
        )
        assert evil not in html, template.name


def test_a_forbidden_action_says_why():
    html = render_to_string("components/action_button.html", {"why_not": "Ask your manager."})
    assert "Ask your manager." in html and "<button" not in html
