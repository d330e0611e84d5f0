"""Which tests count at the gate: those that call rules, permissions and verbs themselves.

What may not live here: what is measured, and how (`gate`).
"""

import pytest

FURTHER_OFF = {"casefiles", "guidance", "rosh", "tests"}


def counts(item: pytest.Item) -> bool:
    """Whether a line that this test passes counts: not through a page, a browser, the whole."""
    home = item.path.relative_to(item.config.rootpath).parts[0]
    through_pages = "client" in getattr(item, "fixturenames", ())
    return home not in FURTHER_OFF and not through_pages and not item.get_closest_marker("browser")
