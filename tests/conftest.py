"""Makes the helpers beside this file importable from every test, and gives the real Anki."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from anki.collection import Collection


@pytest.fixture
def anki_collection(tmp_path: Path) -> Iterator["Collection"]:
    """Give an empty Anki collection that nobody else has (see anki_collection.py for what to do with it)."""
    from anki.collection import Collection

    folder = tmp_path / "anki"
    folder.mkdir()
    collection = Collection(str(folder / "collection.anki2"))
    yield collection
    collection.close()
