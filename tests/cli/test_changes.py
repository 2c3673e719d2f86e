"""What a build says before it writes, the brake, what check lists, and faults in the deck's own files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .deck_editing import (
    built,
    change,
    delete_note,
    edited_note_of_an_edited_page,
    file,
    id_of,
    new_sentence,
    page,
    records,
)
from .running import OTHER_PAGE, Run, contents, make_deck


def new_page(deck: Path) -> None:
    (deck / "entries" / "turgor.txt").write_text("Turgor\n\nTurgor is the pressure of water on a cell wall.\n")


def gone_sentence(deck: Path) -> None:
    change(page(deck), ("Water crosses the membrane through channels called aquaporins.", "Nothing is known."))


def deleted_note(deck: Path) -> None:
    delete_note(file(deck), "aquaporins")


SAID = [
    (new_page, "1 new: Anki adds them", "turgor"),
    (new_sentence, "2 updated: Anki updates them; reviews stay, tags become those of the deck", "A: 1827"),
    (gone_sentence, "1 retired: their sentence is gone", "aquaporins"),
    (deleted_note, "1 dropped: you deleted them; they stay deleted here, Anki keeps them", "aquaporins"),
    (edited_note_of_an_edited_page, "1 edited: kept because you edited them", "A: 1826, in Paris"),
]


@pytest.mark.parametrize("case", SAID, ids=lambda case: case[0].__name__)
def test_what_changes_is_said_before_it_is_written(
    cards: Run, deck: Path, tmp_path: Path, case: tuple[Callable[[Path], None], str, str]
) -> None:
    happens, said, example = case
    happens(deck)
    before = contents(tmp_path)
    dry = built(cards, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert contents(tmp_path) == before
    assert said in dry.out
    lines = dry.out[dry.out.index(said) :].splitlines()
    assert any(line.startswith("  ^") and example in line for line in lines), dry.out
    ran = built(cards, "--yes")
    assert ran.out.startswith(dry.out)
    assert contents(tmp_path) != before
    again = built(cards, "--dry-run").out
    assert again == "Nothing changes.\n" or (happens is edited_note_of_an_edited_page and again.startswith(said))


def test_a_first_build_says_only_how_many_are_new(cards: Run, tmp_path: Path) -> None:
    make_deck(tmp_path / "deck")
    before = contents(tmp_path)
    dry = built(cards, "--dry-run")
    assert dry.out == "10 new: Anki adds them\n\n"
    assert contents(tmp_path) == before
    assert {path.name for path in (tmp_path / "deck").iterdir()} == {"deck.toml", "entries"}


def test_a_note_that_comes_back_is_said_to_be_restored(cards: Run, deck: Path) -> None:
    whole = page(deck).read_text()
    gone_sentence(deck)
    assert built(cards, "--yes").code == 0
    page(deck).write_text(whole)
    ran = built(cards)
    assert "1 restored: made again; Anki keeps their old reviews" in ran.out
    assert "A: aquaporins" in file(deck).read_text()


def test_a_note_that_the_writer_would_not_make_today_is_said_to_be_stale(cards: Run, deck: Path) -> None:
    identifier = id_of(deck, "aquaporins")
    change(
        page(deck),
        (
            "Water crosses the membrane through channels called aquaporins.",
            "It crosses the membrane through channels called so.",
        ),
    )
    ran = built(cards, "--dry-run")
    assert "1 stale: kept as they are" in ran.out
    assert built(cards).code == 0
    assert f"^{identifier}" in file(deck).read_text()
    checked = cards("check", "deck")
    assert checked.code == 1
    assert f"warning: the sentence of the note {identifier} of osmosis has changed" in checked.err


def test_the_brake(cards: Run, deck: Path, tmp_path: Path) -> None:
    deleted_note(deck)
    assert built(cards).code == 0  # one of ten notes is not more than a tenth
    delete_note(file(deck), "1826")
    gone = (
        len(records(deck))
        - file(deck).read_text().count(" ^")
        - (deck / "cards" / "diffusion.md").read_text().count(" ^")
    )
    assert gone > 2
    before = contents(tmp_path)
    ran = built(cards)
    assert ran.code == 1
    assert (
        f"cards: {gone - 1} notes of 9 would leave the deck; nothing was written; look at the list above, and say --yes"
        in ran.err
    )
    assert "dropped: you deleted them" in ran.out
    assert contents(tmp_path) == before
    assert built(cards, "--dry-run").code == 0
    assert contents(tmp_path) == before
    assert built(cards, "--yes").code == 0
    assert {one["status"] for one in records(deck)} == {"live", "dropped"}


@pytest.mark.parametrize(("leaving", "code"), [(20, 0), (21, 1)])
def test_the_brake_of_a_large_deck(cards: Run, tmp_path: Path, leaving: int, code: int) -> None:
    deck = make_deck(tmp_path / "deck")
    own = [f"Q: What is {number} plus 0?\nA: {number}\n" for number in range(300)]
    (deck / "cards").mkdir()
    mine = deck / "cards" / "sums.md"
    mine.write_text("\n".join(own))
    assert built(cards).code == 0
    kept = mine.read_text().split("\n\n")[leaving:]
    mine.write_text("\n\n".join(kept))
    before = contents(tmp_path)
    ran = built(cards)
    assert ran.code == code
    assert f"{leaving} dropped: " in ran.out
    assert f"… and {leaving - 10} more" in ran.out
    assert (contents(tmp_path) == before) == bool(code)


def test_check_lists_what_a_person_should_look_at(cards: Run, deck: Path, tmp_path: Path) -> None:
    edited = id_of(deck, "A: 1826")
    retired = id_of(deck, "aquaporins")
    edited_note_of_an_edited_page(deck)
    gone_sentence(deck)
    other = deck / "cards" / "diffusion.md"
    copied = next(part for part in other.read_text().split("\n\n") if "A: 1855" in part)
    other.write_text(f"{other.read_text()}\n{copied}\n")
    before = contents(tmp_path)
    ran = cards("check", "deck")
    assert ran.code == 1
    assert contents(tmp_path) == before
    assert (
        f'the note {retired} of osmosis is no longer written; delete it in Anki if you have it: search for "Id:{retired}"'
        in ran.err
    )
    assert (
        f"the page of the note {edited} of osmosis, which you edited, has changed, the writer would say now: "
        in ran.err
    )
    assert "stands twice, here and in cards/diffusion.md:10; delete one of them; or change this one" in ran.err
    assert built(cards, "--yes").code == 0
    after = cards("check", "deck")
    assert f"1 note of earlier builds, no longer written; in Anki you find them with: Id:{retired}" in after.out
    assert f"the note {retired}" not in after.err


BAD_FILES = {
    "Q: Who?\n": "cards/bad.md:1: ",
    "# Mine\n\nA: nobody\n": "cards/bad.md:3: ",
    "C: {{c1::never closed\n": "cards/bad.md:1: ",
    "Q: a\nA: b\n\n<<<<<<< HEAD\nQ: c\nA: d\n=======\n>>>>>>> other\n": "cards/bad.md:4: ",
    "Q: a ^bcd234 ^bcd235\nA: b\n": "cards/bad.md:1: ",
    "\udcff\udcfe": "cards/bad.md:1: this is not UTF-8 text; ",
}


@pytest.mark.parametrize("bad", BAD_FILES.items(), ids=lambda bad: ascii(bad[0]))
@pytest.mark.parametrize("command", ["build", "check", "resolve"])
def test_a_bad_card_file_is_named_and_nothing_is_written(
    cards: Run, deck: Path, tmp_path: Path, command: str, bad: tuple[str, str]
) -> None:
    text, where = bad
    (deck / "cards" / "bad.md").write_text(text, errors="surrogateescape")
    (deck / "entries" / "more.txt").write_text(OTHER_PAGE.replace("Diffusion", "Osmoregulation"))
    before = contents(tmp_path)
    ran = cards(command, "deck")
    assert ran.code == 1
    assert ran.says_one_line
    assert f"error: deck/{where}" in ran.err
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            lambda text: text.replace('"guid":"', '"guid:"', 1),
            "this line of the ledger cannot be read; restore the file from git",
        ),
        (lambda text: f"<<<<<<< HEAD\n{text}", "a merge conflict was left in the ledger; keep the lines of both sides"),
        (lambda text: text[:-40], "this line of the ledger cannot be read"),
        (lambda text: text + text.splitlines()[0].replace('"guid":"', '"guid":"x') + "\n", "two notes have the id "),
    ],
)
def test_a_bad_ledger_is_named_and_nothing_is_written(
    cards: Run, deck: Path, tmp_path: Path, damage: Callable[[str], str], words: str
) -> None:
    ledger = deck / "cards.lock"
    ledger.write_text(damage(ledger.read_text()))
    before = contents(tmp_path)
    ran = built(cards)
    assert ran.code == 1
    assert "error: deck/cards.lock:" in ran.err
    assert words in ran.err
    assert contents(tmp_path) == before
