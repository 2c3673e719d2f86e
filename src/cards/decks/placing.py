"""Puts the notes of a build into the card files: in place where they stand, else behind the note before them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cards.decks.card_file.edits import Edit, Insert, Remove, SetBody, SetId, SetTitle, edited
from cards.decks.card_file.file import CardFile, FileNote
from cards.decks.card_file.lines import split_keeping_ends
from cards.decks.card_file.printer import new_card_file
from cards.decks.hashing import hashed
from cards.decks.standing import Standing
from cards.model import Cloze, Question

_LONGEST_NAME = 100  # characters; file systems end at 255 bytes


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a note belongs and what it says there.

    `standing` is where it stands now, or None; `leaves` says that it goes from there to `file` and `section`.
    """

    id: str
    body: Question | Cloze
    file: str
    section: str
    tags: tuple[str, ...]
    standing: Standing | None
    leaves: bool


def file_name(entry: str) -> str:
    """Return the name, without suffix, of the card file of an entry."""
    safe = entry.replace("/", "-").replace("\\", "-")
    safe = f"_{safe[1:]}" if safe.startswith(".") else safe
    return safe if len(safe) <= _LONGEST_NAME else f"{safe[:_LONGEST_NAME]}-{hashed(entry).hex()[:8]}"


def renamed(files: Collection[str], moves: Iterable[tuple[str, str]], entries: Collection[str]) -> dict[str, str]:
    """Return the card files, old name -> new, whose entry is gone and whose notes are all those of one new entry.

    `moves` are pairs of the file in which a note stands and the entry to which it belongs now.
    """
    now = {file_name(entry) for entry in entries}
    goals: dict[str, set[str]] = defaultdict(set)
    origins: dict[str, set[str]] = defaultdict(set)
    for file, entry in moves:
        if file in files and file not in now:
            goals[file].add(file_name(entry))
            origins[file_name(entry)].add(file)
    return {
        file: next(iter(names))
        for file, names in goals.items()
        if len(names) == 1 and len(origins[next(iter(names))]) == 1 and next(iter(names)) not in files
    }


def place(
    files: Mapping[str, CardFile],
    wishes: Sequence[Wish],
    gone: Sequence[Standing],
    titles: Mapping[str, tuple[str, str]],
) -> dict[str, CardFile]:
    """Return the card files with every note where it is wished, each byte that no wish is about as it was.

    `wishes` come in reading order, `gone` are notes that leave the deck; `titles` are the title that a file has, if nobody
    changed it, and the one that it shall have. A file that is left with nothing but headings is left out.
    """
    leaving = [*gone, *(wish.standing for wish in wishes if wish.standing and wish.leaves)]
    edits: dict[str, list[Edit]] = defaultdict(list)
    for one in leaving:
        edits[one.file].append(Remove(one.note))
    before: dict[str, FileNote | str] = {}
    for wish in wishes:
        if wish.standing and not wish.leaves:
            edits[wish.standing.file] += _in_place(wish, wish.standing.note)
            before[wish.standing.file] = wish.standing.note
        else:
            edits[wish.file].append(Insert(wish.body, wish.id, wish.section, before.get(wish.file), wish.tags))
            before[wish.file] = wish.id
    made = dict(files)
    for name, its in edits.items():
        old, new = titles.get(name, ("", ""))
        file = made.get(name) or new_card_file(new or name)
        made[name] = edited(file, [*its, SetTitle(old, new)] if old != new else its)
    for name in {one.file for one in leaving}:
        if not any(block.kind in {"note", "prose"} for block in made[name].blocks):
            del made[name]
    return made


def _in_place(wish: Wish, note: FileNote) -> Iterator[Edit]:
    if note.body != wish.body:
        yield SetBody(note, wish.body)
    if note.id != wish.id:
        yield SetId(note, wish.id)


def title_of(file: CardFile) -> str:
    """Return the title of a card file, or nothing."""
    first = next((block.text for block in file.blocks if block.kind == "heading"), "")
    return first[2:].strip() if first.startswith("# ") else ""


def lines_of(file: CardFile) -> Iterator[tuple[str, int]]:
    """Yield the id of each note of a file with the line (from 1) in which it begins."""
    line = 1
    for block in file.blocks:
        if block.note and block.note.id:
            yield block.note.id, line
        line += len(split_keeping_ends(block.text))


def shown_title(term: str) -> str:
    """Return the title of the card file of an entry with this term."""
    return term[:1].upper() + term[1:]
