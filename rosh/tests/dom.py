"""HTML as a structure that can be compared: tags, classes, attributes, text; not spacing or names.

Ids and names are ours to choose, so each is replaced by its order on the page, wherever it is
used; that an error message belongs to its control is still compared.
"""

from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "data-aria-controls")


def structure(html: str, ignored: frozenset[str] = frozenset()) -> list[Any]:
    soup = BeautifulSoup(html, "lxml")
    for revealed in soup.select('[class*="__conditional"]'):
        revealed.clear()  # what is revealed is compared as a field of its own
    ids = _numbered(soup, "id")
    names = _numbered(soup, "name")
    return [_node(child, ids, names, ignored) for child in soup.children if _counts(child)]


def _numbered(soup: BeautifulSoup, key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in soup.find_all(attrs={key: True}):
        found.setdefault(str(element[key]), f"{key}-{len(found) + 1}")
    return found


def _counts(node: Any) -> bool:
    return isinstance(node, Tag) or (type(node) is NavigableString and bool(node.strip()))


def _node(node: Any, ids: dict[str, str], names: dict[str, str], ignored: frozenset[str]) -> Any:
    if not isinstance(node, Tag):
        return " ".join(node.split())
    attributes = {}
    for key, value in node.attrs.items():
        if key in ignored:
            continue
        text = " ".join(value) if isinstance(value, list) else str(value)
        attributes[key] = _value(key, text, ids, names)
    children = [_node(child, ids, names, ignored) for child in node.children if _counts(child)]
    return (node.name, attributes, children)


def _value(key: str, text: str, ids: dict[str, str], names: dict[str, str]) -> str:
    if key == "class":
        return " ".join(sorted(text.split()))
    if key == "id":
        return ids[text]
    if key == "name":
        return names[text]
    if key in REFERENCES:
        return " ".join(ids.get(word, word) for word in text.split())
    return text
