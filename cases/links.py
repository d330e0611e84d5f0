"""From a stored link (a URL name and what it is about) to an address.

Tasks and timeline entries name pages of any app; the name is data, so nothing is imported upward.
"""

import uuid

from django.urls import NoReverseMatch, reverse

# Where the plan says what to do about an event; it leads on where there is no plan in force.
AFTER_EVENT = "riskplans:what_to_do"


def page_of(link_name: str, *, crn: str, about: uuid.UUID | None) -> str:
    """The address, or "" for none: the name takes `about`, the CRN and `about`, or the CRN."""
    if not link_name:
        return ""
    tries: list[list[str | uuid.UUID]] = [[about], [crn, about]] if about else []
    tries.append([crn])
    for arguments in tries:
        try:
            return reverse(link_name, args=arguments)
        except NoReverseMatch:
            continue
    return ""
