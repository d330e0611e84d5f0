"""How Chromium is started here, and a signed-in person with the addresses of tests/urls.py."""

import pytest
from django.contrib.auth import get_user_model


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    quiet = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run "
        "--disable-background-networking --disable-component-update --disable-sync"
    )
    args = {"executable_path": "/usr/bin/chromium", "args": quiet.split()}
    return {**browser_type_launch_args, **args}


@pytest.fixture
def addresses(settings):
    settings.ROOT_URLCONF = "rosh.tests.urls"
    settings.LOGIN_URL = "/test/posted"


@pytest.fixture
def person(db):
    return get_user_model().objects.create_user("pat.fictional", "a long enough password")


@pytest.fixture
def signed_in(client, person, addresses):
    client.force_login(person)
    client.raise_request_exception = False
    return client
