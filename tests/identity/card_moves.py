"""Moves on what the build made: card files and the ledger."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from .card_text import CARDS, Block, append, blocks, insert_after, notes, replace_block
from .move import Move, move

LEDGER = "cards.lock"
OWN = (
    "Q: Which gland did I see in the anatomy course in room {number}?\nA: The pituitary gland",
    "Q: What does lecture {number} say about stress?\nA: Cortisol rises within minutes\n   and falls within hours.\nT: lecture",
    "C: Page {number} of my notes: the {{{{c1::hypothalamus}}}} weighs {{{{c2::four grams::how much?}}}}.",
    "C: In week {number} we dissected the [thyroid] and the [thymus].",
)
PROSE = (
    "Remember for the exam: compare with chapter {number}.",
    "<!-- checked against lecture {number} -->",
    "- a list of mine, point {number}\n- and its second point",
)


def question_edited(random: Random, deck: Path) -> str | None:
    return _edited(random, deck, lambda text: re.sub(r"^Q: (.*?)\?", r"Q: In the body: \1?", text, count=1))


def answer_edited(random: Random, deck: Path) -> str | None:
    return _edited(
        random, deck, lambda text: re.sub(r"^A: (.*)$", r"A: \1 (of course)", text, count=1, flags=re.MULTILINE)
    )


def cloze_text_edited(random: Random, deck: Path) -> str | None:
    return _edited(random, deck, lambda text: re.sub(r"^C: ", "C: Remember: ", text, count=1))


def cloze_answer_edited(random: Random, deck: Path) -> str | None:
    return _edited(random, deck, lambda text: re.sub(r"(\{\{c\d+::[^{}:]+)(?=::|\}\})", r"\1 indeed", text, count=1))


def cloze_hint_edited(random: Random, deck: Path) -> str | None:
    return _edited(
        random, deck, lambda text: re.sub(r"(\{\{c\d+::[^{}:]+)(?:::[^{}]*)?\}\}", r"\1::a hint}}", text, count=1)
    )


def cloze_taken_away(random: Random, deck: Path) -> str | None:
    """One of several deletions becomes plain text."""

    def less(text: str) -> str:
        several = len(set(re.findall(r"\{\{c(\d+)::", text))) > 1
        return re.sub(r"\{\{c\d+::([^{}:]+)(?:::[^{}]*)?\}\}", r"\1", text, count=1) if several else text

    return _edited(random, deck, less)


def tags_added(random: Random, deck: Path) -> str | None:
    return _edited(
        random, deck, lambda text: text if "\nT:" in text else f"{text}\nT: exam week-{random.randrange(1, 9)}"
    )


def id_lost(random: Random, deck: Path) -> str | None:
    found = _with_id(random, deck)
    if not found:
        return None
    replace_block(found[0], found[0].bare)
    return f"{_name(found[0])} without its id {found[0].id}"


def ids_of_a_file_lost(random: Random, deck: Path) -> str | None:
    found = _with_id(random, deck)
    if not found:
        return None
    path = found[0].path
    for block in found:
        if block.path == path:
            replace_block(block, block.bare)
    return f"{path.name}: every id is lost"


def card_deleted(random: Random, deck: Path) -> str | None:
    found = _with_id(random, deck)
    if not found:
        return None
    replace_block(found[0], "")
    return f"deleted {_name(found[0])}"


def card_duplicated_with_id(random: Random, deck: Path) -> str | None:
    return _duplicated(random, deck, lambda block: block.text)


def card_duplicated_without_id(random: Random, deck: Path) -> str | None:
    return _duplicated(random, deck, lambda block: block.bare)


def card_moved_to_section(random: Random, deck: Path) -> str | None:
    return _moved(random, deck, lambda block, other: block.path == other.path and block.section != other.section)


def card_moved_to_file(random: Random, deck: Path) -> str | None:
    return _moved(random, deck, lambda block, other: block.path != other.path)


def cards_reordered(random: Random, deck: Path) -> str | None:
    for block in _shuffled(random, notes(deck)):
        others = [other for other in notes(deck) if other.path == block.path and other.section == block.section]
        if len(others) > 1 and others[-1].text != block.text:
            replace_block(block, "")
            insert_after(others[-1], block.text)
            return f"{_name(block)} to the end of its section"
    return None


def own_card_written(random: Random, deck: Path) -> str | None:
    text = random.choice(OWN).format(number=random.randrange(1000))
    if random.random() < 0.5 and notes(deck):
        insert_after(random.choice(notes(deck)), text)
    else:
        files = sorted((deck / CARDS).rglob("*.md"))
        append(random.choice(files), text)
    return f"written: {text!r}"


def prose_added(random: Random, deck: Path) -> str | None:
    text = random.choice(PROSE).format(number=random.randrange(1000))
    insert_after(random.choice(blocks(deck)), text)
    return f"prose: {text!r}"


def card_file_lost(random: Random, deck: Path) -> str | None:
    path = random.choice(sorted((deck / CARDS).rglob("*.md")))
    path.unlink()
    return f"{path.name} is lost"


def ledger_lost(random: Random, deck: Path) -> str | None:
    (deck / LEDGER).unlink()
    return f"{LEDGER} is lost"


def ledger_line_lost(random: Random, deck: Path) -> str | None:
    lines = (deck / LEDGER).read_text(encoding="utf-8").splitlines(keepends=True)
    line = random.choice(lines)
    lines.remove(line)
    (deck / LEDGER).write_text("".join(lines), encoding="utf-8")
    return f"{LEDGER} without {line.strip()}"


CARD_MOVES: tuple[Move, ...] = (
    move(question_edited),
    move(answer_edited),
    move(cloze_text_edited),
    move(cloze_answer_edited),
    move(cloze_hint_edited),
    move(cloze_taken_away),
    move(tags_added),
    move(id_lost),
    move(ids_of_a_file_lost),
    move(card_deleted, 2),
    move(card_duplicated_with_id),
    move(card_duplicated_without_id),
    move(card_moved_to_section),
    move(card_moved_to_file),
    move(cards_reordered),
    move(own_card_written, 2),
    move(prose_added),
    move(card_file_lost),
    move(ledger_lost),
    move(ledger_line_lost),
)


def _shuffled(random: Random, found: list[Block]) -> list[Block]:
    return random.sample(found, len(found))


def _with_id(random: Random, deck: Path) -> list[Block]:
    return _shuffled(random, [block for block in notes(deck) if block.id])


def _edited(random: Random, deck: Path, edit: Callable[[str], str]) -> str | None:
    """Edit the first card, in a random order, of which something else is made."""
    for block in _with_id(random, deck):
        new = edit(block.text)
        if new != block.text:
            replace_block(block, new)
            return f"{block.path.name}: {block.text!r} -> {new!r}"
    return None


def _duplicated(random: Random, deck: Path, copy: Callable[[Block], str]) -> str | None:
    found = _with_id(random, deck)
    if not found:
        return None
    block = found[0]
    if random.random() < 0.5:
        insert_after(block, copy(block))
        return f"{_name(block)} again, behind itself"
    path = random.choice(sorted((deck / CARDS).rglob("*.md")))
    append(path, copy(block))
    return f"{_name(block)} again, at the end of {path.name}"


def _moved(random: Random, deck: Path, fits: Callable[[Block, Block], bool]) -> str | None:
    for block in _with_id(random, deck):
        others = [other for other in notes(deck) if fits(block, other)]
        if others:
            other = random.choice(others)
            replace_block(block, "")
            insert_after(other, block.text)
            return f"{_name(block)} to behind {_name(other)}"
    return None


def _name(block: Block) -> str:
    return f"{block.path.name}: {block.text.splitlines()[0][:90]!r}"
