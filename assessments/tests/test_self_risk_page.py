"""Risk to self: both settings, sources, the manager told today. SLF-01 to SLF-06, WHO-10."""

import pytest

from assessments import workflow
from assessments.current_thoughts import AGREE, TELL
from assessments.tests.conftest import seen
from cases.models import Task
from rules.depth import depth_of
from rules.terms import Page, YesNoUnknown


@pytest.fixture
def url(at):
    return at("risk-to-self")


def open_titles():
    return set(Task.objects.open().filter(kind=Task.Kind.SELF).values_list("title", flat=True))


def text_of(answer):
    return answer.content.decode()


def test_both_settings_and_what_self_harm_does_are_saved_slf_01_slf_02(save, url, assessment):
    given = {
        "is_identified": "yes",
        "has_current_thoughts": "not known",
        "suicide": "An overdose in 2019",
        "suicide_custody": "None",
        "self_harm": "Cuts his arms",
        "self_harm_custody": "On remand",
        "function": "Relief",
        "coping": "Calls his aunt",
        "vulnerability": "Debts on the wing",
        "imminence": "After bad news",
    }
    assert save(url, **given).status_code == 302
    facts = seen(assessment).risk_to_self
    assert facts.is_identified is YesNoUnknown.YES
    assert facts.has_current_thoughts is YesNoUnknown.NOT_KNOWN
    texts = {name: value for name, value in given.items() if value not in ("yes", "not known")}
    assert {name: getattr(facts, name) for name in texts} == texts


def test_sources_are_cited_and_let_go_slf_03(save, url, assessment):
    first = assessment.sources.create(number="S1", what="Interview")
    other = assessment.sources.create(number="S2", what="Nurse")
    save(url, cited=[str(first.uuid), str(other.uuid)])
    assert set(seen(assessment).risk_to_self.sources) == {str(first.lineage), str(other.lineage)}
    save(url, cited=[str(other.uuid)])
    assert seen(assessment).risk_to_self.sources == (str(other.lineage),)
    save(url, cited=[])
    assert seen(assessment).risk_to_self.sources == ()


def test_current_thoughts_open_urgent_tasks_due_today_slf_04(save, as_priya, at, url, assessment):
    assert save(url, has_current_thoughts="yes").status_code == 302
    assert open_titles() == {TELL, AGREE}
    mine, managers = Task.objects.open().order_by("id")
    assert (mine.assignee, managers.role) == (assessment.author, "manager")
    assert mine.due_on == managers.due_on
    assert TELL in text_of(as_priya.get(at("")))
    page = text_of(as_priya.get(url))
    assert TELL in page and "#id_manager_told" in page


def test_saving_again_opens_no_second_task_slf_04(save, url):
    save(url, has_current_thoughts="yes")
    save(url, imminence="Tonight")
    assert Task.objects.filter(kind=Task.Kind.SELF).count() == 2


def test_the_tasks_are_done_when_a_manager_was_told_slf_05(save, url, assessment):
    save(url, has_current_thoughts="yes")
    save(url, manager_told="not yet")
    assert open_titles() == {TELL, AGREE}
    save(url, manager_told="Mo Manager, today: crisis team called")
    assert open_titles() == set()
    assert seen(assessment).risk_to_self.manager_told.startswith("Mo Manager")


@pytest.mark.parametrize("answer", ["no", "not known", ""])
def test_unknown_and_a_bare_no_leave_the_tasks_open_slf_03_slf_04(save, as_priya, url, answer):
    """Nobody was told, and no source says that there are none: the page says what ends them."""
    save(url, has_current_thoughts="yes")
    assert "stay open" not in text_of(as_priya.get(url))
    save(url, has_current_thoughts=answer)
    assert open_titles() == {TELL, AGREE}
    page = as_priya.get(url)
    assert "stay open" in text_of(page) and "manager_told" in page.context["form"].get_layout()
    save(url, manager_told="Mo Manager, today")
    assert open_titles() == set()


def test_a_no_that_a_source_says_ends_the_tasks_slf_03(save, as_priya, url, assessment):
    nurse = assessment.sources.create(number="S1", what="Nurse")
    save(url, has_current_thoughts="yes", cited=[str(nurse.uuid)])
    save(url, has_current_thoughts="not known")
    assert open_titles() == {TELL, AGREE}
    save(url, has_current_thoughts="no")
    assert open_titles() == set()
    assert "stay open" not in text_of(as_priya.get(url))


def test_a_manager_who_was_told_ends_them_after_a_no_slf_05(save, url):
    save(url, has_current_thoughts="yes")
    save(url, has_current_thoughts="no", manager_told="Mo, today")
    assert open_titles() == set()


@pytest.mark.parametrize(("answer", "left"), [("", 1), ("not known", 1), ("no", 0)])
def test_silence_does_not_close_what_an_earlier_assessment_found(
    save, url, case, assessment, answer, left
):
    nurse = assessment.sources.create(number="S1", what="Nurse")
    Task.objects.create(
        case=case,
        kind=Task.Kind.SELF,
        title="Earlier",
        due_on="2026-05-01",
        about="00000000-0000-4000-8000-000000000000",
        role="manager",
        link_name="assessments:task_list",
    )
    save(url, coping="Runs", has_current_thoughts=answer, cited=[str(nurse.uuid)])
    assert len(open_titles()) == left


def test_confirming_copied_thoughts_opens_the_tasks_slf_04(assessment, priya):
    row = assessment.risk_to_self
    row.has_current_thoughts, row.is_carried_over = "yes", True
    row.save()
    workflow.confirm_page(assessment, Page.SELF, by=priya)
    assert open_titles() == {TELL, AGREE}


def test_self_harm_asks_about_suicide_slf_02(save, as_priya, url):
    assert "Ask about suicide too" not in text_of(as_priya.get(url))
    save(url, self_harm="Cuts his arms")
    assert "Ask about suicide too" in text_of(as_priya.get(url))


def test_violence_asks_about_self_harm_slf_06(as_priya, url, case):
    case.offences.create(description="Wounding", is_index=True, tags=["violence"])
    assert "20% to 30%" in text_of(as_priya.get(url))


def test_it_is_kept_apart_from_the_level_who_10(save, as_priya, url, assessment):
    from assessments.facts import facts_for
    from rules.tests.builders import ON

    before = depth_of(facts_for(assessment, ON))
    save(url, is_identified="yes", has_current_thoughts="yes", suicide="Tonight")
    assert "kept apart from the level" in text_of(as_priya.get(url))
    assert depth_of(facts_for(type(assessment).objects.get(pk=assessment.pk), ON)) == before


def test_a_stale_save_shows_both_texts_and_opens_no_task(as_priya, typed, url, assessment):
    posted = typed(url, suicide="Mine", has_current_thoughts="yes")
    row = assessment.risk_to_self
    row.suicide = "Theirs"
    row.save()
    answer = as_priya.post(url, posted)
    assert answer.status_code == 409
    assert "Mine" in text_of(answer) and "Theirs" in text_of(answer)
    assert open_titles() == set()


def test_a_risk_without_thoughts_of_it_now_also_asks_for_the_manager_slf_05(save, as_priya, url):
    form = as_priya.get(url).context["form"]
    assert "manager_told" not in form.get_layout()
    save(url, is_identified="yes", has_current_thoughts="no")
    assert "manager_told" in as_priya.get(url).context["form"].get_layout()
