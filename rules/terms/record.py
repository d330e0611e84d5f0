"""The words of a case record: offences, people at risk, orders, events."""

from rules.terms.judgement import Group
from rules.terms.words import Word


class Tag(Word):
    """What an offence or a factor is about."""

    DOMESTIC_ABUSE = "domestic abuse", "Domestic abuse"
    SEXUAL = "sexual", "Sexual"
    VIOLENCE = "violence", "Violence"
    WEAPONS = "weapons", "Weapons"
    STREET_CONFLICT = "street conflict", "Street conflict"
    NEGLECT = "child neglect", "Child neglect"
    EXTREMISM = "extremism", "Extremism"
    HATE = "hate", "Hate"
    STALKING = "stalking", "Stalking"
    STRANGULATION = "strangulation", "Strangulation"
    ARSON = "arson", "Arson"


class Sex(Word):
    """Sex as recorded."""

    MALE = "male", "Male"
    FEMALE = "female", "Female"


class PersonKind(Word):
    """Who a reference stands for. The last two are no part of the register that QC-18 counts."""

    KNOWN_ADULT = "known_adult", "Known adult"
    CHILD = "child", "Child"
    PRISONER = "prisoner", "Prisoner"
    STAFF = "staff", "Staff"
    INDEX_VICTIM = "index_victim", "Victim of the index offence"
    PLACE = "place", "Protected place"


REFERENCE_PREFIX = {
    PersonKind.KNOWN_ADULT: "KA",
    PersonKind.CHILD: "CH",
    PersonKind.PRISONER: "PR",
    PersonKind.STAFF: "ST",
    PersonKind.INDEX_VICTIM: "VP",
    PersonKind.PLACE: "GP",
}


GROUP_OF_KIND = {
    PersonKind.KNOWN_ADULT: Group.KNOWN_ADULT,
    PersonKind.CHILD: Group.CHILDREN,
    PersonKind.PRISONER: Group.PRISONERS,
    PersonKind.STAFF: Group.STAFF,
}


class ChildPlan(Word):
    """Whether children's services have a plan for this child (CHD-02)."""

    NONE = "none", "No plan"
    CHILD_IN_NEED = "child in need", "Child in need plan"
    CHILD_PROTECTION = "child protection", "Child protection plan"
    NOT_KNOWN = "not known", "Not known"


class OrderKind(Word):
    """Civil and preventative orders (SCR-11, SCR-13)."""

    NON_MOLESTATION = "non-molestation", "Non-molestation order"
    RESTRAINING = "restraining", "Restraining order"
    OCCUPATION = "occupation", "Occupation order"
    DAPO = "domestic abuse protection", "Domestic abuse protection order or notice"
    STALKING = "stalking protection", "Stalking protection order"
    SHPO = "sexual harm prevention", "Sexual harm prevention order"
    SRO = "sexual risk", "Sexual risk order"
    NOTIFICATION = "notification", "Notification order"
    VOO = "violent offender", "Violent offender order"
    SCPO = "serious crime prevention", "Serious crime prevention order"
    OTHER = "other", "Another order"


class EventKind(Word):
    """Something happened: the four groups of warning signs, and the events that ask for a review.

    REV-02, REV-07, REV-16.
    """

    MISSED = "missed appointment", "Missed appointment"
    PARTNER = "new partner", "New partner or new person at risk"
    MOVE = "move", "Move, or end of an approved premises place"
    VICTIM = "victim contact", "Contact with a victim, or seen near one"
    LIFESTYLE = "lifestyle", "Lifestyle deteriorates"
    PSYCHOLOGICAL = "psychological", "Change in mood or thinking"
    SELF_REPORT = "self-report", "The person told us they are worried"
    OFFENCE = "offence", "Arrest, charge or new allegation"
    PROGRESS = "progress", "Progress or good news"
    PRACTITIONER = "practitioner", "Change of practitioner"
    RELEASE = "release", "Release from custody"
    RECALL = "recall", "Recall or breach started"
    RISK_MEETING = "risk meeting", "Risk meeting in custody"
    CONTINGENCY = "contingency", "A contingency was needed"
    OTHER = "other", "Something else"


# The kinds after which a level, a score or a plan may no longer hold (REV-02, REV-07, REV-16).
REVIEW_KINDS = (
    EventKind.MISSED,
    EventKind.PARTNER,
    EventKind.MOVE,
    EventKind.VICTIM,
    EventKind.LIFESTYLE,
    EventKind.PSYCHOLOGICAL,
    EventKind.SELF_REPORT,
    EventKind.OFFENCE,
    EventKind.PROGRESS,
    EventKind.PRACTITIONER,
    EventKind.RECALL,
    EventKind.CONTINGENCY,
)

# The kinds that a victim in the scheme hears of, through the victim liaison officer (VIC-03, 09).
VICTIM_KINDS = (EventKind.MOVE, EventKind.RELEASE, EventKind.RECALL)


class BehaviourKind(Word):
    """How behaviour without a conviction came to be known (SCR-07)."""

    QUESTIONED = "questioned", "Questioned, not charged"
    ACQUITTED = "acquitted", "Acquitted, or found not guilty"
    CALL_OUT = "call-out", "Police call-out"
    INTELLIGENCE = "intelligence", "Intelligence"
    ADJUDICATION = "adjudication", "Adjudication in prison"
    BEHAVIOUR = "behaviour", "Behaviour in prison, health, education or approved premises"
    OTHER = "other", "Something else"


class Excuses(Word):
    """What the person's account of the offence does (SRC-15)."""

    HELPFUL = "helpful", "It may help them to stop, such as blaming drink"
    UNHELPFUL = "unhelpful", "It demeans the victim, or rests on beliefs that support offending"
    UNCLEAR = "unclear", "Not clear yet"


class Done(Word):
    """An item of a checklist (SCR-12)."""

    YES = "yes", "Done"
    NO = "no", "Not done yet"
    NOT_APPLICABLE = "not applicable", "Does not apply"


class OrderRoute(Word):
    """Whether an order was made on conviction (SCR-10)."""

    ON_CONVICTION = "on conviction", "On conviction"
    WITHOUT = "without conviction", "Without a conviction"
    NOT_KNOWN = "not known", "Not known"


class ReferralKind(Word):
    """Referrals for a child (CHD-05)."""

    EARLY_HELP = "early help", "Early help"
    URGENT = "urgent", "Urgent safeguarding referral"


class PeopleAnswer(Word):
    """Whether there are children in the person's life (CHD-01)."""

    SOME = "some", "Yes"
    NONE = "none", "No known contact"
    NOT_KNOWN = "not known", "Not known"


class VictimScheme(Word):
    """Where a victim stands with the Victim Contact Scheme (VIC-03)."""

    STATUTORY = "statutory", "In the scheme, statutory"
    DISCRETIONARY = "discretionary", "In the scheme, discretionary"
    NOT_ELIGIBLE = "not eligible", "Not eligible"
    OPTED_OUT = "opted out", "Chose not to take part"
    NOT_KNOWN = "not known", "Not known"


class AppointmentKind(Word):
    """How the person is seen (SUP-02, SUP-06)."""

    OFFICE = "office", "Office"
    HOME_VISIT = "home visit", "Home visit"
    REMOTE = "remote", "Telephone or video"
    PREMISES = "approved premises", "At the approved premises"
    OTHER = "other", "Somewhere else"


class Attendance(Word):
    """Whether an appointment was kept (SUP-06). Empty: nobody has said."""

    KEPT = "kept", "Kept"
    ACCEPTABLE = "acceptable", "Missed, for an acceptable reason"
    MISSED = "missed", "Missed, without an acceptable reason"
    CANCELLED = "cancelled", "Cancelled by us"
