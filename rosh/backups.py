"""The whole database into one file, and back. Says nothing of what the rows mean."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from rosh.database import client_program

EMPTY = "SET client_min_messages = warning;\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
# pg_restore 17 writes it, servers up to 16 refuse it
UNKNOWN_TO_OLDER_SERVERS = b"SET transaction_timeout = 0;"


class BackupFailed(Exception):
    """A backup or a restore went wrong; the message says how, and nothing was changed."""


def back_up(target: Path) -> None:
    """Write the database to `target`, readable by its owner only; whole, or not at all."""
    if target.exists():
        raise BackupFailed(f"{target} is there already. Choose another name.")
    half = target.with_name(f".{target.name}.half")
    half.touch(mode=0o600, exist_ok=True)
    try:
        _run(["pg_dump", "--format=custom", "--no-owner", f"--file={half}"])
        half.rename(target)
    finally:
        half.unlink(missing_ok=True)


def restore(source: Path) -> None:
    """Replace all that the database holds by what `source` holds, in one transaction."""
    if not source.is_file():
        raise BackupFailed(f"There is no file {source}.")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "restore.sql"
        _run(["pg_restore", "--no-owner", f"--file={script}", str(source)])
        empty = Path(folder) / "empty.sql"
        empty.write_text(EMPTY)
        fitting = Path(folder) / "fitting.sql"
        _leave_out(UNKNOWN_TO_OLDER_SERVERS, script, fitting)
        how = ["--single-transaction", "--set=ON_ERROR_STOP=1", "--quiet", "--no-psqlrc"]
        _run(["psql", *how, f"--file={empty}", f"--file={fitting}"])


def _leave_out(unwanted: bytes, source: Path, target: Path) -> None:
    """Copy a script without one line of its head, where settings stand and never data."""
    with source.open("rb") as lines, target.open("wb") as kept:
        head = [lines.readline() for _ in range(30)]
        kept.writelines(line for line in head if line.strip() != unwanted)
        shutil.copyfileobj(lines, kept)


def _run(command: list[str]) -> None:
    """Run a PostgreSQL program on our database; the password goes by the environment."""
    done = subprocess.run(
        [str(client_program(command[0], _server_version())), *command[1:]],
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise BackupFailed(f"{command[0]} failed: {done.stderr.strip()[-600:]}")


def _server_version() -> int:
    with connection.temporary_connection() as cursor:
        cursor.execute("SHOW server_version_num")
        number = int(cursor.fetchone()[0])
    connection.close()  # or else it would hold locks on what a restore drops
    return number // 10_000


def _environment() -> dict[str, str]:
    database = settings.DATABASES["default"]
    given = {
        "PGHOST": database.get("OPTIONS", {}).get("host") or database["HOST"],
        "PGPORT": str(database["PORT"] or ""),
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
        "PGDATABASE": database["NAME"],
    }
    return {**os.environ, **{name: value for name, value in given.items() if value}}
