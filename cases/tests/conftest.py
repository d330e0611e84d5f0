"""What the tests of `cases` share: posting a form as the page would."""

import re

import pytest


def fields_of(response) -> dict[str, str]:
    """The hidden fields of the form on the page, as a browser would post them."""
    html = response.content.decode()
    found = {}
    for tag in re.findall(r"<input type=\"hidden\"[^>]*>", html):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = value[1] if value else ""
    return found


def date_fields(name: str, day: int, month: int, year: int) -> dict[str, int]:
    """The three parts of a date as they are posted."""
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


@pytest.fixture
def act(client):
    """act(user, url) gives the page; act(user, url, data) fills in the form and posts it."""

    def _act(user, url, data=None, **options):
        client.force_login(user)
        if data is None:
            return client.get(url, **options)
        return client.post(url, {**fields_of(client.get(url)), **data}, **options)

    return _act
