"""Verbs that the tagger took for nouns, infinitives or participles, where the tree itself gives them a subject."""

from dataclasses import replace

from cards.language.arguments import says_that
from cards.language.parse import Parse, Span

_PLURAL = frozenset({"NNS", "NNPS"})
_HELPERS = ("aux", "auxpass", "cop", "agent", "expl")


def with_finite_root(parse: Parse) -> Parse:
    """Return the parse with its root tagged as the finite verb that it is: "pressure rises", "stars ignite helium".

    The parser works without the tagger's tags: what has a subject is a verb for it. The number of the subject decides. A
    participle without an object stays one: "a transformer energised through a capacitor" may be an item of a list.
    """
    if not parse.tokens:
        return parse
    root = parse.root()
    tag = _finite_tag(parse, root)
    if not tag:
        return parse
    verb = replace(parse.tokens[root], tag=tag, part="VERB", entity="")
    chunks = tuple(chunk for chunk in (_before(chunk, root) for chunk in parse.noun_chunks) if chunk is not None)
    entities = tuple(span for span in parse.entities if root not in span)
    return Parse(parse.text, (*parse.tokens[:root], verb, *parse.tokens[root + 1 :]), chunks, entities)


def _finite_tag(parse: Parse, root: int) -> str:
    token = parse.tokens[root]
    subjects = list(parse.children(root, "nsubj"))
    if len(subjects) != 1 or subjects[0] > root or any(parse.children(root, *_HELPERS)):
        return ""
    subject = subjects[0]
    if parse.tokens[subject].part not in {"NOUN", "PROPN"} or not parse.tokens[subject].text[0].isalpha():
        return ""
    is_plural = parse.tokens[subject].tag in _PLURAL or any(parse.children(subject, "conj"))
    if token.tag in {"VB", "NN"} and is_plural and token.text.islower():
        return "VBP"
    if token.tag == "NNS" and not is_plural and token.text.islower():
        return "VBZ"
    between = parse.tokens[subject + 1 : root]
    # "POODLE, announced in 2014, …"; "an attacker who records encrypted …"
    is_inserted = any(other.text in {",", ":", "(", "—", "–"} or other.tag in {"WP", "WDT"} for other in between)
    # No participle behind a noun goes on so: "A priest, known for his bees, reported in 1845 that …".
    if token.tag == "VBN" and says_that(parse, root):
        return "VBD"
    has_object = any("-" not in parse.tokens[i].text for i in parse.children(root, "dobj"))
    return "VBD" if token.tag == "VBN" and has_object and not is_inserted else ""


def _before(chunk: Span, root: int) -> Span | None:
    """Return a noun chunk without the verb at its end; None for one that the verb is a part of otherwise."""
    if root not in chunk:
        return chunk
    return Span(chunk.first, root, chunk.kind) if chunk.first < root == chunk.last - 1 else None
