"""Trust: signs that the parser took the wrong words for the subject of a statement, or for what stands around it."""

from cards.language.parse import Parse, Span, Token

_CONJUNCTIONS = frozenset({"WRB", "WDT", "WP", "WP$"})
_SUBORDINATORS = frozenset(
    "if when because as since although though while whereas after before once until unless that than whether".split()
)
_PLURAL_WITHOUT_S = frozenset(
    "staff police personnel cattle clergy crew data media majority minority number couple".split()
)
_SINGULAR_IN_S = frozenset("physics mathematics economics politics ethics genetics statistics series".split())


def may_be_subject(token: Token) -> bool:
    """A noun or a name, or "maintaining" of "Maintaining balance is …", but not "what" of "What matters is …"."""
    is_clause = token.relation in {"csubj", "csubjpass"}
    return token.tag == "VBG" if is_clause else token.tag not in {"WDT", "WP", "DT"}


def is_of_one_piece(parse: Parse, subject: Span, head: int) -> bool:
    """ "Around 1400 the upper voices": a year that was taken for their number; "Cultural: Edo": the label of an item."""
    article = next((i for i in parse.children(head, "det") if i in subject), subject.first)
    is_dated = any(token.tag == "CD" for token in parse.tokens[subject.first : article])
    return not is_dated and ":" not in parse.words(subject)


def may_be_left_ahead(parse: Parse, before: Span) -> bool:
    """What leads a statement is a phrase or a whole clause with its conjunction, not another statement or half a clause."""
    tokens = parse.tokens[before.first : before.last]
    said = [token for token in tokens if token.part != "PUNCT"]
    if not said:
        return True
    opens = any(token.tag in _CONJUNCTIONS or token.text.lower() in _SUBORDINATORS for token in said[:-1])
    is_torn = said[-1].tag in _CONJUNCTIONS or (len(said) > 1 and said[-1].text.lower() in _SUBORDINATORS)
    is_closed = sum(token.text == "(" for token in tokens) == sum(token.text == ")" for token in tokens)
    is_torn = is_torn or (said[-1].part == "ADJ" and said[-1] is tokens[-1])  # "Too high | a tension risks …"
    return is_closed and not is_torn and (opens or not any(token.is_finite for token in said))


def follows_a_relative(parse: Parse, first: int, subject: Span) -> bool:
    """ "The principle under which diplomats …": what follows is a relative clause."""
    return any(
        token.tag in {"WDT", "WP", "WP$"} for token in parse.tokens[max(first, subject.first - 2) : subject.first]
    )


def may_stand_before_verb(parse: Parse, i: int) -> bool:
    """Auxiliaries, adverbs and remarks between commas: "influenza, such as A, become" has more, and was read wrongly."""
    token = parse.tokens[i]
    return (
        token.part in {"AUX", "ADV", "PART", "PUNCT"}
        or token.relation in {"aux", "auxpass", "neg", "advmod"}
        or token.text.lower() == "first"
    )


def agree(parse: Parse, head: int, verbs: tuple[int, ...]) -> bool:
    """A singular noun with a plural verb or the reverse shows that the parser took the wrong word for the subject."""
    tokens = parse.tokens
    noun = tokens[head]
    finite = next((tokens[i] for i in verbs if tokens[i].is_finite), tokens[verbs[-1]])
    joined = _is_joined(parse, head) or noun.lemma.lower() in _PLURAL_WITHOUT_S
    if finite.tag == "VBZ" and noun.tag in {"NNS", "NNPS"} and finite.lemma != "be":
        return False
    if finite.text.lower() in {"is", "was", "has"} and noun.tag == "NNS" and not joined:
        return noun.text.lower() in _SINGULAR_IN_S
    return not (finite.tag == "VBP" and noun.tag in {"NN", "NNP"} and not joined)


def _is_joined(parse: Parse, head: int) -> bool:
    """Tell whether the subject is several; of "exercise, sleep, and rest" the parser may take "sleep" for "exercise" by name."""
    beside = (head, *parse.children(head, "appos"))
    return any(any(parse.children(i, "conj")) for i in beside)
