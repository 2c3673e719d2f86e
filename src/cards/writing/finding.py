"""What a construction finds in a sentence: a question with its answer, or a span worth hiding."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cards.language.clauses import Clause, clauses
from cards.language.lists import ItemList, item_lists
from cards.language.parse import Parse, Span
from cards.language.quantities import Quantity, dates
from cards.language.read import ReadEntry, ReadSection, Statement
from cards.language.topic import uncapitalised


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer; where the answer is words of the statement, `start` and `end` are their characters."""

    question: str
    answer: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Hidden:
    """Characters from `start` up to `end` of the statement's text, with a hint at the kind of answer where that narrows."""

    start: int
    end: int
    hint: str = ""


Finding = Asked | Hidden
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:etc|Inc|Ltd|Co|Jr|Sr|St)\.$")


def asked_for(parse: Parse, question: str, answer: Span, said: str = "") -> Asked:
    """Return a question whose answer is a span of the statement, said in other words where they are given."""
    start, end = parse.characters(answer)
    first = parse.tokens[answer.first]
    text = parse.text[start:end]
    if end == len(parse.text) and not _ABBREVIATED.search(text):
        text = text.removesuffix(".")  # the tokenizer may leave the sentence's stop on its last word
    if (
        start == 0
        and first.tag in {"DT", "JJ", "NN", "NNS", "CD", "RB", "VBG", "PRP$", "PDT", "IN"}
        and not first.entity
        and not _joins_a_name(parse, answer)
    ):
        text = uncapitalised(text)
    return Asked(question, said or text, start, end)


def _joins_a_name(parse: Parse, answer: Span) -> bool:
    """ "Trivers and Hare": what is joined to a name is one, whatever the parser takes it for."""
    return any(
        parse.tokens[i].tag == "NNP" and parse.tokens[i].relation == "conj" and parse.tokens[i].head == answer.first
        for i in range(answer.first + 1, answer.last)
    )


@dataclass(frozen=True)
class Place:
    """Where a construction looks: one statement, its section, its entry."""

    entry: ReadEntry
    section: ReadSection
    statement: Statement

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The statements within the sentence, as far as its parse can be trusted."""
        return tuple(clauses(self.statement.parse))

    @cached_property
    def item_lists(self) -> tuple[ItemList, ...]:
        """The lists within the sentence, as the parser sees them."""
        return tuple(item_lists(self.statement.parse))

    @cached_property
    def dates(self) -> tuple[Quantity, ...]:
        """The dates within the sentence."""
        return tuple(dates(self.statement.parse))

    @cached_property
    def page(self) -> str:
        """The text of the whole entry in small letters, a line for each passage."""
        return "\n".join(passage.text for section in self.entry.entry.sections for passage in section.passages).lower()

    @property
    def is_definition(self) -> bool:
        """Tell whether this is the sentence that defines the topic."""
        first = self.entry.sections[0]
        return first.section.role == "definition" and bool(first.statements) and first.statements[0] is self.statement


@dataclass(frozen=True, slots=True)
class Construction:
    """A named way to find cards. `needs` says what has to stand alone for it: the whole statement, which it shows; one clause,
    which it checks itself; or nothing, for exact patterns that quote nothing around their answer.
    """

    name: str
    find: Callable[[Place], Iterator[Finding]]
    needs: Literal["statement", "clause", "nothing"] = "statement"


@dataclass(frozen=True, slots=True)
class ConstructionOfGaps:
    """A named way to make questions of what the gaps of a statement hide; for a whole statement that stands alone."""

    name: str
    find: Callable[[Place, Sequence[Hidden]], Iterator[Asked]]
