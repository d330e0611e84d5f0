"""How long something took, in words: the clock from an event to what was done (REV-17, CON-14)."""

import datetime

_HOUR, _DAY = 60, 24 * 60  # minutes


def elapsed(start: datetime.datetime, end: datetime.datetime) -> str:
    """The time between two moments, in its two largest units: "2 hours 10 minutes".

    A time that is shorter than a minute, or runs backwards, is "less than a minute".
    """
    minutes = int((end - start).total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    days, rest = divmod(minutes, _DAY)
    hours, left = divmod(rest, _HOUR)
    parts = [(days, "day"), (hours, "hour"), (left, "minute")]
    first = next(place for place, (count, _) in enumerate(parts) if count)
    shown = parts[first : first + 2]
    return " ".join(f"{count} {unit}{'s'[: count != 1]}" for count, unit in shown if count)
