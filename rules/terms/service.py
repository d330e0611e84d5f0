"""The words of the service itself: where a submission stands, and its pages."""

from rules.terms.words import Word


class SubmissionStatus(Word):
    """Where a submission stands (domain model, signing). Without one, it is a draft too."""

    DRAFT = "draft", "Draft"
    AWAITING = "awaiting", "Awaiting countersignature"
    AWAITING_SECOND = "awaiting second", "Awaiting second countersignature"
    RETURNED = "returned", "Returned for changes"
    COMPLETE = "complete", "Complete"
    ABANDONED = "abandoned", "Abandoned"


class TellingKind(Word):
    """How somebody was told the level and the plan (WHO-11)."""

    MEETING = "meeting", "At a meeting"
    PHONE = "phone", "By telephone"
    EMAIL = "secure email", "By secure email"
    LETTER = "letter", "By letter"
    IN_PERSON = "in person", "In person"
    EDITION = "edition sent", "An edition was sent"
    OTHER = "other", "Another way"


class EditionKind(Word):
    """Who a document is made for."""

    FULL = "full", "Full edition"
    PARTNER = "partner", "Edition for a partner agency"
    PERSON = "person", "Edition for the person"
    DUTY = "duty", "Duty sheet"


class Page(Word):
    """The pages on which something is mended. Apps turn them into addresses."""

    WHY_NOW = "why-now", "Why now"
    SOURCES = "sources", "Sources"
    SCREENING = "screening", "Screening"
    CHILDREN = "children", "Children"
    SELF = "risk-to-self", "Risk to self"
    GROUPS = "groups", "Who is at risk, and of what"
    STEP_1 = "step-1", "Step 1: scores and starting point"
    FACTORS = "factors", "Step 2: risk and protective factors"
    STEP_2 = "step-2", "Step 2: best fit"
    STEP_3 = "step-3", "Step 3: immediacy"
    SCENARIOS = "scenarios", "Scenarios"
    LEVELS = "levels", "Levels by group"
    STEP_4 = "step-4", "Step 4: level and rationale"
    REDUCTION = "reduction", "Lowering the level"
    ACTIONS = "actions", "Actions in four pillars"
    CONTINGENCIES = "contingencies", "Contingencies"
    PLAN_REVIEW = "plan-review", "About this plan"
    MATRIX = "matrix", "What addresses what"
    CONDITIONS = "conditions", "Restrictions and conditions"
    PLAN_QUESTIONS = "plan-questions", "Thinking about the plan"
    CASE = "case", "The case record"
    ORDERS = "orders", "Sentence and orders"
    PEOPLE = "people", "People at risk"
    MAPPA = "mappa", "MAPPA and approved premises"
    VICTIMS = "victims", "Victim contact"
    SIGN = "sign", "Check and sign"
