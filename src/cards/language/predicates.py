"""Lists of three or four things that something does: "dilate vessels, make capillaries leak, and constrict the bronchi"."""

from collections.abc import Iterator
from itertools import takewhile

from cards.language.lists import ItemList
from cards.language.parse import Parse, Span

FEWEST, MOST = 3, 4
MOST_WORDS = 7  # a predicate
_NEVER_WITHIN = frozenset({"WDT", "WP", "WP$", "WRB", "PRP", "PRP$"})
_MARKS_WITHIN = frozenset({",", ";", ":", "("})
_ENDS = _MARKS_WITHIN | {".", "—", "–"}


def predicate_lists(parse: Parse) -> Iterator[ItemList]:
    """Yield each run of verbs of one form that share their subject, commas between them, from the first verb to the last word."""
    for i, token in enumerate(parse.tokens):
        if token.part != "VERB" or token.relation == "conj":
            continue
        chain = _chain(parse, i)
        if not FEWEST <= len(chain) <= MOST or len({parse.tokens[verb].tag for verb in chain}) > 1:
            continue
        items = _items(parse, chain)
        if items:
            yield ItemList(items, Span(items[0].first, items[-1].last), "")


def _chain(parse: Parse, verb: int) -> list[int]:
    """Return a verb and those that share its subject; the parser hangs each on the first or on the one before it."""
    joined = [verb]
    for i in joined:
        joined += [j for j in parse.children(i, "conj") if j > i]
    return [verb, *takewhile(lambda i: _shares_its_subject(parse, i), sorted(joined[1:]))]


def _shares_its_subject(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].part == "VERB" and not any(parse.children(verb, "nsubj", "nsubjpass", "aux"))


def _items(parse: Parse, chain: list[int]) -> tuple[Span, ...]:
    tokens = parse.tokens
    items: list[Span] = []
    for place, verb in enumerate(chain):
        is_last = place + 1 == len(chain)
        end = min(parse.subtree(verb).last, len(tokens)) if is_last else chain[place + 1]
        if is_last:
            end = next((j for j in range(verb + 1, end) if tokens[j].text in _ENDS), end)
        else:
            while end > verb + 1 and (tokens[end - 1].text == "," or tokens[end - 1].tag == "CC"):
                end -= 1
            if tokens[end].text != ",":
                return ()
        words = tokens[verb:end]
        is_unsound = any(token.tag in _NEVER_WITHIN or token.text in _MARKS_WITHIN for token in words)
        if len(words) > MOST_WORDS or is_unsound:
            return ()
        items.append(Span(verb, end))
    return tuple(items)
