"""A signed-in person with the addresses of tests/urls.py."""

import pytest
from django.contrib.auth import get_user_model


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
