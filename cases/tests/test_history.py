"""The history page: who, when, which field from what to what; restricted details never."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import history
from cases.models import Case, Contact, Offence, RestrictedDetails
from tests.factories import PersonAtRiskFactory

SECRET = "Zzyzx"


def rows_of(case):
    return [
        history.of_model(Case, id=case.pk),
        history.of_model(Offence, case=case),
        history.of_model(Contact, case=case),
    ]


def said(page):
    return [
        (entry.sentence, [(change.label, change.before, change.after) for change in entry.changes])
        for entry in page.entries
    ]


def test_a_change_says_which_field_from_what_to_what(case, colin):
    case.surname, case.setting, case.practitioner = "Renamed", "custody", colin
    before = Case.objects.get(pk=case.pk).surname
    case.save()
    entry = said(history.changes([history.of_model(Case, id=case.pk)]))[0]
    assert entry == (
        "Case changed",
        [
            ("Surname", before, "Renamed"),
            ("Where the person is now", "Community", "Custody"),
            ("Practitioner", "Priya Practitioner", "Colin Colleague"),
        ],
    )


def test_lists_booleans_and_empty_answers_are_written_in_words(case):
    row = Offence.objects.create(case=case, description="Wounding")
    row.tags, row.is_index = ["violence", "domestic abuse"], True
    row.save()
    assert said(history.changes([history.of_model(Offence, case=case)]))[0][1] == [
        ("This is the index offence", "No", "Yes"),
        ("Tags", "Not answered", "Violence, Domestic abuse"),
    ]


def test_who_did_it_is_named(act, case, priya):
    act(priya, f"/cases/{case.crn}/contacts/add/", {"name": "Sam", "role": "Officer"})
    entry = history.changes(rows_of(case)).entries[0]
    assert (entry.by, entry.sentence) == ("Priya Practitioner", "Contact added: Sam")
    assert abs((timezone.now() - entry.at).total_seconds()) < 60


def test_a_removal_is_told(case):
    Contact.objects.create(case=case, name="Sam", role="Officer").delete()
    assert said(history.changes(rows_of(case)))[0] == ("Contact removed: Sam", [])


def test_restricted_texts_are_shown_only_to_who_asked_the_permission(case):
    person = PersonAtRiskFactory(case=case, reference="KA-1")
    details = RestrictedDetails.objects.create(person=person, name="Before")
    details.name = SECRET
    details.save()
    rows = [history.of_model(RestrictedDetails, person=person)]
    assert said(history.changes(rows))[0] == ("Restricted details changed", [])
    shown = said(history.changes(rows, reveals=True))[0]
    assert shown == ("Restricted details changed", [("Name", "Before", SECRET)])


def test_pages_follow_one_another_without_gap_or_repeat(case):
    for number in range(7):
        Offence.objects.create(case=case, description=f"Offence {number}")
        Contact.objects.create(case=case, name=f"Contact {number}", role="Officer")
    whole = said(history.changes(rows_of(case), size=100))
    found, key = [], ""
    for _ in range(20):
        page = history.changes(rows_of(case), key, size=4)
        found += said(page)
        key = page.next_key
        if not key:
            break
    assert found == whole
    assert len(whole) == 15


@pytest.mark.parametrize(
    "key",
    [
        "x",
        "a|b|c",
        f"2026-01-01T00:00:00+00:00|x|{'9' * 30}|{UUID(int=1)}",
        "2026-01-01T00:00:00+00:00|x|1|x",
    ],
)
def test_a_key_that_makes_no_sense_starts_at_the_top(case, key):
    assert history.changes(rows_of(case), key).entries


def test_one_change_and_thirty_cost_the_same(case):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            history.changes(rows_of(case), size=100)
        return len(queries)

    offence = Offence.objects.create(case=case, description="First")
    contact = Contact.objects.create(case=case, name="Sam", role="Officer")
    for row in (offence, contact, case):
        row.save()
    before = cost()
    for _ in range(30):
        for row in (offence, contact, case):
            row.save()
    assert cost() == before


def test_a_save_that_changed_nothing_is_no_entry(case):
    case.save()
    assert [entry.sentence for entry in history.changes(rows_of(case)).entries] == ["Case added"]
