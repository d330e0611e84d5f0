"""Three worked examples: the situations of the guidance's Mr X, Mr Y and Mr Z, told anew.

The people are fictional and the words are ours (RAT-03 to RAT-05; guidance, Examples of
rationale). What lives here: the levels at each step and the entries. `rules` judges them in a
test: they come out as in the guidance.
"""

from dataclasses import dataclass

from rules.terms import RiskLevel, UnsuitableHarm, Variance

LOW, MEDIUM, HIGH = RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH


@dataclass(frozen=True)
class Example:
    """One fictional person: the scores, the levels, and entries by name."""

    key: str
    title: str
    shows: str
    rsr: str
    step2: RiskLevel
    step3: RiskLevel
    level: RiskLevel
    variance: tuple[Variance, ...]
    entries: tuple[tuple[str, str], ...]
    unsuitable_for: tuple[UnsuitableHarm, ...] = ()


EXAMPLES: tuple[Example, ...] = (
    Example(
        key="x",
        title="Mr X: the score starts at Medium, the level is High",
        shows="A change that no court has dealt with, so that the score cannot know it.",
        rsr="4.85",
        step2=HIGH,
        step3=HIGH,
        level=HIGH,
        variance=(Variance.NOT_CAPTURED, Variance.UNSANCTIONED),
        entries=(
            (
                "What he has shown he can do",
                "He has fought with other young men for years. The worst so far was an assault that"
                " caused actual bodily harm.",
            ),
            (
                "Starting point",
                "RSR is 4.85%, which starts at Medium.",
            ),
            (
                "What the score does not count",
                "In custody he has been in five fights since March, and a sharpened toothbrush was"
                " found behind his locker. Both were dealt with as adjudications. RSR counts"
                " convictions, so it does not know them.",
            ),
            (
                "Stable factors",
                "He says that a man who is owed to must come armed. He owes money to people who are"
                " waiting for his release.",
            ),
            (
                "What points the other way",
                "He told us about the weapon himself, and he works in the kitchen without trouble."
                " That weighs less: the fights go on, and so do the debts.",
            ),
            (
                "Immediacy",
                "On release he goes back to the same streets and the same creditors. Nobody is"
                " named as a target, so harm is not imminent, but it could happen at any time.",
            ),
            (
                "Who is at risk",
                "Other prisoners now. In the community the public: young men he meets in disputes.",
            ),
        ),
    ),
    Example(
        key="y",
        title="Mr Y: the level is Low after a murder",
        shows="The past was as grave as can be. The assessment is of the future.",
        rsr="1.20",
        step2=LOW,
        step3=LOW,
        level=LOW,
        variance=(),
        entries=(
            (
                "What he has shown he can do",
                "At 22 he killed a man of his own age, after years of offending as a boy.",
            ),
            (
                "Starting point",
                "RSR is 1.20%, which starts at Low. OVP is low as well.",
            ),
            (
                "Protective factors",
                "Since his release six years ago he has worked as a joiner, a trade he learnt in"
                " custody and never had before. He has lived with his partner for five of them, in"
                " their own flat. None of this was there at the time of the offence.",
            ),
            (
                "Evidence of change",
                "His employer and his partner were seen apart from him. Both describe a man who"
                " walks away. He speaks of himself as a craftsman, no longer as somebody to be"
                " feared.",
            ),
            (
                "What points the other way",
                "The first months after release were hard, and he missed two appointments. That"
                " weighs less: it is five years ago, and he asked for help.",
            ),
            (
                "Immediacy",
                "Nothing he does or says now is linked to serious harm.",
            ),
        ),
    ),
    Example(
        key="z",
        title="Mr Z: the level is High although much protects him",
        shows="Real strengths, acknowledged, that do not reach the risk to a partner.",
        rsr="7.60",
        step2=HIGH,
        step3=HIGH,
        level=HIGH,
        variance=(),
        entries=(
            (
                "Who is at risk",
                "His former partner, KA-1, is a known adult. Any future partner belongs to the"
                " public. No child lives with either of them now; if a later partner has children,"
                " they would live with the abuse as well, so we keep asking.",
            ),
            (
                "What he has shown he can do",
                "Many assaults on partners. The worst broke a woman’s arm.",
            ),
            (
                "Starting point",
                "RSR is 7.60%, which starts at High. Police logs show more than twenty call-outs"
                " that led to no conviction, so even this may understate the risk to partners.",
            ),
            (
                "Specialist tool",
                "SARA names believable threats to kill, a recent separation, and extreme"
                " minimising.",
            ),
            (
                "Protective factors",
                "He has a flat, steady work and a full week, and he keeps his appointments.",
            ),
            (
                "What points the other way, and why it weighs less",
                "All of that was there at earlier assaults too. It steadies his life; it has never"
                " kept a partner safe.",
            ),
            (
                "Immediacy",
                "The separation is fresh and he knows where she lives. It could happen at any"
                " time.",
            ),
        ),
    ),
)
