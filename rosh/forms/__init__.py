"""Forms with the GOV.UK look. Apps add fields and wording only; no domain words here."""

from rosh.forms.base import GovukForm, GovukFormMixin
from rosh.forms.choices import YES_NO_UNKNOWN, ByPublicId, YesNoUnknownField
from rosh.forms.dates import GovukDateField, GovukTimeField
from rosh.forms.rows import RowForm

__all__ = [
    "YES_NO_UNKNOWN",
    "ByPublicId",
    "GovukDateField",
    "GovukForm",
    "GovukFormMixin",
    "GovukTimeField",
    "RowForm",
    "YesNoUnknownField",
]
