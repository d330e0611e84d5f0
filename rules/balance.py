"""Whether a plan restricts and supports (RMP-04, BIA-06).

What lives here: which actions restrict, which support, and the words for the balance. What may
not: findings (`checks.measure`).
"""

from dataclasses import dataclass

from rules.facts import Action, PlanFacts
from rules.library.offer import RESTRICTING
from rules.terms import Strategy
from rules.wording import listed

# Below that many actions, one kind alone says nothing yet (QC-47).
FEWEST_ACTIONS = 4


@dataclass(frozen=True)
class Balance:
    """The actions that restrict, that support, and of which it is not said."""

    restricting: tuple[Action, ...]
    supporting: tuple[Action, ...]
    unsaid: tuple[Action, ...]

    @property
    def words(self) -> str:
        """The balance in words, for the bar and for who cannot see it."""
        told = f"{len(self.restricting)} restrict, {len(self.supporting)} support"
        if self.unsaid:
            told = f"{told}; for {len(self.unsaid)} the strategy is not selected"
        unused = [strategy.label.lower() for strategy in self.unused]
        return f"{told}. None of them is: {listed(unused)}." if unused else f"{told}."

    @property
    def unused(self) -> tuple[Strategy, ...]:
        """The strategies that no action has; a plan draws on all three (RMP-02, RMP-05)."""
        actions = (*self.restricting, *self.supporting, *self.unsaid)
        used = {action.strategy for action in actions}
        return tuple(one for one in Strategy if one not in used) if actions else ()


def balance(plan: PlanFacts) -> Balance:
    """The plan's actions by what they do: hold from outside, or build from within (RMP-04)."""
    found: dict[bool | None, list[Action]] = {True: [], False: [], None: []}
    for action in plan.actions:
        found[restricts(action)].append(action)
    return Balance(tuple(found[True]), tuple(found[False]), tuple(found[None]))


def restricts(action: Action) -> bool | None:
    """Whether it controls from outside; None where that is not said.

    A restriction does, whatever else was selected; then the strategy says it, then the kind.
    """
    if action.is_restriction:
        return True
    if action.strategy is not None:
        return action.strategy is Strategy.EXTERNAL
    return True if action.kind in RESTRICTING else None


def only_factor(plan: PlanFacts) -> str:
    """The lineage of the one factor that every action addresses; "" where there is none.

    An action that names no factor answers something else, such as a person at risk or an order.
    """
    addressed = {action.factors for action in plan.actions}
    first = next(iter(addressed), ())
    return first[0] if len(addressed) == 1 and len(first) == 1 else ""
