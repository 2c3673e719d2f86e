"""Definition: from what the page says its topic is, back to the term."""

import re
from collections.abc import Iterator

from cards.language.topic import Topic, uncapitalised
from cards.writing.finding import Asked, Finding, Place
from cards.writing.words import content_words

MOST_WORDS = 32
FEWEST_WORDS = 3  # that carry meaning
_VERB = re.compile(
    r"^(?:\s\([^()]*\))?(?:,[^,]{3,60},)?\s"
    r"(?:is|are|was|were|refers to|refer to|describes|denotes|means|designates|is defined as|is the name (?:given to|of|for))\s"
)
_THIS = re.compile(r"^(?:This|It|The term) (?:is|describes|refers to|denotes) ")
_PHRASE = re.compile(r"^(?:an?|the|any|one|every|all|those|[a-z-]+(?:ed|ing|al|ic|ive|ous|ory|ary)?)\b", re.IGNORECASE)
_NO_DEFINITION = re.compile(
    r"^(?:not|also|often|usually|typically|generally|commonly|widely|very|more|most|less|one of|used|called|known|named"
    r"|measured|given|based|caused|said|made"
    r"|important|essential|vital|crucial|central|fundamental|found|part of|that|what|how|when|why|where)\b"
)

# "a form of production, widespread in Europe, in which …": what tells it from others comes last.
_IN_WHICH = re.compile(r"(?:in|by|through|under|on|with) which\b|whereby\b|where\b")
FEWEST_BEFORE_WHICH = 9  # words that carry meaning
_AND_TO = re.compile(r",? and (?:[a-z]+ )*to its\b")
# What may be cut off behind a comma and leave a whole phrase.
_MAY_GO = re.compile(
    r"(?:which|who|where|when|whose|while|whereas|so|usually|often|typically|such|including|especially|because|since|as|but|even"
    r"|although|though|thereby|particularly|rather|in|on|at|by|with|without|[a-z]+ing|[a-z]+ed)\b"
)

_ADDS = re.compile(r",? (?:even (?:though|where|if|when)|although|so that|while|whereas) ")


def find(place: Place) -> Iterator[Finding]:
    """Ask for the term that the definition defines, where the page has one."""
    topic = place.entry.topic
    if place.is_definition and not topic.described:
        text = place.statement.sentence.text
        is_phrase = place.statement.parse.text != text  # it was completed: "X is the process …"
        phrase = _definition(text, topic, is_phrase=is_phrase)
        if phrase:
            yield Asked(_question(phrase, topic), topic.name)


def _definition(text: str, topic: Topic, *, is_phrase: bool) -> str | None:
    """Return the noun phrase that defines the topic: what follows "X is", or a first sentence without a verb of its own."""
    text = text.rstrip(".")
    mention = topic.find(text)
    if mention and mention[0] <= len("The term “"):
        verb = _VERB.match(text[mention[1] :].lstrip("”’\"'"))
        phrase = text[mention[1] :].lstrip("”’\"'")[verb.end() :] if verb else None
    elif _THIS.match(text):
        phrase = _THIS.sub("", text)
    elif is_phrase and re.match(r"(?:An?|The) ", text):
        phrase = uncapitalised(text)
    else:
        phrase = None
    if phrase is None or _NO_DEFINITION.match(phrase) or not _PHRASE.match(phrase):
        return None
    phrase = _with_class_noun(_shortened(_AND_TO.split(phrase)[0]), topic)
    is_open = len(content_words(phrase)) < FEWEST_WORDS  # "a noble gas" fits many terms
    return None if is_open or topic.is_named_in(phrase) else phrase


def _with_class_noun(phrase: str, topic: Topic) -> str:
    """ "one that resists changes" says nothing of its class; the term's last word does: "a solution that …"."""
    noun = topic.name.split(" ")[-1]
    article = "an" if noun[:1].lower() in "aeiou" else "a"
    return re.sub(r"^one (?=that|which|in|whose|who)", f"{article} {noun} ", phrase)


def _shortened(phrase: str) -> str:
    """Cut trailing clauses after a comma until the phrase is short enough to be a front."""
    while len(phrase.split()) > MOST_WORDS and (at := phrase.rfind(", ")) > 0 and _MAY_GO.match(phrase[at + 2 :]):
        if _IN_WHICH.match(phrase[at + 2 :]) and len(content_words(phrase[:at])) < FEWEST_BEFORE_WHICH:
            break
        phrase = phrase[:at]
    if len(phrase.split()) > MOST_WORDS and (clause := _ADDS.search(phrase)):
        phrase = phrase[: clause.start()]
    return phrase


def _question(phrase: str, topic: Topic) -> str:
    if topic.name[:1].isupper() and " " in topic.name and not topic.name.isupper():
        return f"What is the name of {re.sub(r'^an? ', 'the ', phrase)}?"
    return f"What is the term for {phrase}?"
