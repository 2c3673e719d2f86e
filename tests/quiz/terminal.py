"""A real terminal of 80 by 24 for a program, with what the program writes to it."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import quizzing

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; only a test that fails waits so long


class Terminal:
    """A program that runs in a terminal of its own; `seen` is everything that it wrote."""

    def __init__(self, *arguments: str) -> None:
        self._ours, self._its = pty.openpty()
        fcntl.ioctl(self._its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self._its)
        self.seen = ""
        folders = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
        self.process = subprocess.Popen(
            [sys.executable, quizzing.__file__, *arguments],
            stdin=self._its,
            stdout=self._its,
            stderr=self._its,
            env=os.environ | {"TERM": "xterm-256color", "PYTHONPATH": folders},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  tests of this have no threads
        )

    def read(self, seconds: float = 0.05) -> bool:
        """Read what was written meanwhile; return whether there was anything."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        self.seen += os.read(self._ours, 65_536).decode(errors="replace")
        return True

    def until(self, pattern: str) -> None:
        """Read until what was written matches, or the program ends."""
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.text) and time.monotonic() < end:
            if not self.read() and self.process.poll() is not None:
                return
        assert re.search(pattern, self.text), f"{pattern} never came; seen: {self.text[-2000:]!r}"

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def ended(self) -> int:
        """Read to the end; return the exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        while self.read(0):
            pass
        return self.process.wait(timeout=PATIENCE)

    def attributes(self) -> list[object]:
        return termios.tcgetattr(self._its)

    @property
    def text(self) -> str:
        """What was written, without the escapes."""
        return re.sub(r"\x1b(\[[0-9;:?<>=$ ]*[@-~]|[PX^_\]].*?(\x1b\\|\x07)|[@-Z\\-_]|[()][A-B0-2])", "", self.seen)

    def is_on(self, mode: int) -> bool:
        """Say whether the last that was said about a private mode is that it is on."""
        found = re.findall(rf"\x1b\[\?{mode}([hl])", self.seen)
        return bool(found) and found[-1] == "h"

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)
        os.close(self._its)
