"""Shows a field with cloze marks: the deletion that is asked for as a gap on the front, as the answer on the back."""

import re
from typing import Literal

from cards.themes.rendering.cloze import image_occlusion
from cards.themes.rendering.cloze.attribute import escaped
from cards.themes.rendering.cloze.tree import Deletion, Node, deletions, read
from cards.themes.rendering.plain_html import without_tags

type Side = Literal["question", "answer"]

_GAP = "..."
_MATH_BEGINS = re.compile(r"\\[(\[]")
_MATH_ENDS = re.compile(r"\\[)\]]")


def with_gaps(html: str, ordinal: int, side: Side) -> str:
    """Return the field as `{{cloze:Field}}` shows it, or nothing if it holds no deletion of this ordinal."""
    if "{{c" not in html:
        return ""
    nodes = read(html)
    if not any(_asks(node, ordinal) for node in nodes):
        return ""
    return _without_tags_in_math("".join(_shown(node, ordinal, side) for node in nodes))


def only_gaps(html: str, ordinal: int, side: Side) -> str:
    """Return the hints or the answers of the deletions of this ordinal, as `{{cloze-only:Field}}` shows them."""
    if "{{c" not in html:
        return ""
    asked = [deletion for deletion in deletions(read(html)) if ordinal in deletion.ordinals]
    if side == "answer":
        return ", ".join(deletion.text for deletion in asked)
    return ", ".join(_GAP if deletion.hint is None else deletion.hint for deletion in asked)


def _asks(node: Node, ordinal: int) -> bool:
    """Say whether a node shows a deletion of this ordinal; a covered part of an image shows none that is in it."""
    if isinstance(node, str):
        return False
    return ordinal in node.ordinals or (not _covered(node) and any(_asks(inner, ordinal) for inner in node.nodes))


def _covered(deletion: Deletion) -> str:
    """Return the description of the part of an image that a deletion covers, or nothing."""
    first = deletion.nodes[0] if deletion.nodes else ""
    return first if isinstance(first, str) and first.startswith(image_occlusion.MARK) else ""


def _shown(node: Node, ordinal: int, side: Side) -> str:
    if isinstance(node, str):
        return node
    asked = ordinal in node.ordinals
    ordinals = ",".join(map(str, node.ordinals))
    if covered := _covered(node):
        kind = "cloze-inactive" if not asked else "cloze" if side == "question" else "cloze-highlight"
        return f'<div class="{kind}" data-ordinal="{ordinals}" {image_occlusion.attributes(covered)}></div>'
    content = "".join(_shown(inner, ordinal, side) for inner in node.nodes)
    if not asked:
        return f'<span class="cloze-inactive" data-ordinal="{ordinals}">{content}</span>'
    if side == "answer":
        return f'<span class="cloze" data-ordinal="{ordinals}">{content}</span>'
    hint = _GAP if node.hint is None else node.hint
    return f'<span class="cloze" data-cloze="{escaped(content)}" data-ordinal="{ordinals}">[{hint}]</span>'


def _without_tags_in_math(html: str) -> str:
    """Take out the tags in formulas, as MathJax would show them; either closing ends either opening."""
    parts: list[str] = []
    position = 0
    while (opening := _MATH_BEGINS.search(html, position)) and (closing := _MATH_ENDS.search(html, opening.end())):
        parts += (html[position : opening.start()], without_tags(html[opening.start() : closing.end()]))
        position = closing.end()
    return "".join(parts) + html[position:]
