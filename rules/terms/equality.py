"""What people say of themselves for equality monitoring. No assessment reads it (BIA-08)."""

from rules.terms.words import Word

NOT_SAID = "Prefers not to say"


class EthnicGroup(Word):
    """The five groups of the census."""

    ASIAN = "asian", "Asian or Asian British"
    BLACK = "black", "Black, Black British, Caribbean or African"
    MIXED = "mixed", "Mixed or multiple ethnic groups"
    WHITE = "white", "White"
    OTHER = "other", "Another ethnic group"
    NOT_SAID = "not said", NOT_SAID


class Disability(Word):
    """Whether they say that they are disabled."""

    YES = "yes", "Disabled"
    NO = "no", "Not disabled"
    NOT_SAID = "not said", NOT_SAID


class Religion(Word):
    """Religion or belief."""

    NONE = "none", "No religion"
    BUDDHIST = "buddhist", "Buddhist"
    CHRISTIAN = "christian", "Christian"
    HINDU = "hindu", "Hindu"
    JEWISH = "jewish", "Jewish"
    MUSLIM = "muslim", "Muslim"
    SIKH = "sikh", "Sikh"
    OTHER = "other", "Another religion or belief"
    NOT_SAID = "not said", NOT_SAID


class GenderIdentity(Word):
    """Whether their gender is the one registered at birth."""

    SAME = "same", "Same as registered at birth"
    DIFFERENT = "different", "Different from the one registered at birth"
    NOT_SAID = "not said", NOT_SAID


class Orientation(Word):
    """Sexual orientation."""

    STRAIGHT = "straight", "Straight or heterosexual"
    GAY = "gay", "Gay or lesbian"
    BISEXUAL = "bisexual", "Bisexual"
    OTHER = "other", "Another orientation"
    NOT_SAID = "not said", NOT_SAID
