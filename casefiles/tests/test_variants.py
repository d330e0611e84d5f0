"""Files that try the assessment's fields: imported or refused, never a crash, never a made-up "no".

Each variant changes the High case in one place; what it must become is beside it.
"""

import copy

import pytest

from casefiles.form import BadFile
from cases.models import Case
from rules.terms import AnswerValue, PeopleAnswer, YesNoUnknown

pytestmark = pytest.mark.django_db
LONG = "wörter 言葉 🙂 " * 400


def put(path, value):
    """A change that sets one value."""

    def change(document):
        *way, last = path.split(".")
        for key in way:
            document = document[int(key) if key.isdigit() else key]
        document[int(last) if last.isdigit() else last] = value

    return change


def drop(path):
    def change(document):
        *way, last = path.split(".")
        for key in way:
            document = document[int(key) if key.isdigit() else key]
        del document[last]

    return change


def deep(levels):
    value = "end"
    for _ in range(levels):
        value = [value]
    return value


IMPORTED = [
    drop("children"),
    drop("risk_to_self"),
    drop("civil_orders"),
    drop("unconvicted"),
    drop("step4.bias"),
    drop("children.enquiry"),
    drop("children.contact"),
    drop("risk_to_self.identified"),
    drop("civil_orders.0.checklist.sought"),
    put("children", {}),
    put("children.enquiry", {}),
    put("children.enquiry", {"reply": "2026-10-05"}),
    put("children.enquiry.sent", ""),
    put("children.enquiry.sent", "2026-13-45"),
    put("children.enquiry.reply", "soon"),
    put("children.enquiry.sent", "2199-12-31"),
    put("children.contact", "\u200b"),
    put("children.contact", "نامعلوم"),
    put("risk_to_self", {}),
    put("risk_to_self.identified", None),
    put("risk_to_self.current_thoughts", None),
    put("risk_to_self.suicide", LONG[:3999]),
    put("risk_to_self.function", []),
    put("risk_to_self.function", ["", " ", "–"]),
    put("risk_to_self.sources", ["", "s1", "s1", "ｓ1"]),
    put("risk_to_self.plan_link", "a1;c3;a1\u00a0c3"),
    put("risk_to_self.plan_link", "\u202ea1"),
    put("risk_to_self.manager_consulted", None),
    put("unconvicted.0.plan_link", ""),
    put("unconvicted.0.plan_link", "A8 / C1"),
    put("unconvicted.0.plan_link", "a8" * 200),
    put("unconvicted.0", {"what": "不明"}),
    put("civil_orders.0.checklist", {}),
    put("civil_orders.0.checklist.victim_safety_action", "a1 a2 a3 zz9"),
    put("civil_orders.0.checklist.monitoring", "–"),
    put("civil_orders.0.route", "不明"),
    put("scores.sara", {}),
    put("scores.sara", {"": "", "x": None, "date": None}),
    put("scores.sara", {"date": 2026, "about": ["KA-1"], "note": {"a": 1}, "level": "High"}),
    put("scores.erg", {"deep": deep(20)}),
    put("scores.ogrs", None),
    put("scores.ogrs", {}),
    put("scores.ogrs", {"y2": 0}),
    put("immediacy.individual", {}),
    put("immediacy.individual.lookout", ["NO IDEA", ""]),
    put("immediacy.individual.lookout", ["not known", "no"]),
    put("immediacy.individual.lookout", ["\u200bno", ""]),
    put("immediacy.victim.access", ["", LONG[:3999]]),
    put("step4.bias", {"impact": "🙂"}),
    put("step1.reliance", "less: nobody knows why"),
    drop("mappa"),
    put("rmp", {}),
    put("mappa", {"category": None}),
    put("mappa.ap_considered", "; ; location"),
    put("mappa.ap_considered", "Location: unknown; location: LOCATION"),
    put("mappa.ap_considered", LONG[:3999]),
    put("clock.ap_end", "unknown"),
    put("clock.ap_end", "1900-01-01"),
    put("clock.ap_end", "2199-12-31"),
    put("rmp.victim_views", "\u200b"),
    put("rmp.victim_views", LONG[:3999]),
    put("rmp.licence_conditions", ["", "–", "One\n\nof two lines", "🙂"]),
    put("rmp.rejected_conditions", [{}, {"condition": ""}, {"reason": "不明"}, {"condition": "x"}]),
    put("rmp.monitoring_control.0.restriction", False),
    put("rmp.monitoring_control.0.realistic", "–"),
    put("rmp.monitoring_control.0.review_on", "at each meeting"),
    put("rmp.supervision.1.when", "0001-01-01"),
    put("rmp.supervision.1.when", "31 June 2026"),
    put("rmp.supervision.1.what", LONG[:3999]),
    put("rmp.supervision.1.what", "\n \t"),
    put("rmp.supervision.1.kind", "victim contact"),
    put("rmp.contingencies.0.pillars", {}),
    put("rmp.contingencies.0.pillars", {"supervision": "-", "victim_safety": LONG[:1999]}),
    put("rmp.contingencies.0.covers", []),
    put("rmp.contingencies.0.covers", ["enforcement", "new person", "enforcement"]),
    put("rmp.contingencies.0.detected_by", ["a1", "a1", " a2 ", ""]),
    put("phase2", {"rmp_revised": None, "overall": "Medium"}),
]
REFUSED = [
    (put("children", None), "$.children: must be an object"),
    (put("children.contact", None), "$.children.contact: must be text, not null"),
    (put("children.contact", LONG), "$.children.contact: must be 4,000 characters or fewer"),
    (put("children.enquiry", []), "$.children.enquiry: must be an object"),
    (put("children.enquiry.result", LONG), "$.children.enquiry.result: must be 4,000 characters"),
    (put("risk_to_self.identified", "no"), "$.risk_to_self.identified: must be true or false"),
    (put("risk_to_self.function", "relief"), "$.risk_to_self.function: must be a list"),
    (put("risk_to_self.suicide", LONG), "$.risk_to_self.suicide: must be"),
    (
        put("risk_to_self.victimisation", LONG),
        "$.risk_to_self.victimisation: must be 4,000 characters",
    ),
    (put("risk_to_self.thoughts", True), "$.risk_to_self.thoughts: this key is no part"),
    (put("unconvicted.0.plan_link", ["a1"]), "$.unconvicted[0].plan_link: must be text"),
    (
        put("unconvicted.0.plan_link", f"none: {LONG}"),
        "$.unconvicted[0].plan_link: must be 2,000 characters or fewer",
    ),
    (put("civil_orders.0.checklist.sought", "yes"), "checklist.sought: must be true or false"),
    (put("civil_orders.0.checklist.meaning", LONG), "$.civil_orders[0].checklist.meaning: must be"),
    (put("scores.sara", "High"), "$.scores.sara: must be an object"),
    (put("scores.sara.about", "x" * 201), "$.scores.sara.about: must be 200 characters or fewer"),
    (put("scores.sara.others", LONG), "$.scores.sara: must be 4,000 characters or fewer"),
    (put("scores.erg", {"deep": deep(50)}), "$: the file must not be nested this deeply"),
    (put("scores.ogrs", {"y2": 101}), "$.scores.ogrs.y2: must be a percentage"),
    (put("immediacy.individual.lookout", LONG), "$.immediacy.individual.lookout: must be a list"),
    (put("immediacy.individual.lookout", ["", LONG]), "$.immediacy.individual.lookout: must be"),
    (put("step4.bias.impact", LONG * 2), "$.step4.bias"),
    (put("step4.bias.impact", None), "$.step4.bias.impact: must be text, not null"),
    (put("clock.ap_end", "in spring"), "$.clock.ap_end: must be a real date"),
    (put("clock.ap_end", None), "$.clock.ap_end: must be text, not null"),
    (put("mappa.ap_considered", LONG), "$.mappa.ap_considered: must be 4,000 characters or fewer"),
    (put("mappa.level", 4), "$.mappa.level: must be one of 1, 2, 3, null, not 4"),
    (put("rmp.victim_views", LONG), "$.rmp.victim_views: must be 4,000 characters or fewer"),
    (put("rmp.licence_conditions", "GPS"), "$.rmp.licence_conditions: must be a list"),
    (
        put("rmp.rejected_conditions.0.condition", LONG),
        "$.rmp.rejected_conditions[0].condition: must be 1,000 characters or fewer",
    ),
    (
        put("rmp.monitoring_control.0.lawful_basis", LONG),
        "$.rmp.monitoring_control[0].lawful_basis: must be 1,000 characters or fewer",
    ),
    (
        put("rmp.monitoring_control.0.realistic", "x" * 501),
        "$.rmp.monitoring_control[0].realistic: must be 500 characters or fewer",
    ),
    (
        put("rmp.monitoring_control.0.restriction", "yes"),
        "$.rmp.monitoring_control[0].restriction: must be true or false",
    ),
    (
        put("rmp.contingencies.0.pillars.monitoring_control", LONG),
        "$.rmp.contingencies[0].pillars.monitoring_control: must be 2,000 characters or fewer",
    ),
    (
        put("rmp.contingencies.0.pillars.children", "x"),
        "$.rmp.contingencies[0].pillars.children: this key is no part of the form",
    ),
    (
        put("rmp.contingencies.0.covers", ["recall"]),
        "$.rmp.contingencies[0].covers[0]: must be one of",
    ),
]


def noes(case):
    """Every "no" that the import wrote, by where it stands."""
    assessment = case.assessments.get()
    risk, children = assessment.risk_to_self, getattr(case, "children_summary", None)
    answers = assessment.answers.filter(value=AnswerValue.NO)
    found = {row.question.split(".")[1] for row in answers}
    for name in ("is_identified", "has_current_thoughts"):
        if getattr(risk, name) == YesNoUnknown.NO:
            found.add(name)
    if children and children.is_there_contact == PeopleAnswer.NONE:
        found.add("children")
    return found


def noes_of_the_file(document):
    parts = [document["immediacy"].get(name, {}) for name in ("individual", "victim")]
    parts.append(document["immediacy"].get("circumstances", {}))
    found = {key for part in parts for key, (given, _) in part.items() if given == "no"}
    risk = document.get("risk_to_self", {})
    names = {"is_identified": "identified", "has_current_thoughts": "current_thoughts"}
    return found | {name for name, key in names.items() if risk.get(key) is False}


@pytest.mark.parametrize("number", range(len(IMPORTED)))
def test_an_odd_file_is_imported_and_no_is_never_made_up(number, high_case, read):
    IMPORTED[number](high_case)
    case = read(high_case).case
    assert noes(case) == noes_of_the_file(high_case)
    for order in case.orders.all():
        assert order.is_sought != "no"


@pytest.mark.parametrize(("change", "told"), REFUSED, ids=[told[:50] for _, told in REFUSED])
def test_a_value_that_does_not_fit_is_refused_by_its_path(change, told, high_case, read):
    document = copy.deepcopy(high_case)
    change(document)
    with pytest.raises(BadFile) as refused:
        read(document)
    assert told in "\n".join(map(str, refused.value.problems))
    assert not Case.objects.exists()
