"""The folder media/ of a deck: which file a note means by a reference, what it is called in a package, or why there is none.

Only what lies in the folder is shown: no address, no way out of it, no link that leads out of it.
"""

import difflib
import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from cards.model import Media

FOLDER = "media"
# SVG may hold scripts; as Anki, our preview and all browsers show it in <img> they never run, and nothing is loaded.
PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "svg", "avif")
SOUNDS = ("mp3", "ogg", "oga", "opus", "m4a", "wav", "flac")
LARGEST = 10_000_000
"""Bytes of a file: phones load a whole card at once, and AnkiWeb takes no package of unlimited size."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
_LETTERS_OF_HASH = 20


@dataclass(frozen=True, slots=True)
class NotShown:
    """Why a reference shows nothing, and what to do."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or a sound of a note, and the file that it is."""

    media: Media
    path: Path


class MediaFolder:
    """The folder as it is now; each file is read once, and only if a note shows it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not be there."""
        self._folder = folder
        self._files = _files(folder)
        self._known: dict[str, Shown | NotShown] = {}

    @property
    def files(self) -> Mapping[str, Path]:
        """All files below the folder by their names in it; "cells/axon.png" lies in a folder of its own."""
        return self._files

    def find(self, reference: str) -> Shown | NotShown:
        """Return what a note shows by this reference: "axon.png" and "media/axon.png" are the same file. Raises OSError."""
        if reference not in self._known:
            self._known[reference] = self._found(reference)
        return self._known[reference]

    def _found(self, reference: str) -> Shown | NotShown:
        wrong = _wrong_place(reference)
        if wrong:
            return wrong
        kind = reference.rpartition(".")[2].casefold()
        if kind not in PICTURES + SOUNDS:
            known = ", ".join(PICTURES + SOUNDS)
            return NotShown(f'"{reference}" is no picture or sound that cards show', f"use one of: {known}")
        name = self._name(reference)
        if name is None:
            return NotShown(f'there is no file "{reference}" in {FOLDER}/', self._remedy(reference))
        path = self._files[name]
        if not path.resolve().is_relative_to(self._folder.parent.resolve() / FOLDER):
            return NotShown(f'"{reference}" is a link out of {FOLDER}/', f"put the file itself into {FOLDER}/")
        size = path.stat().st_size
        if not 0 < size <= LARGEST:
            message = f'"{reference}" is empty' if not size else f'"{reference}" has {size:,} bytes'
            return NotShown(message, f"a picture or sound has 1 to {LARGEST:,} bytes; make it smaller")
        return Shown(Media(reference, name_of(path.read_bytes(), kind), kind in SOUNDS), path)

    def _name(self, reference: str) -> str | None:
        """Return the file that is meant; "%20" is a blank where no file is called so."""
        plain = reference.removeprefix("./").removeprefix(f"{FOLDER}/")
        names = (_normal(plain), _normal(unquote(plain)))
        return next((name for name in names if name in self._files), None)

    def _remedy(self, reference: str) -> str:
        by_stem = {_stem(name): name for name in self._files}
        near = difflib.get_close_matches(_stem(reference), by_stem, n=1)
        return f'it is probably "{by_stem[near[0]]}"' if near else f"put it into the folder {FOLDER}"


def name_of(data: bytes, kind: str) -> str:
    """Return what a file with these bytes is called in a package: other bytes are another file to Anki, equal ones the same."""
    return f"cards-{hashlib.sha256(data).hexdigest()[:_LETTERS_OF_HASH]}.{kind}"


def _wrong_place(reference: str) -> NotShown | None:
    """Return why a reference is none to a file in the folder, or None."""
    if _ADDRESS.match(reference):
        remedy = f"save it into the folder {FOLDER} and write its name; nothing is loaded from elsewhere"
        return NotShown(f'"{reference}" is an address', remedy)
    if reference.startswith(("/", "~", "\\")) or "\\" in reference or ".." in reference.split("/"):
        remedy = f"put the file into the folder {FOLDER} and write its name, as in ![a cell](cell.png)"
        return NotShown(f'"{reference}" leads out of the folder {FOLDER}', remedy)
    return None


def _files(folder: Path) -> dict[str, Path]:
    """Return the files below a folder in the order of their names; what begins with a dot is the system's."""
    found: dict[str, Path] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if not name.startswith(".") and path.is_file():
                found[_normal(path.relative_to(folder).as_posix())] = path
    return dict(sorted(found.items()))


def _stem(name: str) -> str:
    """Return what tells a name from others."""
    return name.removeprefix("./").removeprefix(f"{FOLDER}/").rpartition(".")[0].casefold()


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name)
