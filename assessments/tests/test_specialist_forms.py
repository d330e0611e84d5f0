"""What specialist tools found: added, changed and removed beside the scores (ST2-15, ST1-12)."""

from uuid import uuid4

from assessments.tests.conftest import seen
from rules.terms import SpecialistKind


def test_st2_15_a_tool_is_added_once_and_listed_in_step_1(as_priya, typed, at, assessment):
    posted = typed(at("specialist/add"), tool="SARA", about="KA-1", finding="High for KA-1.")
    for _ in range(2):
        assert as_priya.post(at("specialist/add"), posted).status_code == 302
    (found,) = seen(assessment).specialist
    assert (found.tool, found.about, found.finding) == (
        SpecialistKind.SARA,
        "KA-1",
        "High for KA-1.",
    )
    text = as_priya.get(at("step-1")).content.decode()
    assert "High for KA-1." in text and "Not started" not in text


def test_st2_15_another_tool_needs_its_name_and_a_named_one_has_none(save, at, assessment):
    answer = save(at("specialist/add"), tool="other", finding="High")
    assert "Enter the name of the tool" in answer.content.decode()
    save(at("specialist/add"), tool="other", name="Brief screen", finding="High")
    row = assessment.specialist_tools.get()
    assert seen(assessment).specialist[0].name == "Brief screen"
    save(at(f"specialist/{row.uuid}"), tool="SAM")
    assert seen(assessment).specialist[0].name == SpecialistKind.SAM.label


def test_an_empty_tool_is_refused(save, at, assessment):
    errors = save(at("specialist/add")).context["form"].errors
    assert errors["tool"] == ["Select the tool"]
    assert errors["finding"] == ["Enter what the tool found"]
    assert assessment.specialist_tools.count() == 0


def test_a_tool_is_removed_once_and_a_strange_one_not_at_all(as_priya, at, assessment):
    row = assessment.specialist_tools.create(tool="ERG", finding="Low")
    url = at(f"specialist/{row.uuid}/remove")
    assert "Remove Extremism Risk Guidance" in as_priya.get(url).content.decode()
    assert as_priya.post(url).status_code == 302
    answer = as_priya.post(url, follow=True)
    assert "The specialist tool is no longer in the assessment." in answer.content.decode()
    assert assessment.specialist_tools.count() == 0
    assert as_priya.post(at(f"specialist/{uuid4()}/remove")).status_code == 404
    assert as_priya.get(at(f"specialist/{uuid4()}")).status_code == 404


def test_a_copied_tool_is_marked_until_its_page_is_saved(complete, as_priya, save, at, assessment):
    row = assessment.specialist_tools.create(
        tool="SARA", finding="High", is_carried_over=True, is_as_copied=True
    )
    assessment.carried_from = complete
    assessment.save()
    assert "Carried over" in as_priya.get(at("step-1")).content.decode()
    save(at(f"specialist/{row.uuid}"))
    row.refresh_from_db()
    assert (row.is_carried_over, row.is_as_copied) == (False, True)


def test_a_stale_save_of_a_tool_shows_both_texts(as_priya, typed, at, assessment):
    row = assessment.specialist_tools.create(tool="SARA", finding="High")
    posted = typed(at(f"specialist/{row.uuid}"), finding="Mine")
    row.finding = "Theirs"
    row.save()
    answer = as_priya.post(at(f"specialist/{row.uuid}"), posted)
    assert answer.status_code == 409
    assert "Mine" in (text := answer.content.decode()) and "Theirs" in text
