"""The BLAKE3 hash, of which Anki makes the ids of hidden hints; no module of the standard library has it."""

from collections.abc import Sequence

type _Words = Sequence[int]

_START = (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19)
_ORDER = (2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8)
_MIXED = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)  # fmt: skip
_MASK = 0xFFFFFFFF
_BLOCK, _CHUNK = 64, 1024
_CHUNK_START, _CHUNK_END, _PARENT, _ROOT = 1, 2, 4, 8


def blake3(data: bytes) -> bytes:
    """Return the 32 bytes of the hash."""
    return b"".join(word.to_bytes(4, "little") for word in _tree(data, 0, _ROOT))


def _tree(data: bytes, counter: int, root: int) -> _Words:
    if len(data) <= _CHUNK:
        return _chunk(data, counter, root)
    left = _CHUNK << (((len(data) - 1) // _CHUNK).bit_length() - 1)
    children = (*_tree(data[:left], counter, 0), *_tree(data[left:], counter + left // _CHUNK, 0))
    return _compressed(_START, children, 0, _BLOCK, _PARENT | root)


def _chunk(data: bytes, counter: int, root: int) -> _Words:
    value: _Words = _START
    last = max(len(data) - 1, 0) // _BLOCK
    for index in range(last + 1):
        block = data[index * _BLOCK : (index + 1) * _BLOCK]
        flags = (_CHUNK_START if index == 0 else 0) | (_CHUNK_END | root if index == last else 0)
        padded = block.ljust(_BLOCK, b"\0")
        words = [int.from_bytes(padded[start : start + 4], "little") for start in range(0, _BLOCK, 4)]
        value = _compressed(value, words, counter, len(block), flags)
    return value


def _compressed(value: _Words, words: _Words, counter: int, length: int, flags: int) -> _Words:
    state = [*value, *_START[:4], counter & _MASK, counter >> 32, length, flags]
    for _ in range(7):
        for index, (a, b, c, d) in enumerate(_MIXED):
            for word, first, second in ((words[2 * index], 16, 12), (words[2 * index + 1], 8, 7)):
                state[a] = (state[a] + state[b] + word) & _MASK
                state[d] = _turned(state[d] ^ state[a], first)
                state[c] = (state[c] + state[d]) & _MASK
                state[b] = _turned(state[b] ^ state[c], second)
        words = [words[index] for index in _ORDER]
    return [state[index] ^ state[index + 8] for index in range(8)]


def _turned(word: int, bits: int) -> int:
    return (word >> bits | word << (32 - bits)) & _MASK
