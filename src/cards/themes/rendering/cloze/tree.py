"""Reads the cloze marks of a field, `{{c1::answer::hint}}`, into deletions that may hold deletions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cards.themes.rendering.cloze import image_occlusion

# A deletion in more than nine others loses its mark and keeps its text.
_DEEPEST = 10
_LARGEST_ORDINAL = 2**16 - 1
_MARK = re.compile(r"\{\{c(?P<ordinals>[0-9,]+)::|\}\}", re.ASCII)


@dataclass(slots=True)
class Deletion:
    """`{{c1,2::…::hint}}`: the ordinals ascending, what is deleted, and the hint, which may be empty, or None."""

    ordinals: tuple[int, ...]
    nodes: list["Node"] = field(default_factory=list)
    hint: str | None = None

    @property
    def text(self) -> str:
        """What is deleted without the marks in it."""
        return "".join(node if isinstance(node, str) else node.text for node in self.nodes)


type Node = str | Deletion


def read(html: str) -> list[Node]:
    """Return the texts and deletions of a field; what follows a mark that is never closed is lost, as in Anki."""
    shown: list[Node] = []
    open_deletions: list[Deletion] = []
    position = 0
    for found in _MARK.finditer(html):
        ordinals = _ordinals(found["ordinals"])
        if found["ordinals"] is not None and not ordinals:
            continue
        _add_text(html[position : found.start()], open_deletions, shown)
        position = found.end()
        if ordinals:
            if len(open_deletions) < _DEEPEST:
                open_deletions.append(Deletion(ordinals))
        elif open_deletions:
            closed = open_deletions.pop()
            (open_deletions[-1].nodes if open_deletions else shown).append(closed)
        else:
            shown.append(found[0])
    _add_text(html[position:], open_deletions, shown)
    return shown


def deletions(nodes: list[Node]) -> Iterator[Deletion]:
    """Yield all deletions, an outer one before those in it."""
    for node in nodes:
        if isinstance(node, Deletion):
            yield node
            yield from deletions(node.nodes)


def ordinals_in(html: str) -> frozenset[int]:
    """Return the numbers of all deletions in a field."""
    if "{{c" not in html:
        return frozenset()
    return frozenset(ordinal for deletion in deletions(read(html)) for ordinal in deletion.ordinals)


def _add_text(text: str, open_deletions: list[Deletion], shown: list[Node]) -> None:
    if not open_deletions:
        if text:
            shown.append(text)
        return
    deletion = open_deletions[-1]
    if not text.startswith(image_occlusion.MARK):
        text, parted, hint = text.partition("::")
        if parted:
            deletion.hint = hint
    if text:
        deletion.nodes.append(text)


def _ordinals(written: str | None) -> tuple[int, ...]:
    if written is None:
        return ()
    digits = {number.lstrip("0") or "0" for number in written.split(",") if number}
    return tuple(sorted({int(number) for number in digits if len(number) <= 5 and int(number) <= _LARGEST_ORDINAL}))
