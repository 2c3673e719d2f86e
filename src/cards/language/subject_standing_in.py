"""A pronoun stands in for the subject of a sentence whose verb was taken for a noun, and the sentence is parsed again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from cards.language.arguments import says_that
from cards.language.parse import Parse, Span, Token
from cards.language.parser import Parser
from cards.language.verbs_sought import Guess, guesses
from cards.language.word_forms import WordForms

_MOST_TRIED = 4  # guesses a sentence
_ADDED = 3  # tokens that a probe adds to the subject: "are known."
_PLURAL = frozenset({"NNS", "NNPS"})
_NUMBERED = _PLURAL | {"NN", "NNP"}


def with_main_verbs(parses: Sequence[Parse], parser: Parser) -> Iterator[Parse]:
    """Yield each parse, mended where it has no finite main verb and one word alone turns out to be it.

    Of such a sentence two texts are parsed: one with "It" or "They" for the supposed subject, where the supposed verb must
    be the main one, and the subject with another verb, "switches are known", where it must be the subject and agree.
    """
    found = [_guesses(parse, parser) for parse in parses]
    again = parser.whole(
        text
        for parse, tried in zip(parses, found, strict=True)
        for guess in tried
        for text in (_stood_in(parse, guess), _probe(parse, guess))
    )
    for parse, tried in zip(parses, found, strict=True):
        mended = [
            (guess, joined)
            for guess in tried
            if (joined := _joined(parse, guess, next(again), next(again), parser.word_forms)) is not None
        ]
        yield min(mended, key=lambda pair: pair[0].verb)[1] if mended else parse


def sentences_with_main_verbs(texts: Iterable[Sequence[Parse]], parser: Parser) -> Iterator[tuple[Parse, ...]]:
    """Yield the sentences of each text with their verbs mended."""
    groups = list(texts)
    mended = with_main_verbs([parse for group in groups for parse in group], parser)
    for group in groups:
        yield tuple(islice(mended, len(group)))


def _guesses(parse: Parse, parser: Parser) -> tuple[Guess, ...]:
    if not parse.tokens or parse.has_main_verb():
        return ()  # most sentences, and the word lists are not asked for
    return tuple(islice(guesses(parse, parser.word_forms), _MOST_TRIED))


def _pronoun(guess: Guess) -> str:
    pronoun = "They" if guess.is_plural else "It"
    return pronoun if guess.subject.first == 0 else pronoun.lower()


def _stood_in(parse: Parse, guess: Guess) -> str:
    start, end = parse.characters(guess.subject)
    return f"{parse.text[:start]}{_pronoun(guess)}{parse.text[end:]}"


def _probe(parse: Parse, guess: Guess) -> str:
    return f"{parse.words(guess.subject)} {'are' if guess.is_plural else 'is'} known."


def _joined(parse: Parse, guess: Guess, stood_in: Parse, probe: Parse, forms: WordForms) -> Parse | None:
    """Put the subject of the probe in the place of the pronoun; None where one of the two is read otherwise."""
    first, last = guess.subject.first, guess.subject.last
    longer = last - first - 1
    words = [token.text for token in parse.tokens]
    if [token.text for token in stood_in.tokens] != [*words[:first], _pronoun(guess), *words[last:]]:
        return None
    if [token.text for token in probe.tokens[:-_ADDED]] != words[first:last] or not _is_main_verb(stood_in, guess):
        return None
    if _hides_a_verb(stood_in, guess, forms):
        return None
    subject = _subject(probe, guess)
    if subject is None:
        return None
    head = first + next(i for i, token in enumerate(subject) if token.head == i)

    def place(i: int) -> int:
        return i if i < first else head if i == first else i + longer

    around = [replace(token, head=place(token.head)) for token in stood_in.tokens]
    within = [replace(token, head=first + token.head) for token in subject]
    within[head - first] = replace(within[head - first], head=around[first].head, relation=around[first].relation)
    tokens = (*around[:first], *within, *around[first + 1 :])
    return Parse(
        parse.text,
        tuple(replace(new, start=old.start, end=old.end) for new, old in zip(tokens, parse.tokens, strict=True)),
        _spans(stood_in.noun_chunks, probe.noun_chunks, guess.subject),
        _spans(stood_in.entities, probe.entities, guess.subject),
    )


def _spans(outer: Sequence[Span], inner: Sequence[Span], subject: Span) -> tuple[Span, ...]:
    """Return the spans around the subject and those within it, counted in the whole sentence."""
    length = subject.last - subject.first
    spans = [Span(s.first + subject.first, s.last + subject.first, s.kind) for s in inner if s.last <= length]
    for span in outer:
        if span.last <= subject.first:
            spans.append(span)
        elif span.first > subject.first:
            spans.append(Span(span.first + length - 1, span.last + length - 1, span.kind))
    return tuple(sorted(spans, key=lambda span: span.first))


def _subject(probe: Parse, guess: Guess) -> tuple[Token, ...] | None:
    """Return the tokens of the probe's subject, its head as its own, if that is all that stands before the verb and agrees."""
    length = len(probe.tokens) - _ADDED
    root, verb = probe.root(), length + 1
    subjects = list(probe.children(root, "nsubjpass", "nsubj"))
    if len(subjects) != 1 or subjects[0] >= min(root, length) or probe.tokens[subjects[0]].tag not in _NUMBERED:
        return None
    head = subjects[0]
    # "POODLE, announced in 2014, is known": the parser may take the first participle for the main verb.
    is_participle = _is_participle_behind_a_comma(probe, root) and probe.tokens[verb].head == root < length
    if root != verb and not is_participle:
        return None
    if any(i < min(root, length) and i != head and probe.tokens[i].part != "PUNCT" for i in probe.children(root)):
        return None
    is_plural = probe.tokens[head].tag in _PLURAL or any(probe.children(head, "conj"))
    if guess.tag not in {"VBD", "MD"} and is_plural != guess.is_plural:
        return None
    return tuple(
        replace(token, head=head, relation="acl" if i == root else token.relation)
        if i in {head, root} or token.head >= length
        else token
        for i, token in enumerate(probe.tokens[:length])
    )


def _hides_a_verb(stood_in: Parse, guess: Guess, forms: WordForms) -> bool:
    """Tell whether a word that opens an item may be a verb too: "limited output, fixed wages and restricted entry"."""
    tokens = stood_in.tokens
    return any(
        tokens[i - 1].text in {",", "and", "or"}
        and token.relation in {"amod", "compound", "nmod"}
        and tokens[token.head].relation in {"conj", "appos"}
        and guess.tag in forms.finite_tags(token.text)
        for i, token in enumerate(tokens)
        if i > guess.subject.first + 1
    )


def _is_participle_behind_a_comma(probe: Parse, root: int) -> bool:
    before = root - 1 if probe.tokens[root - 1].part != "ADV" else root - 2
    return probe.tokens[root].tag == "VBN" and probe.tokens[before].text == ","


def _is_main_verb(stood_in: Parse, guess: Guess) -> bool:
    """Tell whether the verb, or what it helps, is the only root, and the pronoun its subject."""
    first = guess.subject.first
    verb = guess.verb - (guess.subject.last - first) + 1
    root, token = stood_in.root(), stood_in.tokens[verb]
    if not token.is_finite or sum(other.head == i for i, other in enumerate(stood_in.tokens)) != 1:
        return False
    if verb != root and (token.head != root or token.relation not in {"aux", "auxpass"}):
        return False
    if list(stood_in.children(root, "nsubj", "nsubjpass", "csubj", "expl")) != [first]:
        return False
    is_passive = verb != root
    has_object = any(stood_in.children(root, "dobj")) or says_that(stood_in, root)
    return guess.tag != "VBD" or is_passive or has_object
