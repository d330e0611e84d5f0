"""The kinds of source that the guidance names under each category (SRC-09 to 13, SRC-18).

What lives here: the kinds, which category each belongs to, and which are primary records. What may
not: how far a source may be trusted (`checks`).
"""

from rules.terms.judgement import SourceCategory
from rules.terms.words import Word


class SourceKind(Word):
    """What a source is, more closely than its category. The guidance's list is not exhaustive."""

    CONVERSATION = "conversation", "Conversation in custody that shared attitudes"
    CELL_ITEMS = "cell items", "Items kept in the cell"
    PARALLEL = "paralleling behaviour", "Behaviour that parallels the offence"
    ADJUDICATION = "adjudication", "Adjudication"
    WING_REPORT = "wing report", "Wing or prison report"
    WITNESS = "witness statement", "Witness statement"
    VICTIM = "victim statement", "Victim statement"
    REMARKS = "sentencing remarks", "Judge’s sentencing remarks"
    CONVICTIONS = "previous convictions", "Record of previous convictions"
    INTERVIEW = "interview", "Interview by us, the police or colleagues"
    PROGRAMME = "post-programme report", "Post-programme report"
    THIRD_HAND = "third-hand account", "The person’s account as told by others"
    YOUTH = "youth", "Difficulties when young"
    PRESSURES = "pressures", "Pressures at the time of the offence"
    ENGAGEMENT = "engagement", "Engagement with planning"
    IDEAS = "ideas", "Ideas for staying free of offending"
    CALL_OUT = "call-out", "Police log or domestic abuse call-out"
    POLICE_REPORT = "police report", "Police report of offending not yet convicted"
    ATTENDANCE = "attendance", "Proof of engagement, or a view of motivation"
    HEALTH = "health report", "Mental health or other health report"
    TENSIONS = "community tensions", "Community tensions"
    CHILDRENS_SERVICES = "children’s services", "Children’s services"
    YOUTH_JUSTICE = "youth justice", "Youth justice team or AssetPlus"
    VLO = "victim liaison officer", "Victim liaison officer"
    MAPPA = "MAPPA minutes", "MAPPA minutes"
    EARLIER = "earlier assessment", "Earlier probation or prison assessment"
    OTHER = "other", "Another kind"


SOURCE_KINDS: dict[SourceCategory, tuple[SourceKind, ...]] = {
    SourceCategory.CUSTODY: (
        SourceKind.CONVERSATION,
        SourceKind.CELL_ITEMS,
        SourceKind.PARALLEL,
        SourceKind.ADJUDICATION,
        SourceKind.WING_REPORT,
    ),
    SourceCategory.CPS: (
        SourceKind.WITNESS,
        SourceKind.VICTIM,
        SourceKind.REMARKS,
        SourceKind.CONVICTIONS,
    ),
    SourceCategory.ACCOUNT: (
        SourceKind.INTERVIEW,
        SourceKind.PROGRAMME,
        SourceKind.THIRD_HAND,
    ),
    SourceCategory.FAMILY: (
        SourceKind.YOUTH,
        SourceKind.PRESSURES,
        SourceKind.ENGAGEMENT,
        SourceKind.IDEAS,
    ),
    SourceCategory.PARTNERS: (
        SourceKind.CALL_OUT,
        SourceKind.POLICE_REPORT,
        SourceKind.ATTENDANCE,
        SourceKind.HEALTH,
        SourceKind.TENSIONS,
        SourceKind.CHILDRENS_SERVICES,
        SourceKind.YOUTH_JUSTICE,
        SourceKind.VLO,
        SourceKind.MAPPA,
        SourceKind.EARLIER,
    ),
    SourceCategory.OTHER: (SourceKind.OTHER,),
}

# Records that speak for themselves: what they are and whether they were seen is enough.
# An adjudication is none: it is an untried matter with evidence on both sides (SRC-05).
PRIMARY_KINDS = frozenset({SourceKind.REMARKS, SourceKind.CONVICTIONS, SourceKind.CALL_OUT})
