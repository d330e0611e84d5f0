"""Every component in a real browser: accessible, quiet, within the page, alive."""

import pytest
from django.contrib.auth import get_user_model
from django.test import override_settings
from django.urls import Resolver404, resolve

from tests.browser.looking import AXE, barriers

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("rosh.gallery"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def gallery(page, live_server):
    """The gallery's page; what the browser complained of is in `complaints`."""
    page.complaints = []
    page.on("console", lambda m: m.type in ("error", "warning") and page.complaints.append(m.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("response", lambda r: r.status >= 400 and page.complaints.append(r.url))
    page.goto(f"{live_server.url}/components/")
    return page


@pytest.mark.parametrize("width", [1280, 375])
def test_it_is_accessible_quiet_and_fits(gallery, width):
    gallery.set_viewport_size({"width": width, "height": 900})
    assert barriers(gallery) == []
    assert gallery.complaints == []
    assert gallery.evaluate("document.documentElement.scrollWidth") == width


def test_the_known_finding_is_only_the_one_of_the_design_system(gallery):
    gallery.evaluate(AXE)
    nodes = [n for v in gallery.evaluate("axe.run()")["violations"] for n in v["nodes"]]
    assert nodes and all('aria-expanded="' in node["html"] for node in nodes)


def test_a_copy_button_copies_and_says_so(gallery):
    gallery.context.grant_permissions(["clipboard-read", "clipboard-write"])
    gallery.get_by_role("button", name="Copy").click()
    gallery.locator("#copy-1-copied").get_by_text("Copied").wait_for()
    copied = gallery.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("A long answer") and "\n\n" in copied


def test_nobody_unticks_the_others_and_a_choice_reveals_its_field(gallery):
    gallery.locator("#id_groups").check()
    gallery.locator("#id_groups-3").check()
    assert not gallery.locator("#id_groups").is_checked()
    assert not gallery.locator("#id_which").is_visible()
    gallery.locator("#id_how-2").check()
    assert gallery.locator("#id_which").is_visible()


def test_the_counter_agrees_with_the_form(gallery):
    gallery.locator("#id_text").fill("a\nb")
    gallery.get_by_text("You have 197 characters remaining").first.wait_for()


def test_an_error_link_moves_to_its_control(gallery):
    gallery.get_by_role("link", name="The date must be a real date").click()
    assert gallery.evaluate("document.activeElement.id") == "wrong_told_on-day"


def test_without_scripts_everything_is_there(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/components/")
    assert page.locator("#id_which").is_visible()
    assert page.locator("#copy-1").is_visible()
    assert not page.get_by_role("button", name="Copy").is_visible()
    assert not page.locator("#session-notice").is_visible()
    context.close()


@pytest.mark.urls("rosh.urls")
def test_five_minutes_before_the_end_of_the_session_it_says_so(page, live_server, client):
    user = get_user_model().objects.create_user("ada.example", full_name="Ada Example")
    client.force_login(user)
    cookie = client.cookies["rosh-session"].value
    page.context.add_cookies([{"name": "rosh-session", "value": cookie, "url": live_server.url}])
    page.clock.install()
    page.goto(f"{live_server.url}/accessibility/")
    notice = page.get_by_role("alert").get_by_text("You will be signed out in 5 minutes")
    page.clock.fast_forward("24:50")
    assert not notice.is_visible()
    page.clock.fast_forward("00:15")
    notice.wait_for()
    page.route("**/", lambda route: route.fulfill(status=200, body="ok"))
    page.get_by_role("button", name="Stay signed in").click()
    notice.wait_for(state="hidden")
    page.clock.fast_forward("25:01")
    notice.wait_for()


@override_settings(ROOT_URLCONF="rosh.urls")
def test_outside_development_there_is_no_gallery():
    with pytest.raises(Resolver404):
        resolve("/components/")
