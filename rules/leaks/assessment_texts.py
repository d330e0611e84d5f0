"""The free texts of an assessment, but for the answers to questions (`texts`)."""

from rules.leaks.part import Part, itself, numbered, one
from rules.terms import Page
from rules.wording import group_in

LEAK_CODE = "QC-38"
_STEP_3 = {
    "how_active": "how active the risk is",
    "how_exposed": "how exposed those at risk are",
    "person": "the person",
    "victim": "the victims",
    "circumstances": "the circumstances",
    "reason": "reason for the best fit",
    "imminent_when": "when it is expected",
    "imminent_who": "who would be harmed",
    "imminent_what": "what makes it likely",
}
_STEP_4 = {
    "variance_reason": "why the steps differ",
    "difference_reason": "why the level differs",
    "rationale": "rationale",
    "opposing_evidence": "what points the other way",
    "discussion": "discussion",
    "positive_risks": "positive risks",
}
ASSESSMENT: tuple[Part, ...] = (
    Part(itself, Page.WHY_NOW, {"why_now": "why now", "limited_note": "what is missing"}),
    Part(
        one(lambda row: row.screening),
        Page.SCREENING,
        {
            "reason": "reason",
            "most_serious": "most serious behaviour",
            "most_serious_when": "when that was",
            "pattern": "pattern",
        },
    ),
    Part(
        one(lambda row: row.risk_to_self),
        Page.SELF,
        {
            "suicide": "suicide, in the community",
            "suicide_custody": "suicide, in custody",
            "self_harm": "self-harm, in the community",
            "self_harm_custody": "self-harm, in custody",
            "function": "what it is for",
            "coping": "coping",
            "vulnerability": "harm by others",
            "imminence": "how soon",
            "manager_told": "which manager was told",
        },
    ),
    Part(
        lambda row: row.scenarios,
        Page.SCENARIOS,
        {
            "what": "what could happen",
            "to_whom": "to whom",
            "circumstances": "circumstances",
            "why": "why",
        },
        lambda _row: "scenario",
    ),
    Part(
        lambda row: row.specialist,
        Page.STEP_1,
        {"name": "name", "finding": "finding", "date_text": "date", "about": "about whom"},
        lambda row: row.name,
    ),
    Part(
        lambda row: row.sources,
        Page.SOURCES,
        {
            "what": "what it is",
            "date_text": "date",
            "credibility": "credibility",
            "motivation": "motivation",
            "validity": "validity",
            "weight_why": "why this much weight",
            "limits": "limits",
            "conflict_resolution": "how a conflict was dealt with",
        },
        numbered("source"),
    ),
    Part(
        one(lambda row: row.step1),
        Page.STEP_1,
        {
            "reason": "reason for the starting point",
            "missing_reason": "why there is no RSR",
            "reliance": "why less weight is put on it",
            "not_dynamic_reason": "why there is no dynamic score",
            "changes_since": "what changed since",
        },
    ),
    Part(
        lambda row: row.factors,
        Page.FACTORS,
        {
            "label": "name",
            "watching_for": "what we are watching for",
            "why_important": "why it matters",
            "evidence": "evidence",
            "why_relevant": "why it is still relevant",
            "observed": "what we have seen",
            "shows_change": "how it shows a change",
            "investment": "what they have put into it",
        },
        numbered("factor"),
    ),
    Part(one(lambda row: row.step2), Page.STEP_2, {"reason": "reason for the best fit"}),
    Part(one(lambda row: row.step3), Page.STEP_3, _STEP_3),
    Part(
        lambda row: row.cells,
        Page.GROUPS,
        {"who": "who", "harm": "what harm"},
        lambda row: group_in(row.setting, row.group),
        lambda row: f"{row.setting.value}/{row.group.value}",
    ),
    Part(one(lambda row: row.step4), Page.STEP_4, _STEP_4),
    Part(
        one(lambda row: row.step4.reduction),
        Page.REDUCTION,
        {
            "impact": "impact",
            "verified_elsewhere": "where else it was verified",
            "frequency": "how often",
            "investment": "what they put into it",
            "self_perception": "how they see themselves",
            "correction_reason": "reason for the correction",
            "correction_manager": "manager",
        },
    ),
    Part(
        lambda row: (one for one in row.replies if one.code != LEAK_CODE),
        Page.SIGN,
        {"text": "reply"},
        about=lambda row: f"{row.code} {row.case} {row.about}",
    ),
)
