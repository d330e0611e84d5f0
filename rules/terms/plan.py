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
    """Actions that some checks must be able to tell apart."""

    OTHER = "other", "None of these"
    HOME_VISIT = "home visit", "Home visit"
    VICTIM_CONTACT = "victim contact", "Contact through the victim liaison officer"
    PARTNER_LINK = "partner link worker", "Partner link worker"


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
