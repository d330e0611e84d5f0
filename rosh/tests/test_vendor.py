"""The vendored files are the ones that were looked at, and fetch nothing from elsewhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "static/vendor/govuk", ROOT / "static/vendor/moj", ROOT / "tests/vendor"]
SHEETS = sorted((ROOT / "static").rglob("*.css"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_vendored_file_has_the_noted_hash(folder):
    noted = json.loads((folder / "VENDOR.json").read_text())["sha256"]
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "VENDOR.json")
    found = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if "__pycache__" not in path.parts and path.name != "__init__.py"
    }
    assert found == noted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_vendored_folder_has_its_licence(folder):
    assert any("LICENSE" in path.name for path in folder.iterdir())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_uses_only_files_that_we_have(sheet):
    text = sheet.read_text()
    for target in re.findall(r"url\(([^)]+)\)", text):
        target = target.strip("\"'")
        assert target.startswith("data:") or (sheet.parent / target).is_file(), target
    for forbidden in ("GDS Transport", "@font-face", "crest.svg", "sourceMappingURL"):
        assert forbidden not in text, forbidden


@pytest.mark.parametrize("script", sorted((ROOT / "static").rglob("*.js")), ids=lambda p: p.name)
def test_a_script_names_no_source_map(script):
    assert "sourceMappingURL" not in script.read_text()
