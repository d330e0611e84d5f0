"""The plan at Low, whole: how often the person is seen, and one "if"."""

from typing import Any, ClassVar

from django import forms

from riskplans import workflow
from riskplans.forms.linked import LineageForm
from riskplans.models import Contingency, Plan
from rosh.forms.rows import CONFLICT
from rosh.widgets import ProseInput

IF = "if_text"
THEN = "then_text"


class TwoLinesForm(LineageForm):
    """Contact on the plan's own row, and the first contingency, behind one button.

    `rows` holds the contingency, as drafts look for it. Its version travels in `if_version`; one
    that was saved elsewhere meanwhile is refused with both texts, as the plan's own row is.
    """

    submit_label = "Save both"

    class Meta:
        model = Plan
        fields = ("contact_frequency",)
        labels: ClassVar = {"contact_frequency": "How often will the person be seen?"}
        help_texts: ClassVar = {"contact_frequency": "How often, where and with whom."}
        widgets: ClassVar = {"contact_frequency": ProseInput(rows=2)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = next(iter(self.instance.contingencies.all()), None)
        self.rows: dict[str, Contingency | None] = {"if": first}
        for name, label in ((IF, "If this happens"), (THEN, "Then do this")):
            field = Contingency._meta.get_field(name).formfield(
                label=label, required=False, widget=ProseInput(rows=2)
            )
            self.add_field(name, field)
            self.initial[name] = getattr(first, name) if first else ""
        version = forms.IntegerField(required=False, widget=forms.HiddenInput)
        self.fields["if_version"] = version
        self.initial["if_version"] = first.version if first else None

    @property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name != "if_version"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first = self.rows["if"]
        if cleaned.get(THEN) and not cleaned.get(IF):
            self.add_error(IF, "Enter what might happen")
        if first is None or cleaned.get("if_version") == first.version:
            return cleaned
        self._carry("if_version", first.version)
        both = [
            {
                "label": str(self.fields[name].label),
                "theirs": getattr(first, name),
                "yours": cleaned.get(name) or "",
            }
            for name in (IF, THEN)
            if getattr(first, name) != (cleaned.get(name) or "")
        ]
        if both:
            self.conflict += both
            self.is_stale = True
            raise forms.ValidationError(CONFLICT, code="conflict")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        plan = super().save(commit)
        self._save_contingency(plan)
        return plan

    def _save_contingency(self, plan: Plan) -> None:
        """Write the one "if"; an empty one makes no row, and leaves the one that there is."""
        row = self.rows["if"]
        said = {name: self.cleaned_data.get(name) or "" for name in (IF, THEN)}
        if not said[IF]:
            return
        if row is None:
            row = Contingency(plan=plan)
            row.number = workflow.next_number(row)
        elif all(getattr(row, name) == text for name, text in said.items()):
            if not row.is_carried_over:
                return
        else:
            row.is_as_copied = False
        row.if_text, row.then_text, row.is_carried_over = said[IF], said[THEN], False
        row.save()
