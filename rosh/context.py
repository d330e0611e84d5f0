"""What every template may name without being given it: the service's own name and marking."""

from django.conf import settings
from django.http import HttpRequest

from rosh.returning import way_back


def service(request: HttpRequest) -> dict[str, object]:
    """Name the service, its protective marking and whom to ask for help."""
    return {
        "service_name": settings.SERVICE_NAME,
        "protective_marking": settings.PROTECTIVE_MARKING,
        "help_contact": settings.HELP_CONTACT,
        "DEBUG": settings.DEBUG,
        "way_back": way_back(request),
    }
