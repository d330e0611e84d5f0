"""Which cases a list shows: narrowing and searching. Takes visible cases, gives visible cases."""

import datetime
import re

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models import User
from cases.forms.caseload import MINE, NOT_ASSESSED, OVERDUE
from cases.models import Case, Task
from cases.models.case import FULL_NAME

SOON = datetime.timedelta(weeks=4)
LIKENESS = (0.45, 0.3)  # strict first; the looser one only where nothing was found
CRN_START = re.compile(r"[A-Z][0-9]{1,6}")
LONGEST = 100  # characters of a search

Cases = QuerySet[Case]


def rows(cases: Cases) -> Cases:
    """The cases with what a list shows of each, in one query."""
    return cases.select_related("team", "practitioner", "risk_register", "mappa")


def narrowed(cases: Cases, wanted: dict[str, str], user: User) -> Cases:
    """The cases that meet every filter that was set."""
    if wanted.get("whose") == MINE:
        cases = cases.filter(practitioner=user)
    if practitioner := wanted.get("practitioner"):
        cases = cases.filter(practitioner__id=practitioner)
    if level := wanted.get("level"):
        cases = cases.filter(_at_level(level))
    if due := wanted.get("due"):
        cases = cases.filter(_due(due))
    return cases


def search(cases: Cases, text: str) -> Cases:
    """Find by the start of a CRN, by PNC id, or by a name that may have a typo."""
    text = " ".join(text[:LONGEST].split())
    joined = text.replace(" ", "").upper()
    if CRN_START.fullmatch(joined):
        return cases.filter(crn__startswith=joined).order_by("crn")
    if "/" in joined:
        return cases.filter(pnc_id__iexact=joined).order_by("crn")
    for likeness in LIKENESS:
        found = _like(cases, text.lower(), likeness)
        if likeness == LIKENESS[-1] or found.exists():
            return found
    return cases.none()


def _like(cases: Cases, text: str, likeness: float) -> Cases:
    """Names in which a stretch is at least that much like the text; the trigram index serves it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(likeness)]
        )
    named = cases.alias(full_name=Lower(FULL_NAME))
    alike = named.filter(full_name__trigram_word_similar=text)
    alike = alike.alias(likeness=TrigramWordSimilarity(text, "full_name"))
    return alike.order_by(F("likeness").desc(), "surname", "first_names", "crn")


def _at_level(level: str) -> Q:
    """Either level counts: where the two differ, the list shows both."""
    if level == NOT_ASSESSED:
        return Q(risk_register__isnull=True) | Q(risk_register__working_level__isnull=True)
    return Q(risk_register__working_level=level) | Q(risk_register__countersigned_level=level)


def _due(due: str) -> Q:
    today = timezone.localdate()
    if due == OVERDUE:
        late = Task.objects.open().filter(case=OuterRef("pk"), due_on__lt=today)
        return Q(risk_register__review_due_on__lt=today) | Q(Exists(late))
    return Q(risk_register__review_due_on__range=(today, today + SOON))
