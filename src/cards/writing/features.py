"""Features: what the ranker looks at, numbers that a reader can follow."""

import re
from collections.abc import Iterable
from itertools import takewhile
from math import log2

from cards.language.parse import Parse
from cards.writing.candidates import Candidate
from cards.writing.definites import tell_of
from cards.writing.finding import Asked, Hidden
from cards.writing.frequency import frequency
from cards.writing.words import content_words, is_general, occurrences, says_noun, words_of

_CAPITAL = re.compile(r"\b[A-Z]")
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(r"\b(?:and|or)\b")
_AFTER_A = re.compile(r"\ban? $", re.IGNORECASE)
_AFTER_THE = re.compile(r"\bthe $", re.IGNORECASE)
_LONGEST_ARTICLE = len("the ")
_POINTING_IN_ANSWER = frozenset("it its they them their this these that those such".split())
_POINTING_IN_FRONT = frozenset("it its they them their this these those such he she his her".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COMMON = 8.0  # the Zipf scale goes from 0 (never seen) to 8 (the): occurrences in a thousand million words, log 10
_GOVERNORS = frozenset("of to in by from with for on at into after under between about through across".split())
_ASKING = re.compile(
    r"\b(?:what kind of|what happen|what|which|who|whom|how many|how|why|when|where|in which|under what|for what)\b"
)
_DOES = re.compile(r"\b(?:does|do|did)\b")
_PREPOSITIONS_AT_THE_END = tuple(f" {word}?" for word in "to of on from with for in into as by".split())
_AFTER_A_COMMA = re.compile(r", an? $")
_PREPOSITION = re.compile(r"\b([Oo]f|[Ii]n|[Bb]y|[Tt]o|[Ff]rom|[Ww]ith|[Ff]or) (?:the |an? )?$")
_EXAMPLES = re.compile(r"\b(?:for (?:example|instance)|such as|including|e\.g\.)")
_AGAINST = re.compile(r"\b(?:whereas|while|rather than|instead of|opposite|opposed|unlike)\b")
_NOT = re.compile(r"\b(?:not|never|no|without)\b")
_MAY = re.compile(r"\b(?:may|can|could|might)\b")
_SOME = re.compile(r"\b(?:some|all|many|several|various)\b")
_TIES = re.compile(r"\b(?:also|only|still|then|instead|again|even)\b")
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|(?:high|low|larg|small|fast|slow|great|short|long|earli|lat|furth|strong|weak|wid)er|same|similar|worse|better)\b"
)
_CLASSICAL = re.compile(r"[a-z]{3}(?:al|ic|ous|ive|ary|ine|oid|ar|ary|ate)$")
_RELATIONS = frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass", "conj", "appos"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "ccomp", "csubj", "csubjpass", "parataxis"})


def features(candidate: Candidate) -> dict[str, float]:
    """Return the features of a candidate by name. Yes is 1, no is 0 and may be left out."""
    draft, parse = candidate.draft, candidate.place.statement.parse
    front = draft.around_the_gap()
    answer, front_words = _WORD.findall(draft.answer), _WORD.findall(front)
    telling = list(filter(content_words, answer))
    said_in_answer = words_of(draft.answer)
    section = candidate.place.section.section
    loose, told = _definites(candidate)
    found: dict[str, float] = {
        f"construction {candidate.construction}": 1,
        f"role {section.role}": 1,
        "question": draft.kind == "qa",
        "answer: words, log 2": log2(1 + len(draft.answer.split())),
        "answer: rarest word": rarity(telling),
        "answer: mean rarity": sum(map(_rarity, telling)) / len(telling) if telling else 0.0,
        "answer: one word": len(answer) == 1,
        "answer: more than eight words": len(answer) > 8,
        "answer: capital": _CAPITAL.search(draft.answer) is not None,
        "answer: digit": _DIGIT.search(draft.answer) is not None,
        "answer: general word": any(is_general(word) for word in telling),
        "answer: pronoun": not said_in_answer.isdisjoint(_POINTING_IN_ANSWER),
        "answer: joined": "," in draft.answer or _JOINED.search(draft.answer) is not None,
        "answer: the": draft.answer.lower().startswith("the "),
        "front: words, log 2": log2(1 + len(front_words)),
        "front: telling words": min(len(content_words(front)), 12),
        "front: rarest word": rarity(filter(content_words, front_words)),
        "front: more than 28 words": len(front_words) > 28,
        "front: fewer than 7 words": len(front_words) < 7,
        "front: pronoun": not words_of(front).isdisjoint(_POINTING_IN_FRONT),
        "front: the + plain noun": loose,
        "front: the + noun said before": told,
        "front: names the topic": candidate.place.entry.topic.is_named_in(front),
        "front: the sentence before": bool(draft.lead),
        "front: no label": not candidate.topic_in_front and not draft.label,
        "sentence: tokens, log 2": log2(1 + len(parse.tokens)),
        "sentence: clauses within": sum(token.relation in _SUBORDINATE for token in parse.tokens),
        "sentence: joined parts": sum(token.relation == "conj" for token in parse.tokens),
        "sentence: semicolon or colon": any(token.text in {";", ":", "—", "–"} for token in parse.tokens),
        "sentence: brackets": "(" in parse.text,
        "sentence: gives examples": _EXAMPLES.search(parse.text) is not None,
        "sentence: sets against": _AGAINST.search(parse.text) is not None,
        "sentence: more than 30 words": len(parse.text.split()) > 30,
        "sentence: no statement made out": not candidate.place.clauses,
        "sentence: rewritten": parse.text != candidate.place.statement.sentence.text,
        "topic: described": candidate.place.entry.topic.described,
    }
    found.update(_of_the_place(candidate, parse))
    if isinstance(candidate.finding, Hidden) and candidate.finding.hint:
        found[f"hint {_hint_kind(candidate.finding.hint)}"] = 1
    if isinstance(candidate.finding, Asked):
        found.update(_of_the_question(candidate))
    return {name: float(value) for name, value in found.items() if value}


def _hint_kind(hint: str) -> str:
    """ "three items" and "how many mg" are of the same kind as any number of items or any unit."""
    return (
        hint.rsplit(maxsplit=1)[-1]
        if re.match(r"(?:two|three|four)\b", hint)
        else " ".join(hint.split()[:2])
        if "how many" in hint
        else hint
    )


def rarity(words: Iterable[str]) -> float:
    """Return how rare the rarest of some words is: 0 for "the", 8 for a word that was never seen."""
    return _COMMON - min(map(frequency, words), default=_COMMON)


def _rarity(word: str) -> float:
    return _COMMON - frequency(word)


def _definites(candidate: Candidate) -> tuple[int, int]:
    """Count the nouns of the front with "the" and nothing that says which, and those among them that were said before."""
    parse, topic = candidate.place.statement.parse, candidate.place.entry.topic.name.lower()
    front = candidate.draft.front
    place = candidate.place
    # The first half of a split sentence is earlier than its second.
    earlier = list(takewhile(lambda statement: statement is not place.statement, place.section.statements))
    loose = told = 0
    for chunk in parse.noun_chunks:
        head = parse.tokens[chunk.last - 1]
        words = parse.words(chunk)
        if parse.tokens[chunk.first].text.lower() != "the" or words not in front or head.part != "NOUN":
            continue
        following = parse.tokens[chunk.last].text.lower() if chunk.last < len(parse.tokens) else ""
        if following in _SAYS_WHICH or head.lemma.lower() in topic or chunk.last - chunk.first > 3:
            continue
        loose += 1
        told += tell_of(earlier, head.lemma.lower())
    return loose, told


_SAYS_WHICH = frozenset("of that which who whose between to in on at for from with by".split())


def _of_the_place(candidate: Candidate, parse: Parse) -> dict[str, float]:
    """Tell where the answer stands in its sentence."""
    if candidate.span is None:
        return {"answer: put together": 1}
    start, end = candidate.span
    inside = parse.inside(start, end)
    before = max(0, start - _LONGEST_ARTICLE), start
    found: dict[str, float] = {
        "answer: at the end": parse.text[end:].strip(' .”"') == "",
        "answer: at the start": start < 5,
    }
    if inside:
        head = next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), inside[0])
        relation, depth = parse.tokens[head].relation, _depth(parse, head)
        found[f"answer: {relation}" if relation in _RELATIONS else "answer: another relation"] = 1
        found["answer: depth"] = min(depth, 6)
        found["answer: has relative clause"] = any(parse.children(head, "relcl", "acl"))
        found["answer: plural"] = parse.tokens[head].tag in {"NNS", "NNPS"}
        found["answer: repeated on the page"] = min(_times(candidate), 3)
        found["answer: one of a list"] = relation == "conj" or any(parse.children(head, "conj"))
        found["answer: name of a kind"] = parse.tokens[head].entity not in {"", "CARDINAL", "ORDINAL"}
        found["answer: rarity of its noun"] = _rarity(parse.tokens[head].text)
        found["answer: participle"] = any(parse.tokens[i].tag in {"VBN", "VBG"} and i != head for i in inside)
        found["answer: classical adjective"] = any(_CLASSICAL.search(parse.tokens[i].text) for i in inside if i != head)
        found["answer: before of"] = parse.text[end : end + 4] == " of "
        found["answer: bare after a preposition"] = _is_bare(parse, inside[0])
        found["gap: after a or an"] = _AFTER_A.search(parse.text, *before) is not None
        found["gap: after the"] = _AFTER_THE.search(parse.text, *before) is not None
        found["gap: in apposition"] = _AFTER_A_COMMA.search(parse.text, 0, start) is not None
        found["gap: its noun in the front"] = candidate.draft.kind == "cloze" and _says_its_noun(candidate)
        preposition = _PREPOSITION.search(parse.text, 0, start)
        if preposition:
            found[f"gap: after {preposition[1].lower()}"] = 1
        governor = parse.tokens[parse.tokens[head].head]
        if governor.part == "VERB":
            found["verb: rarity"] = _rarity(governor.lemma)
    return found


def _says_its_noun(candidate: Candidate) -> bool:
    """ "lines of sinking water alternate with lines of [rising water]": one says the other."""
    return says_noun(candidate.draft.answer.split()[-1], candidate.draft.around_the_gap().lower())


def _is_bare(parse: Parse, first: int) -> bool:
    """Tell whether a preposition stands right before: "at stake", "in computing"."""
    return first > 0 and parse.tokens[first - 1].part == "ADP"


def _times(candidate: Candidate) -> int:
    return occurrences(candidate.draft.answer.lower(), candidate.place.page) - 1


def _depth(parse: Parse, i: int) -> int:
    depth = 0
    while parse.tokens[i].head != i and depth < len(parse.tokens):
        i, depth = parse.tokens[i].head, depth + 1
    return depth


def _of_the_question(candidate: Candidate) -> dict[str, float]:
    question = candidate.draft.front
    found = list(_ASKING.finditer(question.lower()))
    in_place = candidate.draft.asks_in_place
    asking = found[-1 if in_place else 0] if found else None
    before = asking.start() > 0 if asking else False
    governor = question[: asking.start()].split()[-1:] if in_place and asking else []
    return {
        f"in place: after {governor[0]}"
        if governor and governor[0] in _GOVERNORS
        else "in place: after a verb": in_place,
        f"asks {asking.group() if asking else '?'}": 1,
        "question: words before it": before,
        "question: ends in a preposition": question.endswith(_PREPOSITIONS_AT_THE_END),
        "question: does": _DOES.search(question) is not None,
        "question: comma": "," in question,
        "question: not": _NOT.search(question) is not None,
        "question: may or can": _MAY.search(question) is not None,
        "question: some or all": _SOME.search(question) is not None,
        "question: also, only, still": _TIES.search(question) is not None,
        "question: compares with nothing": _COMPARES.search(question) is not None and " than " not in question,
    }
