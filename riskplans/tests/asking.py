"""How the tests of the plan's pages ask for them and read the answers."""

import re

from django.urls import reverse


def at(plan, name="plan", *args):
    return reverse(f"riskplans:{name}", args=[plan.uuid, *args])


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def token_of(client, url):
    page = client.get(url).content.decode()
    return re.search(r'name="row_token" value="([^"]+)"', page)[1]


def version_of(client, url):
    page = client.get(url).content.decode()
    return re.search(r'name="row_version" value="([^"]+)"', page)[1]


def edited(client, url, **changes):
    data = {"what": "See him weekly", "pillar": "supervision", "kind": ""}
    return {**data, "row_version": version_of(client, url), **changes}
