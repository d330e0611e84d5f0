"""The form of the author's private note on their own view (BIA-01, BIA-02)."""

from typing import ClassVar

from assessments.models import BiasNote
from rosh.forms import RowForm
from rosh.widgets import ProseInput


class OwnViewForm(RowForm):
    """A note that nobody but its author is shown, ever."""

    submit_label = "Save my note"

    class Meta:
        model = BiasNote
        fields = ("text",)
        labels: ClassVar = {"text": "Your private note"}
        help_texts: ClassVar = {
            "text": "Optional. Only you can see it. It is in no document and on no history page."
        }
        widgets: ClassVar = {"text": ProseInput(rows=8, max_chars=8000)}
