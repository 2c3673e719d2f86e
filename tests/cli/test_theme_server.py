"""The preview's server: answers its own page on this machine, and refuses everybody else, whatever they say."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cards.cli.theme.server import Preview, address, serve


@contextmanager
def serving() -> Iterator[tuple[int, str]]:
    """Give the port and the token of a server with a short page."""
    with serve(Preview(lambda: "one", lambda script: f"SECRET{script}")) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port, address(server).rstrip("/").rpartition("/")[2]
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[int, str]]:
    with serving() as place:
        yield place


def answer(port: int, request: str) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while more := connection.recv(65536):
            received += more
    return received.decode()


HOST = "Host: 127.0.0.1:PORT"
GOOD = f"GET /TOKEN/ HTTP/1.1|{HOST}"


@pytest.mark.parametrize(
    "request_line",
    [
        GOOD,
        "GET /TOKEN/version HTTP/1.1|Host: localhost:PORT",
        f"{GOOD}|Origin: http://127.0.0.1:PORT|Sec-Fetch-Site: same-origin",
        f"{GOOD}|Sec-Fetch-Site: none|Content-Length: 0",
    ],
)
def test_its_own_page_is_answered(server: tuple[int, str], request_line: str):
    got = answer(server[0], filled(request_line, server))
    assert got.startswith("HTTP/1.0 200 ")
    assert "SECRET" in got or got.endswith("\r\none")
    assert "default-src 'none'; script-src 'nonce-" in got
    for header in ("nosniff", "no-store", "no-referrer", "DENY", "Cross-Origin-Resource-Policy: same-origin"):
        assert header in got


def filled(request_line: str, server: tuple[int, str]) -> str:
    port, token = server
    lines = request_line.replace("PORT", str(port)).replace("TOKEN", token).split("|")
    return "\r\n".join(lines) + "\r\n\r\n"


HOSTILE = [
    # another name, so that a page elsewhere cannot reach us by a name that it lets point here
    *(f"GET /TOKEN/ HTTP/1.1|Host: {host}" for host in (
        "evil.example", "evil.example:PORT", "127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.1.evil.example:PORT",
        "0.0.0.0:PORT",
        "[::1]:PORT", "127.0.0.2:PORT", "localhost.:PORT", "user@127.0.0.1:PORT", "127.0.0.1:PORT/x",
        "127.0.0.1:PORT, evil.example", "",
    )),
    "GET /TOKEN/ HTTP/1.1|Accept: */*",
    "GET /TOKEN/ HTTP/1.0",
    f"{GOOD}|Host: evil.example",
    f"{GOOD}|{HOST}",
    # a page elsewhere
    *(f"{GOOD}|Origin: {origin}" for origin in (
        "http://evil.example", "null", "https://127.0.0.1:PORT", "http://127.0.0.1", "http://localhost:PORT", "file://", "",
    )),
    *(f"{GOOD}|Sec-Fetch-Site: {site}" for site in ("cross-site", "same-site", "")),
    # another method, something sent along
    *(f"{method} /TOKEN/ HTTP/1.1|{HOST}" for method in (
        "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "__init__",
    )),
    f"{GOOD}|Content-Length: 5||hello",
    f"{GOOD}|Transfer-Encoding: chunked",
    f"{GOOD}|Upgrade: websocket|Connection: Upgrade",
    # without the token
    *(f"GET {path} HTTP/1.1|{HOST}" for path in (
        "/", "/version", "//", "/TOKEN", "/TOKENx/", "/x/TOKEN/", "/x/version", "/%54OKEN/", "*", "http://127.0.0.1:PORT/TOKEN/",
        # with it, for something else
        "/TOKEN/../../../etc/passwd", "/TOKEN/..%2f..%2fetc/passwd", "/TOKEN/deck.toml", "/TOKEN//etc/passwd", "/TOKEN/version/",
        "/TOKEN/?x",
        "/TOKEN/version?x", "/TOKEN/%00", "/TOKEN/\\..\\x", "/TOKEN/" + "a" * 300, "/TOKEN/é", "/TOKEN/file:///etc/passwd",
    )),
    # not HTTP as anybody speaks it
    "GET /TOKEN/",
    f"GET /TOKEN/ HTTP/0.9|{HOST}",
    f"GET /TOKEN/ HTTP/2.0|{HOST}",
    f"GET /TOKEN/ HTTP/9.9|{HOST}",
    f"GET  /TOKEN/ x HTTP/1.1|{HOST}",
    f"GET /TOKEN/ HTTP/1.1|{HOST}|" + "|".join(f"X-{number}: y" for number in range(150)),
    "GET /" + "a" * 70_000 + f" HTTP/1.1|{HOST}",
]  # fmt: skip


@pytest.mark.parametrize("request_line", HOSTILE, ids=range(len(HOSTILE)))
def test_everything_else_is_refused(server: tuple[int, str], request_line: str):
    got = answer(server[0], filled(request_line, server))
    assert "SECRET" not in got
    assert not got.endswith("one")
    assert " 200 " not in got.split("\r\n")[0]
    assert server[1] not in got, "a refusal does not give the token away"


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 40


def test_every_start_has_a_token_of_its_own_that_cannot_be_guessed():
    with serving() as first, serving() as second:
        assert first[1] != second[1]
        assert len(first[1]) >= 32
        assert "SECRET" not in answer(first[0], filled(GOOD, (first[0], second[1])))


def test_it_listens_on_this_machine_only():
    with serve(Preview(lambda: "", lambda script: script)) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_page_that_fails_leaves_the_server_running():
    with serve(Preview(lambda: "one", lambda script: "caf\u00e9")) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        token = address(server).rstrip("/").rpartition("/")[2]
        for _ in range(2):
            assert "café" in answer(server.server_port, filled(GOOD, (server.server_port, token)))
        server.shutdown()
        thread.join()
