"""What an offer is, and the words by which the name of a factor is recognised.

What may not live here: the offers (`control`, `work`), the matching (`matching`).
"""

from dataclasses import dataclass

from rules.terms import ActionKind as K
from rules.terms import Group, PersonKind, Pillar, Setting, Strategy, Tag

CUSTODY, COMMUNITY = Setting.CUSTODY, Setting.COMMUNITY


@dataclass(frozen=True)
class Offer:
    """An action that may be taken up; the form opens filled with it. `setting` None: anywhere."""

    key: str
    pillar: Pillar
    kind: K
    strategy: Strategy
    what: str
    is_restriction: bool = False
    setting: Setting | None = None


@dataclass(frozen=True, kw_only=True)
class Fits:
    """What an action is offered for: a risk factor with one of the tags, or whose name holds one
    of the words; any risk factor; what protects; people; groups; the risk to self."""

    tags: frozenset[Tag] = frozenset()
    words: tuple[str, ...] = ()
    people: tuple[PersonKind, ...] = ()
    groups: tuple[Group, ...] = ()
    is_any_risk: bool = False
    is_protection: bool = False
    is_self: bool = False


ABUSE = frozenset({Tag.DOMESTIC_ABUSE, Tag.STALKING, Tag.STRANGULATION})
SEXUAL, NEGLECT = frozenset({Tag.SEXUAL}), frozenset({Tag.NEGLECT})
STREET = frozenset({Tag.WEAPONS, Tag.STREET_CONFLICT})
BELIEFS = frozenset({Tag.EXTREMISM, Tag.HATE})
PARTNER = ("partner", "relationship", "jealous", "control", "coerci", "stalk", "harass")
DRINK_DRUGS = ("alcohol", "drink", "drunk", "drug", "substance", "heroin", "cocaine", "relapse")
MIND = ("mental", "mood", "depress", "anxi", "trauma", "suicid", "grief", "bereave", "medica")
HOME = ("accommodation", "housing", "homeless", "tenan", "evict", "landlord", "flat")
WORK = ("employ", "job", "bored", "idle", "structure", "routine", "unemployed")
MONEY = ("money", "debt", "financ", "benefit", "gambl")
PEERS = ("peer", "friends", "associat", "gang", "rival", "like-minded", "network")
THINKING = ("anger", "angry", "temper", "impuls", "rage", "aggress", "attitude", "thinking")
ONLINE = ("online", "internet", "phone", "device", "image", "social media")
FIRE = ("fire", "arson", "candle", "lighter")
ALONE = ("alone", "lonel", "isolat", "support")


def offers_of(
    pillar: Pillar, *rows: tuple[str, K, Strategy, str, Fits]
) -> tuple[tuple[Offer, Fits], ...]:
    return tuple(
        (Offer(key, pillar, kind, how, what, kind in RESTRICTING, _ONLY_IN.get(kind)), fits)
        for key, kind, how, what, fits in rows
    )


# Kinds that limit what the person may do: their form asks why it is needed (MON-04).
RESTRICTING = frozenset(
    {
        K.RESIDENCE,
        K.CURFEW,
        K.MOVEMENT,
        K.TAGGING,
        K.POLYGRAPH,
        K.INTERNET,
        K.EXCLUSION,
        K.CUSTODY_CONTROL,
        K.PRISON_VISITS,
    }
)
_ONLY_IN: dict[K, Setting] = {
    K.PRISON_CONTACT: CUSTODY,
    K.SEARCHES: CUSTODY,
    K.LEAVE_TEST: CUSTODY,
    K.CUSTODY_CONTROL: CUSTODY,
    K.PRISON_VISITS: CUSTODY,
    K.OFFICE: COMMUNITY,
    K.HOME_VISIT: COMMUNITY,
    K.PREMISES_STAFF: COMMUNITY,
    K.TENANCY: COMMUNITY,
    K.CURFEW: COMMUNITY,
    K.RESIDENCE: COMMUNITY,
    K.TAGGING: COMMUNITY,
    K.SURVEILLANCE: COMMUNITY,
    K.COCOON: COMMUNITY,
    K.CIRCLES: COMMUNITY,
}
