"""Moves on the sentences of a page, made in the file as it is, whatever its format."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from cards.model import Passage

from .card_text import notes
from .move import Move, move
from .pages import Page, pages, prose, replace_text, span

# Misspelt and right: what the deck starts with, what is mended and what is made. Each right form stands in the pages.
TYPOS = (
    ("regluates", "regulates"),
    ("enviroment", "environment"),
    ("recieve", "receive"),
    ("homoeostasis", "homeostasis"),
    ("horomnes", "hormones"),
    ("optimaly", "optimally"),
    ("centruy", "century"),
    ("basic gaol", "basic goal"),
    ("neurtransmitters", "neurotransmitters"),
    ("resilence", "resilience"),
    ("balence", "balance"),
    ("cortisoll", "cortisol"),
    ("diagnosys", "diagnosis"),
    ("pituitry", "pituitary"),
    ("thalmus", "thalamus"),
    ("comunicate", "communicate"),
)
SYNONYMS = (
    ("influence", "effect"), ("regulates", "controls"), ("important", "essential"), ("commonly", "usually"),
    ("deep", "profound"), ("various", "several"), ("potent", "strong"), ("includes", "comprises"),
    ("brings", "gives"), ("bring", "give"), ("seeks", "tries"), ("deliberate", "intentional"),
    ("affects", "influences"), ("affect", "influence"), ("shows", "demonstrates"), ("finely", "delicately"),
    ("single", "individual"), ("recent", "modern"), ("wrong", "incorrect"), ("main", "chief"),
    ("reminds", "urges"), ("chain", "series"), ("chains", "series"), ("clinicians", "doctors"),
    ("state", "condition"), ("concept", "idea"), ("treat", "cure"), ("relieves", "eases"), ("supports", "sustains"),
)  # fmt: skip
ADVERBS = ("often", "also", "in general", "normally", "in most people", "probably")
ITEMS = ("melatonin", "body temperature", "growth", "the thymus", "appetite", "blood pressure")
SENTENCES = (
    "{term} was first described in {year} by the physiologist {name}.",
    "Three organs take part in {term}: the liver, the kidneys, and the spleen.",
    "The long-term monitoring of {term} requires blood samples, saliva tests, and diaries of sleep.",
    "In {year} the physiologist {name} introduced the concept of allostatic reserve (AR).",
    "Melatonin is produced by the pineal gland and lowers body temperature at night.",
)
NAMES = ("Ida Brandt", "Oskar Lindqvist", "Mary Achebe", "Tomas Reyes")


def typo_mended(random: Random, deck: Path) -> str | None:
    return _exchanged(random, deck, [(wrong, right) for wrong, right in TYPOS])


def typo_made(random: Random, deck: Path) -> str | None:
    return _exchanged(random, deck, [(right, wrong) for wrong, right in TYPOS])


def word_replaced_by_synonym(random: Random, deck: Path) -> str | None:
    return _exchanged(random, deck, list(SYNONYMS))


def adverb_inserted(random: Random, deck: Path) -> str | None:
    adverb = random.choice(ADVERBS)
    return _rewritten(
        random, deck, lambda text: re.sub(r"\b(is|are|can|may) (?!not\b)", rf"\1 {adverb} ", text, count=1)
    )


def clause_removed(random: Random, deck: Path) -> str | None:
    def without(text: str) -> str:
        cut = [
            re.sub(r" \([^()]*\)", "", text, count=1),
            re.sub(
                r", (?:which|so that|because|for example|such as|including|among them)\b[^,.]*(?=[,.])",
                "",
                text,
                count=1,
            ),
            re.sub(r"^(?:In|By|For|At|Because)\b[^,.]*, (\w)", lambda found: found[1].upper(), text),
        ]
        return random.choice([short for short in cut if short != text] or [text])

    return _rewritten(random, deck, without)


def words_reordered(random: Random, deck: Path) -> str | None:
    def turned(text: str) -> str:
        front = re.fullmatch(r"((?:In|By|At|For) [^,]*), (.+)\.", text)
        swapped = re.sub(r"\b(\w{4,}) (and|or) (\w{4,})\b", r"\3 \2 \1", text, count=1)
        choices = [swapped] if swapped != text else []
        if front:
            choices.append(f"{_capital(front[2])}, {front[1][0].lower()}{front[1][1:]}.")
        return random.choice(choices or [text])

    return _rewritten(random, deck, turned)


def sentence_split(random: Random, deck: Path) -> str | None:
    def halves(text: str) -> str:
        found = list(re.finditer(r"(?:, and|; |, so|, which) (?=\w+ \w+ \w+)", text))
        if not found:
            return text
        place = random.choice(found)
        rest = text[place.end() :]
        subject = "This " if "which" in place[0] else ""
        return f"{text[: place.start()]}. {subject}{rest if subject else _capital(rest)}"

    return _rewritten(random, deck, halves)


def sentences_joined(random: Random, deck: Path) -> str | None:
    for page, _, texts in _shuffled(random, deck, sentences=2):
        first = random.randrange(len(texts) - 1)
        one, other = texts[first : first + 2]
        following = other if re.match(r"[A-Z“][A-Z“]|“", other) else other[0].lower() + other[1:]
        if one.endswith(".") and replace_text(page, f"{one} {other}", f"{one[:-1]}, and {following}"):
            return f"{page.path.name}: {one!r} and {other!r} joined"
    return None


def sentences_reordered(random: Random, deck: Path) -> str | None:
    for page, _, texts in _shuffled(random, deck, sentences=2):
        first = random.randrange(len(texts) - 1)
        one, other = texts[first : first + 2]
        if replace_text(page, f"{one} {other}", f"{other} {one}"):
            return f"{page.path.name}: {one!r} now after {other!r}"
    return None


def sentence_moved(random: Random, deck: Path) -> str | None:
    """Into another section of its page, or, one time in four, into another page."""
    for page, passage, texts in _shuffled(random, deck, sentences=2):
        text = random.choice(texts)
        within = random.random() < 0.75
        targets = [
            (other, last)
            for other in pages(deck)
            if (other.path == page.path) == within
            for section in other.entry.sections
            if section.passages
            and (last := section.passages[-1]).kind == "prose"
            and last != passage
            and span(other, last.text)
        ]
        if not targets:
            continue
        target, last = random.choice(targets)
        replace_text(page, text, "")
        replace_text(target, last.text, f"{last.text} {text}")
        return f"{page.path.name}: {text!r} moved to {target.path.name}, after {last.text[-30:]!r}"
    return None


def sentence_added(random: Random, deck: Path) -> str | None:
    for page, passage, _ in _shuffled(random, deck):
        year, name = random.randrange(1850, 1990), random.choice(NAMES)
        text = _capital(random.choice(SENTENCES).format(term=page.entry.term.name, year=year, name=name))
        if not passage.text.endswith(":") and replace_text(page, passage.text, f"{passage.text} {text}"):
            return f"{page.path.name}: added {text!r}"
    return None


def sentence_deleted(random: Random, deck: Path) -> str | None:
    for page, _, texts in _shuffled(random, deck, sentences=2):
        text = random.choice(texts)
        if not text.endswith(":") and replace_text(page, text, ""):
            return f"{page.path.name}: deleted {text!r}"
    return None


def item_added(random: Random, deck: Path) -> str | None:
    item = random.choice(ITEMS)
    return _rewritten(
        random,
        deck,
        lambda text: (
            text if item in text else re.sub(r",? (and|or) (?=\w+[,.]| \w+ \w+[.,])", rf", {item}, \1 ", text, count=1)
        ),
    )


def item_removed(random: Random, deck: Path) -> str | None:
    return _rewritten(random, deck, lambda text: re.sub(r", [^,.;]{3,30}(?=, (?:and|or) )", "", text, count=1))


def bullet_added(random: Random, deck: Path) -> str | None:
    return _bullets_changed(random, deck, lambda text, item: f"{text}\n- {item}")


def bullet_removed(random: Random, deck: Path) -> str | None:
    return _bullets_changed(random, deck, lambda text, item: "")


def answers_swapped(random: Random, deck: Path) -> str | None:
    """Two answers of one cloze change places in the sentence that it was made from."""

    def swapped(text: str, answers: list[str]) -> str:
        one, other = sorted(random.sample(answers, 2), key=text.index)
        first, second = text.index(one), text.index(other)
        between = text[first + len(one) : second]
        return text[:first] + other + between + one + text[second + len(other) :]

    return _gaps_rewritten(random, deck, swapped)


def answer_removed(random: Random, deck: Path) -> str | None:
    """One answer of a cloze with several goes from the sentence that it was made from."""
    return _gaps_rewritten(random, deck, lambda text, answers: text.replace(random.choice(answers), "it", 1))


SENTENCE_MOVES: tuple[Move, ...] = (
    move(typo_mended, 3),
    move(typo_made),
    move(word_replaced_by_synonym, 2),
    move(adverb_inserted),
    move(clause_removed),
    move(words_reordered),
    move(sentence_split),
    move(sentences_joined),
    move(sentences_reordered),
    move(sentence_moved),
    move(sentence_added),
    move(sentence_deleted),
    move(item_added),
    move(item_removed),
    move(bullet_added),
    move(bullet_removed),
    move(answers_swapped, 2),
    move(answer_removed, 2),
)


def _shuffled(random: Random, deck: Path, sentences: int = 1) -> Iterator[tuple[Page, Passage, tuple[str, ...]]]:
    """Give the paragraphs of all pages, with so many sentences at the least, in a random order."""
    found = [
        (page, passage, texts) for page in pages(deck) for passage, texts in prose(page) if len(texts) >= sentences
    ]
    random.shuffle(found)
    yield from found


def _rewritten(random: Random, deck: Path, rewrite: Callable[[str], str]) -> str | None:
    """Rewrite the first sentence, in a random order, of which something else is made."""
    for page, _, texts in _shuffled(random, deck):
        for text in random.sample(texts, len(texts)):
            new = rewrite(text)
            if new != text and replace_text(page, text, new):
                return f"{page.path.name}: {text!r} -> {new!r}"
    return None


def _gaps_rewritten(random: Random, deck: Path, rewrite: Callable[[str, list[str]], str]) -> str | None:
    """Rewrite a sentence that holds all answers of a cloze which has several."""
    gaps = [re.findall(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", note.text) for note in notes(deck)]
    for answers in random.sample(gaps, len(gaps)):
        for page, _, texts in _shuffled(random, deck) if len(set(answers)) > 1 else ():
            for text in texts:
                whole = all(text.count(answer) == 1 for answer in answers)
                if whole and (new := rewrite(text, answers)) != text and replace_text(page, text, new):
                    return f"{page.path.name}: {text!r} -> {new!r}"
    return None


def _exchanged(random: Random, deck: Path, pairs: list[tuple[str, str]]) -> str | None:
    """Exchange one word, everywhere in one sentence."""
    random.shuffle(pairs)
    for old, new in pairs:
        done = _rewritten(random, deck, partial(re.sub, rf"\b{old}\b", new))
        if done:
            return done
    return None


def _bullets_changed(random: Random, deck: Path, change: Callable[[str, str], str]) -> str | None:
    """Change one bullet of a Markdown page that has at least two."""
    found = [
        (page, line)
        for page in pages(deck)
        if page.path.suffix == ".md"
        for line in re.findall(r"^- .+$", page.raw, re.MULTILINE)
    ]
    if len(found) < 3:
        return None
    page, line = random.choice(found)
    new = change(line, random.choice(ITEMS))
    old = line if new else f"{line}\n"
    page.path.write_text(page.raw.replace(old, new, 1), encoding="utf-8")
    return f"{page.path.name}: {line!r} -> {new!r}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
