"""The generator behind Anki's fuzz gives the words that its authors published."""

import numpy as np

from cards.review.chacha import block, first_words


def test_published_vectors() -> None:
    """draft-strombergson-chacha-test-vectors-01, 256-bit keys, 12 rounds: TC1 (key of zeros) and TC2 (one bit)."""
    keys = np.zeros((8, 2), dtype=np.uint32)
    keys[0, 1] = 1
    words = block(keys).astype("<u4")
    assert words[:, 0].tobytes().hex() == (
        "9bf49a6a0755f953811fce125f2683d50429c3bb49e074147e0089a52eae155f"
        "0564f879d27ae3c02ce82834acfa8c793a629f2ca0de6919610be82f411326be"
    )
    assert words[:, 1].tobytes().hex() == (
        "12056e595d56b0f6eef090f0cd25a20949248c2790525d0f930218ff0b4ddd10"
        "a6002239d9a454e29e107a7d06fefdfef0210feba044f9f29b1772c960dc29c0"
    )


def test_seeds_are_independent_of_their_company() -> None:
    seeds = [0, 1, 2**32, 2**64 - 1, 1_700_000_000_123]
    together = first_words(seeds)
    for column, seed in enumerate(seeds):
        assert together[:, column].tolist() == first_words([seed])[:, 0].tolist()
