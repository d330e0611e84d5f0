"""Log lines: one JSON object a line, without case text.

A line carries when, how grave, who asked for which address pattern, and what came of it. It
never carries a body, a query string, the words of an exception (a database quotes the row in
them) or an address with a person's number in it. In DEBUG the traceback is added.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

EXTRAS = ("event", "user", "route", "method", "status", "reason")


class JsonLine(logging.Formatter):
    """Write a record as one line of JSON, whatever the record holds."""

    def __init__(self, show_errors: bool = False) -> None:
        super().__init__()
        self.show_errors = show_errors

    def format(self, record: logging.LogRecord) -> str:
        """Turn a record into its line; newlines are escaped by JSON itself."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        line |= {name: getattr(record, name) for name in EXTRAS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["error"] = error_of(record.exc_info[1], self.show_errors)
        return json.dumps(line, default=str)


def message_of(record: logging.LogRecord) -> str:
    """Return the message, without the address where Django put one into it."""
    if record.name == "django.server":
        return record.getMessage().partition("?")[0].partition(" HTTP/")[0]
    request = getattr(record, "request", None)
    if record.name.startswith(("django.request", "django.security", "django.channels")):
        status = getattr(record, "status_code", "")
        return f"{record.name} {status} {route_of(request)}".strip()
    return record.getMessage()


def route_of(request: Any) -> str:
    """Return the pattern of the address asked for, never the address."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "no such address"


def error_of(error: BaseException, show: bool) -> dict[str, Any]:
    """Name the error and where it rose; its words only where `show` is set."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    told: dict[str, Any] = {
        "type": f"{type(error).__module__}.{type(error).__qualname__}",
        "where": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if show:
        told["traceback"] = "".join(traceback.format_exception(error))
    return told


def configuration(level: str, show_errors: bool) -> dict[str, Any]:
    """Return Django's LOGGING: everything goes to standard error as JSON lines."""
    quiet = {"handlers": ["lines"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "rosh.logs.JsonLine", "show_errors": show_errors}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            "django": {"handlers": ["lines"], "level": level, "propagate": False},
            # the access log in the database and `rosh.refusals` say more than this one
            "django.request": {"handlers": ["lines"], "level": "ERROR", "propagate": False},
            "django.server": quiet,
            "django.utils.autoreload": quiet,
            "axes": quiet,
            "fontTools": quiet,
            "weasyprint": quiet,
        },
    }
