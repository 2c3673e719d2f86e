"""A deck that nobody touched is not made again, and nothing tells the difference; whatever is touched, it is made again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cards.cache.store import FILE_NAME
from cards.cli.deck_state import Seen, changed_only_so, content_of, seen_in
from cards.cli.pipeline import make
from cards.cli.remembered import DeckMemory
from cards.cli.target import target_of
from cards.review.store.catalogue import catalogue

from .deck_editing import built, change, delete_note, edited_note_of_an_edited_page, file, page
from .running import OTHER_PAGE, PAGE, Ran, Run, contents, environment

MADE_WITH = {"cards.cli.pipeline", "cards.decks.merge", "genanki", "spacy", "lxml", "markdown_it", "cards.sources.read"}
LISTING = """
import sys
from cards.cli.main import run
sys.argv = ["cards", *sys.argv[1:]]
try:
    run()
finally:
    print(*sys.modules, file=sys.stderr)
"""
# A page whose term has to be guessed: every build warns of it.
GUESSED = "It is said to rise.\n\nThe physicist Adolf Fick described it in 1855.\n"
EMPTY = "Zoonosis\n\nSee also.\n"


def imported_by(folder: Path, *call: str, stdin: str = "") -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LISTING, *call],
        cwd=folder,
        env=environment(),
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return set(done.stderr.splitlines()[-1].split())


def is_known() -> bool:
    return DeckMemory(target_of(["deck"])).said() is not None


def test_nothing_that_makes_decks_is_loaded(deck: Path, tmp_path: Path) -> None:
    for call in (("build", "deck", "-o", "deck.apkg"), ("due", "deck"), ("stats", "deck")):
        assert not MADE_WITH & imported_by(tmp_path, *call), call
    # The card that is shown is Markdown, and then a page.
    assert {"lxml", "markdown_it"} >= MADE_WITH & imported_by(tmp_path, "quiz", "--plain", "deck")
    assert MADE_WITH - {"spacy"} <= imported_by(tmp_path, "build", "deck", "-o", "other.apkg")


def test_the_remembered_deck_is_the_one_that_would_be_made(deck: Path) -> None:
    target = target_of(["deck"])
    remembered, made = DeckMemory(target).deck(), make(target).deck
    assert remembered is not None
    assert remembered.name == made.name
    assert tuple(remembered.note(note.identity.guid) for note in made.notes) == made.notes
    assert remembered.catalogue() == catalogue(made)
    assert remembered.note("nobody's") is None


def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files count as touched long ago, so that their times alone are believed."""
    monkeypatch.setattr("cards.cli.deck_state._COARSEST_CLOCK", -(10**12))


def test_files_that_nobody_touched_are_not_read_again(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(monkeypatch)
    assert is_known()
    monkeypatch.setattr("cards.cli.remembered.seen_in", None)
    assert is_known()
    page(deck).touch()
    with pytest.raises(TypeError):
        is_known()


def test_files_that_were_touched_a_moment_ago_are_read_again(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page(deck).touch()
    assert is_known()
    monkeypatch.setattr("cards.cli.remembered.seen_in", None)
    with pytest.raises(TypeError):
        is_known()


def test_a_deck_that_is_made_anew_is_remembered_though_its_files_were_not_read(
    cards: Run, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    assert is_known()
    (tmp_path / "deck.apkg").unlink()
    assert built(cards).code == 0
    monkeypatch.setattr("cards.cli.pipeline.make", None)
    assert built(cards).code == 0


def in_a_theme(deck: Path) -> None:
    (deck / "theme").mkdir()
    (deck / "theme" / "style.css").write_text(".card { color: #123456; }\n")


def as_a_link(deck: Path) -> None:
    page(deck).rename(deck.parent / "elsewhere.txt")
    page(deck).symlink_to("../../elsewhere.txt")


EDITS: dict[str, Callable[[Path], object]] = {
    "a word in a page": lambda deck: change(page(deck), ("1826", "1827")),
    "a line below a page": lambda deck: page(deck).write_text(f"{PAGE}\n"),
    "a new page": lambda deck: (deck / "entries" / "anew.txt").write_text(OTHER_PAGE.replace("Diffusion", "Drift")),
    "a page below": lambda deck: (
        (deck / "entries" / "a").mkdir() or page(deck).rename(deck / "entries" / "a" / "o.txt")
    ),
    "another name": lambda deck: page(deck).rename(deck / "entries" / "osmose.txt"),
    "no page": lambda deck: page(deck).unlink(),
    "a file that nobody reads": lambda deck: (deck / "entries" / "notes.odt").write_bytes(b"PK"),
    "a page that is a link now": as_a_link,
    "a setting": lambda deck: (deck / "deck.toml").write_text('tags = ["exam"]\n'),
    "a comment in deck.toml": lambda deck: (deck / "deck.toml").write_text("# mine\n"),
    "an answer": lambda deck: change(file(deck), ("A: 1826\n", "A: in 1826\n")),
    "prose in a card file": lambda deck: change(file(deck), ("# Osmosis\n", "# Osmosis\n\nMine.\n")),
    "no note": lambda deck: delete_note(file(deck), "1826"),
    "a new card file": lambda deck: (deck / "cards" / "mine.md").write_text("Q: Who?\nA: I\n"),
    "no card file": lambda deck: file(deck).unlink(),
    "no ledger": lambda deck: (deck / "cards.lock").unlink(),
    "a line less in the ledger": lambda deck: (deck / "cards.lock").write_text(
        "".join((deck / "cards.lock").read_text().splitlines(keepends=True)[1:])
    ),
    "a theme": in_a_theme,
    "a lock of the theme": lambda deck: (deck / "theme.lock").write_text('{"digest":"d","modified":1}\n'),
    "a picture": lambda deck: (deck / "media").mkdir() or (deck / "media" / "cell.png").write_bytes(b"\x89PNG"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_is_seen_whatever_the_times_of_files_say(
    cards: Run, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    settled(monkeypatch)
    assert is_known()
    assert is_known()
    times = {path: path.stat().st_mtime_ns for path in deck.rglob("*")}
    EDITS[edit](deck)
    for path, time in times.items():
        if path.exists():
            os.utime(path, ns=(time, time))
    assert not is_known()
    other = tmp_path / "other"
    other.mkdir()
    shutil.copytree(deck, other / "deck", symlinks=True)
    shutil.copy(tmp_path / "deck.apkg", other)
    if (tmp_path / "elsewhere.txt").exists():
        shutil.copy(tmp_path / "elsewhere.txt", other)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    said = built(cards, "--yes"), built(cards, "--yes"), built(cards, "--dry-run")
    monkeypatch.chdir(other)
    monkeypatch.setenv("CARDS_CACHE", "")
    assert (built(cards, "--yes"), built(cards, "--yes"), built(cards, "--dry-run")) == said
    found, expected = contents(deck), contents(other / "deck")
    assert {name: data for name, (data, _) in found.items()} == {name: data for name, (data, _) in expected.items()}
    assert (tmp_path / "deck.apkg").read_bytes() == (other / "deck.apkg").read_bytes()


def test_all_that_a_build_says_is_said_again(cards: Run, deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited_note_of_an_edited_page(deck)
    (deck / "entries" / "rising.txt").write_text(GUESSED)
    (deck / "cards" / "mine.md").write_text(f"# Mine\n\nQ: Who?\nA: {'> ' * 200}I\n")  # too deep for Markdown
    (deck / "theme").mkdir()
    (deck / "theme" / "notes.txt").write_text("mine")  # of no use in a theme; the quiz does not speak of it
    assert built(cards, "--yes").code == 0
    before = contents(deck.parent)
    calls: list[Callable[[], Ran]] = [
        lambda: built(cards),
        lambda: built(cards, "--dry-run"),
        lambda: cards("quiz", "--plain", "deck"),
    ]
    assert is_known()
    said = [call() for call in calls]
    monkeypatch.setenv("CARDS_CACHE", "")
    assert [call() for call in calls] == said
    assert "edited" in said[0].out
    for words in ("no one states the term", "not as Markdown"):
        assert words in said[0].err
        assert words in said[2].err
    assert "no theme has such a file" in said[0].err
    assert "no theme has such a file" not in said[2].err
    assert contents(deck.parent) == before


def test_a_package_that_is_not_the_one_is_written_again(cards: Run, deck: Path, tmp_path: Path) -> None:
    package = tmp_path / "deck.apkg"
    whole = package.read_bytes()
    for spoil in (package.unlink, lambda: package.write_bytes(whole[:-1]), lambda: package.write_bytes(b"")):
        spoil()
        assert built(cards).code == 0
        assert package.read_bytes() == whole
    assert cards("build", "deck", "-o", "deck/entries/osmosis.txt").code == 1
    assert page(deck).read_text() == PAGE


def test_errors_are_never_remembered(cards: Run, deck: Path) -> None:
    (deck / "entries" / "empty.txt").write_text("")
    said = built(cards)
    assert said.code == 1
    assert built(cards) == said
    assert not is_known()


def test_a_folder_may_be_named_in_two_ways(cards: Run, deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(deck)
    assert cards("build", "-o", "../deck.apkg").code == 0
    assert DeckMemory(target_of([])).deck() is not None
    monkeypatch.chdir(deck.parent)
    assert is_known()


def test_another_folder_of_the_same_name_has_a_memory_of_its_own(cards: Run, deck: Path, tmp_path: Path) -> None:
    shutil.copytree(deck, tmp_path / "b" / "deck")
    assert is_known()
    os.chdir(tmp_path / "b")
    assert not is_known()


def test_another_program_remembers_nothing(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cards.cli.remembered.whole_fingerprint", lambda: b"another")
    assert not is_known()


def test_what_happens_while_a_deck_is_built_is_seen(cards: Run, deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cards.cli import pipeline

    change(page(deck), ("1826", "1827"))

    def looking_away(*arguments: object) -> object:
        result = real(*arguments)
        text = page(deck).read_text()
        page(deck).write_text("Another page")
        page(deck).write_text(text)
        return result

    real = pipeline.illustrations
    monkeypatch.setattr(pipeline, "illustrations", looking_away)
    assert built(cards).code == 0
    assert not is_known()
    monkeypatch.setattr(pipeline, "illustrations", real)
    assert built(cards).code == 0
    assert is_known()


def test_only_what_was_written_may_have_changed() -> None:
    old, new = (Seen(content_of(data), (number,)) for number, data in enumerate((b"old", b"new")))
    touched = Seen(old.content, (9,))
    folder = Seen(b"folder", ())
    assert changed_only_so({"a": old}, {"a": old}, {})
    assert changed_only_so({"a": old}, {"a": new, "b": folder}, {"a": b"new"})
    assert changed_only_so({"a": old, "b": old}, {"a": old}, {"b": None})
    assert not changed_only_so({"a": old}, {"a": touched}, {})
    assert not changed_only_so({"a": old}, {"a": new}, {})
    assert not changed_only_so({"a": old}, {"a": new}, {"a": b"newer"})
    assert not changed_only_so({"a": old}, {}, {})
    assert not changed_only_so({}, {"a": old}, {"a": None})


def test_what_is_no_ordinary_file_keeps_nobody_waiting(deck: Path) -> None:
    os.mkfifo(deck / "entries" / "pipe.txt")
    (deck / "entries" / "round").symlink_to(".")
    (deck / "entries" / "nowhere.txt").symlink_to("/none/at/all")
    seen = seen_in(deck)
    assert seen is not None
    assert {"entries/pipe.txt", "entries/round", "entries/nowhere.txt"} <= seen.keys()
    assert not any(name.startswith("entries/round/") for name in seen)


def test_a_damaged_memory_is_only_slower(cards: Run, deck: Path) -> None:
    said = built(cards)
    cache = Path(os.environ["CARDS_CACHE"]) / FILE_NAME
    whole = cache.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], bytes(255 - byte for byte in whole)):
        cache.write_bytes(damaged)
        assert not is_known()
        assert built(cards) == said
        assert is_known()


def test_a_card_that_only_the_store_knows_is_looked_for_in_the_card_files(deck: Path) -> None:
    from cards.cli.fronts import fronts_of
    from cards.review.store.log import CardKey

    target = target_of(["deck"])
    every = [one.key for one in catalogue(make(target).deck)]
    fronts = fronts_of(target, every)
    assert list(fronts) == every
    assert fronts_of(target, [*every, CardKey("gone", 1)]) == fronts
    assert fronts_of(target, []) == {}
