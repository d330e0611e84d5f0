"""Who may open which address: the written matrix, which `test_access` holds the service to (P1).

A row says on which case of the world the address is asked for, and which rule holds for reading
(GET) and for sending (POST). An address that is in no row fails the build, and so does a row
without an address. What may not live here: code.
"""

from typing import NamedTuple

ALLOWED, REFUSED, NOT_FOUND, SIGN_IN, NOT_SO = "allowed", "403", "404", "sign in", "405"

Rule = dict[str, str]


def _rule(allowed: str, *, refused: str = "", hidden: str = "") -> Rule:
    """Who is allowed; who is told why not; to whom it does not exist. Strangers sign in."""
    rule = dict.fromkeys(("gone", "anonymous"), SIGN_IN)
    for answer, names in ((ALLOWED, allowed), (REFUSED, refused), (NOT_FOUND, hidden)):
        rule |= dict.fromkeys(names.split(), answer)
    return rule


HIDDEN_FROM = "ada oscar"  # the administrator, and the practitioner of another team
EVERYBODY = "priya colin mo hanna ines ada oscar"

RULES: dict[str, Rule] = {
    "anybody": dict.fromkeys(f"{EVERYBODY} gone anonymous".split(), ALLOWED),
    "no method": dict.fromkeys(f"{EVERYBODY} gone anonymous".split(), NOT_SO),
    "no method, signed in": _rule("") | dict.fromkeys(EVERYBODY.split(), NOT_SO),
    "signed in": _rule(EVERYBODY),
    "opens cases": _rule("priya colin mo oscar", refused="hanna ines ada"),
    "oversees": _rule("mo hanna ines", refused="priya colin ada oscar"),
    "sees": _rule("priya colin mo hanna ines", hidden=HIDDEN_FROM),
    "works": _rule("priya colin mo hanna", refused="ines", hidden=HIDDEN_FROM),
    "manages": _rule("mo hanna", refused="priya colin ines", hidden=HIDDEN_FROM),
    "author": _rule("priya", refused="colin mo hanna ines", hidden=HIDDEN_FROM),
    "author or manager": _rule("priya mo hanna", refused="colin ines", hidden=HIDDEN_FROM),
}


class Row(NamedTuple):
    """One address: on which case, and the rule for each method."""

    on: str
    get: str
    post: str


NOBODY = "no method, signed in"

MATRIX: dict[str, Row] = {
    # address                          on          GET                  POST
    "healthz":                     Row("",         "anybody",           "no method"),
    "readyz":                      Row("",         "anybody",           "no method"),
    "guidance:accessibility":      Row("",         "anybody",           "no method"),
    "guidance:privacy":            Row("",         "anybody",           "no method"),
    "guidance:definitions":        Row("",         "signed in",         NOBODY),
    "guidance:examples":           Row("",         "signed in",         NOBODY),
    "accounts:sign_in":            Row("",         "anybody",           "anybody"),
    "accounts:sign_out":           Row("",         "no method",         "anybody"),
    "accounts:password":           Row("",         "signed in",         "signed in"),
    "accounts:stay_signed_in":     Row("",         "signed in",         NOBODY),
    "accounts:kept":               Row("",         "signed in",         NOBODY),
    "accounts:forget":             Row("",         NOBODY,              "signed in"),
    "oversight:queue":             Row("",         "oversees",          NOBODY),
    "cases:caseload":              Row("",         "signed in",         NOBODY),
    "cases:create":                Row("",         "opens cases",       "opens cases"),
    "cases:overview":              Row("draft",    "sees",              NOBODY),
    "cases:edit":                  Row("draft",    "works",             "works"),
    "cases:close":                 Row("draft",    "works",             "works"),
    "cases:reopen":                Row("closed",   "works",             "works"),
    "cases:allocate":              Row("draft",    "manages",           "manages"),
    "cases:timeline":              Row("draft",    "sees",              NOBODY),
    "cases:history":               Row("draft",    "sees",              NOBODY),
    "cases:people":                Row("draft",    "sees",              NOBODY),
    "cases:person_add":            Row("draft",    "works",             "works"),
    "cases:person_edit":           Row("draft",    "works",             "works"),
    "cases:details":               Row("draft",    "works",             NOBODY),
    "cases:details_edit":          Row("draft",    "works",             "works"),
    "cases:children":              Row("draft",    "sees",              NOBODY),
    "cases:children_edit":         Row("draft",    "works",             "works"),
    "cases:enquiries":             Row("draft",    "sees",              NOBODY),
    "cases:enquiry_add":           Row("draft",    "works",             "works"),
    "cases:enquiry_edit":          Row("draft",    "works",             "works"),
    "cases:referral_add":          Row("draft",    "works",             "works"),
    "cases:referral_edit":         Row("draft",    "works",             "works"),
    "cases:sentence":              Row("draft",    "sees",              NOBODY),
    "cases:sentence_add":          Row("draft",    "works",             "works"),
    "cases:sentence_edit":         Row("draft",    "works",             "works"),
    "cases:offence_add":           Row("draft",    "works",             "works"),
    "cases:offence_edit":          Row("draft",    "works",             "works"),
    "cases:account":               Row("draft",    "works",             "works"),
    "cases:behaviour_add":         Row("draft",    "works",             "works"),
    "cases:behaviour_edit":        Row("draft",    "works",             "works"),
    "cases:order_add":             Row("draft",    "works",             "works"),
    "cases:order_edit":            Row("draft",    "works",             "works"),
    "cases:checklist":             Row("draft",    "works",             "works"),
    "cases:contact_add":           Row("draft",    "works",             "works"),
    "cases:contact_edit":          Row("draft",    "works",             "works"),
    "cases:change_add":            Row("draft",    "works",             "works"),
    "cases:change_edit":           Row("draft",    "works",             "works"),
    "cases:mappa":                 Row("draft",    "sees",              NOBODY),
    "cases:mappa_edit":            Row("draft",    "works",             "works"),
    "cases:victim_contact_add":    Row("draft",    "works",             "works"),
    "cases:victim_contact_edit":   Row("draft",    "works",             "works"),
    "cases:victims_views":         Row("draft",    "works",             NOBODY),
    "cases:victims_views_edit":    Row("draft",    "works",             "works"),
    "cases:allowed_words":         Row("draft",    "works",             NOBODY),
    "cases:allowed_word_add":      Row("draft",    "works",             "works"),
    "cases:allowed_word_remove":   Row("draft",    "works",             "works"),
    "cases:appointments":          Row("draft",    "sees",              NOBODY),
    "cases:appointment_add":       Row("draft",    "works",             "works"),
    "cases:appointment_edit":      Row("draft",    "works",             "works"),
    "cases:appointment_mark":      Row("draft",    NOBODY,              "works"),
    "cases:event_add":             Row("draft",    "works",             "works"),
    "cases:event_respond":         Row("draft",    "works",             "works"),
    "assessments:list":            Row("draft",    "sees",              NOBODY),
    "assessments:start":           Row("draft",    "works",             "works"),
    "assessments:thoughts":        Row("draft",    "sees",              NOBODY),
    "assessments:task_list":       Row("draft",    "sees",              NOBODY),
    "assessments:check":           Row("draft",    "sees",              NOBODY),
    "assessments:changes":         Row("draft",    "sees",              NOBODY),
    "assessments:history":         Row("draft",    "sees",              NOBODY),
    "assessments:draft":           Row("draft",    NOBODY,              "author"),
    "assessments:discard":         Row("draft",    NOBODY,              "author"),
    "assessments:confirm":         Row("draft",    NOBODY,              "author"),
    "assessments:why_now":         Row("draft",    "author",            "author"),
    "assessments:sources":         Row("draft",    "author",            NOBODY),
    "assessments:source_add":      Row("draft",    "author",            "author"),
    "assessments:source_seen":     Row("draft",    NOBODY,              "author"),
    "assessments:source_edit":     Row("draft",    "author",            "author"),
    "assessments:source_remove":   Row("draft",    "author",            "author"),
    "assessments:screening":       Row("draft",    "author",            "author"),
    "assessments:risk_to_self":    Row("draft",    "author",            "author"),
    "assessments:scenarios":       Row("draft",    "author",            NOBODY),
    "assessments:scenario_add":    Row("draft",    "author",            "author"),
    "assessments:scenario_edit":   Row("draft",    "author",            "author"),
    "assessments:scenario_remove": Row("draft",    "author",            "author"),
    "assessments:groups":          Row("draft",    "author",            "author"),
    "assessments:cell_edit":       Row("draft",    "author",            "author"),
    "assessments:step_1":          Row("draft",    "author",            "author"),
    "assessments:score_add":       Row("draft",    "author",            "author"),
    "assessments:specialist_add":  Row("draft",    "author",            "author"),
    "assessments:specialist_edit": Row("draft",    "author",            "author"),
    "assessments:specialist_remove": Row("draft",  "author",            "author"),
    "assessments:factors":         Row("draft",    "author",            NOBODY),
    "assessments:factor_add":      Row("draft",    "author",            "author"),
    "assessments:protective_add":  Row("draft",    "author",            "author"),
    "assessments:factor_edit":     Row("draft",    "author",            "author"),
    "assessments:factor_remove":   Row("draft",    "author",            "author"),
    "assessments:factor_confirm":  Row("draft",    NOBODY,              "author"),
    "assessments:step_2":          Row("draft",    "author",            "author"),
    "assessments:step_3":          Row("draft",    "author",            "author"),
    "assessments:levels":          Row("draft",    "author",            "author"),
    "assessments:step_4":          Row("draft",    "author",            "author"),
    "assessments:reduction":       Row("draft",    "author",            "author"),
    "assessments:own_view":        Row("draft",    "author",            "author"),
    "riskplans:list":              Row("draft",    "sees",              NOBODY),
    "riskplans:what_to_do":        Row("complete", "works",             "works"),
    "riskplans:start":             Row("fresh",    NOBODY,              "author"),
    "riskplans:plan":              Row("draft",    "sees",              "author"),
    "riskplans:revise":            Row("complete", NOBODY,              "works"),
    "riskplans:matrix":            Row("draft",    "sees",              NOBODY),
    "riskplans:review":            Row("draft",    "author",            "author"),
    "riskplans:thinking":          Row("draft",    "author",            "author"),
    "riskplans:progress":          Row("complete", "sees",              NOBODY),
    "riskplans:progress_add":      Row("complete", "works",             "works"),
    "riskplans:rejected_add":      Row("draft",    "author",            "author"),
    "riskplans:rejected_edit":     Row("draft",    "author",            "author"),
    "riskplans:rejected_remove":   Row("draft",    "author",            "author"),
    "riskplans:other_plan_add":    Row("draft",    "author",            "author"),
    "riskplans:other_plan_edit":   Row("draft",    "author",            "author"),
    "riskplans:other_plan_remove": Row("draft",    "author",            "author"),
    "riskplans:travel_add":        Row("draft",    "author",            "author"),
    "riskplans:travel_edit":       Row("draft",    "author",            "author"),
    "riskplans:travel_remove":     Row("draft",    "author",            "author"),
    "riskplans:history":           Row("draft",    "sees",              NOBODY),
    "riskplans:confirm":           Row("draft",    NOBODY,              "author"),
    "riskplans:action_add":        Row("draft",    "author",            "author"),
    "riskplans:action_edit":       Row("draft",    "author",            "author"),
    "riskplans:action_remove":     Row("draft",    "author",            "author"),
    "riskplans:contingency_add":   Row("draft",    "author",            "author"),
    "riskplans:contingency_edit":  Row("draft",    "author",            "author"),
    "riskplans:contingency_remove": Row("draft",   "author",            "author"),
    "riskplans:no_action":         Row("draft",    "author",            "author"),
    "riskplans:no_action_remove":  Row("draft",    "author",            "author"),
    "signing:sign":                Row("draft",    "sees",              "author"),
    "signing:sign_urgently":       Row("draft",    "sees",              "author"),
    "signing:reply":               Row("draft",    "author",            "author"),
    "signing:take_over":           Row("draft",    "manages",           "manages"),
    "signing:handed_on":           Row("draft",    "sees",              "works"),
    "signing:abandon":             Row("draft",    "author or manager", "author or manager"),
    "signing:sign_plan":           Row("revised",  "sees",              "author"),
    "signing:take_over_plan":      Row("revised",  "manages",           "manages"),
    "signing:abandon_plan":        Row("revised",  "author or manager", "author or manager"),
    "signing:record":              Row("complete", "sees",              NOBODY),
    "signing:review":              Row("waiting",  "sees",              NOBODY),
    "signing:countersign":         Row("waiting",  NOBODY,              "manages"),
    "signing:return_":             Row("waiting",  NOBODY,              "manages"),
    "signing:withdraw":            Row("waiting",  "author",            "author"),
    "documents:tonight":           Row("complete", "sees",              NOBODY),
    "documents:tonight_pdf":       Row("complete", "sees",              NOBODY),
    "documents:reveal":            Row("draft",    NOBODY,              "works"),
    "documents:done":              Row("complete", "works",             "works"),
    "documents:draft_pdf":         Row("draft",    "sees",              NOBODY),
    "documents:oasys":             Row("draft",    "sees",              NOBODY),
    "documents:oasys_entered":     Row("draft",    NOBODY,              "works"),
    "documents:signed_pdf":        Row("complete", "sees",              NOBODY),
    "documents:editions":          Row("complete", "sees",              NOBODY),
    "documents:partner_edition":   Row("complete", "works",             "works"),
    "documents:person_edition":    Row("complete", "works",             "works"),
    "documents:issued_pdf":        Row("complete", "sees",              NOBODY),
}  # fmt: skip
