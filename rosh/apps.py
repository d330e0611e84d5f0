"""The plumbing's registration: it brings commands and template tags, never models."""

from django.apps import AppConfig


class RoshConfig(AppConfig):
    """Register the plumbing with Django so that its commands and tags are found."""

    name = "rosh"
    verbose_name = "Plumbing"
