"""My caseload: what it lists, how it is narrowed and searched, and what it costs."""

import datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from cases import caseload, risk_register, tasks, workflow
from cases.models import Case, Task
from tests.factories import CaseFactory

URL = "/"
TODAY = timezone.localdate()


def crns(response):
    return [case.crn for case in response.context["page"]]


def register(case, **fields):
    row = risk_register.of(case)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def at_level(case, working, countersigned=None, review=None):
    register(
        case,
        working_level=working,
        working_on=TODAY,
        countersigned_level=countersigned,
        countersigned_on=TODAY if countersigned else None,
        review_due_on=review,
    )


def task_of(case, user, title="Do it", days=0, kind=Task.Kind.REVIEW, **fields):
    return tasks.open_task(
        case,
        kind,
        title,
        due_on=TODAY + datetime.timedelta(days=days),
        about=case.uuid,
        link_name="cases:overview",
        assignee=user,
        **fields,
    )


@pytest.fixture
def others(case, team, colin, oscar, other_team):
    """A colleague's case and a hidden one."""
    colleague = CaseFactory(crn="X000002", surname="Colleague", team=team, practitioner=colin)
    hidden = CaseFactory(crn="X000003", surname="Hidden", team=other_team, practitioner=oscar)
    return colleague, hidden


@pytest.mark.parametrize(
    ("name", "query", "expected"),
    [
        ("priya", "", ["X123456"]),
        ("priya", "?whose=teams", ["X000002", "X123456"]),
        ("mo", "", ["X000002", "X123456"]),
        ("mo", "?whose=mine", []),
        ("hanna", "", ["X000002", "X123456"]),
        ("ines", "", ["X000002", "X000003", "X123456"]),
        ("oscar", "?whose=teams", ["X000003"]),
    ],
)
def test_whose_cases_are_listed(request, act, case, others, name, query, expected):
    response = act(request.getfixturevalue(name), URL + query)
    assert sorted(crns(response)) == expected


def test_an_administrator_is_sent_to_the_administration_pages(act, case, ada):
    html = act(ada, URL).content.decode()
    assert "You hold no cases" in html and reverse("admin:index") in html
    assert case.crn not in html


def test_what_is_due_comes_first_and_says_when(act, case, priya, colin):
    task_of(case, priya, "Later", days=9)
    task_of(case, priya, "Sooner", days=-2)
    task_of(case, colin, "Not mine", days=-3)
    response = act(priya, URL)
    assert [task.title for task in response.context["tasks"]] == ["Sooner", "Later"]
    html = response.content.decode()
    assert "Due 2 days ago" in html and "Overdue" in html and "Due in 9 days" in html
    assert html.index("Sooner") < html.index('id="cases"')


def test_many_tasks_are_cut_and_can_be_opened(act, case, priya):
    for number in range(12):
        task_of(case, priya, f"Task {number}")
    response = act(priya, URL)
    assert len(response.context["tasks"]) == 10
    assert "Show everything that is due" in response.content.decode()
    assert len(act(priya, URL + "?tasks=all").context["tasks"]) == 12


def owe(case, user, count, days=5, **fields):
    for number in range(count):
        task_of(case, user, f"Enter thing {number}.", days, kind=Task.Kind.OWED, **fields)


def test_what_an_urgent_signature_left_is_one_line_for_each_case(act, case, priya, team):
    other = CaseFactory(crn="X000009", team=team, practitioner=priya)
    owe(case, priya, 18)
    owe(other, priya, 1, days=-2)
    task_of(case, priya, "Ordinary", days=9)
    response = act(priya, URL)
    assert [task.title for task in response.context["tasks"]] == ["Ordinary"]
    assert [one.case for one in response.context["owed"]] == [other, case]
    html = response.content.decode()
    day = f"{TODAY + datetime.timedelta(days=5):%-d %B %Y}"
    assert f"{case.name}: 18 things are owed after an urgent signature, due {day}" in html
    assert html.index("Ordinary") < html.index("1 thing is owed") < html.index("Enter thing 17.")
    page = act(priya, case.get_absolute_url()).content.decode()
    assert "18 things are owed after an urgent signature" in page and "Enter thing 17." in page
    assert "Nothing is due" not in page


def test_what_the_role_has_to_check_is_not_folded(act, case, mo):
    owe(case, None, 1, role="manager")
    assert [task.title for task in act(mo, URL).context["tasks"]] == ["Enter thing 0."]
    assert not act(mo, URL).context["owed"]


def test_the_day_of_a_task_is_said_once(act, case, priya):
    far = TODAY + datetime.timedelta(days=122)
    day = f"{far.day} {far:%B %Y}"
    task_of(case, priya, days=122, because=f"4 months after the last one: {day}.")
    html = act(priya, URL).content.decode()
    assert html.count(day) == 1 and "Due in 4 months" in html


@pytest.mark.parametrize(
    ("name", "heading", "shows_due"),
    [("priya", "My caseload", True), ("mo", "Cases", True), ("ines", "Cases", False)],
)
def test_the_heading_is_what_the_navigation_says(request, act, case, name, heading, shows_due):
    html = act(request.getfixturevalue(name), URL).content.decode()
    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in html
    assert ("Nothing is due" in html) is shows_due
    assert html.count('action="/#cases"') == 2  # what is found stands below what is due


def test_who_has_no_cases_is_told_how_to_get_one(act, priya, ines):
    assert "Open a case, or ask your manager to give you one." in act(priya, URL).content.decode()
    assert "No cases yet." not in act(priya, URL + "?level=3").content.decode()
    html = act(ines, URL).content.decode()
    assert "No cases yet." in html and "Open a case" not in html


def test_a_task_of_a_hidden_case_is_not_shown(act, others, priya):
    task_of(others[1], priya, "Hidden work")
    assert not act(priya, URL).context["tasks"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [("3", ["X123456"]), ("2", ["X123456"]), ("1", []), ("none", ["X000002"])],
)
def test_filter_by_level(act, case, others, mo, level, expected):
    at_level(case, 3, 2)
    assert crns(act(mo, f"{URL}?level={level}")) == expected


def test_filter_by_practitioner(act, case, others, mo, colin, oscar):
    response = act(mo, f"{URL}?practitioner={colin.pk}")
    assert crns(response) == ["X000002"]
    assert oscar.full_name not in response.content.decode()


@pytest.mark.parametrize(
    ("days", "due", "is_listed"),
    [(-1, "overdue", True), (0, "overdue", False), (28, "soon", True), (29, "soon", False)],
)
def test_filter_by_review_due(act, case, priya, days, due, is_listed):
    at_level(case, 2, 2, review=TODAY + datetime.timedelta(days=days))
    assert bool(crns(act(priya, f"{URL}?due={due}"))) is is_listed


def test_an_overdue_task_makes_a_case_overdue(act, case, priya):
    task_of(case, priya, days=-1)
    assert crns(act(priya, f"{URL}?due=overdue")) == [case.crn]


@pytest.mark.parametrize("query", ["?level=9", "?practitioner=x", "?due=x", "?page=x", "?whose=x"])
def test_filters_that_make_no_sense_break_nothing(act, case, priya, query):
    assert act(priya, URL + query).status_code == 200


@pytest.mark.parametrize(
    "text",
    "X555555 x555 2004/0012345F 2004/0012345f Jonathan jonathon kowalsky wals Jon+Kowalski".split(),
)
def test_search_finds_in_spite_of_a_typo(act, case, priya, colin, team, text):
    CaseFactory(
        crn="X555555",
        pnc_id="2004/0012345F",
        first_names="Jonathan",
        surname="Kowalski",
        team=team,
        practitioner=colin,
    )
    assert crns(act(priya, f"{URL}?q={text}")) == ["X555555"]


def test_a_search_says_of_nobody_that_the_cases_are_theirs(act, case, priya):
    page = act(priya, f"{URL}?q={case.crn}").content.decode()
    assert "checked" not in page.split("Whose cases")[1].split("Level")[0]


def test_filters_can_be_cleared(act, case, priya):
    assert "clear the filters" in act(priya, f"{URL}?level=4").content.decode()
    assert "clear the filters" not in act(priya, URL).content.decode()


@pytest.mark.parametrize("text", ["Hidden", "X000003", "Hiden"])
def test_search_finds_no_hidden_case(act, others, priya, text):
    response = act(priya, f"{URL}?q={text}")
    assert "X000003" not in crns(response)


def test_search_finds_closed_cases_and_lists_leave_them_out(act, case, mo):
    workflow.close(case, by=mo, reason="died")
    assert crns(act(mo, URL)) == []
    response = act(mo, f"{URL}?q={case.crn}")
    assert crns(response) == [case.crn]
    assert "Closed" in response.content.decode()


def test_the_trigram_index_serves_the_search(db):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    plan = caseload.search(Case.objects.all(), "kowalsky").explain()
    assert "case_name_trigrams" in plan


@pytest.mark.parametrize("text", ["%", "_", "'", "\\", "a" * 5000, "/", "\x00", "🙂", " "])
def test_odd_searches_are_answered(act, case, priya, text):
    assert act(priya, f"{URL}?q={quote(text)}").status_code == 200


def test_the_higher_level_comes_first_and_both_are_shown(act, case, priya):
    at_level(case, 2, 3)
    html = act(priya, URL).content.decode()
    assert html.index("rosh-level--high") < html.index("rosh-level--medium")
    assert "Working level" in html


def test_one_entry_in_the_log_names_the_cases_of_the_page(act, case, others, mo):
    act(mo, URL)
    entry = AccessEntry.objects.get()
    assert entry.crns == ["X000002", "X123456"]


def test_pages_of_25(act, case, team, priya):
    CaseFactory.create_batch(26, team=team, practitioner=priya)
    assert len(crns(act(priya, URL))) == 25
    assert len(crns(act(priya, URL + "?page=2"))) == 2
    assert 'href="?page=2#cases"' in act(priya, URL).content.decode()


@pytest.mark.parametrize("query", ["", "?whose=teams&level=2&due=overdue", "?q=Fictional"])
def test_one_case_and_thirty_cost_the_same(client, case, team, priya, query):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert crns(client.get(URL + query))
        return len(queries)

    client.force_login(priya)
    at_level(case, 2, 1, review=TODAY - datetime.timedelta(days=1))
    task_of(case, priya)
    owe(case, priya, 1)
    cost()  # the first answer also writes the session
    before = cost()
    for more in CaseFactory.create_batch(29, team=team, practitioner=priya):
        at_level(more, 2, review=TODAY - datetime.timedelta(days=1))
        task_of(more, priya)
        owe(more, priya, 2)
    assert cost() == before


def test_the_day_filter_can_be_let_go_again(act, priya, case):
    """A choice of its own stands for no filter, and is there at first."""
    page = act(priya, reverse("cases:caseload")).content.decode()
    assert 'value="any"' in page
    for due in ("any", ""):
        listed = act(priya, reverse("cases:caseload") + f"?whose=teams&due={due}").content.decode()
        assert case.crn in listed
