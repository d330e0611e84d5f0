"""How many factors and behaviours the level may be said to rest on. One home for that number."""

MOST_DRIVERS = 5


def are_too_many(marked: int) -> bool:
    """Whether so many, behaviour among them, mark nothing any more (quality checks, "Drives the
    level"): a level that rests on everything rests on nothing."""
    return marked > MOST_DRIVERS
