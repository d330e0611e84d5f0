"""Every answer is careful, whatever was asked: headers (P25), no-store (P24), hosts (P28)."""

import pytest

MUST = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, private",
}
DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
)
UTF_7 = "application/x-www-form-urlencoded; charset=utf-7"


def ask(client, status: int):
    if status == 400:
        return client.get("/test/works", headers={"host": "evil.example"})
    address = {200: "works", 403: "refused/X000001", 404: "absent", 500: "broken"}[status]
    return client.get(f"/test/{address}")


@pytest.mark.parametrize("status", [200, 400, 403, 404, 500])
def test_every_answer_carries_the_headers(signed_in, status):
    answer = ask(signed_in, status)
    assert answer.status_code == status
    assert {name: answer.get(name) for name in MUST} == MUST
    assert "camera=()" in answer["Permissions-Policy"]
    policy = answer["Content-Security-Policy"].split("; ")
    assert set(DIRECTIVES) <= set(policy)
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_error_pages_say_what_happened_and_nothing_else(signed_in, status):
    text = ask(signed_in, status).content.decode()
    assert "<h1>" in text
    assert "Fred" not in text
    assert "Traceback" not in text
    assert "evil.example" not in text
    assert "X000001" not in text


def test_a_refusal_says_why(signed_in):
    assert "Only a manager may do this." in ask(signed_in, 403).content.decode()


@pytest.mark.parametrize("name", ["absent", "a/b/c"])
def test_the_demonstration_shows_our_page_where_nothing_is(signed_in, settings, name):
    settings.DEBUG = True
    answer = signed_in.get(f"/test/{name}")
    assert answer.status_code == 404
    assert "it belongs to a case that you do not see" in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "body"),
    [(UTF_7, "a=b"), (UTF_7.split(";")[0], "&".join(f"f{n}=secret" for n in range(2_001)))],
    ids=["strange", "many"],
)
def test_the_demonstration_says_no_more_of_what_it_cannot_read(
    client, db, addresses, settings, kind, body
):
    settings.DEBUG = True
    answer = client.post("/test/posted", body, content_type=kind)
    assert answer.status_code == 400
    assert "Traceback" not in answer.content.decode() and "secret" not in answer.content.decode()


def test_the_demonstration_says_nothing_of_a_foreign_host(client, db, addresses, settings):
    settings.DEBUG = True
    answer = client.get("/test/posted", headers={"host": "evil.example"})
    assert answer.status_code == 400 and "default-src" in answer["Content-Security-Policy"]
    assert "evil.example" not in answer.content.decode()


def test_a_page_that_is_not_there_looks_the_same_under_every_address(signed_in):
    pages = {signed_in.get(f"/test/{name}").content for name in ("absent", "gone", "a/b/c")}
    assert len(pages) == 1


def test_who_is_not_signed_in_is_sent_to_sign_in(client, db, addresses):
    answer = client.get("/test/works")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/test/posted?next=")


@pytest.mark.parametrize(
    "sent", [{"host": "evil.example"}, {"host": "testserver:80@evil.example"}, {"host": "a b"}]
)
def test_a_foreign_host_is_refused(client, db, addresses, sent):
    answer = client.get("/test/posted", headers=sent)
    assert answer.status_code == 400
    assert b"evil.example" not in answer.content


def test_a_forwarded_host_is_ignored(client, db, addresses):
    answer = client.get("/test/posted", headers={"x-forwarded-host": "evil.example"})
    assert answer.content == b"0 fields for testserver"


@pytest.mark.parametrize("address", ["/test/posted", "/test/works", "/test/absent"])
def test_a_strange_charset_is_a_bad_request_not_a_failure(signed_in, address):
    assert signed_in.post(address, b"a=b", content_type=UTF_7).status_code < 500


def test_a_strange_charset_to_a_view_that_reads_it_is_a_bad_request(client, db, addresses):
    assert client.post("/test/posted", b"a=b", content_type=UTF_7).status_code == 400


@pytest.mark.parametrize(
    "fields", [{"a": "x" * 3_000_000}, {f"f{n}": "1" for n in range(2_001)}], ids=["big", "many"]
)
def test_too_much_is_a_bad_request(client, db, addresses, fields):
    body = "&".join(f"{name}={value}" for name, value in fields.items())
    kind = "application/x-www-form-urlencoded"
    assert client.post("/test/posted", body, content_type=kind).status_code == 400


def test_files_are_refused(client, db, addresses, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("fictional")
    with file.open("rb") as handle:
        assert client.post("/test/posted", {"letter": handle}).status_code == 400


def test_a_form_without_its_token_is_refused(db, addresses):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/test/posted", {"a": "b"})
    assert answer.status_code == 403
    assert "The page was open too long" in answer.content.decode()


def test_a_person_who_guesses_is_locked_out_by_name_only(client, person, rf, settings):
    from django.contrib.auth import authenticate

    names = ["pat.fictional", "PAT.fictional", " pat.fictional ", "ｐat.fictional"]
    for attempt in range(settings.AXES_FAILURE_LIMIT):
        request = rf.post("/", REMOTE_ADDR=f"192.0.2.{attempt + 1}")
        authenticate(request, username=names[attempt % len(names)], password="wrong")
    right = {"username": "pat.fictional", "password": "a long enough password"}
    assert authenticate(rf.post("/", REMOTE_ADDR="198.51.100.9"), **right) is None


@pytest.mark.parametrize("way_out", ["../x", "../../etc/passwd", "/etc/passwd", "x\0"])
def test_no_file_outside_is_looked_for_among_those_of_the_pages(client, way_out):
    assert client.get(f"/static/{way_out}").status_code in (400, 404)
    assert b"rosh-" in b"".join(client.get("/static/rosh/rosh.css").streaming_content)
