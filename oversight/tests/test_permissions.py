"""Who sees what waits for countersignature, asked without a page."""

import pytest

from accounts.models import Role, User
from oversight import permissions


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.MANAGER, True),
        (Role.HEAD, True),
        (Role.INSPECTOR, True),
        (Role.PRACTITIONER, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_who_sees_the_queue(role, sees):
    assert (permissions.why_not_see_queue(User(role=role)) == "") is sees
    assert (permissions.why_not_see_consistency(User(role=role)) == "") is sees
