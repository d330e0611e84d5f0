#!/usr/bin/env python3
"""Take the pictures of docs/screenshots from a running demonstration.

Start it with `make run` on fresh data, then: `.venv/bin/python bin/screenshots.py [ADDRESS]`.
It only reads. Everybody in the pictures is fictional.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
USER, PASSWORD = "practitioner", "lantern-orchard-demo"  # of the demonstration
CASE = "/cases/X100003/"
LIVED_WITH = "/cases/X100009/"  # its plan is signed
COLOURS = 96
TALLEST = 1500  # pixels
ARGS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking".split()


def take(page: Page, name: str) -> None:
    """Keep a picture of the page, small: few colours, and no more than its upper part."""
    content = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    upper = content.crop((0, 0, content.width, min(content.height, TALLEST)))
    TARGET.mkdir(parents=True, exist_ok=True)
    small = upper.quantize(palette=_palette(upper), dither=Image.Dither.NONE)
    small.save(TARGET / f"{name}.png", optimize=True)


def _palette(picture: Image.Image) -> Image.Image:
    """Its most frequent colours, so that each surface keeps its own."""
    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted for part in colour])
    return palette


def sign_in(browser: Browser, home: str, width: int) -> Page:
    """Open a window of that width, as the practitioner."""
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(home)
    page.get_by_label("User name").fill(USER)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="My caseload").wait_for()
    return page


def take_all(browser: Browser, home: str) -> None:
    """Walk through the main pages of the High case, and the duty sheet of one that is signed."""
    page = sign_in(browser, home, 1100)
    take(page, "caseload")
    page.goto(f"{home}{CASE}")
    take(page, "case")
    page.goto(f"{home}{CASE}assessments/")
    page.locator("a", has_text="Go on with assessment").click()
    page.get_by_role("heading", name="Plan, check and sign").wait_for()
    assessment = page.url
    take(page, "assessment")
    for part in ("step-1", "step-4", "sign"):
        page.goto(f"{assessment}{part}/")
        take(page, part)
    page.goto(f"{home}{CASE}plans/")
    page.get_by_role("link", name="plan 1").first.click()
    page.get_by_role("heading", name="Victim safety planning").wait_for()
    take(page, "plan")
    page.get_by_role("link", name="What addresses what").first.click()
    page.locator(".plan-picture").wait_for()
    take(page, "matrix")
    phone = sign_in(browser, home, 375)
    phone.goto(f"{home}{CASE}")
    take(phone, "case-on-a-phone")
    phone.goto(f"{home}{LIVED_WITH}tonight/")
    take(phone, "duty-sheet-on-a-phone")


def main() -> None:
    """Start Chromium, and take them."""
    home = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=found, args=ARGS)
        take_all(browser, home)
        browser.close()


if __name__ == "__main__":
    main()
