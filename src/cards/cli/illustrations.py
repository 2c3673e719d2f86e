"""What the notes of a deck show of its folder media/, or of the one beside a bare file, and the bytes of that for a package."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cards.decks.card_file.file import CardFile
from cards.decks.card_file.lines import split_keeping_ends
from cards.decks.media import FOLDER, MediaFolder, NotShown, Shown, name_of
from cards.decks.wishes import Illustrated
from cards.errors import CannotWrite
from cards.model import Media, Note, Problem, Source


class Illustrations:
    """Finds what notes show, and remembers it: `files` are the files by their names in a package."""

    def __init__(self, deck: Path | None, card_files: Mapping[str, CardFile], paths: Mapping[str, Path]) -> None:
        """Take the deck's folder, if there is one, and the card files and where they lie, by the paths in the notes' sources."""
        self._deck = deck
        self._card_files = card_files
        self._paths = paths
        self._folders: dict[Path, MediaFolder] = {}
        self._used: set[Path] = set()
        self.files: dict[str, Path] = {}

    def of(self, note: Note, where: Source) -> Illustrated:
        """Return what a note in Markdown shows; each reference to nothing is an error with its line. Raises OSError."""
        from cards.anki.markup.body import fields

        read = fields(note.body)
        media: list[Media] = []
        problems: list[Problem] = []
        if read.fault:
            message = f"this note is shown as plain text, not as Markdown: {read.fault}"
            problems.append(Problem("warning", message, "make it simpler, or split it", self._line(where, "")))
        for reference in read.references:
            found = self._media(where.path).find(reference)
            if isinstance(found, NotShown):
                problems.append(Problem("error", found.message, found.remedy, self._line(where, reference)))
            else:
                media.append(found.media)
                self._used.add(found.path)
                self.files[found.media.name] = found.path
        return Illustrated(tuple(media), tuple(problems))

    def changed(self, path: str) -> int:
        """Return when the newest file that the notes of a card file show was changed (seconds), or 0. Raises OSError."""
        from cards.anki.markup.body import fields

        references = {one for note in self._card_files[path].notes for one in fields(note.body).references}
        found = [one.path for one in map(self._media(path).find, references) if isinstance(one, Shown)]
        return max((int(file.stat().st_mtime) for file in found), default=0)

    def unused(self) -> Iterator[Path]:
        """Yield the files in the deck's folder that no note shows."""
        if self._deck:
            yield from (path for path in self._media("").files.values() if path not in self._used)

    def _media(self, path: str) -> MediaFolder:
        """Return the folder in which the pictures of a card file lie."""
        place = (self._deck or self._paths[path].parent) / FOLDER
        if place not in self._folders:
            self._folders[place] = MediaFolder(place)
        return self._folders[place]

    def _line(self, where: Source, reference: str) -> Source:
        """Return the line that names something in the note that begins at `where`, in the file as a person can open it."""
        file = self._card_files.get(where.path)
        lines = split_keeping_ends(file.text)[where.line - 1 :] if file else []
        below = next((number for number, line in enumerate(lines) if reference in line), 0)
        return Source(str(self._paths.get(where.path, where.path)), where.line + below)


def data_of(files: Mapping[str, Path]) -> dict[str, bytes]:
    """Return the bytes of files by their names in a package.

    Raises CannotWrite if one of them is not what it was when it got its name, OSError if it cannot be read.
    """
    found = {name: path.read_bytes() for name, path in files.items()}
    for name, data in found.items():
        if name_of(data, name.rpartition(".")[2]) != name:
            raise CannotWrite(
                f"{files[name]}: it was changed while the deck was being built; nothing was written, build again"
            )
    return found
