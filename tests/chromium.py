"""A real browser, for tests: loads a page, and says what it became, what it complained of, and whom it tried to call.

All its connections, those to this machine too, go to a proxy that is ours: it notes them and answers nothing.
"""

import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Whom Chromium calls for itself, whatever it shows: its clock, its updates, its accounts.
_ITS_OWN = re.compile(r"^(?:GET|POST|CONNECT) (?:https?://)?[\w.-]+\.(?:google|googleapis|gstatic|gvt1)\.com[:/]")
PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync",
    "--disable-extensions", "--disable-dev-shm-usage",
    "--disable-features=IsolateSandboxedIframes,OptimizationHints,MediaRouter,Translate,CertificateTransparencyComponentUpdater",
)  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """The page's HTML after it was loaded, its console, and the first line of everything it sent to anybody."""

    html: str
    console: tuple[str, ...]
    calls: tuple[str, ...]


def visit(page: str, folder: Path, *, width: int = 1500, height: int = 1000, milliseconds: int = 8000) -> Visit:
    """Load a page (HTML) from a file in this folder, and stop what is not loaded after so long."""
    assert PROGRAM, "Chromium is missing: apt-get install chromium (.ci/run does it)"
    source = folder / "page.html"
    source.write_text(page, encoding="utf-8")
    with _listener() as (port, calls):
        done = subprocess.run(
            [
                PROGRAM, *_FLAGS,
                "--enable-logging=stderr", f"--user-data-dir={folder}/profile",
                f"--proxy-server=http://127.0.0.1:{port}", "--proxy-bypass-list=<-loopback>", f"--window-size={width},{height}",
                f"--timeout={milliseconds}", "--dump-dom", source.as_uri(),
            ],
            capture_output=True, text=True, timeout=120, check=True, env=os.environ | {"HOME": str(folder)},
        )  # fmt: skip
    console = tuple(line for line in done.stderr.splitlines() if "CONSOLE" in line)
    return Visit(done.stdout, console, tuple(call for call in calls if not _ITS_OWN.search(call)))


def watched(url: str, folder: Path, *, milliseconds: int) -> str:
    """Keep the page at an address of this machine open for so long by its own clock; return its HTML as it is then."""
    assert PROGRAM, "Chromium is missing: apt-get install chromium (.ci/run does it)"
    flags = (f"--user-data-dir={folder}/profile", f"--virtual-time-budget={milliseconds}", "--dump-dom", url)
    return subprocess.run(
        [PROGRAM, *_FLAGS, *flags],
        capture_output=True, text=True, timeout=120, check=True, env=os.environ | {"HOME": str(folder)},
    ).stdout  # fmt: skip


@contextmanager
def _listener() -> Iterator[tuple[int, list[str]]]:
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(2)
                    try:
                        calls.append(connection.recv(300).decode(errors="replace").split("\r\n")[0] or "(connected)")
                    except OSError:
                        calls.append("(connected)")

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)
