"""The questions of the catalogue as a form: shown, saved, refused when stale, confirmed."""

import pytest
from django.http import QueryDict

from assessments.facts import with_rows
from assessments.forms.answers import AnswersForm, slug_of
from assessments.forms.together import Together
from assessments.models import Answer
from rules.questions import Section, of_section
from rules.terms import AnswerValue

QUESTIONS = of_section(Section.PERSON)
LOOKOUT = "person-lookout"


def post(answers):
    data = QueryDict(mutable=True)
    for name, value in answers.items():
        data[name] = value
    return data


def shown(assessment, **options):
    return AnswersForm(assessment=with_rows(assessment.uuid), questions=QUESTIONS, **options)


def answered(assessment, page=None, options=None, **answers):
    """Post what `page` showed, with some answers; names use _ for the last hyphen."""
    options = options or {}
    page = page or shown(assessment, **options)
    data = {name: page.initial.get(name) or "" for name in page.fields}
    data |= {f"{LOOKOUT}-{part}": value for part, value in answers.items()}
    fresh = with_rows(assessment.uuid)
    return AnswersForm(post(data), assessment=fresh, questions=QUESTIONS, **options)


def saved(*args, **kwargs):
    form = answered(*args, **kwargs)
    assert form.is_valid(), form.errors
    return form.save()


def the_row(assessment):
    return assessment.answers.get()


def test_nothing_given_makes_no_row(assessment):
    assert saved(assessment) == []
    assert not assessment.answers.exists()


def test_a_value_and_a_text_make_one_row_and_leave_the_rest(assessment):
    saved(assessment, value="partly", text="Sometimes.")
    row = the_row(assessment)
    assert (row.question, row.value, row.text) == ("person.lookout", "partly", "Sometimes.")


def test_an_answer_taken_back_has_no_row_and_its_history_stays(assessment):
    saved(assessment, value="yes")
    page = shown(assessment)
    assert ("none", "Not answered") in page.fields[f"{LOOKOUT}-value"].widget.choices
    saved(assessment, value="none")
    assert not assessment.answers.exists()
    assert Answer.history.filter(history_type="-").count() == 1


def test_an_unanswered_question_does_not_offer_to_be_taken_back(assessment):
    assert ("none", "Not answered") not in shown(assessment).fields[
        f"{LOOKOUT}-value"
    ].widget.choices


def test_a_save_without_a_change_writes_nothing(assessment):
    saved(assessment, value="no")
    saved(assessment)
    assert the_row(assessment).version == 1


def test_a_question_that_the_page_did_not_show_stays(assessment):
    saved(assessment, value="yes")
    form = AnswersForm(QueryDict("x=1"), assessment=with_rows(assessment.uuid), questions=QUESTIONS)
    assert form.is_valid() and form.save() == []
    assert the_row(assessment).value == "yes"


def test_a_stale_save_is_refused_with_both_texts(assessment):
    saved(assessment, value="yes", text="Mine.")
    old_page = shown(assessment)
    saved(assessment, text="Theirs.")
    form = answered(assessment, old_page, text="Mine again.")
    assert not form.is_valid()
    (both,) = form.conflict
    assert (both["theirs"], both["yours"]) == ("Yes. Theirs.", "Yes. Mine again.")
    again = AnswersForm(form.data, assessment=with_rows(assessment.uuid), questions=QUESTIONS)
    assert again.is_valid()
    again.save()
    assert the_row(assessment).text == "Mine again."


def test_an_answer_removed_and_given_anew_is_not_the_one_that_was_shown(assessment):
    saved(assessment, value="yes")
    old_page = shown(assessment)
    saved(assessment, value="none")
    saved(assessment, value="no")
    assert answered(assessment, old_page, value="partly").conflict == []
    form = answered(assessment, old_page, value="partly")
    assert not form.is_valid() and form.conflict


def test_the_same_answer_twice_is_no_conflict(assessment):
    empty_page = shown(assessment)
    saved(assessment, value="yes")
    saved(assessment, empty_page, value="yes")
    assert the_row(assessment).version == 1


def test_saving_confirms_a_copied_answer_and_a_change_ends_that_it_is_as_copied(assessment):
    copy = {"is_carried_over": True, "is_as_copied": True}
    assessment.answers.create(question="person.lookout", value="yes", **copy)
    saved(assessment)
    row = the_row(assessment)
    assert (row.is_carried_over, row.is_as_copied) == (False, True)
    saved(assessment, value="no")
    assert the_row(assessment).is_as_copied is False


def test_what_decided_the_level_is_kept_even_without_words(assessment):
    saved(assessment, options={"asks_deciding": True}, deciding="on")
    assert the_row(assessment).is_deciding is True
    saved(assessment, options={"asks_deciding": True}, deciding="")
    assert not assessment.answers.exists()


def test_sources_are_cited_by_their_numbers(assessment):
    first, other = (assessment.sources.create(number=n, what="Log") for n in ("S1", "S2"))
    options = {"sources": [first, other]}
    saved(assessment, options=options, value="yes", sources="s1 and S2")
    row = the_row(assessment)
    assert {link.source for link in row.citations.all()} == {first, other}
    assert shown(assessment, **options).initial[f"{LOOKOUT}-sources"] == "S1, S2"
    saved(assessment, options=options, sources="S2")
    assert [link.source for link in row.citations.all()] == [other]
    saved(assessment, options=options, value="none", sources="")
    assert not assessment.answers.exists()


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"value": "yes", "sources": "S9"}, "There is no source S9"),
        ({"sources": "S1"}, "enter what these sources say"),
        ({"text": "x" * 4001}, "On the lookout: your words must be 4,000 characters or fewer"),
        ({"value": "perhaps"}, "Select"),
    ],
)
def test_what_cannot_be_saved_says_why(assessment, answers, says):
    source = assessment.sources.create(number="S1", what="Log")
    form = answered(assessment, options={"sources": [source]}, **answers)
    assert not form.is_valid()
    assert says in str(form.errors)
    assert form.groups[0].has_errors


def test_the_groups_count_what_is_answered(assessment):
    saved(assessment, value="not known")
    (group,) = shown(assessment).groups
    assert (group.answered, len(group.prompts), group.heading) == (1, 8, "The person")


def test_a_value_that_is_no_longer_offered_stays_a_choice(assessment):
    saved(assessment, value="not known")
    page = shown(assessment, values=(AnswerValue.YES, AnswerValue.NO))
    assert "not known" in dict(page.fields[f"{LOOKOUT}-value"].choices)


def test_forms_together_save_all_or_none(assessment):
    def both(text):
        data = {f"{slug_of(q)}-version": "new" for q in (*QUESTIONS, *of_section(Section.VICTIM))}
        data |= {f"{LOOKOUT}-value": "yes", "victim-access-text": text}
        row = with_rows(assessment.uuid)
        person = AnswersForm(post(data), assessment=row, questions=QUESTIONS)
        victim = AnswersForm(post(data), assessment=row, questions=of_section(Section.VICTIM))
        return Together(person=person, victim=victim)

    refused = both("x" * 4001)
    assert refused.is_bound and not refused.is_valid()
    assert list(refused.errors) == ["victim-access-text"]
    assert refused["victim-access-text"].errors and refused.victim and not refused.conflict
    good = both("Next door.")
    assert good.is_valid() and good.non_field_errors() == []
    good.save()
    assert set(assessment.answers.values_list("question", flat=True)) == {
        "person.lookout",
        "victim.access",
    }


def test_two_forms_of_a_page_may_not_share_a_name(assessment):
    with pytest.raises(ValueError, match="same name"):
        Together(one=shown(assessment), other=shown(assessment))
    with pytest.raises(AttributeError):
        Together().nothing  # noqa: B018
