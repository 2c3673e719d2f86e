"""Dates and numbers with their units, found by exact patterns in the text of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cards.language.parse import Parse, Token

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DATES = (
    ("date", re.compile(rf"\b\d{{1,2}} {_MONTH} {_YEAR}\b|\b{_MONTH} \d{{1,2}}, {_YEAR}\b")),
    ("month and year", re.compile(rf"\b{_MONTH} {_YEAR}\b")),
    (
        "decade",
        re.compile(r"\bthe (?:early |late |mid-)?(?:1[0-9]|20)\d0s(?: (?:and|or|to) (?:the )?(?:1[0-9]|20)\d0s)?\b"),
    ),
    (
        "period",
        re.compile(r"\bthe (?:early |late |mid-)?(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th)) century\b(?! [a-z])"),
    ),
    ("years", re.compile(rf"(?<![\w–-]){_YEAR}[–-](?:{_YEAR}|\d\d)\b")),
    ("year", re.compile(rf"(?<![\w.,/–-]){_YEAR}(?![\w%/–-]|[.,]\d)")),
)
_DIGITS = r"[$€£]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|°[CF]?|‰))?"
# A number, a ratio or a range; not one in a formula ("(M/m)^(1/3)"), in a name ("12-TET") or in a citation's brackets ("[1]").
_NUMBER = re.compile(
    rf"(?<![^\s(“\"'‘—~≈<>≥≤±]){_DIGITS}(?:(?:[:–-]| to ){_DIGITS})?(?![\w:/^\]]|\.[a-z]|-[A-Z]|\s?[x×=]\s?\d)"
)
# Spelt out, a number is looked for only with what it counts; "two" more often joins than counts.
_TO_TWENTY = (
    "three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_TENS = (
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_WORD = rf"(?:{_TO_TWENTY}|{_TENS})"
_SPELT = re.compile(rf"(?<![\w-])(?:(?:one|two|{_WORD}) (?:to|or) )?{_WORD}(?: hundred| thousand| million)?(?= [a-z])")
_KNOWN = re.compile(
    r"\b(?:the|these|those|its|their|all|and|or|other|of|last|first|next|following|his|her|any|every|whose) $",
    re.IGNORECASE,
)
_IN_OTHER_UNITS = re.compile(
    r"^[^()]{0,20} \((?:about |some )?[$€£]?\d"
)  # "1 km (1,088 m)": each number gives the other away
_MAY_DATE = re.compile(r"\d|century")  # most sentences need no more than this look
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|around|about|circa|c\.|before|after|during|of|from|early|late)\s$", re.IGNORECASE
)
_COUNTS = re.compile(r"\b(?:has|have|had|is|are|about|over|at least|than|to|with)\s$")
_SCALE = re.compile(r"^ (?:hundred|thousand|million|billion|trillion|per ?cent)\b")
_MENTION = re.compile(
    r"(?:[Ff]igure|[Tt]able|[Cc]hapter|[Ss]ection|[Pp]age|[Ee]quation|[Nn]o\.|[Nn]umber|[Tt]ype|[Pp]hase|[Ll]evel"
    r"|\bISO|[A-Z]{2,}) $"
)
_NO_PLURAL = re.compile(r"(?:^|\D)(?:1|0?\.\d+)$|%$")  # "1 metre", "0.5 litre": other numbers count a plural
_UNIT_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SYMBOLS = frozenset(
    """
    Hz kHz MHz GHz mg kg g km m cm mm nm ml mL L l dl s ms V W A K J N Pa kPa mol M mM eV dB bp kb kcal rpm ppm
    """.split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Where a date or a number with its unit stands in the text, and which kind it is ("year", "number", …)."""

    start: int
    end: int
    kind: str


def dates(parse: Parse) -> Iterator[Quantity]:
    """Yield dates, years, decades and centuries, the longest form of each."""
    if not _MAY_DATE.search(parse.text):
        return
    taken: list[Quantity] = []
    for kind, pattern in _DATES:
        for match in pattern.finditer(parse.text):
            if kind == "year" and not _is_year(parse, match.start(), match.end()):
                continue
            if not any(match.start() < other.end and other.start < match.end() for other in taken):
                taken.append(Quantity(match.start(), match.end(), kind))
    yield from sorted(taken, key=lambda quantity: quantity.start)


def _is_year(parse: Parse, start: int, end: int) -> bool:
    """A four-digit number is a year after a preposition of time, or where the parser's entities say so with other words."""
    following = next((token for token in parse.tokens if token.start >= end), None)
    if following is not None and (following.tag == "NNS" or following.text in _SYMBOLS):
        return False
    stands_in_brackets = parse.text[start - 1 : start] == "(" and parse.text[end : end + 1] == ")"
    if stands_in_brackets or _BEFORE_YEAR.search(parse.text[:start]):
        return True
    kinds = {token.entity for token in parse.tokens if token.start < end and start < token.end}
    return kinds == {"DATE"} and not _COUNTS.search(parse.text[:start])


def numbers(parse: Parse) -> Iterator[Quantity]:
    """Yield numbers in digits with the unit that follows them, without dates and without numbers in a name ("ISO 16")."""
    if not _MAY_DATE.search(parse.text):
        return
    known = list(dates(parse))
    for match in _NUMBER.finditer(parse.text):
        start, end = match.start(), match.end()
        if any(start < other.end and other.start < end for other in known) or _is_part_of_a_name(parse, start, end):
            continue
        scale = _SCALE.match(parse.text[end:])
        end += scale.end() if scale else 0
        if _IN_OTHER_UNITS.match(parse.text[end:]) or re.search(
            r"\d[^()]{0,20} \((?:about |some )?$", parse.text[:start]
        ):
            continue
        last = _with_unit(parse, end)
        if last > end and parse.text[last - 1] == "s" and re.search(r"\ban? $", parse.text[:start], re.IGNORECASE):
            continue  # "while a 6 calls for a chord": the unit is a verb
        yield Quantity(start, last, _kind(parse.text[start:end], parse.text[end:last].strip()))


def spelt_numbers(parse: Parse) -> Iterator[Quantity]:
    """Yield numbers in words with the plural that they count, where the sentence speaks of them for the first time."""
    for match in _SPELT.finditer(parse.text):
        last = _with_unit(parse, match.end())
        if last > match.end() and not _KNOWN.search(parse.text[: match.start()]):
            yield Quantity(match.start(), last, f"how many {parse.text[match.end() : last].strip()}")


def _kind(number: str, unit: str) -> str:
    """Say what is counted or measured, so that a hidden number has one grain."""
    if unit:
        return f"how many {unit}"
    if number[0] in "$€£":
        return "amount"
    if number.endswith(("%", "cent")):
        return "percentage"
    if "°" in number:
        return "temperature"
    return "ratio" if ":" in number else "number"


def _is_part_of_a_name(parse: Parse, start: int, end: int) -> bool:
    """ "ISO 16", "Law 11", "Shoemaker-Levy 9", "51 Pegasi": the number names something and counts nothing."""
    if _MENTION.search(parse.text[:start]):
        return True
    before = next((token for token in reversed(parse.tokens) if token.end <= start), None)
    after = next((token for token in parse.tokens if token.start >= end), None)
    return _is_capitalised_name(before) or _is_capitalised_name(after)


def _is_capitalised_name(token: Token | None) -> bool:
    if token is None or token.start == 0 or token.text in _SYMBOLS:
        return False
    return token.tag in {"NNP", "NNPS"} and token.text[0].isupper()


def _with_unit(parse: Parse, end: int) -> int:
    """Take in the noun that the number counts, where it follows at once: "23.5 cents", "0.5 mg"."""
    if parse.text[end - 1] in "%°‰":
        return end
    for i, token in enumerate(parse.tokens):
        if token.start != end + 1 or parse.text[end] != " ":
            continue
        if token.text in _SYMBOLS:
            return token.end
        if token.tag in _UNIT_TAGS and (token.tag == "NNS" or _NO_PLURAL.search(parse.text[:end])):
            following = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
            is_verb = following is not None and following.tag in {
                "PRP",
                "PRP$",
                "DT",
            }  # "the Digest of 533 preserves it"
            is_last = following is None or following.tag not in _UNIT_TAGS
            return token.end if is_last and not is_verb else end
    return end
