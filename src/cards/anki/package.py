"""A deck and its theme -> the bytes of an .apkg file."""

import io
import zipfile

from cards.anki.collection import collection
from cards.anki.faults import faults
from cards.errors import CardsError
from cards.model import Deck
from cards.themes.note_type import Theme

_FAULTS_SHOWN = 10
_EARLIEST_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip entry can have
_UNIX = 3  # "made by": else the byte tells the machine that wrote it
_MAY_READ = 0o100644


def package(deck: Deck, theme: Theme) -> bytes:
    """Return a whole .apkg: the notes in reading order as new cards, and both note types.

    Pure: the same deck and theme give the same bytes, wherever and whenever. Raises CardsError if the deck has faults
    that Anki would turn into missing or broken cards (see `faults`).
    """
    found = faults(deck)
    if found:
        more = f"; and {len(found) - _FAULTS_SHOWN} more" if len(found) > _FAULTS_SHOWN else ""
        raise CardsError(
            f"deck {deck.name!r} cannot be exported: {'; '.join(found[:_FAULTS_SHOWN])}{more}; "
            "this is a fault of cards itself, please report it"
        )
    return _archive({"collection.anki2": collection(deck, theme), "media": b"{}"})


def _archive(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, date_time=_EARLIEST_TIME)
            entry.create_system = _UNIX
            entry.external_attr = _MAY_READ << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=6)
    return made.getvalue()
