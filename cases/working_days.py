"""Bank holidays of England and Wales, for the clocks in `rules.clock`."""

import datetime
from functools import lru_cache

import holidays


@lru_cache(maxsize=1)
def bank_holidays() -> frozenset[datetime.date]:
    """The bank holidays of England from 2000 to ten years ahead, from a library's own data."""
    years = range(2000, datetime.date.today().year + 11)
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years))
