"""The words of an assessment: settings, groups, factors, sources, scores, steps."""

from enum import IntEnum

from rules.terms.words import Word


class Setting(Word):
    """Where the person is: every group is judged in both (WHO-03)."""

    COMMUNITY = "community", "Community"
    CUSTODY = "custody", "Custody"


class Group(Word):
    """Who may be harmed (WHO-02). Prisoners have no community cell."""

    CHILDREN = "children", "Children"
    PUBLIC = "public", "Public"
    KNOWN_ADULT = "known_adult", "Known adult"
    STAFF = "staff", "Staff"
    PRISONERS = "prisoners", "Prisoners"


CELLS: tuple[tuple[Setting, Group], ...] = tuple(
    (setting, group)
    for setting in Setting
    for group in Group
    if (setting, group) != (Setting.COMMUNITY, Group.PRISONERS)
)


class FactorKind(Word):
    """Static, stable dynamic, acute dynamic, protective (ST2-01)."""

    STATIC = "static", "Static"
    STABLE = "stable", "Stable dynamic"
    ACUTE = "acute", "Acute dynamic"
    PROTECTIVE = "protective", "Protective"


class FactorState(Word):
    """How a factor stands now. Only active and emerging count as active (ST2-01)."""

    ACTIVE = "active", "Active"
    EMERGING = "emerging", "Emerging"
    UNDER_CONTROL = "under control", "Under control"
    HISTORIC = "historic", "Historic"
    NOT_PRESENT = "not present", "Not present"
    ESTABLISHED = "established", "Established"


class FactorSetting(Word):
    """Where a factor works (ST2-03)."""

    BOTH = "both", "Community and custody"
    COMMUNITY = "community", "Community"
    CUSTODY = "custody", "Custody"


class SourceCategory(Word):
    """The guidance's five groups of sources, and other (SRC-08)."""

    CUSTODY = "Behaviour in Custody", "Behaviour in custody"
    CPS = "Crown Prosecution Service Paperwork", "Crown Prosecution Service paperwork"
    ACCOUNT = "The Individual's Account", "The person’s own account"
    FAMILY = "Information from Friends and Family", "Information from friends and family"
    PARTNERS = "Partner Agencies", "Partner agencies"
    OTHER = "Other", "Other"


class Verification(Word):
    """Whether somebody checked it (SRC-03). Only `verified` counts as verified."""

    VERIFIED = "verified", "Verified"
    PART = "part", "Partly verified"
    NOT_VERIFIED = "not verified", "Not verified"
    NOT_POSSIBLE = "not possible", "Cannot be verified"
    AWAITING = "awaiting", "Waiting for an answer"


class Weight(Word):
    """How much a source counts (SRC-04)."""

    NONE = "none", "None"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Tool(Word):
    """The predictors a practitioner records in Step 1 (ST1-05, ST1-07)."""

    RSR = "RSR", "Risk of Serious Recidivism (RSR)"
    OSP_C = "OSP/C", "Sexual reoffending, contact (OSP/C)"
    OSP_I = "OSP/I", "Sexual reoffending, indecent images (OSP/I)"
    OVP = "OVP", "Violence predictor (OVP)"


class ScoreType(Word):
    """Whether a score used the dynamic items (ST1-04)."""

    STATIC = "static", "Static"
    DYNAMIC = "dynamic", "Dynamic"


class Basis(Word):
    """What the Step 1 starting point rests on, or why there is none."""

    RSR = "RSR", "RSR"
    OSP_C = "OSP/C", "OSP/C"
    OSP_I = "OSP/I", "OSP/I"
    OVP = "OVP", "OVP"
    UNSUITABLE = "unsuitable", "No score suits this harm"
    MISSING = "missing", "RSR is missing"
    NOT_RECORDED = "not recorded", "Not recorded"


class UnsuitableHarm(Word):
    """Harms for which RSR is no start (ST1-09)."""

    NEGLECT = "child neglect", "Child neglect"
    EXTREMISM = "extremism", "Extremist offending"


class AssessmentKind(Word):
    """Why this assessment exists."""

    INITIAL = "initial", "First assessment"
    REVIEW = "review", "Review"
    TRANSFER = "transfer", "Transfer"
    TERMINATION = "termination", "End of supervision"
    CORRECTION = "correction", "Correction of an earlier error"


class Influence(IntEnum):
    """Which step weighed most (ST4-06)."""

    STEP_1 = 1
    STEP_2 = 2
    STEP_3 = 3

    @property
    def label(self) -> str:
        return {1: "Step 1: scores", 2: "Step 2: factors", 3: "Step 3: immediacy"}[self.value]


class LowRoute(Word):
    """Low immediacy has two routes (DIS-11, ST3-07)."""

    NO_BEHAVIOUR = "no behaviour", "No current behaviour related to serious harm"
    LIMITED_ACCESS = "limited access", "Access to victims is extremely limited"


class Variance(Word):
    """What explains a difference between the steps (QC-03, ST4-03 to 06)."""

    WEIGHT = "weight", "The weight of a factor"
    NOT_CAPTURED = "not captured", "A factor that the scores do not capture"
    PROTECTIVE = "protective", "Protective factors"
    OUT_OF_DATE = "out of date", "A score that is out of date"
    UNSANCTIONED = "unsanctioned", "Behaviour that was never sanctioned"
