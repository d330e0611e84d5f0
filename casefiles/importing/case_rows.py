"""From a file into the rows of a case: the person, the registers, people at risk."""

import datetime

from accounts.models import Team
from casefiles.dates import day_of, span_of
from casefiles.importing import children_rows, mappa_rows, record_rows
from casefiles.importing.rows import Reading, text
from casefiles.importing.words import sentence_kind
from casefiles.meaning import at
from cases import risk_register, workflow
from cases.models import (
    Case,
    EarlierLevel,
    Offence,
    PersonAtRisk,
    RestrictedDetails,
    Sentence,
    VictimViews,
)
from rules.terms import RiskLevel, YesNoUnknown

HISTORY = {True: YesNoUnknown.YES, False: YesNoUnknown.NO, None: YesNoUnknown.NOT_KNOWN}


def write(reading: Reading, team: Team, assessed_on: datetime.date) -> None:
    """Write the case and all its registers."""
    reading.case = _case(reading, team, assessed_on)
    if not reading.can_link:
        return
    _sentence(reading, assessed_on)
    _offences(reading)
    _people(reading)
    record_rows.write(reading, assessed_on)
    children_rows.write(reading)
    mappa_rows.write(reading, assessed_on)
    _victim_views(reading)
    _earlier_level(reading)


def _case(reading: Reading, team: Team, assessed_on: datetime.date) -> Case:
    person = reading.document["person"]
    first, _, last = person["name"].strip().rpartition(" ")
    history = ""
    if "sexual_offence_history" in person:
        history = HISTORY[person["sexual_offence_history"]].value
    case = Case(
        crn=person["crn"],
        first_names=first,
        surname=last,
        date_of_birth=person["dob"],
        sex=person["sex"],
        pronouns=text(person, "pronouns"),
        needs=text(person, "responsivity"),
        has_sexual_history=history,
        setting=person["setting"],
        team=team,
        practitioner=reading.by,
    )
    keys = {"date_of_birth": "dob", "needs": "responsivity", "surname": "name"}
    reading.put(case, "$.person", keys | {"first_names": "name"})
    if reading.can_link:
        workflow.open_case(case, by=reading.by)
        case.setting_on = assessed_on
        case.save()
    return case


def _sentence(reading: Reading, assessed_on: datetime.date) -> None:
    words = text(reading.document["person"], "sentence")
    made = day_of(at(reading.document, "clock.order_made"))
    release = day_of(at(reading.document, "clock.release_date"))
    if not (words or made or release):
        return
    row = Sentence(
        case=reading.case,
        kind=sentence_kind(words),
        description=words,
        sentenced_on=made,
        release_on=release,
        is_release_estimated=release is not None and release > assessed_on,
    )
    reading.put(row, "$.person", {"description": "sentence"})
    workflow.record_changed(reading.case, by=reading.by)


def _offences(reading: Reading) -> None:
    for number, given in enumerate(reading.document["offences"]):
        earliest, latest = span_of(given["date"])
        row = Offence(
            case=reading.case,
            is_index=given["role"] == "index",
            description=given["offence"],
            date_text=given["date"],
            earliest_on=earliest,
            latest_on=latest,
            outcome=text(given, "outcome"),
            harm=text(given, "harm"),
            age_then=given.get("age_then"),
            tags=list(dict.fromkeys(given.get("tags", []))),
            is_charge_reduced=given.get("charge_reduced", False),
            original_allegation=text(given, "original_allegation"),
        )
        keys = {"description": "offence", "date_text": "date"}
        reading.put(row, f"$.offences[{number}]", keys)


def _people(reading: Reading) -> None:
    for number, given in enumerate(reading.document["people_at_risk"]):
        path = f"$.people_at_risk[{number}]"
        row = PersonAtRisk(
            case=reading.case,
            reference=given["ref"],
            kind=given["kind"],
            relationship=text(given, "relationship"),
            age=given.get("age"),
        )
        if given.get("restricted") is False:
            said = "names and addresses of people at risk are restricted here all the same."
            reading.remarks.append(f"{path}.restricted is false: {said}")
        reading.people[given["ref"]] = reading.put(row, path, {"reference": "ref"})
        details = given.get("details", {})
        restricted = RestrictedDetails(
            person=row,
            name=text(details, "name"),
            address=text(details, "address"),
            telephone=text(details, "telephone"),
            date_of_birth=day_of(details.get("dob")),
            school=text(details, "school"),
        )
        reading.put(restricted, f"{path}.details", {"date_of_birth": "dob"})


def _victim_views(reading: Reading) -> None:
    """Write what the victim says into its restricted row (VIC-11)."""
    views = text(reading.document["rmp"], "victim_views")
    if views:
        row = VictimViews(case=reading.case, views=views)
        reading.put(row, "$.rmp", {"views": "victim_views"})


def _earlier_level(reading: Reading) -> None:
    """A level set outside this service starts the register (domain model, RiskRegister)."""
    before = at(reading.document, "clock.previous_assessment") or {}
    set_on = day_of(before.get("date"))
    if before and (not before.get("overall") or set_on is None):
        reading.kept_values["$.clock.previous_assessment"] = before
    elif set_on and reading.can_link:
        _start_register(reading, RiskLevel.named(before["overall"]), set_on)


def _start_register(reading: Reading, level: RiskLevel, set_on: datetime.date) -> None:
    row = EarlierLevel(
        case=reading.case,
        level=level.value,
        set_on=set_on,
        system="another system",
    )
    reading.put(row, "$.clock.previous_assessment")
    risk_register.start_from(row)
