"""A backup holds everything, and a restore brings it back: whole, or not at all."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from rosh import backups, database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(tmp_path):
    get_user_model().objects.create_user("before.fictional", "a long enough password")
    call_command("backup", str(tmp_path / "all.backup"), stdout=io.StringIO())
    return tmp_path / "all.backup"


def names() -> list[str]:
    return sorted(get_user_model().objects.values_list("username", flat=True))


def test_a_restore_brings_back_what_was_there(backup):
    get_user_model().objects.create_user("after.fictional", "a long enough password")
    assert names() == ["after.fictional", "before.fictional"]
    call_command("restore", str(backup), replace=True, stdout=io.StringIO())
    assert names() == ["before.fictional"]


def test_a_backup_is_for_its_owner_only(backup):
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_backup_never_replaces_another(backup):
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(backup))


def test_a_restore_asks_first(backup):
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(backup))


def test_a_broken_backup_changes_nothing(backup, tmp_path):
    half = tmp_path / "half.backup"
    half.write_bytes(backup.read_bytes()[:-2000])
    with pytest.raises(CommandError, match="failed"):
        call_command("restore", str(half), replace=True)
    assert names() == ["before.fictional"]


def test_a_failed_backup_leaves_no_file(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(backups, "_environment", lambda: {"PGHOST": "/nowhere", "PGUSER": "x"})
    with pytest.raises(CommandError, match="pg_dump failed"):
        call_command("backup", str(tmp_path / "all.backup"))
    assert list(tmp_path.iterdir()) == []


def test_a_backup_by_newer_programs_restores_to_an_older_server(backup, monkeypatch):
    newest = max(_all("pg_dump"), key=lambda path: int(database._version(path)))
    monkeypatch.setattr(backups, "client_program", lambda tool, server: newest.with_name(tool))
    call_command("restore", str(backup), replace=True, stdout=io.StringIO())
    assert names() == ["before.fictional"]


def _all(tool):
    return [path / tool for path in database._directories() if (path / tool).exists()]
