"""ChaCha12's first words for many 64-bit seeds at once, because Anki's fuzz draws from it.

Why our own: no well-kept Python library offers 12 rounds. Sources: D. J. Bernstein, "ChaCha, a variant of Salsa20" (2008)
for the rounds; the documentation of `SeedableRng::seed_from_u64` in rand_core 0.9 for how PCG32 (M. E. O'Neill, 2014)
spreads a number over a key. Test vectors: draft-strombergson-chacha-test-vectors-01.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

type Words = npt.NDArray[np.uint32]

_MULTIPLIER = np.uint64(6364136223846793005)
_INCREMENT = np.uint64(11634580027462260723)
_CONSTANTS = np.frombuffer(b"expand 32-byte k", dtype="<u4").astype(np.uint32)
_LEFT = ([1, 2, 3, 0], [2, 3, 0, 1], [3, 0, 1, 2])


def first_words(seeds: Sequence[int] | npt.NDArray[np.uint64]) -> Words:
    """Return for n seeds (64 bits each) the 16 words that their generators give first, as an array of 16 rows, n columns."""
    return block(_key(np.asarray(seeds, dtype=np.uint64)))


def block(key: Words) -> Words:
    """Return the first block of ChaCha12 (counter and nonce 0) for keys given as 8 rows of words, a column each."""
    count = key.shape[1]
    start = np.zeros((16, count), dtype=np.uint32)
    start[0:4] = _CONSTANTS[:, None]
    start[4:12] = key
    a, b, c, d = (start[row : row + 4].copy() for row in (0, 4, 8, 12))
    for _ in range(6):
        _quarter_rounds(a, b, c, d)
        b, c, d = b[_LEFT[0]], c[_LEFT[1]], d[_LEFT[2]]  # columns become diagonals
        _quarter_rounds(a, b, c, d)
        b, c, d = b[_LEFT[2]], c[_LEFT[1]], d[_LEFT[0]]
    return np.concatenate((a, b, c, d)) + start


def _quarter_rounds(a: Words, b: Words, c: Words, d: Words) -> None:
    """Mix four quarters of the state in place."""
    for added_to, added, mixed, distance in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        np.add(added_to, added, out=added_to)
        np.bitwise_xor(mixed, added_to, out=mixed)
        high = mixed >> np.uint32(32 - distance)
        np.left_shift(mixed, np.uint32(distance), out=mixed)
        np.bitwise_or(mixed, high, out=mixed)


def _key(states: npt.NDArray[np.uint64]) -> Words:
    """Spread seeds over 256-bit keys: eight draws of PCG32 each."""
    key = np.empty((8, len(states)), dtype=np.uint32)
    for row in range(8):
        states = states * _MULTIPLIER + _INCREMENT
        shifted = (((states >> np.uint64(18)) ^ states) >> np.uint64(27)).astype(np.uint32)
        turn = (states >> np.uint64(59)).astype(np.uint32)
        key[row] = (shifted >> turn) | (shifted << ((np.uint32(32) - turn) & np.uint32(31)))
    return key
