"""One line of reply to each warning of the checks, all on one page.

A reply is optional and stops nothing. Each row carries its version; a stale one is refused with
both texts. What may not live here: which findings ask for a reply (`rules.replies`).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from accounts.models import User
from assessments.models import Assessment, FindingReply
from rosh.fields import OneLineField
from rosh.forms import GovukForm
from rosh.forms.rows import CONFLICT
from rosh.widgets import LineInput
from rules import replies
from rules.checks import Finding
from rules.checks.marks import mark_of, place_of
from rules.replies import Key

LONGEST = 500
TOO_LONG = "Your reply to “{}” must be 500 characters or fewer"


@dataclass(frozen=True)
class Warned:
    """One warning as a page shows it: the finding, its reply as a field, and as a row."""

    finding: Finding
    field: forms.BoundField
    version: forms.BoundField
    reply: FindingReply | None

    @property
    def mark(self) -> str:
        """The mark of a good assessment about which it asks, in words (DEF-04)."""
        return mark_of(self.finding.code).label


class RepliesForm(GovukForm):
    """A line for each warning; an empty line has no row.

    `plan_uuid`: of the plan that is revised alone, where the warnings are about that.
    """

    label_size = ""

    def __init__(
        self,
        *args: Any,
        findings: Iterable[Finding],
        assessment: Assessment,
        plan_uuid: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: list[dict[str, str]] = []
        self.assessment, self.plan_uuid = assessment, plan_uuid
        asked = replies.asking(findings)
        self.asked: dict[str, Finding] = {slug_of(key): one for key, one in asked.items()}
        rows = [row for row in assessment.replies.all() if row.plan_uuid == plan_uuid]
        held = {key_of_row(row): row for row in rows}
        self.rows = {slug_of(key): held.get(key) for key in asked}
        self.gone = [row for key, row in held.items() if key not in asked]
        for slug in self.asked:
            self._add(slug)

    def _add(self, slug: str) -> None:
        row = self.rows[slug]
        warning = self.asked[slug].message.rstrip(".").replace("%", "%%")  # Django fills it in
        line = OneLineField(
            label=self.asked[slug].message,
            help_text="Your reply, if you leave it as it is (optional)",
            required=False,
            max_length=LONGEST,
            widget=LineInput(),
            error_messages={"max_length": TOO_LONG.format(warning)},
        )
        self.add_field(f"reply-{slug}", line)
        self.initial[f"reply-{slug}"] = row.text if row else ""
        version = forms.CharField(required=False, widget=forms.HiddenInput)
        self.add_field(f"version-{slug}", version)
        self.initial[f"version-{slug}"] = _version(row)

    @property
    def warned(self) -> list[Warned]:
        """The warnings with their fields, by the marks of a good assessment (DEF-04)."""
        found = [
            Warned(one, self[f"reply-{slug}"], self[f"version-{slug}"], self.rows[slug])
            for slug, one in self.asked.items()
        ]
        return sorted(found, key=lambda one: place_of(one.finding.code))

    @property
    def without_reply(self) -> int:
        """How many warnings have no reply that is saved."""
        return sum(row is None for row in self.rows.values())

    def clean(self) -> dict[str, Any]:
        """Refuse replies that were saved elsewhere since the page was shown, and say both."""
        cleaned = super().clean() or self.cleaned_data
        for slug in self._shown():
            row = self.rows[slug]
            yours = cleaned.get(f"reply-{slug}", "")
            if cleaned.get(f"version-{slug}") != _version(row):
                self._compare(slug, yours)
        if self.conflict:
            raise forms.ValidationError(CONFLICT, code="conflict")
        return cleaned

    def _shown(self) -> list[str]:
        """The warnings that the posted page showed; others keep their replies."""
        return [slug for slug in self.asked if f"version-{slug}" in self.data]

    def _compare(self, slug: str, yours: str) -> None:
        row = self.rows[slug]
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[f"version-{slug}"] = _version(row)
        theirs = row.text if row else ""
        if theirs != yours:
            label, none = self.asked[slug].message, "No reply"
            self.conflict.append({"label": label, "theirs": theirs or none, "yours": yours or none})

    def save(self, *, by: User) -> None:
        """Write the replies that changed; one that was emptied goes."""
        for slug in self._shown():
            text, row = self.cleaned_data[f"reply-{slug}"], self.rows[slug]
            if row and not text:
                row.delete()
            elif text and (row is None or row.text != text):
                row = row or self._new(slug)
                row.text, row.by = text, by
                row.save()

    def _new(self, slug: str) -> FindingReply:
        code, case, about = replies.key_of(self.asked[slug])
        return FindingReply(
            assessment=self.assessment,
            plan_uuid=self.plan_uuid,
            code=code,
            finding_case=case,
            about=about,
        )


def key_of_row(row: FindingReply) -> Key:
    """What a stored reply is a reply to."""
    return row.code, row.finding_case, row.about


def slug_of(key: Key) -> str:
    """The end of the names of the fields of one warning."""
    return hashlib.sha256("\n".join(key).encode()).hexdigest()[:12]


def _version(row: FindingReply | None) -> str:
    return str(row.version) if row else ""
