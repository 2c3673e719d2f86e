"""A pronoun stands in for the topic while its sentence is parsed: after "It" no parser takes the verb for a noun."""

import re
from dataclasses import replace

from cards.language.parse import Parse, Span
from cards.language.topic import Topic

_SMALL = re.compile(r"[a-z]")
_NO_VERBS = frozenset("of in for and or on at by with from to as that which who whose between among within".split())
_PLURAL_VERB = frozenset("are were have do".split())


def disguised(text: str, topic: Topic) -> str:
    """Return the text with the topic at its head as "It" or "They", or the text as it is where another word begins it."""
    end = _end_of_topic(text, topic)
    if not end:
        return text
    return f"{'They' if _is_plural(text[:end], text[end + 1 :]) else 'It'}{text[end:]}"


def restored(parse: Parse, text: str) -> Parse:
    """Put the words of the text back for the pronoun that stood in for them, as one token."""
    if parse.text == text or not parse.tokens:
        return parse
    shift = len(text) - len(parse.text)
    pronoun = parse.tokens[0]
    words = text[: pronoun.end + shift]
    tag = "NNS" if pronoun.text == "They" else "NN"
    noun = replace(pronoun, text=words, lemma=words.lower(), tag=tag, part="NOUN", end=pronoun.end + shift)
    others = (replace(token, start=token.start + shift, end=token.end + shift) for token in parse.tokens[1:])
    chunks = parse.noun_chunks if any(0 in chunk for chunk in parse.noun_chunks) else (Span(0, 1), *parse.noun_chunks)
    return Parse(text, (noun, *others), chunks, parse.entities)


def _end_of_topic(text: str, topic: Topic) -> int:
    """Return where the topic at the head of a text ends, 0 where a preposition or another noun may follow it."""
    found = topic.find(text)
    if found is None or topic.described:
        return 0
    lead = text[: found[0]].lower().strip()
    end = found[1]
    is_head = lead in {"", "a", "an", "the"} and text[end : end + 1] == " " and _SMALL.match(text[end + 1 :])
    following = text[end + 1 :].split(" ", 1)[0]
    return end if is_head and following not in _NO_VERBS else 0


def _is_plural(name: str, rest: str) -> bool:
    verb = rest.split(" ", 1)[0]
    if verb in _PLURAL_VERB:
        return True
    ends_as_plural = name.endswith("s") and not name.endswith(("ss", "us", "is"))
    return ends_as_plural and not verb.endswith("s") and not verb.endswith("ed")
