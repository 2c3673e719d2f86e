"""Runs the command: the real one in a process of its own, or the same program in this one, which has the model loaded."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "cards")
ESC = "\x1b"

PAGE = """Osmosis

Osmosis is the movement of water through a semipermeable membrane.

Origin

The French physiologist Henri Dutrochet described osmosis in 1826.

Mechanism

Water crosses the membrane through channels called aquaporins.

Applications

Osmosis is used in food preservation, water purification, and kidney dialysis.
"""
OTHER_PAGE = """Diffusion

Diffusion is the movement of particles from a higher to a lower concentration.

Origin

The physiologist Adolf Fick described the laws of diffusion in 1855. Thomas Graham measured the diffusion of gases.
"""


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def says_one_line(self) -> bool:
        """Whether a person can read it: no traceback, nothing that acts on the terminal."""
        return "Traceback" not in self.out + self.err and ESC not in self.out + self.err


Run = Callable[..., Ran]


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of this process as scripts have it, with changes; what they leave out is not inherited."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "VIRTUAL_ENV", "CARDS_CACHE", "CARDS_STORE")
        if name in os.environ
    }
    return kept | {"LANG": "C.UTF-8", "COLUMNS": "100"} | changes


def in_a_process(
    *arguments: str | bytes,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    before: tuple[str, ...] = (),
    stdin: bytes = b"",
    limits: Callable[[], None] | None = None,
) -> Ran:
    """Run the installed command; `before` is what starts it, `limits` is called in the new process."""
    done = subprocess.run(
        [*before, COMMAND, *arguments],
        cwd=cwd,
        env=environment() if env is None else env,
        input=stdin,
        capture_output=True,
        check=False,
        preexec_fn=limits,
    )
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file below a folder with its bytes and its time of modification, to see what was touched."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_deck(folder: Path, settings: str = "", **pages: str) -> Path:
    """Make a deck folder from pages by name; without any, from two."""
    entries = folder / "entries"
    entries.mkdir(parents=True)
    (folder / "deck.toml").write_text(settings, encoding="utf-8")
    for name, text in (pages or {"osmosis": PAGE, "diffusion": OTHER_PAGE}).items():
        (entries / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
