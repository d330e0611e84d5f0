"""Charges that say less than what happened. What may not live here: what to do about them."""

_MAY_HIDE_ABUSE = ("criminal damage", "public order", "affray", "disorderly", "breach of the peace")


def may_hide_domestic_abuse(charge: str) -> bool:
    """Whether to look behind a charge: damage and public order may hide domestic abuse.

    SCR-06, "Previous offending".
    """
    words = " ".join(charge.casefold().split())
    return any(part in words for part in _MAY_HIDE_ABUSE)
