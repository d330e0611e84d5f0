"""What of a file has no field in this service yet: kept whole with the import, and said so.

What lives here: the list of what importing reads. What may not: rows.
"""

from typing import Any

# Everything that importing/* reads; lists are written with [].
READ = (
    frozenset(
        """
    person.name person.pronouns person.dob person.sex person.setting person.crn person.sentence
    person.responsivity person.sexual_offence_history
    clock.assessment_date clock.assessment_type clock.order_made clock.release_date clock.event
    clock.ap_end clock.community_date_used
    clock.previous_assessment.date clock.previous_assessment.overall
    offences[].role offences[].offence offences[].date offences[].outcome offences[].harm
    offences[].tags offences[].original_allegation offences[].charge_reduced offences[].age_then
    unconvicted[].what unconvicted[].precise_nature unconvicted[].reliability
    unconvicted[].meaning unconvicted[].plan_link
    civil_orders[].type civil_orders[].route civil_orders[].made civil_orders[].expires
    civil_orders[].protects civil_orders[].checklist
    scores.rsr.value scores.rsr.type scores.rsr.date scores.rsr.community_date_used
    scores.osp_c scores.osp_i scores.ovp.y1 scores.ovp.y2 scores.rsr_reason
    scores.ogrs.y1 scores.ogrs.y2 scores.sara scores.sam scores.erg
    step1.expected step1.suitable step1.reason step1.unsuitable_for step1.missing step1.reliance
    step1.by
    sources[].id sources[].category sources[].what sources[].date sources[].credibility
    sources[].motivation sources[].validity sources[].weight sources[].verified
    sources[].conflicts_with sources[].conflict_dealt_with
    factors[].id factors[].type factors[].state factors[].label factors[].watching_for
    factors[].why_important factors[].evidence factors[].why_still_relevant factors[].groups
    factors[].setting factors[].captured_in_rsr factors[].sources factors[].observed
    factors[].shows_change factors[].present_at_past_offence
    factors[].relies_on_external_control factors[].tags
    step2.expected step2.reason
    immediacy.how_active immediacy.how_exposed immediacy.expected immediacy.route
    immediacy.reason immediacy.imminence immediacy.individual immediacy.victim
    immediacy.circumstances
    at_risk
    people_at_risk[].ref people_at_risk[].kind people_at_risk[].restricted people_at_risk[].age
    people_at_risk[].relationship people_at_risk[].details
    step4.expected_overall step4.greatest_influence step4.variance step4.reason
    step4.opposing_evidence step4.consultation step4.difference_reason step4.reduction_form
    step4.provisional step4.bias
    children.contact children.enquiry children.voice
    risk_to_self.identified risk_to_self.current_thoughts risk_to_self.suicide
    risk_to_self.self_harm risk_to_self.victimisation risk_to_self.imminence risk_to_self.function
    risk_to_self.sources risk_to_self.manager_consulted risk_to_self.plan_link
    mappa.category mappa.level mappa.ap_considered mappa.cppc mappa.level_reason
    rmp.licence_conditions rmp.victim_views
    rmp.rejected_conditions[].condition rmp.rejected_conditions[].reason
    """.split()
    )
    | {
        f"rmp.{pillar}[].{key}"
        for pillar in ("supervision", "monitoring_control", "interventions", "victim_safety")
        for key in (
            "id what who when factors strategy people reduce_when home_visit phase review_on kind"
            " restriction lawful_basis necessary proportionate realistic enforceable"
        ).split()
    }
    | {
        f"rmp.contingencies[].{key}"
        for key in "id theme scenario_type if then why who timescale detected_by covers".split()
    }
    | {
        f"rmp.contingencies[].pillars.{pillar}"
        for pillar in ("supervision", "monitoring_control", "interventions", "victim_safety")
    }
)
# About the file itself and not about the person: whole in the stored file.
ABOUT_THE_FILE = frozenset("schema notice id title tests expected_checks variants".split())
ROW_NAMES = ("id", "ref")


def kept_of(document: dict[str, Any], read_too: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The parts of a document that no field holds, in the document's own shape.

    A list of rows becomes a mapping from the row's id, or its place, to what is kept of it.
    `read_too` names what is read of this document only.
    """
    return {
        key: part
        for key, value in document.items()
        if key not in ABOUT_THE_FILE and (part := _kept(value, key, READ | read_too)) is not None
    }


def keys_of(kept: dict[str, Any], document: dict[str, Any]) -> list[str]:
    """The names of what is kept, such as `clock.rmp_due` or `rmp.supervision[].necessary`."""
    return sorted(dict.fromkeys(_names(kept, document, "")))


def _kept(value: Any, path: str, known: frozenset[str]) -> Any:
    """What of a value is kept; None where it is read, or holds nothing."""
    if path in known or value in (None, "", [], {}):
        return None
    if not any(read.startswith((f"{path}.", f"{path}[]")) for read in known):
        return value
    if isinstance(value, dict):
        parts = {key: _kept(inner, f"{path}.{key}", known) for key, inner in value.items()}
    elif isinstance(value, list):
        parts = {_row_name(row, n): _kept(row, f"{path}[]", known) for n, row in enumerate(value)}
    else:
        return value
    return {key: part for key, part in parts.items() if part is not None} or None


def _row_name(row: Any, number: int) -> str:
    names = (row.get(name) for name in ROW_NAMES) if isinstance(row, dict) else ()
    return next((name for name in names if name), str(number))


def _names(kept: dict[str, Any], document: Any, path: str) -> list[str]:
    names = []
    for key, part in kept.items():
        if isinstance(document, list):
            row = next(row for n, row in enumerate(document) if _row_name(row, n) == key)
            names += _names(part, row, f"{path}[]") if isinstance(part, dict) else [f"{path}[]"]
            continue
        inner = f"{path}.{key}" if path else key
        is_whole = part == document.get(key)
        names += [inner] if is_whole else _names(part, document[key], inner)
    return names
