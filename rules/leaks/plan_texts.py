"""The free texts of a plan, but for its conditions and answers (`texts`)."""

from rules.leaks.part import Part, itself, numbered
from rules.terms import Page
from rules.wording import shortened

PLAN: tuple[Part, ...] = (
    Part(
        itself,
        Page.PLAN_REVIEW,
        {
            "contact_frequency": "how often they are seen",
            "capacity": "capacity and responsivity",
            "person_view": "the person’s own view",
            "unchanged_because": "why it is unchanged",
        },
    ),
    Part(
        lambda plan: plan.actions,
        Page.ACTIONS,
        {
            "what": "what will be done",
            "who": "who will do it",
            "when_text": "by when",
            "reduce_when": "when it may reduce",
            "frequency": "how often",
            "agreement_note": "with whom it is agreed",
            "lawful_basis": "what it rests on in law",
            "necessary": "why it is needed",
            "proportionate": "why nothing less would do",
            "realistic": "whether it is realistic",
            "enforceable": "how it is enforced",
            "progress_note": "how it went",
        },
        numbered("action"),
    ),
    Part(
        lambda plan: plan.contingencies,
        Page.CONTINGENCIES,
        {
            "if_text": "if",
            "then_text": "then",
            "why": "because",
            "who": "who acts",
            "when_text": "how soon",
            "threshold": "from when on",
            "in_supervision": "supervision",
            "in_monitoring": "monitoring and control",
            "in_interventions": "interventions and treatment",
            "in_victim_safety": "victim safety",
            "agreed_with": "agreed with",
        },
        numbered("contingency"),
    ),
    Part(
        lambda plan: plan.no_actions,
        Page.MATRIX,
        {"reason": "why nothing is planned"},
        about=lambda row: f"no action {row.factor}",
    ),
    Part(
        lambda plan: plan.rejected,
        Page.CONDITIONS,
        {"condition": "condition", "reason": "why it was rejected"},
        lambda _row: "rejected condition",
    ),
    Part(
        lambda plan: plan.travel,
        Page.CONDITIONS,
        {"request": "request", "reason": "reason"},
        lambda _row: "travel abroad",
    ),
    Part(
        lambda plan: plan.other_plans,
        Page.PLAN_REVIEW,
        {
            "title": "title",
            "agency": "agency",
            "says": "what it says",
            "fits": "how this plan fits",
        },
        lambda row: f"other plan “{shortened(row.title)}”",
    ),
)
