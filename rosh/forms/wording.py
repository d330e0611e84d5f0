"""The sentence for each mistake a field can find. Django's own sentences never reach the screen."""

from django import forms
from django.forms.utils import pretty_name

QUESTION_WORDS = frozenset(
    "are can could did do does had has have how is should was were what when where which who "
    "why will would".split()
)
# How a label begins or ends that does not stand in a sentence without quotation marks
NO_NOUN_STARTS = ("at ", "because", "by ", "describe ", "if ", "then ")
NO_NOUN_ENDS = (" of", " on", " with")
CHOICE_FIELDS = (
    forms.ChoiceField,
    forms.MultipleChoiceField,
    forms.NullBooleanField,
    forms.ModelChoiceField,
)


def as_noun(label: str) -> str:
    """The label as it reads inside a sentence: "Date of birth" -> "date of birth"."""
    text = label.strip().rstrip("?:.")
    stays = text[1:2].isupper() or text[1:2].isdigit() or text.startswith("I ")
    return text if stays else text[:1].lower() + text[1:]


def name_of(field: forms.Field, name: str) -> str:
    """What the field is called on the screen."""
    label = field.label if field.label is not None else pretty_name(name)
    return str(label).removesuffix(" (optional)")


def is_question(label: str) -> bool:
    """Whether the label asks, and so cannot stand inside a sentence."""
    return label.endswith("?") or label.split(" ")[0].lower() in QUESTION_WORDS


def is_no_noun(label: str) -> bool:
    """Whether the label must be quoted in a sentence: "Age, if known", "Asked on", "Because"."""
    text = label.lower()
    return "," in text or text.startswith(NO_NOUN_STARTS) or text.endswith(NO_NOUN_ENDS)


def noun_of(field: forms.Field, label: str) -> str:
    """What a sentence about the field calls it; a question's answer is "the answer"."""
    if is_question(label) and getattr(field, "is_one_of_several", False):
        return f"the answer to “{label}”"
    if not is_question(label):
        return f"“{label}”" if is_no_noun(label) else as_noun(label)
    kinds = ((forms.DateField, "the date"), (forms.TimeField, "the time"))
    return next((noun for kind, noun in kinds if isinstance(field, kind)), "the answer")


def required_message(field: forms.Field, name: str) -> str:
    """ "Enter …" for what is typed, "Select …" for what is chosen."""
    label = name_of(field, name)
    if isinstance(field, forms.BooleanField) and not isinstance(field, forms.NullBooleanField):
        return f"Select “{label}”"
    verb = "Select" if isinstance(field, CHOICE_FIELDS) else "Enter"
    if is_question(label):
        return f"{verb} an answer to “{label}”"
    return f"{verb} {as_noun(label)}"


def sentences(field: forms.Field, name: str) -> dict[str, str]:
    """Our own sentence for every kind of mistake that this field knows."""
    noun = noun_of(field, name_of(field, name))
    start = noun[:1].upper() + noun[1:]
    pick = f"Select {noun} from the list"
    longest = getattr(field, "max_length", None) or 0
    label = name_of(field, name)
    whole = f"The answer to “{label}”" if is_question(label) else start
    return {
        "required": required_message(field, name),
        "invalid": _invalid(field, start),
        "invalid_choice": pick,
        "invalid_pk_value": pick,
        "invalid_list": pick,
        "list": pick,
        "incomplete": f"Enter the whole of {noun}",
        "max_length": f"{whole} must be {longest:,} characters or fewer",
        "min_length": f"{start} must be %(limit_value)d characters or more",
        "max_value": f"{start} must be %(limit_value)s or less",
        "min_value": f"{start} must be %(limit_value)s or more",
        "step_size": f"{start} must be a multiple of %(limit_value)s",
        "max_digits": f"{start} must have %(max)s digits or fewer",
        "max_decimal_places": f"{start} must have %(max)s decimal places or fewer",
        "max_whole_digits": f"{start} must have %(max)s digits or fewer before the decimal point",
        "null_characters_not_allowed": f"{start} must not include hidden characters",
        "unique": f"{start} is already used",
        "overflow": f"{start} is too far from today",
        "invalid_date": f"{start} must be a real date",
        "invalid_time": f"{start} must be a time, like 2:30pm",
        "missing": f"Select a file for {noun}",
        "empty": f"The file for {noun} is empty",
        "invalid_image": f"{start} must be a picture",
        "contradiction": f"Either add a file or tick the box for {noun}, not both",
    }


def _invalid(field: forms.Field, start: str) -> str:
    endings: list[tuple[type[forms.Field], str]] = [
        (forms.EmailField, "must be like name@example.com"),
        (forms.DecimalField, "must be a number, like 4.5"),
        (forms.FloatField, "must be a number, like 4.5"),
        (forms.IntegerField, "must be a whole number, like 12"),
        (forms.TimeField, "must be a time, like 2:30pm"),
        (forms.DateField, "must be a real date"),
        (forms.DateTimeField, "must be a real date and time"),
        (forms.URLField, "must be a web address, like https://www.example.com"),
    ]
    ending = next((text for kind, text in endings if isinstance(field, kind)), "is not valid")
    return f"{start} {ending}"


def _is_djangos(field: forms.Field, key: str) -> bool:
    """Whether the message of `key` is still the one that Django brings."""
    for kind in type(field).__mro__:
        defaults = getattr(kind, "default_error_messages", {})
        if key in defaults and kind.__module__.startswith("django."):
            return str(field.error_messages.get(key)) == str(defaults[key])
    return key not in field.error_messages


def give_sentences(field: forms.Field, name: str, required: str = "") -> None:
    """Replace each message that is still Django's; `required` is the form's own sentence."""
    for key, sentence in sentences(field, name).items():
        if _is_djangos(field, key):
            field.error_messages[key] = sentence
    if required:
        field.error_messages["required"] = required
