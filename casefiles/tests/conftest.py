"""What tests of imported files share: a file written, imported and checked."""

import copy
import json

import pytest
from django.utils import timezone

from casefiles.checking import report
from casefiles.dates import day_of
from casefiles.form import DATA
from casefiles.importing import import_files

FILES = sorted(DATA.glob("case-*.json"))


def document_of(path):
    return json.loads(path.read_text())


@pytest.fixture
def low_case():
    """The whole document of the Low case, free to be spoilt."""
    return document_of(DATA / "case-01-low-historic-murder.json")


@pytest.fixture
def high_case():
    return document_of(DATA / "case-03-high-domestic-abuse.json")


@pytest.fixture
def read(tmp_path, priya):
    """Import a document for the practitioner of the cast."""

    def read(document, by=None):
        path = tmp_path / f"{document['person']['crn']}.json"
        path.write_text(json.dumps(copy.deepcopy(document)))
        return import_files([path], practitioner=by or priya)[0]

    return read


@pytest.fixture
def judged(read):
    """Import a document and check it as of its own date."""

    def judged(document):
        case = read(document).case
        on = day_of((document["clock"] or {}).get("assessment_date")) or timezone.localdate()
        return report(case, on)

    return judged
