"""A card file while it is edited: its blocks as a chain, so that an edit costs what it touches and not the whole file."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cards.decks.card_file.file import Block, CardFile, FileNote
from cards.decks.card_file.lines import (
    BYTE_ORDER_MARK,
    heading_text,
    level,
    print_heading,
    read_lines,
    split_keeping_ends,
)
from cards.decks.card_file.marks import with_mark
from cards.decks.card_file.note import NoteText, read_note
from cards.decks.card_file.printer import print_note
from cards.model import Cloze, Question

_SECTION = 2
"""The level of the headings that a build writes, and that divide what it orders."""


@dataclass(slots=True, eq=False)
class _Node:
    """A block in the chain. The chain's two ends hold empty blocks of kind "blank"."""

    block: Block
    before: "_Node | None" = field(default=None, repr=False)
    after: "_Node | None" = field(default=None, repr=False)
    is_in: bool = True

    @property
    def level(self) -> int:
        """The level of the heading that this is, or 0."""
        return level(self.block.text) if self.block.kind == "heading" else 0


class Draft:
    """The blocks of one file, changed in place. Edits are described in `edits`."""

    def __init__(self, file: CardFile) -> None:
        blocks = list(file.blocks)
        self._mark = [blocks.pop(0)] if blocks and blocks[0].text == BYTE_ORDER_MARK else []
        self._first, self._last = _Node(Block("", "blank")), _Node(Block("", "blank"))
        self._first.after, self._last.before = self._last, self._first
        self._by_line: dict[int, _Node] = {}
        self._by_id: dict[str, _Node] = {}
        self._headings: dict[str, list[_Node]] = {}
        self._line_end = next((_line_end(block.text) for block in blocks if _line_end(block.text)), "\n")
        for block in blocks:
            self._put(block, _before(self._last))
        self._next_line = min([0, *self._by_line]) - 1

    def file(self) -> CardFile:
        """Return the file as it is now."""
        blocks = list(self._mark)
        for node in _walk(_after(self._first), forward=True):
            block = node.block
            if block.text.startswith("\n") and blocks and blocks[-1].text.endswith("\r"):
                block = replace(block, text=f"\r{block.text}")  # two line ends must not become one
            if block.text:
                blocks.append(block)
        return CardFile(tuple(blocks))

    def set_id(self, note: FileNote, note_id: str) -> None:
        """Put the id into the line that has one, or at the end of the first."""
        node, known = self._find(note)
        lines = split_keeping_ends(node.block.text)
        at = _read(node).id_line or 0
        end = _line_end(lines[at])
        lines[at] = with_mark(lines[at].removesuffix(end), note_id) + end
        node.block = Block("".join(lines), "note", replace(known, id=note_id))
        self._by_id[note_id] = node

    def set_body(self, note: FileNote, body: Question | Cloze) -> None:
        """Print the body in the place of the old one, unless it is the same."""
        node, known = self._find(note)
        if known.body == body:
            return
        text, said = node.block.text, _read(node)
        lines = split_keeping_ends(text)
        kept = lines[said.tag_line :] if said.tag_line is not None else []
        id_is_kept = said.tag_line is not None and (said.id_line or 0) >= said.tag_line
        printed = self._own(print_note(body, None if id_is_kept else known.id))
        end = self._line_end if kept else _line_end(text)
        node.block = Block(printed + end + "".join(kept), "note", replace(known, body=body, numbered=True))

    def remove(self, note: FileNote) -> None:
        """Take the note out, and its heading if that has nothing else below it."""
        node, known = self._find(note)
        del self._by_line[known.line]
        self._take_out(node)
        heading, follower = self._content_before(node), self._content_after(node)
        if heading.level == _SECTION and (follower is self._last or 0 < follower.level <= _SECTION):
            self._take_out(heading)
            self._headings[heading_text(_bare(heading.block.text))].remove(heading)

    def insert(
        self,
        body: Question | Cloze,
        note_id: str,
        section: str,
        after: FileNote | str | None,
        tags: tuple[str, ...],
    ) -> None:
        """Print a new note where it belongs, blank lines around it."""
        section = " ".join(section.split())
        neighbour = None if after is None else self._find(after)
        if neighbour and neighbour[1].section == section:
            place = neighbour[0]
        elif not section:
            place = self._end_of_part(self._first)
        elif self._headings.get(section):
            place = self._above_notes(self._headings[section][0])
        else:
            heading = Block(self._own(print_heading(_SECTION, section)) + self._line_end, "heading")
            place = self._put_apart(heading, self._end_of_part(neighbour[0] if neighbour else self._first))
        note = FileNote(body, note_id, tags, section, self._next_line)
        self._next_line -= 1
        printed = self._own(print_note(body, note_id, tags)) + self._line_end
        self._put_apart(Block(printed, "note", note), place)

    def set_title(self, old: str, new: str) -> None:
        """Change the first title that says `old`."""
        for node in _walk(_after(self._first), forward=True):
            if node.level == 1 and heading_text(_bare(node.block.text)) == " ".join(old.split()):
                node.block = Block(print_heading(1, new) + _line_end(node.block.text), "heading")
                return

    def _find(self, handle: FileNote | str) -> tuple[_Node, FileNote]:
        node = self._by_id.get(handle) if isinstance(handle, str) else self._by_line.get(handle.line)
        if node is None or node.block.note is None or not node.is_in:
            raise LookupError(f"the card file has no such note: {handle}")
        return node, node.block.note

    def _own(self, text: str) -> str:
        return text.replace("\n", self._line_end)

    def _put(self, block: Block, before: _Node) -> _Node:
        """Chain a block in behind a node."""
        after = _after(before)
        node = _Node(block, before, after)
        before.after = after.before = node
        if block.note:
            self._by_line[block.note.line] = node
            if block.note.id:
                self._by_id[block.note.id] = node
        elif node.level >= _SECTION:
            self._headings.setdefault(heading_text(_bare(block.text)), []).append(node)
        return node

    def _put_apart(self, block: Block, place: _Node) -> _Node:
        """Chain a block in behind a node with content (or the beginning), with a blank line on either side."""
        if place is not self._first:
            gap = self._line_end if _line_end(place.block.text) else 2 * self._line_end
            place = self._put(Block(gap, "blank"), place)
        node = self._put(block, place)
        after = _after(node)
        if after is not self._last and after.block.kind != "blank":
            self._put(Block(self._line_end, "blank"), node)
        return node

    def _take_out(self, node: _Node) -> None:
        """Unchain a block and drop a blank line that it leaves; what stood apart stays apart."""
        before, after = _before(node), _after(node)
        before.after, after.before = after, before
        node.is_in = False
        is_first, is_last = before is self._first, after is self._last
        has_gap_before = not is_first and before.block.kind == "blank"
        if not is_last and after.block.kind == "blank" and (has_gap_before or is_first or before.level):
            self._drop_line(after)
        elif is_last and has_gap_before:
            self._drop_line(before)
        elif not is_first and not has_gap_before and after.block.kind == "prose":
            self._put(Block(self._line_end, "blank"), before)

    def _drop_line(self, blank: _Node) -> None:
        rest = "".join(split_keeping_ends(blank.block.text)[1:])
        if rest:
            blank.block = Block(rest, "blank")
        else:
            before, after = _before(blank), _after(blank)
            before.after, after.before = after, before

    def _content_before(self, node: _Node) -> _Node:
        """Return the nearest block above that is not blank, or the beginning."""
        found = (one for one in _walk(_before(node), forward=False) if one.block.kind != "blank" or one is self._first)
        return next(found)

    def _content_after(self, node: _Node) -> _Node:
        found = (one for one in _walk(_after(node), forward=True) if one.block.kind != "blank" or one is self._last)
        return next(found)

    def _above_notes(self, heading: _Node) -> _Node:
        """Return the last block with content before the first note or heading below a heading."""
        above = heading
        for node in _walk(_after(heading), forward=True):
            if node.block.kind in {"note", "heading"}:
                break
            if node.block.kind == "prose":
                above = node
        return above

    def _end_of_part(self, node: _Node) -> _Node:
        """Return the last block with content before the next heading of a section or title below a node.

        Below the beginning, the title does not count.
        """
        if node is self._first:
            sections = (one for one in _walk(_after(node), forward=True) if one.level >= _SECTION or one is self._last)
            return self._content_before(next(sections))
        below = next(one for one in _walk(_after(node), forward=True) if 0 < one.level <= _SECTION or one is self._last)
        return self._content_before(below)


def _walk(node: _Node, *, forward: bool) -> Iterator[_Node]:
    current: _Node | None = node
    while current:
        yield current
        current = current.after if forward else current.before


def _before(node: _Node) -> _Node:
    assert node.before
    return node.before


def _after(node: _Node) -> _Node:
    assert node.after
    return node.after


def _read(node: _Node) -> NoteText:
    found = read_note(read_lines(node.block.text))
    assert not isinstance(found, list)
    return found


def _bare(text: str) -> str:
    return text.rstrip("\r\n")


def _line_end(text: str) -> str:
    return "\r\n" if text.endswith("\r\n") else text[-1:] if text.endswith(("\n", "\r")) else ""
