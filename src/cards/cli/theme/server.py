"""Serves a preview to the browser on this machine: one page, and a word that changes when the page does."""

import secrets
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cards.cli.theme.requests import refusal

_SCRIPT = """<script nonce="{nonce}">
const shown = "{version}";
setInterval(async () => {{
  try {{
    const answer = await fetch("version", {{ cache: "no-store" }});
    if (answer.ok && (await answer.text()) !== shown) location.reload();
  }} catch {{ }}
}}, 600);
</script>"""
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; connect-src 'self'; style-src 'unsafe-inline'; img-src data:; "
    "media-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What is served: `version` is asked often, `page` makes the page and is given what stands at its end."""

    version: Callable[[], str]
    page: Callable[[str], str]


def serve(preview: Preview, port: int = 0) -> ThreadingHTTPServer:
    """Return a server on the loopback address; `address` says where, `serve_forever` begins. Port 0 is any free one."""
    token = secrets.token_urlsafe(24)
    handler = type("_BoundHandler", (_Handler,), {"preview": preview, "token": token})
    return _Server(("127.0.0.1", port), handler)


def address(server: ThreadingHTTPServer) -> str:
    """Return the one address that the server answers."""
    handler: Any = server.RequestHandlerClass
    return f"http://127.0.0.1:{server.server_port}/{handler.token}/"


class _Server(ThreadingHTTPServer):
    """A browser that leaves in the middle of an answer is nothing to report."""

    daemon_threads = True

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Report what is wrong with us, and not that the other side is gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers two paths. Whatever is asked otherwise, the answer says nothing of what there is."""

    preview: Preview
    token: str
    timeout = 10  # seconds in which a request must have arrived
    server_version, sys_version = "cards", ""

    def parse_request(self) -> bool:
        """Refuse before anything is looked at."""
        if not super().parse_request():
            return False
        assert isinstance(self.server, ThreadingHTTPServer)
        status = refusal(self.command, self.path, self.headers.items(), self.server.server_port, self.token)
        if self.request_version not in {"HTTP/1.0", "HTTP/1.1"}:
            status = HTTPStatus.HTTP_VERSION_NOT_SUPPORTED
        if status is not None:
            self.close_connection = True
            self.send_error(status)
            return False
        return True

    def do_GET(self) -> None:
        """Answer the page and its version."""
        name = self.path.removeprefix(f"/{self.token}/")
        if name == "version":
            self._send(self.preview.version(), "text/plain", nonce="")
        elif name == "":
            nonce = secrets.token_urlsafe(16)
            script = _SCRIPT.format(nonce=nonce, version=self.preview.version())
            self._send(self.preview.page(script), "text/html", nonce)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse without repeating what was asked."""
        super().send_error(code)

    def end_headers(self) -> None:
        """Send the headers that every answer has."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal belongs to the person."""

    def _send(self, text: str, kind: str, nonce: str) -> None:
        data = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", _POLICY.format(nonce=nonce or secrets.token_urlsafe(16)))
        self.end_headers()
        self.wfile.write(data)
