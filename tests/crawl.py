"""One walk through every address by everybody, each answer kept as plain data for many tests.

What lives here: asking. What may not: what the answer should be (`access_matrix`), any judgement.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from accounts.models import AccessEntry
from assessments.drafts import Opened
from rosh import pdf
from rosh.logs import JsonLine
from tests.access_matrix import ALLOWED, MATRIX, NOT_FOUND, NOT_SO, REFUSED, SIGN_IN
from tests.world import World, absent_url, is_about_a_case

WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\s+"?(\w+)', re.IGNORECASE)
# Written by reading, as they should be; a signed document is kept when it is first asked for
BESIDE = {"accounts_accessentry", "django_session", "documents_storeddocument"}

ASK_FOR_THE_ABSENT = ("ada", "oscar", "priya")


@dataclass(frozen=True)
class Answer:
    """What somebody was answered, what it wrote, and what the access log says of it."""

    name: str
    who: str
    method: str
    url: str
    status: int
    headers: dict[str, str]
    text: str
    written: tuple[str, ...]
    logged: tuple[tuple[str, str, tuple[str, ...]], ...]  # user name, act, CRNs

    @property
    def outcome(self) -> str:
        """The answer in the words of the matrix."""
        refusals = {403: REFUSED, 404: NOT_FOUND, 405: NOT_SO}
        if self.status in refusals:
            return refusals[self.status]
        if self.headers.get("Location", "").startswith(reverse("accounts:sign_in")):
            return ALLOWED if self.name == "accounts:sign_out" else SIGN_IN
        return ALLOWED if self.status < 400 or self.status == 409 else str(self.status)

    def __str__(self) -> str:
        return f"{self.who} {self.method} {self.name}: {self.status}"


@dataclass(frozen=True)
class Walk:
    """All answers, those for cases that do not exist, and every line that was logged."""

    answers: tuple[Answer, ...]
    absent: tuple[Answer, ...]
    lines: tuple[str, ...]


def walk(world: World) -> Walk:
    """Ask for everything as everybody; what is sent is rolled back each time."""
    answers, absent = [], []
    with _lines() as lines, _quick_pdf():
        for who in world.users:
            ask = _asker(world, who)
            for name, row in MATRIX.items():
                url = world.url(name, row.on)
                answers += [ask(name, "GET", url), ask(name, "POST", url, _sent(world, name))]
                if is_about_a_case(name) and who in ASK_FOR_THE_ABSENT:
                    url = absent_url(name)
                    absent += [ask(name, "GET", url), ask(name, "POST", url)]
    return Walk(tuple(answers), tuple(absent), tuple(lines))


def _sent(world: World, name: str) -> dict[str, str]:
    """Nothing, but where an empty form is shown again before anybody is asked who they are."""
    if name == "assessments:draft":
        return {"draft_page": _opened(world)}
    prefix = {"signing:countersign": "agree", "signing:return_": "back"}.get(name)
    if prefix is None:
        return {}
    submission = world.things["waiting"].submission
    assert submission is not None
    read = {"read_hash": submission.record_hash, "read_status": submission.status}
    return {f"{prefix}-{key}": str(text) for key, text in {**read, "comment": "Yes."}.items()}


def _opened(world: World) -> str:
    """The seal of a page of the draft, as its author was given it."""
    thing = world.things["draft"]
    assert thing.assessment is not None
    address = reverse("assessments:why_now", args=[thing.assessment.uuid])
    return Opened(str(thing.assessment.uuid), address, "Why now").seal()


def signed_in(world: World, who: str, **options: Any) -> Client:
    """A browser of that person; failures are answered with 500, as they would be."""
    client = Client(raise_request_exception=False, **options)
    user = world.people.get(who)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _asker(world: World, who: str) -> Callable[..., Answer]:
    client = signed_in(world, who)
    client.get(reverse("accounts:stay_signed_in"))  # which notes that they are here, once for all
    kept = client.cookies.copy()
    newest = AccessEntry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    added = AccessEntry.objects.filter(id__gt=newest).select_related("user").order_by("id")

    def ask(name: str, method: str, url: str, data: dict[str, str] | None = None) -> Answer:
        client.cookies = kept.copy()
        with transaction.atomic(), _writes() as written:
            response = client.generic(method, url) if data is None else client.post(url, data)
            logged = tuple((e.user.username, e.act, tuple(e.crns)) for e in added.all())
            transaction.set_rollback(True)
        return _answer(name, who, method, url, response, tuple(written), logged)

    return ask


def _answer(
    name: str, who: str, method: str, url: str, response: HttpResponseBase, *rest: Any
) -> Answer:
    headers = dict(response.items())
    return Answer(name, who, method, url, response.status_code, headers, _text(response), *rest)


def _text(response: Any) -> str:
    return str(response.content.decode())


@contextmanager
def _writes() -> Iterator[list[str]]:
    """The tables that statements change meanwhile."""
    tables: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if found := WRITES.match(sql):
            tables.append(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield tables


@contextmanager
def _lines() -> Iterator[list[str]]:
    """Each line that the service would log meanwhile."""
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Collect()
    handler.setFormatter(JsonLine())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.server", "rosh")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield lines
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


@contextmanager
def _quick_pdf() -> Iterator[None]:
    """Answer with the text that would be typeset: what is in it is what counts here."""
    made = pdf.render
    pdf.render = lambda html, *_, **__: html.encode()  # type: ignore[assignment]
    try:
        yield
    finally:
        pdf.render = made
