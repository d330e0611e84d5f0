"""Somebody at a browser: signs in, reads, follows links, answers questions by their words.

Whatever they do is watched. A complaint of the browser (a script's error, a refused style, a
failed request, an answer of 400 or more that was not expected) ends up in `complaints`, and on
each new kind of page the barriers that axe finds.
"""

import re
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Dialog, Error, Locator, Page, Request, Response

from accounts.models import User
from tests.browser.looking import barriers, overflow
from tests.factories import PASSWORD

NUMBERS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z][0-9]{6}")
ABORTED = "net::ERR_ABORTED"  # a link that became a download


class Visitor:
    """One person in one browser window of their own."""

    def __init__(self, browser: Browser, home: str, *, scripts: bool, width: int = 1280) -> None:
        self.home, self.scripts = home, scripts
        self.context = browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        self.context.set_default_timeout(8_000)
        self.complaints: list[str] = []
        self.expected: set[int] = set()
        self.touched: set[tuple[str, str]] = set()
        self.seen: dict[str, list[tuple[str, str]]] = {}
        self.too_wide: dict[str, int] = {}
        self.page = self.new_page()

    def new_page(self) -> Page:
        """Another window, watched like the first."""
        page = self.context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("dialog", self._dialog)
        return page

    def _console(self, message: Any) -> None:
        refused = "Failed to load resource" in message.text and self.expected
        if message.type in ("error", "warning") and not refused:
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != ABORTED:
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.status}: {response.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    # Where they are
    @property
    def path(self) -> str:
        """The page; the place on it, which a browser keeps when it is sent on, does not count."""
        return self.page.url.removeprefix(self.home).split("#")[0]

    @property
    def main(self) -> Locator:
        return self.page.locator("#main-content")

    def reads(self, text: str) -> bool:
        """Whether the page says so."""
        return text in " ".join(self.page.locator("body").inner_text().split())

    def arrive(self) -> "Visitor":
        """Look at the page: each kind of page once."""
        self.page.wait_for_load_state("load")
        kind = NUMBERS.sub("…", self.path.split("?")[0])
        kind += " with errors" if self.page.locator(".govuk-error-summary").count() else ""
        if kind not in self.seen:
            self.seen[kind] = barriers(self.page) if self.scripts else []
        if (extra := overflow(self.page)) > 0:
            self.too_wide[kind] = extra
        return self

    # What they do
    def come_in(self, username: str) -> "Visitor":
        """Begin where signing in leads to, without the page of it."""
        client = Client()
        client.force_login(User.objects.get(username=username))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.home}])
        return self.open("/")

    def sign_in(self, username: str, password: str = PASSWORD) -> "Visitor":
        self.page.goto(self.home)
        self.page.get_by_label("User name").fill(username)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")
        assert self.page.get_by_role("button", name="Sign out").count(), (
            f"{username} cannot sign in"
        )
        return self

    def open(self, path: str) -> "Visitor":
        self.page.goto(f"{self.home}{path}")
        return self.arrive()

    def follow(self, text: str, within: str = "body", exact: bool = False) -> "Visitor":
        """Follow the first link, or button that is a link, with this text."""
        box = self.page.locator(within)
        links = box.get_by_role("link", name=text, exact=exact)
        found = links.or_(box.locator("a[role=button]", has_text=text)).first
        try:
            with self.page.expect_navigation():
                found.click()
        except Error as problem:
            problem.add_note(f"“{text}” on {self.path}: {self.main.inner_text()[:2000]}")
            raise
        return self.arrive()

    def press(self, text: str, within: str = "body") -> "Visitor":
        """Press the button with exactly this text; the page must change."""
        box = self.page.locator(within)
        with self.page.expect_navigation():
            box.get_by_role("button", name=text, exact=True).click()
        return self.arrive()

    def fill(self, label: str, text: str, within: str = "#main-content") -> "Visitor":
        """Type into the box of that label, optional or not."""
        words = re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$")
        box = self.page.locator(within).get_by_label(words)
        box.fill(text)
        return self._touch(box)

    def choose(self, label: str, option: str) -> "Visitor":
        """Choose from the list of that label."""
        box = self.main.get_by_label(label, exact=True)
        box.select_option(label=option)
        return self._touch(box)

    def tick(self, label: str) -> "Visitor":
        """Tick the box of that label."""
        box = self.main.get_by_label(label, exact=True)
        box.check()
        return self._touch(box)

    def pick(self, question: str, *answers: str) -> "Visitor":
        """Pick one or more answers of a question."""
        group = self._group(question)
        for answer in answers:
            group.get_by_label(answer, exact=True).check()
        return self._touch(group.locator("input").first)

    def date(self, question: str, day: int, month: int, year: int) -> "Visitor":
        """Enter a date: one control of three boxes."""
        group = self._group(question)
        for part, value in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(part, exact=True).fill(str(value))
        self.touched.add((self.path, question))
        return self

    def _group(self, question: str) -> Locator:
        """The set of answers under the question that begins so."""
        return self.main.get_by_role("group", name=re.compile(f"^{re.escape(question)}")).last

    def _touch(self, box: Locator) -> "Visitor":
        name = box.first.get_attribute("name") or ""
        self.touched.add((self.path, name))
        return self

    # Afterwards
    def leave(self) -> None:
        self.context.close()

    def faults(self) -> list[str]:
        """Everything that was wrong with what they met."""
        barred = [f"{kind}: {found}" for kind, all_ in self.seen.items() for found in all_]
        wide = [f"{kind} is {extra}px too wide" for kind, extra in self.too_wide.items()]
        return self.complaints + barred + wide
