"""Every page of a case for every role: allowed, refused with a reason, or not there."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from cases import timeline
from cases.models import (
    Appointment,
    CivilOrder,
    Contact,
    Enquiry,
    Event,
    Mappa,
    Offence,
    OrderProtects,
    PredictableChange,
    Referral,
    RestrictedDetails,
    Sentence,
    UnconvictedBehaviour,
    VictimContact,
)
from rules.terms import EventKind, OrderKind
from tests.factories import PersonAtRiskFactory

SECRET = "Zzyzx-the-name-nobody-may-read"
READ = "overview timeline history people children enquiries sentence mappa appointments".split()
WRITE = [
    "edit",
    "person_add",
    "children_edit",
    "enquiry_add",
    "referral_add",
    "sentence_add",
    "offence_add",
    "behaviour_add",
    "order_add",
    "mappa_edit",
    "contact_add",
    "event_add",
    "change_add",
    "victim_contact_add",
    "appointment_add",
]
ROWS = {
    "person_edit": "person",
    "sentence_edit": "sentence",
    "offence_edit": "offence",
    "account": "offence",
    "behaviour_edit": "behaviour",
    "order_edit": "order",
    "checklist": "order",
    "enquiry_edit": "enquiry",
    "referral_edit": "referral",
    "contact_edit": "contact",
    "event_respond": "event",
    "change_edit": "change",
    "victim_contact_edit": "victim contact",
    "appointment_edit": "appointment",
}


@pytest.fixture
def rows(case, priya):
    """One row of each kind, with restricted details."""
    person = PersonAtRiskFactory(case=case, reference="KA-1", relationship="former partner")
    order = CivilOrder.objects.create(case=case, kind=OrderKind.RESTRAINING)
    OrderProtects.objects.create(order=order, person=person)
    RestrictedDetails.objects.create(person=person, name=SECRET, telephone=SECRET)
    Mappa.objects.create(case=case, category=2, level=1)
    return {
        "person": person,
        "order": order,
        "sentence": Sentence.objects.create(case=case, kind="community", description="Two years"),
        "offence": Offence.objects.create(case=case, description="Wounding", is_index=True),
        "behaviour": UnconvictedBehaviour.objects.create(case=case, what="Followed KA-1"),
        "enquiry": Enquiry.objects.create(
            case=case, agency="Police", asked_on=datetime.date(2026, 5, 4)
        ),
        "referral": Referral.objects.create(
            case=case, kind="urgent", made_on=datetime.date(2026, 5, 4)
        ),
        "contact": Contact.objects.create(case=case, name="Sam Fictional", role="Police officer"),
        "event": Event.objects.create(
            case=case, kind=EventKind.MISSED, what="Did not come", recorded_by=priya
        ),
        "change": PredictableChange.objects.create(case=case, what="Move on"),
        "victim contact": VictimContact.objects.create(case=case, person=person),
        "appointment": Appointment.objects.create(
            case=case, kind="office", planned_on=datetime.date(2026, 5, 4)
        ),
    }


def addresses(case, rows):
    found = {name: reverse(f"cases:{name}", args=[case.crn]) for name in READ + WRITE}
    for name, kind in ROWS.items():
        found[name] = reverse(f"cases:{name}", args=[case.crn, rows[kind].uuid])
    for name in ("details", "details_edit"):
        found[name] = reverse(f"cases:{name}", args=[case.crn, rows["person"].uuid])
    for name in ("close", "reopen", "allocate"):
        found[name] = reverse(f"cases:{name}", args=[case.crn])
    return found


EXPECTED = {
    "priya": {"reopen": 403, "allocate": 403},
    "colin": {"reopen": 403, "allocate": 403},
    "mo": {"reopen": 403},
    "hanna": {"reopen": 403},
    "ines": dict.fromkeys(
        [*WRITE, *ROWS, "details", "details_edit", "close", "reopen", "allocate"], 403
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_pages_by_role(request, act, case, rows, name):
    user = request.getfixturevalue(name)
    for page, url in addresses(case, rows).items():
        assert (page, act(user, url).status_code) == (page, EXPECTED[name].get(page, 200))


@pytest.mark.parametrize("name", ["oscar", "ada"])
def test_a_hidden_case_is_not_there(request, act, case, rows, name):
    user = request.getfixturevalue(name)
    for page, url in addresses(case, rows).items():
        assert (page, act(user, url).status_code) == (page, 404)
        if page not in [*READ, "details"]:
            assert (page, act(user, url, {"kind": "x"}).status_code) == (page, 404)


def test_looking_changes_nothing(act, case, rows, mo):
    tables = [t for t in connection.introspection.table_names() if t.startswith("cases_")]

    def counts():
        with connection.cursor() as cursor:
            found = {}
            for table in tables:
                cursor.execute(
                    f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM \"{table}\" t"
                )
                found[table] = cursor.fetchone()
        return found

    before = counts()
    for url in addresses(case, rows).values():
        act(mo, url)
    act(mo, reverse("cases:caseload"))
    act(mo, reverse("cases:create"))
    assert counts() == before


def test_each_page_of_case_content_is_logged(act, case, rows, priya):
    for page, url in addresses(case, rows).items():
        if act(priya, url).status_code != 200:
            continue
        entry = AccessEntry.objects.first()
        assert (entry.user, entry.crns, entry.view) == (priya, [case.crn], f"cases:{page}")
        assert entry.act == ("revealed" if page.startswith("details") else "viewed")


def test_restricted_details_are_on_their_own_page_alone(act, case, rows, priya, ines):
    urls = addresses(case, rows)
    assert SECRET in act(priya, urls["details"]).content.decode()
    for user in (priya, ines):
        for page, url in urls.items():
            if page in ("details", "details_edit") and user is priya:
                continue
            assert SECRET not in act(user, url).content.decode(), (user, page)
    assert "Restricted details added" in act(ines, urls["history"]).content.decode()
    assert not AccessEntry.objects.filter(detail__contains=SECRET).exists()


def test_a_row_of_another_case_is_not_there(act, case, rows, priya, team):
    from tests.factories import CaseFactory

    other = CaseFactory(team=team, practitioner=priya)
    for page, kind in ROWS.items():
        url = reverse(f"cases:{page}", args=[other.crn, rows[kind].uuid])
        assert act(priya, url).status_code == 404


@pytest.mark.parametrize("tab", READ)
def test_pages_cost_the_same_for_one_row_and_thirty(client, case, rows, priya, tab):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"cases:{tab}", args=[case.crn])).status_code == 200
        return len(queries)

    client.force_login(priya)
    today = timezone.localdate()
    cost()  # the first answer also writes the session
    before = cost()
    for number in range(2, 31):
        person = PersonAtRiskFactory(case=case, reference=f"KA-{number}")
        order = CivilOrder.objects.create(case=case, kind=OrderKind.RESTRAINING)
        OrderProtects.objects.create(order=order, person=person)
        Event.objects.create(case=case, kind=EventKind.MISSED, what="Again", recorded_by=priya)
        Offence.objects.create(case=case, description="Theft")
        PersonAtRiskFactory(case=case, reference=f"CH-{number}", kind="child")
        day = datetime.date(2026, 5, 4)
        Enquiry.objects.create(case=case, agency="X", asked_on=day, is_about_children=True)
        Referral.objects.create(case=case, kind="urgent", made_on=day)
        VictimContact.objects.create(case=case, person=person)
        Appointment.objects.create(case=case, kind="office", planned_on=today, attendance="missed")
        PredictableChange.objects.create(case=case, what="Move on", expected_on=today)
    # The history page is full then, and need not name what its older rows point to
    assert cost() <= before if tab == "history" else cost() == before


def test_the_overview_shows_what_must_be_known_first(act, case, rows, priya):
    case.team.out_of_hours = "01632 960001"
    case.team.save()
    html = act(priya, reverse("cases:overview", args=[case.crn])).content.decode()
    for text in ("Not yet assessed", "Restraining order", "Protects KA-1", "MAPPA category 2"):
        assert text in html
    assert "01632 960001" in html
    assert "Say what was done" in html


def test_the_overview_leads_to_a_plan_only_where_there_is_one(act, case, rows, priya):
    url = reverse("cases:overview", args=[case.crn])
    html = act(priya, url).content.decode()
    assert "There is no plan yet." in html and "See what the plan says" not in html
    timeline.record(case, "plan.started", "Plan 1 started", by=priya)
    html = act(priya, url).content.decode()
    assert "There is no plan yet." not in html and "See what the plan says" in html


def test_an_order_that_has_expired_is_no_restriction(act, case, rows, priya):
    rows["order"].expires_on = datetime.date(2020, 1, 1)
    rows["order"].save()
    html = act(priya, reverse("cases:overview", args=[case.crn])).content.decode()
    assert "Restraining order" not in html
    html = act(priya, reverse("cases:sentence", args=[case.crn])).content.decode()
    assert "Expired" in html
