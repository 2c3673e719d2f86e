"""Renders a card: two templates and a note's fields become the two sides that Anki would show."""

from collections.abc import Mapping
from dataclasses import dataclass

from cards.model import Problem
from cards.themes.rendering import anki_words
from cards.themes.rendering.check import problems
from cards.themes.rendering.cloze.show import Side
from cards.themes.rendering.cloze.tree import ordinals_in
from cards.themes.rendering.content import FRONT_SIDE, CardContent, is_empty, values
from cards.themes.rendering.filters import filtered
from cards.themes.rendering.filters.filter import Occasion
from cards.themes.rendering.mistakes import unknown_fields
from cards.themes.rendering.parser import parse
from cards.themes.rendering.sounds import Audible, extract
from cards.themes.rendering.template import Closing, Mistake, Opening, ParsedTemplate, Replacement, TemplateFile, Text


@dataclass(frozen=True, slots=True)
class RenderedCard:
    """Both sides as HTML, with `[anki:play:q:0]` for the first thing to hear on the question side, and so on.

    With problems of severity "error" the sides hold, as in Anki, what is wrong in place of the card. The style sheet is
    not part of a side; `with_style` puts it before one.
    """

    question: str
    answer: str
    question_sounds: tuple[Audible, ...] = ()
    answer_sounds: tuple[Audible, ...] = ()
    problems: tuple[Problem, ...] = ()


def render(front: TemplateFile, back: TemplateFile, content: CardContent) -> RenderedCard:
    """Return a card's sides. Time is linear in the length of templates and fields."""
    known = values(content)
    filling = _Filling(content, known, frozenset(name for name, value in known.items() if not is_empty(value)))

    question = parse(front)
    if faults := _faults(question, known):
        return _broken("Front", question, faults)
    shown, question_sounds = extract(filling.side(question, "question", front_side=""), "question")
    if message := filling.blank(question):
        problem = Problem("error", *_why_blank(content), front.place(0)[0])
        return RenderedCard(shown + message, message, question_sounds, (), (problem,))

    answer = parse(back)
    if faults := _faults(answer, known):
        return _broken("Back", answer, faults)
    hidden, answer_sounds = extract(filling.side(answer, "answer", front_side=shown), "answer")
    return RenderedCard(shown, hidden, question_sounds, answer_sounds)


def with_style(html: str, css: str) -> str:
    """Return a side with its style sheet, as Anki hands it to the page."""
    return f"<style>{css}</style>{html}"


def _faults(parsed: ParsedTemplate, known: Mapping[str, str]) -> list[Mistake]:
    return [*parsed.mistakes, *unknown_fields(parsed, known)]


def _broken(name: str, parsed: ParsedTemplate, faults: list[Mistake]) -> RenderedCard:
    message = anki_words.broken(name, faults[0].anki_says)
    return RenderedCard(message, message, problems=tuple(problems(parsed.file, faults)))


@dataclass(frozen=True, slots=True)
class _Filling:
    """What goes into the templates of one card: values by name, and the names whose value is not empty."""

    content: CardContent
    known: Mapping[str, str]
    filled: frozenset[str]

    def side(self, parsed: ParsedTemplate, side: Side, front_side: str) -> str:
        """Return a side with everything put in; `front_side` is the question where the answer shows it again."""
        shown: list[str] = []
        for part in self.reached(parsed):
            if isinstance(part, Text):
                shown.append(part.text)
            elif part.field == FRONT_SIDE:
                shown.append(front_side)
            elif part.field:
                occasion = Occasion(part.field, self.content.ordinal, side)
                shown.append(filtered(self.known[part.field], part.filters, occasion))
        return "".join(shown)

    def reached(self, parsed: ParsedTemplate) -> list[Text | Replacement]:
        """Return the parts whose conditionals hold."""
        reached: list[Text | Replacement] = []
        index = 0
        while index < len(parsed.parts):
            part = parsed.parts[index]
            if isinstance(part, Opening) and (part.field in self.filled) == part.negated:
                index = part.closing
            elif not isinstance(part, Opening | Closing):
                reached.append(part)
            index += 1
        return reached

    def blank(self, front: ParsedTemplate) -> str:
        """Return Anki's words for a front that asks nothing, or nothing.

        A cloze card asks if any field has its cloze, shown or not; another if its front shows a field that is not empty.
        """
        if self.content.kind == "cloze":
            fields = self.content.fields.values()
            found = any(self.content.ordinal in ordinals_in(value) for value in fields)
            return "" if found else anki_words.no_cloze(self.content.ordinal)
        shows = any(isinstance(part, Replacement) and part.field in self.filled for part in self.reached(front))
        return "" if shows else anki_words.blank_front()


def _why_blank(content: CardContent) -> tuple[str, str]:
    if content.kind == "cloze":
        return f"no field of the note has a cloze {content.ordinal}", f"write {{{{c{content.ordinal}::…}}}} in a field"
    return "the front shows no field that is filled in", "fill in a field that the front shows, or show another"
