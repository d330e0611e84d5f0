"""What the newest assessment says of behaviour without a conviction: its sources, and whether the
level rests on it. Registered with `cases.behaviour_known`; three queries, however many rows."""

from collections.abc import Iterator

from django.urls import reverse

from assessments.models import Driver, SourceShows
from cases.behaviour_known import Known
from cases.models import Case

SHOWN_BY, RESTS_ON_IT = "Sources that show it", "The level"


def of_case(case: Case) -> Iterator[tuple[int, Known]]:
    """The sources that show each behaviour, and the mark that the level rests on it."""
    newest = case.assessments.filter(abandoned_at__isnull=True).order_by("-number").first()
    if newest is None:
        return
    where = {"where": str(newest), "url": reverse("assessments:check", args=[newest.uuid])}
    shows = SourceShows.objects.filter(source__assessment=newest, behaviour__case=case)
    for link in shows.select_related("source").order_by("source_id"):
        yield link.behaviour_id, Known(heading=SHOWN_BY, text=str(link.source), **where)  # type: ignore[misc]
    for driver in Driver.objects.filter(assessment=newest, behaviour__case=case):
        text = "The level rests on this behaviour"
        yield driver.behaviour_id, Known(heading=RESTS_ON_IT, text=text, **where)  # type: ignore[misc]
