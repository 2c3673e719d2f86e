"""A million ids and GUIDs, minted from texts that differ only in where one ends and the next begins: none is another's."""

from collections.abc import Iterator

import pytest

from cards.decks.minting import Minting, guid_of
from cards.model import Cloze, Deletion, Note, Question
from deck_building import note

MANY = 1_000_000
IN_ONE_DECK = 600_000
SECOND = 1_700_000_000
SEPARATORS = (
    "__",
    "\0",
    "\x1f",
    "::",
    "|",
    "\t",
    " · ",
    "/",
    ".md",
    "\u2063",
    "^",
    "own",
    "qa",
    "1",
    "\0\0\0\0\0\0\0\x01",
)


def splits() -> Iterator[tuple[str, str]]:
    """Yield pairs of texts, most of which are the same text if they are put together."""
    number = 0
    while True:
        text = (
            f"a{SEPARATORS[number % len(SEPARATORS)]}b{SEPARATORS[number // 7 % len(SEPARATORS)]}{number}c" + "d" * 20
        )
        yield from ((text[:at], text[at:]) for at in range(len(text)))
        number += 1


def asking(entry: str, text: str, number: int) -> Note:
    """Return a question, or the cloze that says the same."""
    body = Question(text, "A") if number % 2 else Cloze((text[:-1], Deletion(1, text[-1])))
    return note(body, entry=entry)


@pytest.mark.slow
def test_a_million_notes_share_no_id_and_no_guid() -> None:
    guids: set[str] = set()
    count = 0
    # The same notes in each deck: only its name tells them apart.
    others = {f"Deck{SEPARATORS[number % len(SEPARATORS)]}{number}": 1000 for number in range(400)}
    for deck, size in ({"Deck": IN_ONE_DECK} | others).items():
        minting = Minting(deck, ())
        pairs = splits()
        ids = {minting.id_of(asking(*next(pairs), number)) for number in range(size)}
        assert len(ids) == size
        guids.update(guid_of(deck, identifier) for identifier in ids)
        count += size
        assert len(guids) == count
    assert count == MANY


def test_a_note_of_ones_own_is_never_the_note_that_is_written() -> None:
    minting = Minting("Deck", ())
    found = []
    for number, (one, other) in zip(range(2000), splits(), strict=False):
        made = asking(one, other, number)
        found += [
            minting.born(made, SECOND),
            minting.born_of_hand(made, one, SECOND),
            minting.born_of_hand(made, other, SECOND),
        ]
    for values in (
        [record.id for record in found],
        [record.guid for record in found],
        [record.note for record in found],
    ):
        assert len(set(values)) == 6000


def test_what_is_taken_stays_taken() -> None:
    first = Minting("Deck", ()).born(asking("a", "b", 1), SECOND)
    again = Minting("Deck", (first,))
    second = again.born(asking("a", "b", 1), SECOND)
    assert second.id != first.id
    assert second.guid != first.guid
    assert second.note != first.note
    assert Minting("Deck", (), [first.id]).id_of(asking("a", "b", 1)) == second.id
