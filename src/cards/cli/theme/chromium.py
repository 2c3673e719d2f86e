"""A picture of a page, taken by a Chromium or Chrome that is on the path."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from cards.errors import CardsError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_SECONDS = 120
_OPTIONS = (
    "--headless",
    "--hide-scrollbars",
    "--run-all-compositor-stages-before-draw",  # else frames may be white in the picture
    "--disable-features=IsolateSandboxedIframes",  # the same: one process paints all
    "--virtual-time-budget=4000",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-extensions",
)


def picture(page: str, width: int, height: int) -> bytes:
    """Return a PNG of an HTML page in a window of this size. Raises CardsError if there is no browser, or it fails."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise CardsError(
            "no Chromium or Chrome is on the path to take the picture with; install one, or use --html FILE and a browser"
        )
    with tempfile.TemporaryDirectory(prefix="cards-") as folder:
        source, taken = Path(folder) / "page.html", Path(folder) / "page.png"
        source.write_text(page, encoding="utf-8")
        # Chromium refuses its own sandbox to root, which only containers have; the page forbids itself everything.
        as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        call = [program, *_OPTIONS, *as_root, f"--user-data-dir={folder}/profile", f"--window-size={width},{height}"]
        try:
            subprocess.run(  # noqa: S603 - a program from the path, our own arguments
                [*call, f"--screenshot={taken}", source.as_uri()], capture_output=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise CardsError(f"{program} took no picture within {_SECONDS} seconds; use --html FILE") from None
        if not taken.exists():
            raise CardsError(f"{program} took no picture; use --html FILE and a browser")
        return taken.read_bytes()
