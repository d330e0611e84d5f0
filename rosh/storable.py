"""What a browser sent, as the database can hold it.

PostgreSQL takes no NUL and no half of a surrogate pair. What lives here: leaving those out, and
whether a text is a public id. What may not: what a form means.
"""

from collections.abc import Iterable
from uuid import UUID


def storable(text: str) -> str:
    """The text without what the database refuses; nobody can type it."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def storable_pairs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names and values of a form. A name with a control character is of no form of ours."""
    return [(name, storable(value)) for name, value in pairs if name.isprintable()]


def is_uuid(text: str) -> bool:
    """Whether the text is a public id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
