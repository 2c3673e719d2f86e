"""A card in a deck's theme as a terminal shows it: both sides as lines, and what was asked for alone."""

import re
from dataclasses import dataclass, replace

from cards.themes.load import Effective, effective
from cards.themes.rendering.as_text import as_answer, as_text
from cards.themes.rendering.cloze.tree import deletions, read
from cards.themes.rendering.content import CardContent, is_empty
from cards.themes.rendering.renderer import RenderedCard, render
from cards.themes.rendering.text_line import Line, text_of

_TYPED = re.compile(r"\[\[type:[^\]]*\]\]")
_ANSWER, _CLOZE = "Answer", "Text"  # the fields that hold what is asked for, as note_types.toml names them


@dataclass(frozen=True, slots=True)
class CardText:
    """Both sides with gap and answer marked, and the answer without its context: what somebody would type."""

    front: tuple[Line, ...]
    back: tuple[Line, ...]
    answer: str


def card_text(made: Effective, content: CardContent) -> CardText:
    """Return a card as text in a theme as a deck has it; a card that the deck's own files cannot show, without them.

    There is no box to type in: on the front its place is empty, on the back the answer stands there if it stands nowhere
    else.
    """
    answer = _answer(content)
    value = content.fields.get(_ANSWER, "")
    if content.kind == "qa" and not is_empty(value):
        content = replace(content, fields={**content.fields, _ANSWER: as_answer(value)})
    card = _rendered(made, content)
    if card.problems:
        card = _rendered(as_it_comes(made), content)
    back = as_text(_TYPED.sub("", card.answer))
    if not any(line.has("answer") for line in back):
        back = as_text(_TYPED.sub(lambda _: as_answer(answer), card.answer))
    return CardText(as_text(_TYPED.sub("", card.question)), back, text_of(as_text(answer)))


def as_it_comes(made: Effective) -> Effective:
    """Return a theme without the deck's own files; its options hold."""
    return effective(made.definition, {}, made.values)


def _rendered(made: Effective, content: CardContent) -> RenderedCard:
    key = "question" if content.kind == "qa" else "cloze"
    front, back = (made.sides[f"{key}.{side}.html"].in_place for side in ("front", "back"))
    return render(front, back, content)


def _answer(content: CardContent) -> str:
    """Return the HTML of what is asked for; several deletions of one ordinal one behind the other."""
    if content.kind == "qa":
        return content.fields.get(_ANSWER, "")
    found = deletions(read(content.fields.get(_CLOZE, "")))
    return "; ".join(deletion.text for deletion in found if content.ordinal in deletion.ordinals)
