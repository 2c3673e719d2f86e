"""Words that only look as if they pointed outside: what they stand for is told by their own sentence, before them."""

from cards.language.parse import Parse

_SAY = frozenset(
    """
    say argue hold claim suggest show report propose reply find note observe state believe think assume maintain conclude
    insist warn point prove demonstrate reveal imply mean teach add complain estimate predict
    """.split()
)
_SUBJECTS = ("nsubj", "nsubjpass")
_LINKS = frozenset("; : and but because since although though while whereas as so — –".split())
_PLACES = frozenset("in at on into near inside within under to".split())
_QUOTES = frozenset('“”"‘')
_SOME = frozenset("some one each".split())
_FURTHEST = 4  # tokens between the link and what takes up the clause before it


def opens_a_that_clause(parse: Parse, i: int) -> bool:
    """ "Coase argued in 1960 that harm is reciprocal": the parser takes "that" for a pointing word before a bare noun."""
    if parse.tokens[i].text != "that" or not i or parse.tokens[i - 1].part == "ADP":
        return False
    is_said = any(token.part == "VERB" and token.lemma.lower() in _SAY for token in parse.tokens[:i])
    return is_said and any(token.is_finite for token in parse.tokens[i + 1 :])


def takes_up_a_clause(parse: Parse, i: int) -> bool:
    """ "The stays meet at the top; this uses less steel", "Parents are tall, but these were not"."""
    token = parse.tokens[i]
    if token.text not in {"this", "these"} or token.relation not in _SUBJECTS:
        return False
    link = next((j for j in range(i - 1, max(i - 1 - _FURTHEST, 0), -1) if parse.tokens[j].text in _LINKS), None)
    if link is None or any(other.text in _QUOTES for other in parse.tokens[link:i]):
        return False
    has_plural = token.text == "this" or any(other.tag in {"NNS", "NNPS"} for other in parse.tokens[:link])
    return has_plural and _has_clause(parse, link)


def _has_clause(parse: Parse, end: int) -> bool:
    """Tell whether a finite clause with a noun for its subject stands before a token."""
    for i, token in enumerate(parse.tokens[:end]):
        if token.part not in {"VERB", "AUX"}:
            continue
        verbs = (token, *(parse.tokens[j] for j in parse.children(i, "aux", "auxpass")))
        subjects = (parse.tokens[j] for j in parse.children(i, *_SUBJECTS) if j < i)
        if any(verb.is_finite for verb in verbs) and any(one.part in {"NOUN", "PROPN"} for one in subjects):
            return True
    return False


def contrasts(parse: Parse, i: int) -> bool:
    """ "Some are recycled, others are broken down", "one process stealing from another"."""
    token = parse.tokens[i]
    before = {other.text.lower() for other in parse.tokens[:i]}
    return bool(before & _SOME) and (token.text.lower() == "another" or token.relation in _SUBJECTS)


def is_told_where(parse: Parse, i: int) -> bool:
    """ "Plankton gathers in the rows, and some fish feed there"."""
    if parse.tokens[i].text != "there" or not any(token.text in {"and", "but"} for token in parse.tokens[:i]):
        return False
    for j, token in enumerate(parse.tokens[:i]):
        verb = parse.tokens[token.head]
        is_place = token.text in _PLACES and verb.part == "VERB" and token.head < j and any(parse.children(j, "pobj"))
        if is_place and token.head != parse.tokens[i].head and any(parse.children(token.head, *_SUBJECTS)):
            return True
    return False


def says_in_passing(parse: Parse, i: int) -> bool:
    """ "Urchins, which would otherwise graze …", "Gettier, then at Wayne State, …"."""
    token = parse.tokens[i]
    if token.text == "otherwise":
        return parse.tokens[token.head].relation == "relcl"
    following = parse.tokens[i + 1].part if i + 1 < len(parse.tokens) else ""
    is_apart = i > 1 and parse.tokens[i - 1].text == "," and parse.tokens[i - 2].part == "PROPN"
    return token.text == "then" and is_apart and following in {"ADP", "DET"}


def is_no_speaker(parse: Parse, i: int) -> bool:
    """ "Finnish i", "type I", "“I agree”", and "we" who are everybody: "within our cells", "as we breathe in"."""
    word = parse.tokens[i].text.lower()
    verb = parse.tokens[parse.tokens[i].head]
    is_told = word == "we" and (verb.relation in {"ROOT", "conj"} or verb.head == parse.tokens[i].head)
    return _is_a_sign(parse, i) or word in {"our", "us"} or (word == "we" and not is_told)


def _is_a_sign(parse: Parse, i: int) -> bool:
    """ "Finnish i", "type I", "“I agree”": a letter, a numeral or what somebody else says."""
    token = parse.tokens[i]
    if token.text.lower() != "i":
        return False
    before = parse.tokens[i - 1] if i else None
    if token.text == "i" or (before is not None and before.text in {"“", '"', "‘", "'", "–", "-"}):
        return True
    return token.relation not in {"nsubj", "nsubjpass"} or (before is not None and before.part in {"NOUN", "PROPN"})
