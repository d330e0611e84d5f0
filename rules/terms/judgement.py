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
    """How a factor stands now. Only active and emerging count as active (ST2-01).

    Which ones fit a risk factor and which a protective one: `RISK_STATES`, `PROTECTIVE_STATES`.
    """

    ACTIVE = "active", "Active"
    EMERGING = "emerging", "Emerging"
    UNDER_CONTROL = "under control", "Under control"
    HISTORIC = "historic", "Historic"
    NOT_PRESENT = "not present", "Not present"
    ESTABLISHED = "established", "Established"


RISK_STATES: tuple[FactorState, ...] = (
    FactorState.ACTIVE,
    FactorState.EMERGING,
    FactorState.UNDER_CONTROL,
    FactorState.HISTORIC,
    FactorState.NOT_PRESENT,
)
PROTECTIVE_STATES: tuple[FactorState, ...] = (
    FactorState.ESTABLISHED,
    FactorState.EMERGING,
    FactorState.NOT_PRESENT,
)


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
    """The predictors a practitioner records in Step 1, of both generations (ST1-05, ST1-07)."""

    RSR = "RSR", "Risk of Serious Recidivism (RSR)"
    OSP_C = "OSP/C", "Sexual reoffending, contact (OSP/C)"
    OSP_I = "OSP/I", "Sexual reoffending, indecent images (OSP/I)"
    OVP = "OVP", "Violence predictor (OVP)"
    SNSV = "SNSV", "Serious non-sexual violence (SNSV)"
    OGRS = "OGRS", "Any reoffending, static (OGRS)"
    OGP = "OGP", "Non-violent reoffending, dynamic (OGP)"
    CSRP = "CSRP", "Combined serious reoffending (CSRP)"
    SVRP = "SVRP", "Serious violent reoffending (SVRP)"
    VRP = "VRP", "Violent reoffending (VRP)"
    ARP = "ARP", "All reoffending (ARP)"
    DC_SRP = "DC-SRP", "Sexual reoffending, direct contact (DC-SRP)"
    IIC_SRP = "IIC-SRP", "Sexual reoffending, images and indirect contact (IIC-SRP)"


class SpecialistKind(Word):
    """Specialist tools that a trained colleague completes (ST2-15)."""

    SARA = "SARA", "Spousal Assault Risk Assessment (SARA)"
    SAM = "SAM", "Stalking Assessment and Management (SAM)"
    ERG = "ERG", "Extremism Risk Guidance (ERG)"
    OTHER = "other", "Another tool"


class Reliance(Word):
    """Why less weight is put on Step 1 (ST1-10 to 12, SCR-15)."""

    CHARGE_REDUCED = "charge reduced", "The charge was reduced"
    UNSANCTIONED = "unsanctioned", "Unusually much behaviour was never sanctioned"
    DOMESTIC_ABUSE = "domestic abuse", "Domestic abuse that RSR was not made for"
    FOREIGN = "foreign record", "Convictions abroad are not counted"


class Likelihood(Word):
    """How likely a scenario is, in the words of the four levels (DEF-03, ST4-07 to 10)."""

    NO_EVIDENCE = "no evidence", "No current evidence that it would happen"
    UNLIKELY = "unlikely", "Unlikely without a change in circumstances"
    ANY_TIME = "any time", "Could happen at any time"
    MORE_LIKELY = "more likely", "More likely to happen than not"


class Impact(Word):
    """How grave a scenario would be: the two limbs of serious harm (DEF-01, DEF-03)."""

    LIFE = "life", "Threatens life"
    TRAUMA = "trauma", "Traumatic: recovery difficult or impossible"
    BOTH = "both", "Threatens life, and traumatic"
    LESS = "less", "Harm below the threshold of serious harm"


class ScreeningOutcome(Word):
    """What the screening found (SCR-01, SCR-02)."""

    EVIDENCE = "evidence", "There is evidence of behaviour that could cause serious harm"
    NONE = "none", "There is no evidence of behaviour that meets the threshold"


class AnswerValue(Word):
    """An answer to a question of the catalogue. "Not known" is never "no"."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_KNOWN = "not known", "Not known"


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
