"""Gives the real Anki as a renderer, one collection for all templates of a test file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from anki_rendering import RealAnki


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator["RealAnki"]:
    """Give a renderer for templates of both kinds of note type (see anki_rendering.py)."""
    from anki.collection import Collection
    from anki_rendering import RealAnki

    collection = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    yield RealAnki(collection)
    collection.close()
