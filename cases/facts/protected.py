"""What free text is compared with: details of protected people, and words allowed with a reason.

They are restricted: no part of the facts, and in nothing that is shown (VIC-02).
"""

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import JSONObject

from cases.models import Case, PersonAtRisk
from rules.leaks import Detail, Protected, found_in

_COLUMNS = {
    Detail.NAME: "name",
    Detail.ADDRESS: "address",
    Detail.SCHOOL: "school",
    Detail.TELEPHONE: "telephone",
    Detail.BORN: "date_of_birth",
}


def with_details(people: QuerySet[PersonAtRisk]) -> QuerySet[PersonAtRisk]:
    """People at risk that bring their restricted details for the comparison, and only for that."""
    columns = {column: F(f"details__{column}") for column in _COLUMNS.values()}
    return people.annotate(compared=JSONObject(**columns))


def protected_of(case: Case) -> tuple[Protected, ...]:
    """The details that are given, each with the reference to write instead."""
    return tuple(
        Protected(person.reference, detail, text)
        for person in case.people_at_risk.all()
        for detail, column in _COLUMNS.items()
        if (text := person.compared[column])  # type: ignore[attr-defined]
    )


def allowed_in(case: Case) -> tuple[str, ...]:
    """The words that somebody allowed."""
    return tuple(row.word for row in case.allowed_words.all())


def identifying_in(case: Case, *texts: str) -> tuple[tuple[str, str], ...]:
    """Reference and words of each place in these texts that identifies a protected person.

    For texts that no assessment or plan holds, so that no check of theirs reads them (QC-38).
    """
    people = with_details(PersonAtRisk.objects.order_by("id"))
    held = Case.objects.prefetch_related(Prefetch("people_at_risk", people), "allowed_words")
    whole = held.get(pk=case.pk)
    return found_in(texts, protected_of(whole), allowed_in(whole), (whole.name,))
