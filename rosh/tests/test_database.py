"""The private cluster starts by itself, once, out of everybody else's reach, and stops."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2
import pytest

from rosh import database


@pytest.fixture
def private(monkeypatch):
    """Give a cluster of its own in a directory that its owner can reach."""
    folder = Path(tempfile.mkdtemp(prefix="rosh test "))  # the space is on purpose
    folder.chmod(0o755)
    monkeypatch.setenv("ROSH_PRIVATE_DIR", str(folder / "private"))
    yield folder / "private"
    database.stop_if_unused()
    shutil.rmtree(folder)


def connect():
    return psycopg2.connect(host=str(database.socket_directory()), user="rosh", dbname="rosh")


def ask(question: str) -> str:
    connection = connect()
    try:
        cursor = connection.cursor()
        cursor.execute(question)
        return cursor.fetchone()[0]
    finally:
        connection.close()


def test_the_cluster_starts_keeps_its_data_and_stops(private):
    assert database.ensure_running() is True
    assert database.ensure_running() is False
    assert ask("SHOW listen_addresses") == ""
    assert ask("SHOW data_checksums") == "on"
    assert ask("SHOW server_encoding") == "UTF8"
    assert ask("SELECT datcollate FROM pg_database WHERE datname = 'rosh'") == "C.UTF-8"
    connection = connect()
    connection.cursor().execute("CREATE TABLE kept AS SELECT 'still here' AS word")
    connection.commit()
    connection.close()
    assert database.stop_if_unused() is True
    with pytest.raises(psycopg2.OperationalError):
        connect()
    assert database.ensure_running() is True
    assert ask("SELECT word FROM kept") == "still here"
    for path in (private, private / "data", database.socket_directory()):
        assert path.stat().st_mode & 0o777 == 0o700
        assert path.stat().st_uid == database.owner().pw_uid


def test_many_starters_at_once_start_one_cluster(private):
    command = [sys.executable, "-m", "rosh.database", "start"]
    starters = [
        subprocess.Popen(command, cwd=database.PROJECT, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = sorted(starter.communicate()[0].strip() for starter in starters)
    assert said == ["running", "running", "running", "started"]


def test_a_cluster_that_somebody_uses_is_not_stopped(private):
    database.ensure_running()
    command = [sys.executable, "-m", "rosh.database", "stop"]
    said = subprocess.check_output(command, cwd=database.PROJECT, text=True)
    assert said.startswith("still in use")
    assert ask("SELECT 'yes'") == "yes"


def test_a_directory_of_somebody_else_is_refused(private):
    if os.geteuid() != 0:
        pytest.skip("only root can make one")
    private.mkdir(mode=0o777)
    os.chown(private, 12345, 12345)
    with pytest.raises(database.NoDatabase, match="belongs to somebody else"):
        database.ensure_running()


def test_a_long_path_has_its_socket_elsewhere(monkeypatch):
    monkeypatch.setenv("ROSH_PRIVATE_DIR", "/tmp/" + "long/" * 30)
    directory = database.socket_directory()
    assert len(os.fsencode(directory / ".s.PGSQL.5432")) < 107
    assert str(directory) in database.private_url()


def test_a_machine_without_postgresql_is_told_what_to_do(private, monkeypatch):
    monkeypatch.setattr(database, "_directories", list)
    with pytest.raises(database.NoDatabase, match="apt-get install postgresql"):
        database.ensure_running()
