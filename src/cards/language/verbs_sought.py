"""Where a parse has no finite main verb: the words that may be its verb, and those before them that agree with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cards.language.parse import Parse, Span
from cards.language.word_forms import WordForms

FEWEST = 3  # tokens of a sentence: "Pressure rises."
LONGEST_SUBJECT = 30  # tokens
_IS_SEVERAL = re.compile(r"\. (?:He|She|It|They|The|This|These|An?|In)\b")  # "… near 4.2 K. He could …"
_LEADS = frozenset({"IN", "WRB"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_CLOSING = frozenset({")", ","})
_ONE = frozenset("a an one each every another this".split())
_OBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
# Participles that have an object behind a noun too: "a phenomenon called mitohormesis".
_WITH_TWO_OBJECTS = frozenset(
    """
    called named termed dubbed styled labelled given made considered deemed thought elected appointed paid offered taught shown
    left granted awarded denied sent told
    """.split()
)
_SEVERAL = frozenset("many few several these those both two three most all".split())
_RELATIVES = frozenset("that which who whom whose where when why how what".split())
_ADVERBS = frozenset("still also often never always even now only soon thus sometimes seldom rarely first".split())
_BEHIND_VERBS = frozenset({"DT", "PRP$", "RB", "PDT"})
_BEHIND_NOUNS = frozenset({"IN", "TO", "VBG", "VBN"})
_OBJECT_PRONOUNS = frozenset("it them itself themselves him himself".split())
_PLURAL_VERBS = frozenset("are were have do".split())
_ORDERED = frozenset("first second third former latter last other".split())
_CONJUNCTIONS = frozenset("if when because although though while whereas once where unless".split())
_SUBORDINATORS = _CONJUNCTIONS | frozenset("since as after before until".split())  # prepositions too
_CONTRASTS = frozenset("whereas while because although though but".split())
_MISTAKEN = frozenset({*_NOUNS, "VB", "VBN", "JJ", "JJR"})
_OPENS_REMARK = frozenset({"VBN", "VBG", "DT", "WDT", "WP", "WP$", "IN", "PRP$"})


@dataclass(frozen=True, slots=True)
class Guess:
    """A word that may be the verb of a sentence, with the words that would be its subject and the tag it would have."""

    subject: Span
    verb: int
    tag: str
    is_plural: bool


def guesses(parse: Parse, forms: WordForms) -> Iterator[Guess]:
    """Yield what may be the verb of a sentence without one; nothing for a sentence that has one, or ends in no full stop."""
    is_short = len(parse.tokens) < FEWEST
    if is_short or not parse.text.endswith(".") or parse.has_main_verb() or _IS_SEVERAL.search(parse.text):
        return
    for start in _starts(parse):
        first = parse.tokens[start].text.lower()
        if forms.finite_tags(first) and forms.is_verb_only(first):
            continue  # "Imagine …", "Contains …"
        for verb in range(start + 1, min(start + LONGEST_SUBJECT, len(parse.tokens) - 1)):
            subject = Span(start, _end_of_subject(parse, verb))
            if subject.last <= start or not _may_be_subject(parse, subject):
                continue
            for tag, is_plural in _tags(parse, verb, forms):
                guess = Guess(subject, verb, tag, is_plural)
                if _agrees(parse, guess) and _is_likely(parse, guess, forms):
                    yield guess


def _starts(parse: Parse) -> Iterator[int]:
    """Yield where the subject may begin: at the head, or behind a comma that closes what leads the sentence."""
    first = parse.tokens[0]
    has_lead = first.tag in _LEADS or (first.tag == "RB" and parse.tokens[1].text == ",")
    if not has_lead:
        yield 0
        return
    opens = first.text.lower()
    for i, token in enumerate(parse.tokens[:LONGEST_SUBJECT]):
        if token.text != ",":
            continue
        has_verb = any(other.is_finite for other in parse.tokens[:i])
        if has_verb and opens not in _SUBORDINATORS:
            return
        if has_verb or opens not in _CONJUNCTIONS:
            yield i + 1
        if has_verb:
            return


def _end_of_subject(parse: Parse, verb: int) -> int:
    """Return where the words before a verb end once its adverbs are left out: "the key still overloads"."""
    end = verb
    while end > 0 and _is_adverb(parse, end - 1):
        end -= 1
    return end


def _is_adverb(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.text in _ADVERBS or (token.tag == "RB" and token.text.endswith("ly"))


def _may_be_subject(parse: Parse, subject: Span) -> bool:
    """A phrase that ends in a noun or closes a remark, with no stop in it and a verb for each relative word."""
    tokens = parse.tokens[subject.first : subject.last]
    last = tokens[-1]
    if tokens[0].tag in {"VB", "CC", "PRP", "TO", "EX", ","} or not any(token.tag in _NOUNS for token in tokens):
        return False
    if last.text == "," and not _closes_a_remark(parse, subject):
        return False
    commas = [i for i, token in enumerate(tokens) if token.text == ","]
    if commas and last.text != "," and not any(token.text in {"and", "or"} for token in tokens[commas[-1] :]):
        return False  # a list ends in its conjunction, a remark in a comma
    is_number = last.tag == "CD" and len(tokens) > 1 and tokens[-2].tag == "NNP"  # "UCP 600", but not "about five"
    is_example = last.tag == "JJ" and len(tokens) > 1 and tokens[-2].text in {"as", "like"}  # "such as latanoprost"
    if last.tag not in _NOUNS and not is_number and not is_example and last.text not in _CLOSING:
        return False
    if len(tokens) > 1 and tokens[-2].text.lower() in _ORDERED and last.tag == "NNS":
        return False  # "The first concerns demand" has the verb before
    if any(token.text in {";", ":", "—", "–"} for token in tokens):
        return False
    if sum(token.text == "(" for token in tokens) != sum(token.text == ")" for token in tokens):
        return False
    relatives = sum(token.text.lower() in _RELATIVES for token in tokens[1:])
    verbs = sum(token.is_finite for token in tokens)
    return relatives <= verbs and (relatives > 0 or verbs == 0)


def _closes_a_remark(parse: Parse, subject: Span) -> bool:
    """Tell whether the comma at the end of a span closes what an earlier one opens: ", announced in 2014,"."""
    for i in range(subject.first + 1, subject.last - 2):
        if parse.tokens[i].text != ",":
            continue
        following = parse.tokens[i + 1]
        if following.tag in _OPENS_REMARK or (following.tag == "RB" and parse.tokens[i + 2].tag == "VBN"):
            return True
    return False


def _tags(parse: Parse, verb: int, forms: WordForms) -> Iterator[tuple[str, bool]]:
    """Yield the finite tags that a word may have, and whether its subject is plural then."""
    token = parse.tokens[verb]
    nouns = [other.tag for other in parse.tokens[:verb] if other.tag in _NOUNS]
    looks_plural = bool(nouns) and nouns[-1] in _PLURAL
    if token.is_finite:
        is_plural = token.tag == "VBP" or token.text in _PLURAL_VERBS
        yield token.tag, is_plural or (token.tag in {"MD", "VBD"} and token.text != "was" and looks_plural)
    elif token.tag in _MISTAKEN:
        for tag in sorted(forms.finite_tags(token.text)):
            yield tag, tag == "VBP" or (tag == "VBD" and looks_plural)


def _agrees(parse: Parse, guess: Guess) -> bool:
    """Tell whether the words before a verb can have its number; their parse decides later which of them it is."""
    tokens = parse.tokens[guess.subject.first : guess.subject.last]
    tags = {token.tag for token in tokens if token.tag in _NOUNS}
    if guess.tag == "VBP":
        return bool(tags & _PLURAL) or any(token.text == "and" for token in tokens)
    if guess.tag == "VBZ":
        # "overwrites fragment files": a plural seldom stands before another noun.
        is_behind_plural = tokens[-1].tag in _NOUNS and len(tokens) > 1 and tokens[-2].tag in _PLURAL
        return not (tags <= _PLURAL or is_behind_plural or tokens[0].text.lower() in _SEVERAL)
    return True


def _is_likely(parse: Parse, guess: Guess, forms: WordForms) -> bool:
    """Tell whether something besides the number shows that a word is a verb and no noun or participle."""
    token, subject = parse.tokens[guess.verb], guess.subject
    before, following = parse.tokens[guess.verb - 1], parse.tokens[guess.verb + 1]
    if guess.tag == "VBD" and (token.text in _WITH_TWO_OBJECTS or following.text == "by"):
        return False
    if subject.first > 0 or subject.last < guess.verb or before.text in _CLOSING:
        return True  # no heading or definition goes on so: "In regelation, ice melts …", "The key still overloads …"
    is_before_noun = following.tag in _BEHIND_VERBS and following.text != "that"
    if is_before_noun or following.text in _OBJECT_PRONOUNS or token.part == "AUX":
        return True
    if guess.tag == "VBD":
        return (token.is_finite or before.tag in _PLURAL) and following.tag in _OBJECTS
    if token.is_finite or forms.is_verb_only(token.text):
        return True
    if following.text == "by" and parse.tokens[guess.verb + 2].tag == "VBG":
        return True
    if guess.tag == "VBP":
        if before.tag in _PLURAL or following.text == "as" or following.tag == "JJ":
            return (
                True  # "Switches exchange …", "hormones like cortisol act as …", "spectroscopy offer complementary …"
            )
        return _is_contrasted(parse, guess.verb)
    if _is_contrasted(parse, guess.verb):
        return "VBP" not in forms.finite_tags(following.text)
    words = parse.tokens[subject.first : subject.last]
    if any(word.tag in _BEHIND_NOUNS or word.is_finite for word in words):
        return False
    # A plural seldom stands before another noun, so that "balances keys" is verb and object; "dams trap" may be noun and verb.
    is_before_object = following.tag in _OBJECTS and "VBP" not in forms.finite_tags(following.text)
    return is_before_object or words[0].text.lower() in _ONE


def _is_contrasted(parse: Parse, verb: int) -> bool:
    """Tell whether another statement follows: "Levels favour attachment, whereas falling levels favour dispersal"."""
    later = range(verb + 1, len(parse.tokens))
    link = next((i for i in later if parse.tokens[i].text in _CONTRASTS), None)
    return link is not None and any(token.is_finite for token in parse.tokens[link:])
