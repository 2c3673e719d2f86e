"""How a person settles what a build would not guess."""

from pathlib import Path

import pytest

from .deck_editing import built, edited_note_of_an_edited_page, file, guids, id_of, records
from .running import PAGE, Ran, Run, contents

SALT = "Salt\n\nSalt is a mineral of sodium and chlorine.\n\nExample\n"
CASE = "\nThe physiologist Adolf Fick described the law in case {} in 1855.\n"


def test_resolve_has_nothing_to_settle(cards: Run, deck: Path, tmp_path: Path) -> None:
    before = contents(tmp_path)
    assert cards("resolve", "deck") == Ran(0, "Nothing to settle.\n", "")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(("answer", "says"), [("mine", "A: 1826, in Paris\n"), ("page", "A: 1827\n")])
def test_resolve_an_edited_note(cards: Run, deck: Path, tmp_path: Path, answer: str, says: str) -> None:
    identifier = id_of(deck, "A: 1826")
    edited_note_of_an_edited_page(deck)
    before = contents(tmp_path)
    listed = cards("resolve", "deck")
    assert listed.code == 0
    for words in (
        f"^{identifier}: a note of osmosis that you edited",
        f"  {identifier}=mine  keep your text\n",
        f"  {identifier}=page  take the writer's: ",
    ):
        assert words in listed.out
    assert contents(tmp_path) == before
    assert built(cards).code == 0
    ran = cards("resolve", "deck", f"{identifier}={answer}")
    assert (ran.code, ran.out) == (0, "1 decision remembered; `cards build` acts on it\n")
    assert built(cards).code == 0
    assert says in file(deck).read_text()
    assert id_of(deck, says.strip()) == identifier
    assert cards("resolve", "deck").out == "Nothing to settle.\n"
    assert cards("check", "deck").code == 0


@pytest.fixture
def ambiguous(cards: Run, deck: Path) -> tuple[str, list[str]]:
    """Give a new note that could be each of two old ones: its id and theirs."""
    salt = deck / "entries" / "salt.txt"
    salt.write_text(SALT + CASE.format("A") + CASE.format("B"))
    assert built(cards, "--yes").code == 0
    salt.write_text(SALT + CASE.format("C"))
    ran = built(cards, "--yes")
    assert ran.code == 0
    assert "held back: they could each be one of several old ones; `cards resolve` settles it" in ran.out
    listed = cards("resolve", "deck").out
    (identifier, *_) = [line[1:7] for line in listed.splitlines() if line.startswith("^")]
    answers = [line.split()[0].partition("=")[2] for line in listed.splitlines() if line.startswith(f"  {identifier}=")]
    assert answers[-1] == "new"
    assert (
        f"the new note {identifier} could be {answers[0]} or {answers[1]}, and nothing tells which"
        in cards("check", "deck").err
    )
    return identifier, answers[:-1]


def test_resolve_a_note_that_is_an_old_one(cards: Run, deck: Path, ambiguous: tuple[str, list[str]]) -> None:
    identifier, (first, second) = ambiguous
    known = guids(deck)
    assert cards("resolve", "deck", f"^{identifier}={second}").code == 0
    assert built(cards, "--yes").code == 0
    (now,) = [one for one in records(deck) if one["id"] == second]
    assert "in case C" in now["made"]
    assert f"^{second}" in (deck / "cards" / "salt.md").read_text()
    assert "in case C" not in next(one["made"] for one in records(deck) if one["id"] == first)
    assert identifier not in guids(deck)
    assert known.items() <= guids(deck).items()


def test_resolve_a_note_that_is_new(cards: Run, deck: Path, ambiguous: tuple[str, list[str]]) -> None:
    identifier, _ = ambiguous
    known = guids(deck)
    assert cards("resolve", "deck", f"{identifier}=new").code == 0
    assert built(cards, "--yes").code == 0
    assert f"^{identifier}" in (deck / "cards" / "salt.md").read_text()
    assert known.items() <= guids(deck).items()
    assert identifier not in known


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("{id}=yours", '"{id}=yours": answer with one of mine, page'),
        ("{id}=", "answer with one of mine, page"),
        ("zzzzzz=mine", "nothing is to be settled about zzzzzz; `cards resolve` lists what is"),
        ("=mine", "nothing is to be settled about "),
        ("{id}=MINE", "answer with one of mine, page"),
        ("\x1b[31m=x", "nothing is to be settled about"),
    ],
)
def test_a_decision_that_cannot_be_taken(cards: Run, deck: Path, tmp_path: Path, decision: str, words: str) -> None:
    identifier = id_of(deck, "A: 1826")
    edited_note_of_an_edited_page(deck)
    before = contents(tmp_path)
    ran = cards("resolve", "deck", f"{identifier}=mine", decision.format(id=identifier))
    assert ran.code == 1
    assert ran.says_one_line
    assert words.format(id=identifier) in ran.err
    assert contents(tmp_path) == before


def test_resolve_wants_a_deck(cards: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    ran = cards("resolve", "page.txt")
    assert ran.code == 2
    assert "page.txt is no deck folder" in ran.err
