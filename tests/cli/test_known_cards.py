"""The store knows the cards of a deck: they are brought up to date when deck or store changed, and only then."""

import sqlite3
from pathlib import Path

import pytest

from cards.cli.known_cards import make_known
from cards.cli.remembered import DeckMemory
from cards.cli.remembered_deck import RememberedDeck
from cards.cli.target import target_of
from cards.review.store.scheduling import schedule
from cards.review.store.store import Store

from .deck_editing import built, delete_note, file
from .running import Run

NOW = 1_790_000_000_000


def known(path: Path) -> int:
    deck = DeckMemory(target_of(["deck"])).deck()
    assert deck is not None
    with Store(path, schedule, NOW) as store:
        make_known(store, "deck", deck)
    with sqlite3.connect(path) as connection:
        count = connection.execute("SELECT count(*) FROM cards WHERE present = 1").fetchone()[0]
    connection.close()
    return int(count)


def change(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_nothing_is_decoded_when_nothing_changed(deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reviews.sqlite"
    count = known(path)
    assert count > 1
    monkeypatch.setattr(RememberedDeck, "catalogue", None)
    assert known(path) == count


def test_a_changed_deck_is_brought_up_to_date(cards: Run, deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    count = known(path)
    delete_note(file(deck), "1826")
    assert built(cards, "--yes").code == 0
    assert built(cards, "--yes").code == 0
    assert known(path) < count


def test_a_changed_store_is_brought_up_to_date(deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    count = known(path)
    change(path, "DELETE FROM cards WHERE row = 1")
    assert known(path) == count
    with Store(path, schedule, NOW) as store:
        store.sync_cards("deck", "Deck", [])
    assert known(path) == count
    path.unlink()
    assert known(path) == count
    assert known(tmp_path / "another.sqlite") == count


def test_a_deck_whose_cards_another_took_gets_them_back(deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    count = known(path)
    found = DeckMemory(target_of(["deck"])).deck()
    assert found is not None
    with Store(path, schedule, NOW) as store:
        store.sync_cards("other", "Other", found.catalogue())
    assert known(path) == count
    with Store(path, schedule, NOW) as store:
        assert store.mark("other") != store.mark("deck")
