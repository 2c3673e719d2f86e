"""A rebuild parses only what changed and gives what a build without the cache gives; the cache is never in the way."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from cards.cache.store import FILE_NAME
from cards.language.parse import Parse
from cards.language.parser import Parser
from cards.language.word_forms import WordForms

from .running import COMMAND, OTHER_PAGE, PAGE, Run, contents, environment, in_a_process, make_deck

NOT_LOADED = {"spacy", "numpy", "wordfreq", "lemminflect"}
LISTING = """
import sys
from cards.cli.main import run
sys.argv = ["cards", *sys.argv[1:]]
try:
    run()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), "cards.writing.ranker" in sys.modules, file=sys.stderr)
"""


class Listening(Parser):
    """The parser, and the texts that it was given."""

    def __init__(self, real: Parser) -> None:
        self._real = real
        self.texts: list[str] = []

    def _heard(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            self.texts.append(text)
            yield text

    def sentences(self, texts: Iterable[str]) -> Iterator[tuple[Parse, ...]]:
        return self._real.sentences(self._heard(texts))

    def whole(self, texts: Iterable[str]) -> Iterator[Parse]:
        return self._real.whole(self._heard(texts))

    @property
    def word_forms(self) -> WordForms:
        return self._real.word_forms


@pytest.fixture
def cache(cards: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache") / "cards"
    monkeypatch.setenv("CARDS_CACHE", str(folder))
    return folder


@pytest.fixture
def parsed(cache: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the texts that were parsed, which a test may forget."""
    listening = Listening(parser)
    monkeypatch.setattr("cards.language.parser.load", lambda: listening)
    return listening.texts


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return make_deck(tmp_path / "deck")


def exported(cards: Run) -> list[dict[str, str]]:
    ran = cards("export", "deck", "--format", "jsonl")
    assert ran.code == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def test_nothing_is_parsed_twice(cards: Run, deck: Path, parsed: list[str], tmp_path: Path) -> None:
    first = cards("build", "deck", "-o", "deck.apkg")
    assert parsed
    before = contents(tmp_path)
    parsed.clear()
    again = cards("build", "deck", "-o", "deck.apkg")
    assert not parsed
    assert contents(tmp_path) == before
    said, _, table = first.out.partition("\n\n")
    count = said.removesuffix(" new: Anki adds them")
    assert int(count) > 0
    assert again.out == table.replace(f"{count} new", "0 new").replace("0 as before", f"{count} as before")
    exported(cards)
    cards("check", "deck")
    cards("build", "deck/entries/osmosis.txt", "deck/entries/diffusion.txt", "-o", "files.apkg")
    assert not parsed


def test_only_the_changed_page_is_parsed(
    cards: Run, deck: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(cards)
    parsed.clear()
    (deck / "entries" / "osmosis.txt").write_text(PAGE.replace("1826", "1827"))
    anew = OTHER_PAGE.replace("Diffusion", "Osmoregulation").replace("diffusion", "osmoregulation")
    (deck / "entries" / "anew.txt").write_text(anew)
    found = exported(cards)
    assert any("1827" in text for text in parsed)
    assert not any("Diffusion" in text for text in parsed)
    assert {card["entry"] for card in found} == {"osmosis", "diffusion", "anew"}
    monkeypatch.setenv("CARDS_CACHE", "")
    assert exported(cards) == found


def test_moved_lines_and_files_are_not_parsed_and_are_shown_where_they_are(
    cards: Run, deck: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(cards)
    parsed.clear()
    page = deck / "entries" / "osmosis.txt"
    page.unlink()
    (deck / "entries" / "below").mkdir()
    (deck / "entries" / "below" / page.name).write_text(f"\n\n{PAGE}")
    found = exported(cards)
    assert not parsed
    assert found != before
    assert {card["source"] for card in found if card["entry"] == "osmosis"} >= {"entries/below/osmosis.txt:5"}
    monkeypatch.setenv("CARDS_CACHE", "")
    assert exported(cards) == found


def test_settings_of_the_deck_need_no_parse(cards: Run, deck: Path, parsed: list[str]) -> None:
    everything = exported(cards)
    parsed.clear()
    (deck / "deck.toml").write_text('name = "Other"\nkinds = ["qa"]\ntags = ["exam"]\n')
    found = exported(cards)
    assert not parsed
    assert [card["id"] for card in found] == [card["id"] for card in everything if card["kind"] == "qa"]
    assert all("exam" in card["tags"] for card in found)


def test_another_term_is_another_entry(cards: Run, deck: Path, parsed: list[str]) -> None:
    exported(cards)
    parsed.clear()
    (deck / "deck.toml").write_text('[terms]\nosmosis = "osmotic flow"\n')
    assert {card["term"] for card in exported(cards)} == {"osmotic flow", "Diffusion"}
    assert parsed


def test_check_says_the_same_again(cards: Run, deck: Path, parsed: list[str]) -> None:
    (deck / "entries" / "poor.txt").write_text("Nothing\n\nNothing much.\n")
    first = cards("check", "deck")
    assert "refused: " in first.out
    parsed.clear()
    assert cards("check", "deck") == first
    assert not parsed
    rejected = cards("check", "deck", "--rejected")
    assert rejected.out.endswith(first.out)
    assert len(rejected.out.splitlines()) > len(first.out.splitlines())


def test_explain_parses_what_it_explains(cards: Run, deck: Path, parsed: list[str]) -> None:
    (card, *_) = [card for card in exported(cards) if card["entry"] == "osmosis"]
    parsed.clear()
    assert "Parse" in cards("explain", card["id"], "deck").out
    assert parsed
    assert not any("Diffusion" in text for text in parsed)


def test_a_rebuild_loads_nothing_that_only_writing_needs(cards: Run, deck: Path, cache: Path, tmp_path: Path) -> None:
    assert cards("build", "deck", "-o", "deck.apkg").code == 0
    before = (tmp_path / "deck.apkg").read_bytes()
    (tmp_path / "deck.apkg").unlink()  # else nothing is made at all
    call = [sys.executable, "-c", LISTING, "build", "deck", "-o", "deck.apkg"]
    again = subprocess.run(call, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True)
    *imported, ranker = again.stderr.splitlines()[-1].split()
    assert "genanki" in imported
    assert not NOT_LOADED & set(imported)
    assert ranker == "False"
    assert (tmp_path / "deck.apkg").read_bytes() == before


def test_a_damaged_cache_is_only_slower(cards: Run, deck: Path, cache: Path, parsed: list[str]) -> None:
    expected = exported(cards)
    file = cache / FILE_NAME
    whole = file.read_bytes()
    for damaged in (
        b"",
        b"no database",
        whole[:5000],
        bytes(255 - byte for byte in whole),
        whole[:-4096] + bytes(4096),
    ):
        file.write_bytes(damaged)
        assert exported(cards) == expected
        exported(cards)
        parsed.clear()
        assert exported(cards) == expected
        assert not parsed


@pytest.mark.parametrize("place", ["a file", "below a file", "no room", "/proc/none", "/dev/null"])
def test_where_no_cache_can_be_nothing_is_said(
    cards: Run, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    expected = exported(cards)
    folder = tmp_path / "place"
    if "file" in place:
        folder.write_text("mine")
        folder = folder / "below" if place == "below a file" else folder
    monkeypatch.setenv("CARDS_CACHE", place if place.startswith("/") else str(folder))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if place == "no room":
        monkeypatch.setattr("sys.dont_write_bytecode", True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        ran = cards("export", "deck", "--format", "jsonl")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (ran.code, ran.err) == (0, "")
    assert [json.loads(line) for line in ran.out.splitlines()] == expected
    if "file" in place:
        assert (tmp_path / "place").read_text() == "mine"


def test_an_empty_name_means_no_cache(deck: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    build = ("build", "deck", "-o", "deck.apkg")
    assert in_a_process(*build, cwd=tmp_path, env=environment(HOME=str(home), CARDS_CACHE="")).code == 0
    assert not list(home.iterdir())
    usual = environment(HOME=str(home))
    del usual["CARDS_CACHE"]
    assert in_a_process(*build, cwd=tmp_path, env=usual).code == 0
    assert [file.name for file in home.rglob("*") if file.is_file()] == [FILE_NAME]


ENOUGH = 30_000  # bytes: some written entries


@pytest.mark.slow
def test_a_killed_build_keeps_what_it_did(cards: Run, cache: Path, parsed: list[str], tmp_path: Path) -> None:
    pages = {f"page-{number}": PAGE.replace("smosis", f"smosis{number}") for number in range(64)}
    make_deck(tmp_path / "deck", **pages)
    cards("entries", "deck")  # what is read of the pages is remembered too, but not what is killed here
    parsed.clear()
    read = (cache / FILE_NAME).stat().st_size
    running = subprocess.Popen([COMMAND, "build", "deck"], cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL)
    while running.poll() is None and (cache / FILE_NAME).stat().st_size < read + ENOUGH:
        os.sched_yield()
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert not (tmp_path / "build").exists()
    found = exported(cards)
    assert 0 < sum(text.startswith("The French") for text in parsed) < len(pages)
    assert len({card["entry"] for card in found}) == len(pages)
    shutil.rmtree(cache)
    assert exported(cards) == found
