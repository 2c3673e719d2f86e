"""Makes the helpers beside this file importable from every test, and gives the real Anki."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from anki.collection import Collection

    from cards.language.parser import Parser


@pytest.fixture
def anki_collection(tmp_path: Path) -> Iterator["Collection"]:
    """Give an empty Anki collection that nobody else has (see anki_collection.py for what to do with it)."""
    from anki.collection import Collection

    folder = tmp_path / "anki"
    folder.mkdir()
    collection = Collection(str(folder / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture(scope="session")
def parser() -> "Parser":
    """Give the parser; its model takes more than a second to load, and it remembers nothing."""
    from cards.language.parser import load

    return load()
