"""How a word of the field is stored and written, and the four levels."""

from enum import IntEnum, StrEnum


class RiskLevel(IntEnum):
    """The four levels of risk of serious harm (DEF-13). Ordered, so `max()` and ORDER BY agree."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    VERY_HIGH = 4

    @property
    def label(self) -> str:
        """The level in words, as it is always shown."""
        return self.name.replace("_", " ").title()

    @property
    def slug(self) -> str:
        """The level for class names, such as `very-high`."""
        return self.name.replace("_", "-").lower()

    @classmethod
    def named(cls, name: str) -> "RiskLevel":
        """The level of that written name; ValueError when there is none."""
        for level in cls:
            if level.label == name:
                return level
        raise ValueError(f"{name!r} is not a level")


class Word(StrEnum):
    """A stored word whose written form is given beside it."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Word":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ").capitalize()
        return member


def choices(words: type[Word]) -> list[tuple[str, str]]:
    """The pairs that a form or a column offers, in the order of the enum."""
    return [(word.value, word.label) for word in words]


LEVEL_CHOICES = [(level.value, level.label) for level in RiskLevel]


class YesNoUnknown(Word):
    """An answer in which not known is never no."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not known", "Not known"
