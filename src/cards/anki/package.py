"""A deck, its theme, its pictures and sounds -> the bytes of an .apkg file."""

import io
import json
import zipfile
from collections.abc import Mapping

from cards.anki.collection import collection
from cards.anki.faults import faults
from cards.errors import CardsError
from cards.model import Deck
from cards.themes.note_type import Theme

_FAULTS_SHOWN = 10
_EARLIEST_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip entry can have
_UNIX = 3  # "made by": else the byte tells the machine that wrote it
_MAY_READ = 0o100644
_NO_MEDIA: Mapping[str, bytes] = {}


def package(deck: Deck, theme: Theme, media: Mapping[str, bytes] = _NO_MEDIA) -> bytes:
    """Return a whole .apkg: the notes in reading order as new cards, both note types, and what the notes show of `media`.

    `media` are files by their names in the package. Pure: the same deck, theme and files give the same bytes, wherever and
    whenever. Raises CardsError if the deck has faults that Anki would turn into missing or broken cards (see `faults`).
    """
    found = faults(deck, media)
    if found:
        more = f"; and {len(found) - _FAULTS_SHOWN} more" if len(found) > _FAULTS_SHOWN else ""
        raise CardsError(
            f"deck {deck.name!r} cannot be exported: {'; '.join(found[:_FAULTS_SHOWN])}{more}; "
            "this is a fault of cards itself, please report it"
        )
    # Anki knows the files by their places in this list.
    names = sorted({one.name for deck_note in deck.notes for one in deck_note.note.media})
    places = {str(place): name for place, name in enumerate(names)}
    return _archive(
        {"collection.anki2": collection(deck, theme), "media": json.dumps(places).encode()},
        {place: media[name] for place, name in places.items()},
    )


def _archive(members: dict[str, bytes], packed: dict[str, bytes]) -> bytes:
    """Return the archive; what is `packed` in itself, as pictures and sounds are, is not made smaller again."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in (members | packed).items():
            entry = zipfile.ZipInfo(name, date_time=_EARLIEST_TIME)
            entry.create_system = _UNIX
            entry.external_attr = _MAY_READ << 16
            archive.writestr(
                entry, data, zipfile.ZIP_STORED if name in packed else zipfile.ZIP_DEFLATED, compresslevel=6
            )
    return made.getvalue()
