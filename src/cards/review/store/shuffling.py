"""The random order of new cards: a number for each card as if thrown by dice, and where among them a study day begins.

The order is the same for ever, so that an index can hold it; what changes each day is where it begins.
"""

import hashlib

_PLACES = 2_147_483_647  # a prime, so that multiplying loses nothing


def dice(column: str) -> str:
    """Return the SQL that makes a number below 2147483647 of a card's number, in the column of this name.

    It is part of an index in every store: never change it. No product exceeds 63 bits, and `(a | b) - (a & b)` is the
    exclusive or that SQLite does not have.
    """
    first = f"({column} % {_PLACES} * 1103515245 % {_PLACES})"
    folded = f"(({first} | ({first} >> 15)) - ({first} & ({first} >> 15)))"
    return f"({folded} * 1664525 % {_PLACES})"


def shuffle_start(deck: str, study_day: int) -> int:
    """Return the place from which on a deck's new cards are taken on a day; behind the last comes the first."""
    digest = hashlib.sha256(f"{study_day} {deck}".encode(errors="surrogatepass")).digest()
    return int.from_bytes(digest[:8]) % _PLACES
