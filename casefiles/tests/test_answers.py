"""What of a file becomes answers of the assessment: prompts, risk to self, tools, bias, Step 1."""

import pytest

from assessments.models import Answer, BiasNote, Source
from casefiles.dates import written_out
from casefiles.form import schema
from casefiles.importing.prompts import PARTS
from casefiles.models import ImportedFile
from cases.models import Task
from rules.questions import BY_KEY
from rules.terms import SpecialistKind, Tool

pytestmark = pytest.mark.django_db


def draft(done):
    return done.case.assessments.get()


def kept(done):
    return ImportedFile.objects.get(case=done.case).kept


@pytest.fixture
def high(read, high_case):
    return draft(read(high_case))


def test_each_prompt_of_the_form_is_a_question_of_the_catalogue():
    immediacy = schema()["properties"]["immediacy"]["properties"]
    for part, section in PARTS.items():
        for key in immediacy[part]["properties"]:
            assert f"{section.value}.{key}" in BY_KEY


def test_prompts_become_answers_and_no_text_says_them_again(high):
    """ST3-04 to ST3-06."""
    given = {row.question: (row.value, row.text) for row in high.answers.all()}
    assert given["person.manipulating"] == ("yes", "Used sister")
    assert given["victim.strangers"] == ("no", "")
    assert given["victim.past_victims"] == ("", "two ex-partners")
    assert given["circumstances.opportunity"] == (
        "",
        "not imminent. AP curfew; not living with her",
    )
    assert len(given) == 18
    step = high.immediacy
    assert (step.person, step.victim, step.circumstances) == ("", "", "")


def test_a_prompt_without_an_answer_has_no_row(read, low_case):
    low_case["immediacy"]["victim"] = {"access": ["", ""], "vulnerability": ["-", " "]}
    low_case["immediacy"]["individual"] = {}
    del low_case["immediacy"]["circumstances"]
    read(low_case)
    assert not Answer.objects.exists()


def test_risk_to_self_is_read_whole(read, high_case):
    """SLF-01 to SLF-06."""
    high_case["risk_to_self"] |= {
        "victimisation": "owes money",
        "imminence": "not soon",
        "function": ["relief", "to be heard"],
        "manager_consulted": "SPO 2026-10-07",
    }
    assessment = draft(read(high_case))
    row = assessment.risk_to_self
    assert (row.is_identified, row.has_current_thoughts) == ("yes", "no")
    assert row.suicide.startswith("threatened when KA-1 left")
    assert (row.self_harm, row.suicide_custody) == ("no", "")
    assert (row.vulnerability, row.imminence) == ("owes money", "not soon")
    assert row.function == "relief; to be heard"
    assert row.manager_told == "SPO 7 October 2026"
    assert {link.source.number for link in row.citations.all()} == {"s1", "s3"}
    plan = assessment.plans.get()
    assert [row.number for row in plan.actions.filter(answers_risk_to_self=True)] == ["a1"]
    assert [row.number for row in plan.contingencies.filter(answers_risk_to_self=True)] == ["c3"]


def test_of_a_prisoner_it_is_said_in_custody(read, low_case):
    low_case["person"]["setting"] = "custody"
    row = draft(read(low_case)).risk_to_self
    assert (row.suicide, row.suicide_custody) == ("", "no current concern")


@pytest.mark.parametrize(
    ("change", "answers"),
    [
        ({"identified": None, "current_thoughts": None}, ("not known", "not known")),
        ({"identified": False, "current_thoughts": True}, ("no", "yes")),
        ({}, ("", "")),
    ],
)
def test_null_is_not_known_and_no_key_is_no_answer(read, low_case, change, answers):
    low_case["risk_to_self"] = change
    row = draft(read(low_case)).risk_to_self
    assert (row.is_identified, row.has_current_thoughts) == answers


@pytest.mark.parametrize(
    ("told", "is_open"),
    [
        (None, True),
        ("", True),
        ("no", True),
        ("not yet: on leave", True),
        ("I will tell her tomorrow", True),
        ("SPO told", False),
    ],
)
def test_current_thoughts_ask_for_a_manager_the_same_day(read, low_case, told, is_open):
    """SLF-04, SLF-05. That nobody was told is no telling."""
    low_case["risk_to_self"] = {"current_thoughts": True, "manager_consulted": told}
    done = read(low_case)
    assert Task.objects.filter(kind=Task.Kind.SELF, done_at=None).exists() is is_open
    assert bool(draft(done).risk_to_self.manager_told) is not is_open
    if told and is_open:
        assert kept(done)["$.risk_to_self.manager_consulted"] == told


def test_what_answers_risk_to_self_and_is_not_there_is_named(read, high_case):
    high_case["risk_to_self"] |= {"plan_link": "a1 a97", "sources": ["s1", "s99"]}
    assert read(high_case).left_out == [
        "$.risk_to_self.sources names “s99”",
        "$.risk_to_self.plan_link names “a97”",
    ]


def test_no_plan_for_risk_to_self_is_kept(read, low_case):
    low_case["risk_to_self"]["plan_link"] = "none needed"
    assert kept(read(low_case))["$.risk_to_self.plan_link"] == "none needed"


def test_scores_of_two_years_are_read(high):
    for tool, percents in ((Tool.OGRS, ("58.00", "41.00")), (Tool.OVP, ("56.00", "38.00"))):
        score = high.scores.get(tool=tool)
        assert (str(score.percent), str(score.percent_one_year)) == percents
        assert score.scored_on is None


def test_a_score_of_one_year_alone_is_kept(read, low_case):
    low_case["scores"]["ogrs"] = {"y1": 5}
    done = read(low_case)
    assert not draft(done).scores.filter(tool=Tool.OGRS).exists()
    assert kept(done)["$.scores.ogrs"] == {"y1": 5}


def test_a_score_of_one_year_above_that_of_two_is_told(read, low_case):
    """The form refuses it (`PercentForm`); what a file says of it stands, and is named."""
    low_case["scores"]["ovp"] = {"y1": 60, "y2": 40}
    low_case["scores"]["ogrs"] = {"y1": 40, "y2": 40}
    remarks = read(low_case).remarks
    assert remarks == ["OVP for one year is higher than for two years: check both."]


def test_a_specialist_tool_is_told_in_sentences(high):
    """ST2-15."""
    row = high.specialist_tools.get()
    assert (row.tool, row.date_text) == (SpecialistKind.SARA, "6 October 2026")
    assert row.finding == (
        "Imminent partner: High.\nOthers: Medium.\n"
        "Critical: strangulation, recent separation, minimisation."
    )


def test_a_tool_may_hold_anything(read, low_case):
    low_case["scores"] |= {
        "sam": {
            "date": "spring 2026",
            "about": "KA-1",
            "nature_of_stalking": {"persistent": True, "escalating": None, "signs": []},
            "rating": 3,
            "vulnérabilité": False,
            "note": "By a trained colleague",
        },
        "erg": {"date": "2026-01-01"},
        "sara": {},
    }
    done = read(low_case)
    row = draft(done).specialist_tools.get()
    assert (row.about, row.date_text) == ("KA-1", "spring 2026")
    assert row.finding.splitlines() == [
        "Nature of stalking: persistent: yes; escalating: not known; signs: none listed.",
        "Rating: 3.",
        "Vulnérabilité: no.",
        "By a trained colleague",
    ]
    assert kept(done)["$.scores.erg"] == {"date": "2026-01-01"}


def test_bias_is_considered_and_the_note_is_private(high, priya):
    """BIA-01, BIA-02."""
    assert high.decision.is_bias_considered
    note = BiasNote.objects.get(assessment=high)
    assert note.author == priya
    assert note.text.splitlines() == [
        "Impact: Strangulation photographs upsetting; took break before deciding",
        "Optimism: no",
        "Confirmation: Looked for times he walked away",
    ]


@pytest.mark.parametrize("bias", [{}, {"impact": "", "availability": "-"}, {"optimism": False}])
def test_bias_without_a_word_was_not_considered(read, low_case, bias):
    low_case["step4"]["bias"] = bias
    assert draft(read(low_case)).decision.is_bias_considered is False


def test_reasons_for_less_weight_are_read(read, low_case):
    """ST1-10 to ST1-12."""
    low_case["step1"]["reliance"] = "reduced: foreign convictions are not counted"
    row = draft(read(low_case)).starting_point
    assert row.reliance_reasons == ["foreign record"]
    assert row.is_reduced_reliance


def test_a_report_on_a_programme_has_its_kind(read, low_case):
    """INT-05."""
    low_case["sources"][0]["what"] = "Programme report 2024"
    assert draft(read(low_case)).sources.get(number="s1").kind == "post-programme report"


def test_days_are_written_out_and_still_read(read, low_case):
    action = low_case["rmp"]["supervision"][0]
    action["when"] = "2026-05-03"
    low_case["rmp"]["supervision"].append({**action, "id": "a90", "when": "from 2026-05-03"})
    low_case["sources"][0]["date"] = "2026-05-03"
    low_case["step1"]["reason"] = "RSR of 2026-05-03, case 2026-05-03-7, and 2026-02-30"
    assessment = draft(read(low_case))
    actions = assessment.plans.get().actions
    row = actions.get(number=action["id"])
    assert (row.when_text, str(row.when_on)) == ("3 May 2026", "2026-05-03")
    later = actions.get(number="a90")
    assert (later.when_text, later.when_on) == ("from 3 May 2026", None)
    assert assessment.sources.get(number="s1").date_text == "3 May 2026"
    reason = "RSR of 3 May 2026, case 2026-05-03-7, and 2026-02-30"
    assert assessment.starting_point.reason == reason
    assert written_out("1998-06, 2025-11 to 2026-01") == "June 1998, November 2025 to January 2026"
    assert written_out("2017-2019, 1026-05, 2026-13") == "2017-2019, 1026-05, 2026-13"
    assert written_out("URN 2020-05/17 and 2020-05-03/1") == "URN 2020-05/17 and 2020-05-03/1"
    assert written_out("2020-05/2020-06") == "May 2020/June 2020"
    assert written_out("2026-05-03: rang; and 1026-05-03") == "3 May 2026: rang; and 1026-05-03"


def test_a_day_in_a_text_stays_as_it_is_where_the_column_has_no_room(read, low_case):
    what = "x" * 489 + " 2026-09-30"
    assert len(what) == Source._meta.get_field("what").max_length
    low_case["sources"][0]["what"] = what
    assert draft(read(low_case)).sources.get(number="s1").what == what
