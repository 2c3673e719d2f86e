"""Text that would act on a terminal if it got there, and what may get there."""

import random
from collections.abc import Iterator

from cards.model import Cloze, Deck, Deletion, Question
from deck_building import deck, deck_note, note

PARTS = (
    *(
        "\x1b[2J",
        "\x1b[99;99H",
        "\x1b]0;owned\x07",
        "\x1b]52;c;bGVhaw==\x1b\\",
        "\x1b[?1049l",
        "\x1bc",
        "\x9b31m",
        "\x9d0;x\x9c",
    ),
    *(
        "\x1bPq#0\x1b\\",
        "\x00",
        "\x07",
        "\x08\x08",
        "\r",
        "\n",
        "\t",
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200f",
        "\ufeff",
    ),
    *(
        "[bold]",
        "[/]",
        "[@click=app.quit]x[/]",
        "[link=https://example.org]",
        "$text",
        "{{c1::x}}",
        ":smile:",
        "\\[",
        "[[",
        "%s",
    ),
    *("\ud800", "\U000e0041", "\u0301\u0301\u0301", "שלום", "日本語", "👩\u200d🔬", "osmosis", " ", "1826"),
)


def strings(count: int, seed: int = 1) -> Iterator[str]:
    """Yield strings out of parts that are dangerous, and out of any characters at all."""
    chance = random.Random(seed)
    for _ in range(count):
        parts = [chance.choice(PARTS) for _ in range(chance.randint(1, 5))]
        parts += [chr(chance.choice((chance.randrange(0x300), chance.randrange(0x110000)))) for _ in range(3)]
        chance.shuffle(parts)
        yield "".join(parts)


def hostile_deck(cards: int, strings_each: int) -> Deck:
    """Return a deck of that many cards; every text of a card is made of hostile strings, half of the cards are clozes."""
    source = strings(cards * strings_each)

    def text(share: int) -> str:
        return "x" + "".join(next(source) for _ in range(strings_each // share))

    notes = []
    for number in range(1, cards + 1):
        body = Cloze((text(3), Deletion(1, text(3)), text(3))) if number % 2 else Question(text(3), text(3))
        context = "" if number % 2 else text(3)
        notes.append(deck_note(number, note(body, context=context, label=f"{PARTS[number % 20]}[red]label")))
    return deck(notes)


def acting(text: str) -> set[str]:
    """Return the characters of a text that a terminal would not simply show."""
    return {sign for sign in text if not sign.isprintable() and sign not in "\u200c\u200d"}
