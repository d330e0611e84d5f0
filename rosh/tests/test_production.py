"""Production refuses to start on a setting that would be a mistake there (P30)."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "ROSH_ENV": "production",
    "DEBUG": "false",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMN-!",
    "ALLOWED_HOSTS": "rosh.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
}
SHOW = """
import json
from rosh import settings as s
print(json.dumps({name: getattr(s, name) for name in dir(s) if "COOKIE" in name or "SECURE" in name}
    | {"DEBUG": s.DEBUG, "STATIC": s.STORAGES["staticfiles"]["BACKEND"]}))
"""


def run(*arguments: str, **changed: str) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], **GOOD, **changed}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"DEBUG": "true"}, "DEBUG"),
        ({"SECRET_KEY": settings.DEVELOPMENT_KEY}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite:///x"}, "PostgreSQL"),
        ({"ROSH_ENV": "prod"}, "ROSH_ENV"),
    ],
)
def test_production_refuses(changed, named):
    done = run("-c", "import rosh.settings", **changed)
    assert done.returncode != 0
    assert named in done.stderr.splitlines()[-1]


def test_production_settings_are_strict():
    shown = json.loads(run("-c", SHOW).stdout)
    assert shown["DEBUG"] is False
    assert shown["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert shown["CSRF_COOKIE_NAME"].startswith("__Host-")
    for name in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert shown[f"{name}_SECURE"] is True
        assert shown[f"{name}_HTTPONLY"] is True
        assert shown[f"{name}_SAMESITE"] == "Lax"
    assert shown["SECURE_SSL_REDIRECT"] is True
    assert shown["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert shown["STATIC"] == "rosh.static_files.HashedStaticFiles"


def test_the_deployment_check_is_clean():
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
