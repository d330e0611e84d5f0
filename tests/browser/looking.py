"""What a page must be whatever it shows: accessible, within its width. Judged in the browser."""

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
# Nothing but what is wrong; there are no sounds or films to load first
WANTED = "{resultTypes: ['violations'], preload: false}"
# govuk-frontend itself says on a radio or checkbox whether it has opened what it reveals
KNOWN = (
    ("aria-allowed-attr", "govuk-radios__input"),
    ("aria-allowed-attr", "govuk-checkboxes__input"),
)


def barriers(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page, but for the one finding of the design system's own."""
    page.evaluate(AXE)
    violations = page.evaluate(f"axe.run(document, {WANTED})")["violations"]
    return [
        (violation["id"], node["html"])
        for violation in violations
        for node in violation["nodes"]
        if not any(violation["id"] == rule and part in node["html"] for rule, part in KNOWN)
    ]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
