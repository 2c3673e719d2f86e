"""In place: the end of a sentence asked for where it stands ("… releases hormones that act on which gland?")."""

import re
from collections.abc import Iterator, Sequence

from cards.language.parse import Parse, Span
from cards.writing.answers import are_names, is_anyone
from cards.writing.finding import Asked, Hidden, Place
from cards.writing.frequency import frequency
from cards.writing.kinds import asking_for, is_person
from cards.writing.remainder import says_no_more
from cards.writing.words import is_general

MOST_WORDS = 30
FEWEST_WITH_COMPLEMENT, MOST_WITH_COMPLEMENT = 4, 10  # words of an answer
COMMON = 4.0  # on the Zipf scale: once in a hundred thousand words
_ARTICLES = frozenset({"the", "a", "an"})
_GRAINS = frozenset({"year", "decade", "date", "month and year", "case"})
_COUNTED = re.compile(r"(two|three|four) (people|items|things)")
_OPEN = frozenset({"as", "like", "including", "than", "per", "without", "such"})  # "such as what?"
_OBJECTS = ("dobj", "pobj", "oprd")
# "at the expense of", "within hours of", "in the form of": nobody asks what for these.
_SET_PHRASES = frozenset(
    """
    expense basis form means advice cost top hand foot help aid course absence presence case event benefit
    accident chance mistake default sake behalf hour minute day week month year
    """.split()
)
_DOING = {("to", "VB"): "do ", ("by", "VBG"): "doing "}  # before a list of verbs: "to do which three things?"
_TIMES = frozenset({"DATE", "TIME"})
_NOT_NAMED = frozenset("other others another one certain some any".split())
_WORKS = frozenset("LAW WORK_OF_ART PRODUCT EVENT".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})  # "where" and "in which country" would have to know which
_NEVER_WITHIN = frozenset({"PRP", "PRP$", "WP$"})


def find(place: Place, gaps: Sequence[Hidden]) -> Iterator[Asked]:
    """Ask for what a gap at the end of the statement hides, the question word in its place; and for the last object, whole."""
    parse = place.statement.parse
    if not place.clauses:
        return  # half a sentence, or one that the parser did not understand
    for gap in (*gaps, *_with_complement(parse)):
        if says_no_more(parse, gap.end):
            yield from _asked_in_place(parse, gap)


def _with_complement(parse: Parse) -> Iterator[Hidden]:
    """Yield the last object with all that tells of it: "a price that reflects average quality"."""
    end = len(parse.tokens) - 1
    for i in range(1, end):
        for head in parse.children(i, *_OBJECTS):
            span = parse.subtree(head)
            words = parse.tokens[span.first : span.last]
            if (
                span == Span(i + 1, end)
                and FEWEST_WITH_COMPLEMENT <= len(words) <= MOST_WITH_COMPLEMENT
                and parse.tokens[end].text == "."
                and not any(token.tag in _NEVER_WITHIN or token.text in {",", ";", ":", "—", "–"} for token in words)
                and not any(token.relation == "conj" for token in words)
                and not is_anyone(parse, span)
            ):
                first = span.first + (words[0].text.lower() in _ARTICLES)
                yield Hidden(*parse.characters(Span(first, span.last)))


def _asked_in_place(parse: Parse, gap: Hidden) -> Iterator[Asked]:
    inside = parse.inside(gap.start, gap.end)
    if not inside or not inside[0]:
        return
    answer = Span(inside[0], inside[-1] + 1)
    first = answer.first - _has_article(parse, answer)
    if not any(token.is_finite for token in parse.tokens[:first]):
        return
    doing = _DOING.get((parse.tokens[first - 1].text, parse.tokens[first].tag), "")
    if not doing and not _is_governed(parse, first - 1, answer):
        return
    asking = _asking(parse, answer, gap.hint)
    start = parse.tokens[first].start
    question = f"{parse.text[:start]}{doing}{asking}?"
    if asking and parse.text[start - 1] == " " and len(question.split()) <= MOST_WORDS:  # not "840–890 °C"
        yield Asked(question, parse.text[start : gap.end].rstrip("."), gap.start, gap.end)


def _is_governed(parse: Parse, i: int, answer: Span) -> bool:
    """Tell whether a verb or a preposition stands there whose object this is: a question word can stand for it."""
    governor = parse.tokens[i]
    if governor.text.lower() in _OPEN or governor.lemma == "be":
        return False
    is_governor = governor.tag in {"IN", "TO"} or governor.part in {"ADP", "VERB"}
    return is_governor and any(head in answer for head in parse.children(i, *_OBJECTS))


def _asking(parse: Parse, answer: Span, hint: str) -> str:
    """Return the question word for an answer, or an empty text where none would sound right."""
    if hint in _GRAINS:
        return f"which {hint}"
    if hint.startswith("how many"):
        return hint
    tokens = parse.tokens[answer.first : answer.last]
    if any(token.entity in _TIMES or token.text.endswith("fold") for token in tokens):
        return ""
    counted = _COUNTED.match(hint)
    if counted and counted[2] == "people":
        return f"which {counted[1]} people"
    if counted:
        return "" if are_names(parse, answer) else f"which {counted[1]} things"
    is_name = tokens[-1].part == "PROPN"
    is_thing = (
        is_name and len(tokens) == 1 and _has_article(parse, answer)
    )  # "the Moon", whatever the parser takes it for
    if hint == "person" or (not hint and is_person(parse, answer) and not is_thing):
        return "" if any(token.tag == "POS" for token in tokens) else "whom"
    if hint or _is_set_phrase(parse, answer) or any(token.entity in _PLACES for token in tokens):
        return ""
    if any(token.tag == "CD" for token in tokens[:2]):
        return ""  # "over 97% of cases", "about 370 tonnes that slide": how many, not what
    if is_name:
        is_known = _has_article(parse, answer) or tokens[-1].entity in _WORKS or tokens[-1].text.isupper()
        return "what" if is_known else ""
    asking = asking_for(parse, answer).lower()
    is_plain = all(frequency(token.text) >= COMMON and token.part == "ADJ" for token in tokens[:-1])
    return (_narrower(parse, answer) or asking) if asking == "what" or not is_plain else "what"


def _has_article(parse: Parse, answer: Span) -> bool:
    return parse.tokens[answer.first - 1].text.lower() in _ARTICLES


def _is_set_phrase(parse: Parse, answer: Span) -> bool:
    """ "at the expense of", "in store", "by accident"; and "another", which names nothing."""
    first = parse.tokens[answer.first]
    is_bare = answer.last - answer.first == 1 and first.tag == "NN"
    follows = is_bare and parse.tokens[answer.first - 1].text in {"in", "at", "on"}
    return follows or first.lemma.lower() in _SET_PHRASES or first.text.lower() in _NOT_NAMED


def _narrower(parse: Parse, answer: Span) -> str:
    """Return "which field" or "what kind of theme" where a common noun has a telling word before it, else an empty text."""
    *telling, noun = parse.tokens[answer.first : answer.last]
    is_plain = all(token.relation in {"compound", "amod"} and token.head == answer.last - 1 for token in telling)
    if not telling or not is_plain or frequency(noun.text) < COMMON or is_general(noun.text):
        return ""
    if any(frequency(token.text) >= min(COMMON, frequency(noun.text)) and token.part == "ADJ" for token in telling):
        return ""
    return f"which {noun.text}" if parse.tokens[answer.first - 1].text.lower() == "the" else f"what kind of {noun.text}"
