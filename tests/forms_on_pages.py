"""What a browser would post from a page: as it is, or with every question answered."""

from typing import Any

from bs4 import BeautifulSoup, Tag

Posted = dict[str, list[str]]
WORDS = {
    "crn": "X900001",
    "pnc_id": "2004/0012345F",
    "prison_number": "A1234BC",
    "email": "kit@example.org",
    "telephone": "01632 960000",
    "out_of_hours": "01632 960001",
    "percent_one_year": "20",
    "date_of_birth_year": "1985",
}
PARTS = {"_day": "3", "_month": "5", "_year": "2026", "_hour": "10", "_minute": "30"}


def form_of(html: str) -> Tag | None:
    """The form of the page: the one with the most questions; None where it only says why not."""
    forms = BeautifulSoup(html, "lxml").select("main form[method=post]")
    return max(forms, key=lambda form: len(_controls(form)), default=None)


def _controls(form: Tag | None) -> list[Any]:
    controls = form.find_all(["input", "textarea", "select"]) if form else []
    return [tag for tag in controls if tag.get("name") and not tag.has_attr("disabled")]


def as_it_is(html: str) -> Posted:
    """The form's values, posted without a change."""
    posted: Posted = {}
    for tag in _controls(form_of(html)):
        values = _values(tag)
        if values:
            posted.setdefault(tag["name"], []).extend(values)
    return posted


def _values(tag: Any) -> list[str]:
    if tag.name == "textarea":
        return [tag.text.removeprefix("\n")]
    if tag.name == "select":
        return [option.get("value", "") for option in tag.select("option[selected]")]
    if tag.get("type") in ("radio", "checkbox"):
        return [tag.get("value", "on")] if tag.has_attr("checked") else []
    return [tag.get("value", "")]


def all_answered(html: str, **given: str) -> Posted:
    """The form with each empty question answered by words, or the first choice; `given` wins."""
    posted = as_it_is(html)
    for tag in _controls(form_of(html)):
        if tag.get("type") != "hidden" and not any(posted.get(tag["name"], [])):
            answer = _answer(tag)
            if answer:
                posted[tag["name"]] = [answer]
    return posted | {name: [value] for name, value in given.items()}


def _answer(tag: Any) -> str:
    if tag["name"] in WORDS:
        return WORDS[tag["name"]]
    part = next((part for part in PARTS if tag["name"].endswith(part)), "")
    if part:
        return PARTS[part]
    if tag.name == "select":
        return next((o["value"] for o in tag.select("option") if o.get("value")), "")
    if tag.get("type") in ("radio", "checkbox"):
        return str(tag.get("value", "on"))
    return "30" if tag.get("inputmode") in ("numeric", "decimal") else "Fictional words"
