"""The words of a risk management plan."""

from rules.terms.words import Word


class Pillar(Word):
    """The four pillars of a risk management plan, in the order they are written."""

    SUPERVISION = "supervision", "Supervision"
    MONITORING = "monitoring_control", "Monitoring and control"
    INTERVENTIONS = "interventions", "Interventions and treatment"
    VICTIM_SAFETY = "victim_safety", "Victim safety planning"


class PlanKind(Word):
    """Interim plans are for urgent signatures; the full one follows in five working days."""

    INTERIM = "interim", "Interim plan"
    FULL = "full", "Full plan"


class Strategy(Word):
    """The three strategy categories (RMP-05)."""

    EXTERNAL = "external", "External control"
    INTERNAL = "internal", "Internal control"
    PROTECTIVE = "protective", "Building a protective factor"


class ActionKind(Word):
    """What sort of action it is; the guidance's examples of each pillar, and what checks ask after.

    SUP-02, MON-02, MON-03, INT-01, INT-03, VIC-07, VIC-08.
    """

    OTHER = "other", "None of these"
    OFFICE = "office appointments", "Appointments in the office"
    HOME_VISIT = "home visit", "Home visit"
    HEALTHCARE = "healthcare contact", "Contact with healthcare"
    PREMISES_STAFF = "approved premises staff", "Work with approved premises staff"
    TENANCY = "tenancy support", "Tenancy support"
    EMPLOYMENT = "employment", "Help with employment"
    EDUCATION = "education", "Education and training"
    MENTORING = "mentoring", "Mentoring or key work"
    BENEFITS = "benefits", "Help with benefits"
    STRENGTHS = "strengths", "Work that builds on strengths"
    PRISON_CONTACT = "prison contacts", "Watching visits, calls and mail in prison"
    SEARCHES = "searches", "Cell and room searches"
    INTERNET = "internet monitoring", "Monitoring of devices and internet use"
    LEAVE_TEST = "home leave", "Home leave or overnight stay as a test"
    SURVEILLANCE = "surveillance", "Direct surveillance"
    SHARING = "sharing", "Sharing and asking for information"
    POLYGRAPH = "polygraph", "Polygraph"
    DRUG_TEST = "drug testing", "Drug or alcohol testing"
    TAGGING = "electronic monitoring", "Electronic or location monitoring"
    RESIDENCE = "residence", "Condition on where to live"
    MOVEMENT = "movement", "Condition on associations, activities or movements"
    CURFEW = "curfew", "Curfew"
    WARNING_MARKER = "warning marker", "Warning marker for staff"
    CHILD_PLAN = "child plan", "Child protection or child in need plan"
    ADULT_PLAN = "adult plan", "Adult social care plan"
    CUSTODY_CONTROL = "custody control", "Location, non-association or contact rules in custody"
    PROGRAMME = "programme", "Accredited programme"
    RELATIONSHIPS = "building better relationships", "Building Better Relationships"
    ONE_TO_ONE = "one-to-one", "One-to-one work"
    MULTI_AGENCY = "multi-agency", "Work shared by several agencies"
    TREATMENT = "treatment", "Medical or psychological treatment"
    SUBSTANCE = "substance treatment", "Drug or alcohol treatment"
    DIVERSION = "diversion", "Work, voluntary work or leisure"
    FAMILY = "family", "A role for family"
    SELF_MANAGEMENT = "self-management", "Self-management"
    INTENSIVE = "intensive supervision", "Intensive supervision with sanctions"
    CIRCLES = "circles of support", "Circles of Support and Accountability"
    VICTIM_CONTACT = "victim contact", "Contact through the victim liaison officer"
    PARTNER_LINK = "partner link worker", "Partner link worker"
    DISCLOSURE = "disclosure", "Disclosure to a victim or to others"
    CHILDRENS_SERVICES = "children's services", "Work with children’s social care"
    EXCLUSION = "exclusion", "Exclusion zone or no contact"
    PROTECTIVE_ORDER = "protective order", "Restraining or non-molestation order"
    PRISON_VISITS = "visits restricted", "Visits or contact restricted in custody"
    SUPERVISED_VISITS = "supervised visits", "Supervised visits to a vulnerable adult"
    SAFETY_VISIT = "safety visit", "Alarms or a fire safety visit"
    ADDRESS_FLAG = "address flag", "Safeguarding flag on an address"
    COCOON = "cocoon watch", "Cocoon watch"


KINDS_OF: dict[Pillar, tuple[ActionKind, ...]] = {
    Pillar.SUPERVISION: (
        ActionKind.OFFICE,
        ActionKind.HOME_VISIT,
        ActionKind.HEALTHCARE,
        ActionKind.PREMISES_STAFF,
        ActionKind.TENANCY,
        ActionKind.EMPLOYMENT,
        ActionKind.EDUCATION,
        ActionKind.MENTORING,
        ActionKind.BENEFITS,
        ActionKind.STRENGTHS,
    ),
    Pillar.MONITORING: (
        ActionKind.RESIDENCE,
        ActionKind.CURFEW,
        ActionKind.MOVEMENT,
        ActionKind.TAGGING,
        ActionKind.DRUG_TEST,
        ActionKind.POLYGRAPH,
        ActionKind.INTERNET,
        ActionKind.SHARING,
        ActionKind.SURVEILLANCE,
        ActionKind.WARNING_MARKER,
        ActionKind.CHILD_PLAN,
        ActionKind.ADULT_PLAN,
        ActionKind.PRISON_CONTACT,
        ActionKind.SEARCHES,
        ActionKind.LEAVE_TEST,
        ActionKind.CUSTODY_CONTROL,
    ),
    Pillar.INTERVENTIONS: (
        ActionKind.PROGRAMME,
        ActionKind.RELATIONSHIPS,
        ActionKind.ONE_TO_ONE,
        ActionKind.MULTI_AGENCY,
        ActionKind.TREATMENT,
        ActionKind.SUBSTANCE,
        ActionKind.DIVERSION,
        ActionKind.FAMILY,
        ActionKind.SELF_MANAGEMENT,
        ActionKind.INTENSIVE,
        ActionKind.CIRCLES,
    ),
    Pillar.VICTIM_SAFETY: (
        ActionKind.VICTIM_CONTACT,
        ActionKind.PARTNER_LINK,
        ActionKind.DISCLOSURE,
        ActionKind.CHILDRENS_SERVICES,
        ActionKind.EXCLUSION,
        ActionKind.PROTECTIVE_ORDER,
        ActionKind.PRISON_VISITS,
        ActionKind.SUPERVISED_VISITS,
        ActionKind.SAFETY_VISIT,
        ActionKind.ADDRESS_FLAG,
        ActionKind.COCOON,
    ),
}


class Phase(Word):
    """Where in the sentence an action happens (RMP-17)."""

    CUSTODY = "custody", "In custody"
    PRE_RELEASE = "pre-release", "Before release"
    COMMUNITY = "community", "In the community"


class Agreement(Word):
    """Whether those who must act have agreed to (RMP-06)."""

    AGREED = "agreed", "Agreed"
    SOUGHT = "sought", "Asked, no answer yet"
    REFUSED = "refused", "Not agreed"


class PersonAgrees(Word):
    """What the person on probation says to the plan (RMP-06, RMP-12)."""

    YES = "yes", "Agrees"
    PARTLY = "partly", "Agrees in part"
    NO = "no", "Does not agree"
    NOT_DISCUSSED = "not discussed", "Not discussed yet"


class Progress(Word):
    """How far an action has come (RMP-19). No row means that nothing was recorded yet."""

    UNDER_WAY = "under way", "Under way"
    MONITORED = "monitored", "Compliance checked"
    DONE = "done", "Done"
    COULD_NOT = "could not", "Could not be done"


class Standing(Word):
    """How an action stands on a day, in one word (MAP-06)."""

    OVERDUE = "overdue", "Overdue"
    IN_HAND = "in hand", "In hand"
    DONE = "done", "Done"
    COULD_NOT = "could not", "Could not be done"


class Focus(Word):
    """What monitoring looks out for: the guidance's six (MON-01)."""

    ACCESS = "access", "Potential victims, and access to them"
    COMPLIANCE = "compliance", "Compliance with restrictions"
    ACUTE = "acute", "Acute factors becoming active"
    CIRCUMSTANCES = "circumstances", "Change in circumstances"
    PERSON = "person", "Change within the person"
    NETWORKS = "networks", "Behaviour and networks"


class Obligation(Word):
    """Whether the person must take part (INT-06)."""

    MANDATORY = "mandatory", "They must, by licence or order"
    VOLUNTARY = "voluntary", "They choose to"


class TravelOutcome(Word):
    """What was decided about travel abroad (MON-14)."""

    ALLOWED = "allowed", "Allowed"
    REFUSED = "refused", "Refused"
    WAITING = "waiting", "Not decided yet"


class UseOutcome(Word):
    """What was done with a contingency when its event came (CON-14). The last is no use of it."""

    FOLLOWED = "followed", "Followed as written"
    VARIED = "varied", "Varied"
    NOT_THIS = "not this", "Does not fit what happened"


class Theme(Word):
    """Four trigger themes of contingencies (CON-04)."""

    SITUATIONAL = "situational", "Change in situation"
    LIFESTYLE = "lifestyle", "Lifestyle deteriorates"
    PSYCHOLOGICAL = "psychological", "Psychological change"
    SUPERVISION = "supervision", "Supervision breaks down"


class ScenarioType(Word):
    """What sort of event a contingency prepares for (CON-02)."""

    IMMINENT = "harm imminent", "Serious harm is imminent"
    UNDERMINED = "plan about to be undermined", "The plan is about to be undermined"
    PREDICTABLE = "predictable event", "A predictable event"
