"""The answers to the prompts of Step 3, read into its three texts (ST3-04 to 06).

Each prompt becomes a line: its name, the answer, what was added. The answers themselves are kept
whole with the import as well, for when they have fields of their own.
"""

from typing import Any

PROMPTS: dict[str, dict[str, str]] = {
    "individual": {
        "known": "What is known",
        "history_pattern": "History and pattern of harm",
        "intent_capability": "Intent and capability",
        "manipulating": "Manipulating people or situations",
        "lookout": "On the lookout for opportunity",
        "act_if_controls_lifted": "Would act if controls were lifted",
        "offence_paralleling": "Behaviour that parallels the offence",
        "manages_own_risk": "Manages their own risk",
    },
    "victim": {
        "past_victims": "Past victims",
        "targeted_groomed": "Targeted or groomed",
        "strangers": "Strangers at risk",
        "access": "Access to potential victims",
        "potential_victims": "Potential victims",
        "vulnerability": "Their vulnerability",
    },
    "circumstances": {
        "failing_to_comply": "Failing to comply",
        "circumstances_repeating": "Circumstances repeat themselves",
        "stressors": "Stressors",
        "opportunity": "Opportunity",
        "places": "Places and activities",
        "paralleling_circumstances": "Circumstances that parallel the offence",
    },
}


def told(immediacy: dict[str, Any], part: str) -> str:
    """The answers of one part as text; "" where none was given."""
    given = immediacy.get(part, {})
    lines = [
        _line(name, *given[key]) for key, name in PROMPTS[part].items() if any(given.get(key, ()))
    ]
    return "\n".join(lines)


def _line(name: str, answer: str, more: str) -> str:
    parts = [part.strip().rstrip(".") for part in (answer, more) if part.strip()]
    return f"{name}: {'. '.join(parts)}."
