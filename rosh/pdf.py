"""HTML to PDF bytes: tagged, titled, and closed to the outside.

Nothing that the HTML names is fetched and nothing is attached: text that a user typed can reach
neither the network nor a file. No word of our domain lives here.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

STYLESHEET = Path(settings.BASE_DIR) / "static" / "rosh" / "print.css"


class FetchesNothing(URLFetcher):
    """A fetcher to which every address is forbidden, `data:` as well."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=[], allow_redirects=False)


@lru_cache(maxsize=1)
def _stylesheet(_changed_at: float) -> CSS:
    return CSS(string=STYLESHEET.read_text(encoding="utf-8"), url_fetcher=FetchesNothing())


def render(html: str) -> bytes:
    """Return the PDF of a whole HTML page. Same input, same bytes.

    The page's `lang`, `<title>` and headings become the PDF's language, title and bookmarks.
    """
    document = HTML(string=html, url_fetcher=FetchesNothing())
    return document.write_pdf(
        stylesheets=[_stylesheet(STYLESHEET.stat().st_mtime)],
        font_config=FontConfiguration(),
        pdf_variant="pdf/ua-1",
        custom_metadata=True,
    )
