"""Who may do what with a case, rule by rule and role by role."""

import pytest
from django.utils import timezone

from cases import permissions, risk_register
from cases.models import Case

OPEN = ["edit", "close", "allocate"]
RESTRICTED = {"see_details", "see_victims_views", "see_allowed_words"}  # VIC-02, VIC-11
MAY = {
    "priya": {"edit", "create", "close"} | RESTRICTED,
    "mo": {"edit", "create", "close", "allocate"} | RESTRICTED,
    "hanna": {"edit", "close", "allocate"} | RESTRICTED,
    "ines": set(),
    "ada": set(),
}
VERBS = ["edit", "create", "close", "reopen", "allocate", *sorted(RESTRICTED)]


def ask(verb, user, case):
    rule = getattr(permissions, f"why_not_{verb}")
    return rule(user) if verb == "create" else rule(user, case)


def closed(case, user):
    case.closed_at, case.closed_by = timezone.now(), user
    case.close_reason = Case.CloseReason.ERROR
    case.save()
    return case


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", MAY)
def test_roles_on_an_open_case(request, case, name, verb):
    user = request.getfixturevalue(name)
    assert (ask(verb, user, case) == "") is (verb in MAY[name])


@pytest.mark.parametrize("verb", ["edit", "close", "allocate"])
def test_a_closed_case_is_reopened_first(case, mo, verb):
    assert "closed" in ask(verb, mo, closed(case, mo))


@pytest.mark.parametrize(("name", "may"), [("priya", True), ("hanna", True), ("ines", False)])
def test_who_may_reopen(request, case, mo, name, may):
    reason = permissions.why_not_reopen(request.getfixturevalue(name), closed(case, mo))
    assert (reason == "") is may


def test_a_case_is_not_closed_while_an_assessment_waits(case, mo):
    register = risk_register.of(case)
    register.is_awaiting = True
    register.save()
    case.refresh_from_db()
    assert "waiting for countersignature" in permissions.why_not_close(mo, case)


def test_nobody_opens_a_case_without_a_team(priya, case):
    priya.memberships.all().delete()
    assert "no team" in permissions.why_not_create(priya)


def test_an_inspector_is_told_that_they_read_only(case, ines):
    assert permissions.why_not_edit(ines, case) == "You can read this case, not change it."
