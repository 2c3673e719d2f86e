"""What statistics read from a store: every answer that counts, with its card as it stood, and nothing is written."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from store_making import DAY, MINUTE, NOW, SETTINGS, TEXT, answer, at, card, key, opened, with_history

from cards.review.states import Phase, Rating
from cards.review.store.faults import StoreRefused
from cards.review.store.history import History, read_history
from cards.review.store.log import EventKind
from cards.review.store.scheduling import to_text


def damage(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER log_keeps_rows")
        connection.execute(statement)
    connection.close()


def test_no_store_is_an_empty_history_and_stays_no_store(tmp_path: Path) -> None:
    assert read_history(tmp_path / "none.sqlite") == History()
    assert not list(tmp_path.iterdir())


def test_an_empty_store_has_no_answers(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    opened(path).close()
    assert read_history(path) == History()


def test_one_answer(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with opened(path) as store:
        store.sync_cards("bones", "Bones", [card(1)])
        answer(store, 1)
    found = read_history(path)
    (one,) = found.answers
    assert (one.card, one.rating, one.phase, one.interval) == (key(1), Rating.GOOD, Phase.NEW, 0)
    assert (one.second, one.taken, one.desired) == (NOW // 1000, 1_500, 0.9)
    assert found.decks == (("bones", "Bones"),)
    assert found.settings == {"bones": SETTINGS}
    assert found.damaged == 0


def test_phase_and_interval_are_those_before_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    expected = []
    with opened(path) as store:
        store.sync_cards("bones", "Bones", [card(number) for number in range(5)])
        for turn in range(60):
            number = turn * 3 % 5
            before = store.card(key(number))
            assert before is not None
            expected.append((key(number), before.state.phase, before.state.interval))
            answer(store, number, 1 + turn * 7 % 4, NOW + turn * 11 * 60 * MINUTE)
    assert [(one.card, one.phase, one.interval) for one in read_history(path).answers] == expected
    assert max(interval for _, _, interval in expected) > 3


def test_what_was_undone_or_crammed_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with opened(path) as store:
        store.sync_cards("bones", "Bones", [card(1), card(2)])
        answer(store, 1, 4)
        answer(store, 2, 1)
        store.undo(at())
        store.cram(key(2), Rating.HARD, at(), 900)
        store.change(EventKind.RESET, [key(1)], at(NOW + DAY))
        answer(store, 1, 2, NOW + 2 * DAY)
    found = read_history(path).answers
    assert [(one.rating, one.phase, one.interval) for one in found] == [
        (Rating.EASY, Phase.NEW, 0),
        (Rating.HARD, Phase.NEW, 0),
    ]


def test_a_deck_is_found_by_id_or_name(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    other = to_text(type(SETTINGS)(desired_retention=0.8))
    with opened(path) as store:
        store.sync_cards("bones", "Bones", [card(1)])
        store.sync_cards("rocks", "Rocks", [card(2)])
        answer(store, 1)
        store.answer(key(2), Rating.GOOD, at(), taken=1, settings=other)
    assert [one.card for one in read_history(path, "rocks").answers] == [key(2)]
    assert read_history(path, "Rocks") == read_history(path, "rocks")
    assert read_history(path, "rocks").settings["rocks"].desired_retention == 0.8
    assert len(read_history(path).answers) == 2
    assert read_history(path, "Stars") == History()


def test_damaged_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with_history(path)
    whole = read_history(path)
    assert len(whole.answers) == 150
    damage(path, "UPDATE log SET rating = 4, phase = 'nonsense' WHERE sequence = 100")
    found = read_history(path)
    assert found.damaged == 1
    assert [one.second for one in found.answers] == [
        one.second for number, one in enumerate(whole.answers, 1) if number != 100
    ]


def test_bytes_in_the_place_of_a_number_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with_history(path)
    whole = read_history(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'log'")
    connection.close()
    damage(path, "UPDATE log SET taken = x'00ff' WHERE sequence = 7")
    found = read_history(path)
    assert (found.damaged, len(found.answers)) == (1, len(whole.answers) - 1)


def test_names_in_any_script_are_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with opened(path) as store:
        store.sync_cards("bones", "Bones", [replace(card(1), entry='Ähre "δ" \x7f', section="骨\\\n", tags=("é",))])
        answer(store, 1)
    found = read_history(path)
    assert (found.damaged, len(found.cards), len(found.answers)) == (0, 1, 1)


def test_answers_whose_settings_are_lost_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with_history(path, answers=10)
    damage(path, f"UPDATE settings SET text = '{TEXT.replace('0.9', '0.8')}'")
    found = read_history(path)
    assert (len(found.answers), found.damaged, len(found.cards)) == (0, 10, 12)


def test_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with_history(path)
    before = path.read_bytes()
    read_history(path)
    assert path.read_bytes() == before


def test_a_quiz_may_have_the_store_open(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with opened(path) as store:
        store.sync_cards("bones", "Bones", [card(1)])
        answer(store, 1)
        assert len(read_history(path).answers) == 1


def test_a_strangers_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 50)
    with pytest.raises(StoreRefused):
        read_history(path)
