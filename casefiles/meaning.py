"""What the values of a well-formed file must mean: dates, ranges, references, ids once only.

What lives here: judgements on one document alone. What may not: shape (`form`), the database.
"""

import re
from collections.abc import Iterator
from typing import Any

from casefiles.dates import any_day_of, day_of, is_left_open
from casefiles.form import FORM, Problem
from cases.models.case import CRN_PATTERN
from rosh.fields import one_line
from rules.leaks.plain import words_of
from rules.terms import REFERENCE_PREFIX, PersonKind, Pillar, RiskLevel

REFERENCE = re.compile(r"(KA|CH|PR|ST)-[0-9]{1,4}\Z", re.ASCII)
NOT_KEPT = re.compile("[\0\ud800-\udfff]")  # what the database refuses: a null, half a character
OLDEST = 120  # years
LONGEST = 20_000  # characters, as the columns for prose

NEEDED_DATES = ("person.dob",)
DATES = (
    "clock.assessment_date",
    "clock.order_made",
    "clock.release_date",
    "clock.ap_end",
    "clock.community_date_used",
    "clock.previous_assessment.date",
    "scores.rsr.date",
    "scores.rsr.community_date_used",
)
PERCENTS = (
    "scores.rsr.value",
    "scores.ovp.y1",
    "scores.ovp.y2",
    "scores.ogrs.y1",
    "scores.ogrs.y2",
)


def at(document: Any, path: str) -> Any:
    """The value at a dotted path; None where a part of it is missing or null."""
    for key in path.split("."):
        if not isinstance(document, dict):
            return None
        document = document.get(key)
    return document


def actions_of(document: dict[str, Any]) -> Iterator[tuple[Pillar, str, dict[str, Any]]]:
    """Each action with its pillar and its path, in the order of the file."""
    for pillar in Pillar:
        for number, action in enumerate(document["rmp"].get(pillar.value, [])):
            yield pillar, f"$.rmp.{pillar.value}[{number}]", action


def ids_of_plan(document: dict[str, Any]) -> list[str]:
    """The ids of the plan's actions and contingencies, without space around them."""
    rows = [action for _, _, action in actions_of(document)]
    return [row["id"].strip() for row in (*rows, *document["rmp"].get("contingencies", []))]


def problems_of_meaning(document: dict[str, Any]) -> list[Problem]:
    """Where a well-formed document says something that cannot be."""
    return [
        *_texts(document, "$"),
        *_heading(document),
        *_dates(document),
        *_numbers(document),
        *_references(document),
        *_ids(document),
    ]


def _heading(document: dict[str, Any]) -> Iterator[Problem]:
    person = document["person"]
    if document["schema"] != FORM:
        yield Problem("$.schema", f"must be “{FORM}”")
    if not re.fullmatch(CRN_PATTERN, person["crn"], re.ASCII):
        yield Problem("$.person.crn", "must be a capital letter and six digits, like X123456")
    if not any(mark.isalnum() for mark in person["name"]):
        yield Problem("$.person.name", "must not be empty")
    before = at(document, "clock.previous_assessment.overall")
    if before is not None and before not in {level.label for level in RiskLevel}:
        yield Problem(
            "$.clock.previous_assessment.overall", "must be Low, Medium, High or Very High"
        )


def _dates(document: dict[str, Any]) -> Iterator[Problem]:
    for path in NEEDED_DATES + DATES:
        value = at(document, path)
        may_be_open = path not in NEEDED_DATES and is_left_open(value)
        if not may_be_open and day_of(value) is None:
            yield Problem(f"$.{path}", "must be a real date, like 2026-03-31")
    for number, person in enumerate(document["people_at_risk"]):
        value = at(person, "details.dob")
        if not is_left_open(value) and day_of(value) is None:
            path = f"$.people_at_risk[{number}].details.dob"
            yield Problem(path, "must be a real date, like 2026-03-31")
    born, assessed = day_of(document["person"]["dob"]), day_of(at(document, DATES[0]))
    if born and assessed and not born < assessed < born.replace(year=born.year + OLDEST, day=1):
        rule = f"must be before the assessment, and within {OLDEST} years of it"
        yield Problem("$.person.dob", rule)
    yield from _order_of_dates(document)


def _order_of_dates(document: dict[str, Any]) -> Iterator[Problem]:
    """What cannot have been after something else."""
    path = "clock.previous_assessment.date"
    before, assessed = day_of(at(document, path)), day_of(at(document, DATES[0]))
    if before and assessed and before > assessed:
        yield Problem(f"$.{path}", "must not be after the assessment")
    for number, order in enumerate(document.get("civil_orders", [])):
        made, ends = any_day_of(order.get("made")), any_day_of(order.get("expires"))
        if made and ends and ends < made:
            rule = "must not be before the order was made"
            yield Problem(f"$.civil_orders[{number}].expires", rule)


def _numbers(document: dict[str, Any]) -> Iterator[Problem]:
    for path in PERCENTS:
        value = at(document, path)
        if value is not None and not 0 <= value <= 100:
            yield Problem(f"$.{path}", "must be a percentage from 0 to 100")
    ages = [("$.person.age", document["person"].get("age"))]
    for name, key in (("people_at_risk", "age"), ("offences", "age_then")):
        rows = enumerate(document[name])
        ages += [(f"$.{name}[{number}].{key}", row.get(key)) for number, row in rows]
    for path, age in ages:
        if age is not None and not 0 <= age <= OLDEST:
            yield Problem(path, f"must be an age from 0 to {OLDEST}")


def _references(document: dict[str, Any]) -> Iterator[Problem]:
    for number, person in enumerate(document["people_at_risk"]):
        reference, kind = person["ref"], PersonKind(person["kind"])
        if not REFERENCE.match(reference):
            rule = "must be KA-, CH-, PR- or ST- and a number, like KA-1"
            yield Problem(f"$.people_at_risk[{number}].ref", rule)
        elif not reference.startswith(REFERENCE_PREFIX[kind]):
            rule = f"must begin with {REFERENCE_PREFIX[kind]}-, as the kind is {kind.value}"
            yield Problem(f"$.people_at_risk[{number}].ref", rule)


def _ids(document: dict[str, Any]) -> Iterator[Problem]:
    lists = {
        "sources": [(f"$.sources[{n}].id", s["id"]) for n, s in enumerate(document["sources"])],
        "factors": [(f"$.factors[{n}].id", f["id"]) for n, f in enumerate(document["factors"])],
        "people": [
            (f"$.people_at_risk[{n}].ref", p["ref"])
            for n, p in enumerate(document["people_at_risk"])
        ],
        "actions": [(f"{path}.id", action["id"]) for _, path, action in actions_of(document)],
        "contingencies": [
            (f"$.rmp.contingencies[{n}].id", c["id"])
            for n, c in enumerate(document["rmp"].get("contingencies", []))
        ],
    }
    restricted = _restricted(document)
    for rows in lists.values():
        first: dict[str, str] = {}
        for path, given in rows:
            if not given.strip():
                yield Problem(path, "must not be empty")
            elif not given.strip().isprintable():
                yield Problem(path, "must have only characters that can be seen")
            elif restricted & set(words_of(given)):
                yield Problem(path, "must not hold words of restricted details: it is printed")
            elif first.setdefault(one_line(given), path) != path:
                yield Problem(path, f"“{given}” is already the id at {first[one_line(given)]}")


def _restricted(document: dict[str, Any]) -> set[str]:
    """The words of names, addresses and schools; short ones and numbers tell nothing alone."""
    details = [person.get("details", {}) for person in document["people_at_risk"]]
    texts = [str(one.get(key) or "") for one in details for key in ("name", "address", "school")]
    return {word for text in texts for word in words_of(text) if len(word) > 3 and word.isalpha()}


def _texts(value: Any, path: str) -> Iterator[Problem]:
    """Texts that no column can hold."""
    if isinstance(value, dict):
        if any(_cannot_be_kept(key) for key in value):
            yield Problem(path, "must have no key with a null character or half a character")
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{number}]")
    elif isinstance(value, str):
        yield from _text(value, path)


def _text(value: str, path: str) -> Iterator[Problem]:
    if _cannot_be_kept(value):
        yield Problem(path, "must not hold a null character or half a character")
    if len(value) > LONGEST:
        yield Problem(path, f"must be {LONGEST:,} characters or fewer")


def _cannot_be_kept(text: str) -> bool:
    """Whether the database would refuse a text: a null character, or half of one."""
    return bool(NOT_KEPT.search(text))
