"""Forms of the pages from which something leaves the service."""

import re

from django import forms

DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
MOST = 30


class EnteredForm(forms.Form):
    """Which texts the page showed: the fingerprint of each box, as the page sent them out."""

    shown = forms.JSONField()

    def clean_shown(self) -> dict[str, str]:
        """Refuse anything but fingerprints by key."""
        shown = self.cleaned_data["shown"]
        is_map = isinstance(shown, dict) and 0 < len(shown) <= MOST
        if not is_map or not all(_is_one(key, value) for key, value in shown.items()):
            raise forms.ValidationError("These are no fingerprints.", code="invalid")
        return dict(shown)


def _is_one(key: object, value: object) -> bool:
    is_short = isinstance(key, str) and len(key) <= 80
    return is_short and isinstance(value, str) and bool(DIGEST.match(value))
