"""A parsed sentence as frozen values, so that nobody outside this room needs spaCy."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})  # Penn tags


@dataclass(frozen=True, slots=True)
class Token:
    """One token: Penn tag, universal part of speech, dependency relation to the token at index `head` (a root's is itself)."""

    text: str
    lemma: str
    tag: str
    part: str
    relation: str
    head: int
    start: int
    end: int
    entity: str

    @property
    def is_finite(self) -> bool:
        """Tell whether the word carries tense: a finite verb or a modal."""
        return self.tag in _FINITE


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens from `first` up to and without `last`, with a kind where there is one (an entity's label)."""

    first: int
    last: int
    kind: str = ""

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index < self.last

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a token."""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one sentence; every offset counts in `text`."""

    text: str
    tokens: tuple[Token, ...]
    noun_chunks: tuple[Span, ...]
    entities: tuple[Span, ...]
    # Looked up by every rule for every sentence, so worked out once; it follows from the tokens and is no part of the value.
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """List the dependents of each token."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                children[token.head].append(i)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    def characters(self, span: Span) -> tuple[int, int]:
        """Return where the text of a span begins and ends."""
        return self.tokens[span.first].start, self.tokens[span.last - 1].end

    def inside(self, start: int, end: int) -> range:
        """Return which tokens lie whole between two characters."""
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        return range(first, bisect_right(self.tokens, end, lo=first, key=lambda token: token.end))

    def words(self, span: Span) -> str:
        """Return the text of a span as it is written."""
        start, end = self.characters(span)
        return self.text[start:end]

    def children(self, index: int, *relations: str) -> Iterator[int]:
        """Return the dependents of a token in reading order, of the given relations or of all."""
        children = self._children[index]
        return iter([i for i in children if self.tokens[i].relation in relations]) if relations else iter(children)

    def subtree(self, index: int) -> Span:
        """Return the span from the leftmost to the rightmost descendant of a token."""
        first = last = index
        todo = [index]
        while todo:
            children = self._children[todo.pop()]
            if children:
                first, last = min(first, children[0]), max(last, children[-1])
                todo.extend(children)
        return Span(first, last + 1)

    def root(self) -> int:
        """Return the index of the (first) root."""
        return next((i for i, token in enumerate(self.tokens) if token.head == i), 0)

    def has_main_verb(self) -> bool:
        """Tell whether the root is a finite verb, or a participle with its auxiliary."""
        root = self.root()
        if self.tokens[root].is_finite:
            return True
        return any(self.tokens[i].is_finite for i in self.children(root, "aux", "auxpass", "cop"))

    def subject(self) -> int | None:
        """Return the index of the root's subject, if there is one."""
        return next(self.children(self.root(), "nsubj", "nsubjpass", "csubj", "csubjpass"), None)

    def chunk_of(self, index: int) -> Span:
        """Return the noun chunk that holds a token, or the token alone."""
        return next((chunk for chunk in self.noun_chunks if index in chunk), Span(index, index + 1))
