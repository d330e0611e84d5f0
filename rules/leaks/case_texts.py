"""The free texts of a case: the record, the people at risk by reference, MAPPA."""

from rules.leaks.part import Part, itself, one
from rules.terms import Page
from rules.wording import shortened

CASE: tuple[Part, ...] = (
    Part(itself, Page.CASE, {"needs": "needs", "pronouns": "pronouns"}),
    Part(itself, Page.ORDERS, {"sentence": "sentence"}),
    Part(
        lambda case: case.offences,
        Page.CASE,
        {
            "description": "what was done",
            "date_text": "date",
            "outcome": "outcome",
            "harm": "harm",
            "original_allegation": "what was alleged first",
            "account": "the person’s account",
            "assessed_by": "who else assessed it",
        },
        lambda row: f"offence “{shortened(row.description)}”",
    ),
    Part(
        lambda case: case.unconvicted,
        Page.CASE,
        {
            "what": "what happened",
            "nature": "precise nature",
            "reliability": "how reliable it is",
            "meaning": "what it means",
            "evidence_for": "evidence for it",
            "evidence_against": "evidence against it",
            "no_action_reason": "why nothing answers it",
        },
        lambda _row: "behaviour without a conviction",
    ),
    Part(
        lambda case: case.orders,
        Page.ORDERS,
        {
            "title": "title",
            "route": "how it was made",
            "expires_text": "when it ends",
            "protects_note": "whom it protects",
            "meaning": "what it means",
        },
        lambda row: row.kind.label.lower(),
    ),
    Part(
        lambda case: case.people,
        Page.PEOPLE,
        {
            "relationship": "relationship",
            "vulnerability": "vulnerability",
            "contact": "contact",
            "voice": "voice of the child",
        },
        lambda row: row.reference,
    ),
    Part(
        one(lambda case: case.children),
        Page.CHILDREN,
        {
            "none_known_from": "who says there is no contact",
            "contact": "contact with children",
            "voice": "what it is like to be the children",
            "impact": "impact on them",
            "future": "what may come",
        },
    ),
    Part(
        lambda case: case.enquiries,
        Page.CHILDREN,
        {"agency": "agency", "outcome": "answer"},
        lambda _row: "enquiry",
    ),
    Part(
        lambda case: case.referrals,
        Page.CHILDREN,
        {"outcome": "outcome"},
        lambda _row: "referral",
        lambda row: f"referral {row.made_on.isoformat()}",
    ),
    Part(
        lambda case: case.victim_contacts,
        Page.VICTIMS,
        {"officer": "victim liaison officer", "link_worker": "partner link worker"},
        lambda row: row.person,
        lambda row: f"victim contact {row.person}",
    ),
    Part(
        lambda case: case.contacts,
        Page.CASE,
        {
            "name": "name",
            "role": "role",
            "agency": "agency",
            "telephone": "telephone",
            "out_of_hours": "out of hours",
        },
        lambda _row: "contact",
        lambda row: f"contact {row.role}",
    ),
    Part(
        lambda case: case.predictable_changes,
        Page.ORDERS,
        {"what": "what will change", "response": "what is prepared"},
        lambda _row: "expected change",
        lambda row: f"change {row.expected_on or row.what}",
    ),
    Part(
        lambda case: case.custody_meetings,
        Page.MAPPA,
        {"meeting": "which meeting", "brought": "what was brought", "agreed": "what was agreed"},
        lambda _row: "risk meeting in custody",
        lambda row: f"custody meeting {row.held_on.isoformat()}",
    ),
    Part(
        one(lambda case: case.mappa),
        Page.MAPPA,
        {
            "approved_premises": "approved premises",
            "cppc": "critical public protection case",
            "level_reason": "reason for the level",
            "views_recorded": "views that differed",
            "premises_location": "where the premises are",
            "premises_staff": "the part of premises staff",
            "withheld": "what is withheld",
        },
    ),
)
