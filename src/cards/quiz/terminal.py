"""The terminal as it was, however the quiz ends: the application's own clean-up first, and ours behind it."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType

from cards.quiz.app import LEAVING

terminals: ModuleType | None
try:
    import termios

    terminals = termios
except ImportError:  # Windows, where the application cleans up alone
    terminals = None

# What the screen application switches on, switched off: mouse, focus and paste reports, the keyboard protocol, the
# other screen, the hidden cursor, colours. Each is harmless where it is off already.
_OFF = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1016l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?2026l"
    "\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"
)

_PATIENCE = 3.0  # seconds between a signal and the end, whatever happens


class Left(SystemExit):
    """A signal ended the quiz while the application did not listen to it; `code` is what to leave with.

    A SystemExit, because asyncio hides every other exception in the task that it hits, and the quiz would hang.
    """

    code: int

    def __init__(self, number: int) -> None:
        """Keep the exit code that shells give to a signal."""
        super().__init__(number)
        self.code = 128 + number


@contextlib.contextmanager
def kept() -> Iterator[Callable[[int], None]]:
    """Run the block; afterwards the terminal is as it was before. Signals that end the quiz raise Left meanwhile.

    Should something on the way swallow that, the program ends all the same, a few seconds later: every answer is on the disk.
    The block is given what starts these seconds, for an application that listens to a signal (its number) itself.
    """
    if terminals is None:
        yield lambda _: None
        return
    descriptor = sys.__stdin__.fileno() if sys.__stdin__ else 0
    before = terminals.tcgetattr(descriptor)
    waiting: list[threading.Timer] = []

    def restore() -> None:
        os.write(2, _OFF.encode())
        terminals.tcsetattr(descriptor, terminals.TCSANOW, before)

    def end(number: int) -> None:
        with contextlib.suppress(terminals.error, OSError):
            restore()
        os._exit(128 + number)

    def hurry(number: int) -> None:
        timer = threading.Timer(_PATIENCE, end, (number,))
        timer.daemon = True
        timer.start()
        waiting.append(timer)

    def leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  the system's signature
        hurry(number)
        raise Left(number)

    handlers = {number: signal.signal(number, leave) for number in LEAVING}
    clean = False
    try:
        yield hurry
        clean = True
    finally:
        for number in LEAVING:  # a second one must not stop us here
            signal.signal(number, signal.SIG_IGN)
        with contextlib.suppress(terminals.error, OSError):
            if not clean or terminals.tcgetattr(descriptor) != before:
                restore()
        for timer in waiting:
            timer.cancel()
        for number, handler in handlers.items():
            signal.signal(number, handler)
