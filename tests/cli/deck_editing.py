"""What a person does to a deck between two builds, and what stands there then."""

import json
from pathlib import Path

from .running import Ran, Run


def built(cards: Run, *options: str) -> Ran:
    return cards("build", "deck", "-o", "deck.apkg", *options)


def change(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts in a file, each of which stands there once."""
    text = path.read_text()
    for old, new in changes:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    path.write_text(text)


def delete_note(path: Path, words: str) -> None:
    """Delete the note that says these words."""
    kept = [part for part in path.read_text().split("\n\n") if words not in part]
    path.write_text("\n\n".join(kept).rstrip("\n") + "\n")


def records(deck: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (deck / "cards.lock").read_text().splitlines()]


def id_of(deck: Path, words: str) -> str:
    (found,) = [one["id"] for one in records(deck) if words in (one.get("text") or one.get("made", ""))]
    return found


def page(deck: Path) -> Path:
    return deck / "entries" / "osmosis.txt"


def file(deck: Path) -> Path:
    return deck / "cards" / "osmosis.md"


def guids(deck: Path) -> dict[str, str]:
    return {one["id"]: one["guid"] for one in records(deck)}


def new_sentence(deck: Path) -> None:
    change(page(deck), ("1826", "1827"))


def edited_note_of_an_edited_page(deck: Path) -> None:
    change(file(deck), ("A: 1826\n", "A: 1826, in Paris\n"))
    new_sentence(deck)
