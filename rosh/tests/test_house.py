"""What a newcomer reads about the ground is true: requirements, environment, hidden files."""

import re

import pytest
from django.conf import settings
from django.test import Client

SECRET_PATHS = (
    ".env .env.example .git/config .git/HEAD .gitignore .htpasswd .private/postgres backup.sql "
    "conftest.py db.sqlite3 debug docker-compose.yml dump.sql id_rsa manage.py Makefile "
    "phpinfo.php pyproject.toml requirements.txt rosh/settings.py server-status settings.py "
    "static/../manage.py static/%2e%2e/manage.py wp-admin/ .well-known/secret"
).split()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_says_what_for(name):
    lines = (settings.BASE_DIR / name).read_text().splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith(("#", "-r")):
            continue
        assert re.match(r"[\w-]+==\d", line), line
        assert " # " in line or before.startswith("# "), line


def test_every_variable_that_the_settings_read_is_in_the_example():
    text = (settings.BASE_DIR / "rosh" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', text))
    shown = set(re.findall(r"^#? ?(\w+)=", (settings.BASE_DIR / ".env.example").read_text(), re.M))
    assert len(read) > 15
    assert read <= shown
    assert shown - read <= {"ROSH_PRIVATE_DIR"}  # which database.py reads


@pytest.mark.parametrize("path", SECRET_PATHS)
def test_no_file_of_the_project_is_served(client, db, path):
    assert client.get(f"/{path}").status_code == 404


@pytest.mark.parametrize(
    "sent", [{}, {"origin": "https://evil.example"}, {"origin": "null"}], ids=str
)
def test_a_form_from_elsewhere_is_refused(db, addresses, sent):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/test/posted", {"a": "b"}, headers=sent).status_code == 403


@pytest.mark.parametrize("method", ["trace", "put", "delete", "patch"])
def test_only_the_methods_of_a_browser_are_taken(client, db, method):
    assert getattr(client, method)("/healthz").status_code == 405
