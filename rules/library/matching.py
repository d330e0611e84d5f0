"""Which actions are offered for what (RMP-01, RMP-02, WHO-06, SLF-05)."""

import re
from collections.abc import Callable

from rules.facts import Factor, PersonAtRisk, RiskToSelf
from rules.library.control import MONITORING, SUPERVISION
from rules.library.offer import Fits, Offer
from rules.library.work import INTERVENTIONS, VICTIM_SAFETY
from rules.terms import Group, Setting

_ROWS = (*SUPERVISION, *MONITORING, *INTERVENTIONS, *VICTIM_SAFETY)
OFFERS: tuple[Offer, ...] = tuple(offer for offer, _ in _ROWS)
BY_KEY: dict[str, Offer] = {offer.key: offer for offer in OFFERS}
MOST_OFFERS = 8


def offers_for(
    about: Factor | PersonAtRisk | Group | RiskToSelf, setting: Setting | None = None
) -> tuple[Offer, ...]:
    """The actions offered for a factor, a person, a group, or the risk to self: the closest first.

    What belongs to the other setting is left out; None leaves in what belongs to either.
    """
    closeness = _closeness(about)
    found = [
        (-how_close, place, offer)
        for place, (offer, fits) in enumerate(_ROWS)
        if (how_close := closeness(fits)) and _is_here(offer, setting)
    ]
    return tuple(offer for _, _, offer in sorted(found, key=lambda row: row[:2])[:MOST_OFFERS])


def _is_here(offer: Offer, setting: Setting | None) -> bool:
    return setting is None or offer.setting in (None, setting)


def _closeness(about: Factor | PersonAtRisk | Group | RiskToSelf) -> Callable[[Fits], int]:
    """How closely an offer fits: 0 not at all."""
    if isinstance(about, Group):
        return lambda fits: int(about in fits.groups)
    if isinstance(about, PersonAtRisk):
        return lambda fits: int(about.kind in fits.people)
    if isinstance(about, RiskToSelf):
        return lambda fits: int(fits.is_self)
    if not about.is_risk:
        return lambda fits: int(fits.is_protection)
    return lambda fits: _to_factor(about, fits)


def _to_factor(factor: Factor, fits: Fits) -> int:
    """Its name says more than its tags, and these more than that it is a risk at all."""
    label = factor.label.lower()
    if any(re.search(rf"\b{re.escape(word)}", label) for word in fits.words):
        return 3
    return 2 if fits.tags & set(factor.tags) else int(fits.is_any_risk)
