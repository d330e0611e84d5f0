"""Log lines are single JSON objects (P11), and tell no case text."""

import json
import logging

import pytest

from rosh.logs import JsonLine, configuration


@pytest.fixture
def lines():
    """Collect every line that the service would write."""
    written = []

    class Collect(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    handler = Collect()
    handler.setFormatter(JsonLine())
    names = ["", *configuration("INFO", show_errors=False)["loggers"]]
    for name in names:
        logging.getLogger(name).addHandler(handler)
    yield written
    for name in names:
        logging.getLogger(name).removeHandler(handler)


def line_for(message: str, **extra) -> dict:
    record = logging.makeLogRecord({"msg": message, "levelname": "INFO", "name": "rosh", **extra})
    text = JsonLine().format(record)
    assert len(text.splitlines()) == 1
    return json.loads(text)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\u2028", "\u0085", "\x00", "\x1b[2J", '"}\n{"'])
def test_a_newline_forges_no_line(break_):
    forged = f'Pat{break_}{{"level": "CRITICAL"}}'
    line = line_for(forged, user=forged, event="refused")
    assert line["message"] == line["user"] == forged
    assert line["level"] == "INFO"


def test_an_error_is_named_but_not_quoted(signed_in, lines):
    signed_in.get("/test/broken?name=Fred")
    (line,) = [json.loads(line) for line in lines]
    assert line["error"]["type"] == "builtins.ValueError"
    assert line["error"]["where"][-1].endswith("broken")
    assert "Fred" not in json.dumps(line)


def test_a_refusal_is_logged_with_who_and_which_pattern(signed_in, lines):
    signed_in.get("/test/refused/X000001?why=Fred")
    (line,) = [json.loads(line) for line in lines]
    assert (line["event"], line["user"], line["status"]) == ("refused", "pat.fictional", 403)
    assert line["route"] == "/test/refused/<str:crn>"
    assert not any(word in json.dumps(line) for word in ("X000001", "Fred"))


def test_an_absent_page_is_logged_without_its_address(signed_in, lines):
    signed_in.get("/test/absent/Fred")
    (line,) = [json.loads(line) for line in lines]
    assert (line["status"], line["route"]) == (404, "no such address")


def test_a_foreign_host_is_logged_without_its_name(signed_in, lines):
    signed_in.get("/test/works", headers={"host": "evil.example"})
    assert lines
    assert all("evil.example" not in line for line in lines)


def test_the_development_server_logs_no_query():
    line = line_for('"%s" %s %s', args=("GET /?q=Fred HTTP/1.1", "200", "1"), name="django.server")
    assert "Fred" not in line["message"]
