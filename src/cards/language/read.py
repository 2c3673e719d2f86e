"""An entry as the writer gets it: every sentence with its parse, and once more in the form in which it stands alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched, takewhile

from cards.language.acronyms import Acronym, acronyms
from cards.language.dangling import dangling
from cards.language.parse import Parse
from cards.language.parser import Parser
from cards.language.reference import completed, genus_of, rewritten
from cards.language.splitting import halves
from cards.language.standing_in import disguised, restored
from cards.language.subject_standing_in import sentences_with_main_verbs, with_main_verbs
from cards.language.topic import Topic, topic_of, uncapitalised
from cards.language.topic_elsewhere import is_done_by_somebody
from cards.model import Entry, Section, Sentence

LONGEST = 150  # tokens; no card has a front of such length, and text without full stops may have any
MOST_LISTED = 4  # items that can be recalled as one answer
LONGEST_LISTED = 8  # words an item
WINDOW = 16  # entries parsed together: enough to fill the parser's batches, few enough to keep memory flat


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as written and the parse of what it states, in the form that stands alone; `problem` says what keeps it from
    that: the words that point outside it, or its length. `listed` are the items of a list of its own lines that it introduces;
    they end the parse. `part` counts from 0 the statements of one sentence.
    """

    sentence: Sentence
    parse: Parse
    problem: str
    listed: tuple[str, ...] = ()
    part: int = 0


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section with its sentences."""

    section: Section
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry with its sentences, its topic and the acronyms that it introduces, in reading order."""

    entry: Entry
    topic: Topic
    sections: tuple[ReadSection, ...]
    acronyms: tuple[Acronym, ...]


def read_entries(entries: Iterable[Entry], parser: Parser) -> Iterator[ReadEntry]:
    """Yield the entries read, in their order; a stream, so that memory does not grow with the number of entries."""
    for window in batched(entries, WINDOW):
        found = parser.sentences(
            passage.text for entry in window for section in entry.sections for passage in section.passages
        )
        sentences = sentences_with_main_verbs(found, parser)
        drafts = [_draft(entry, sentences) for entry in window]
        changed = parser.whole(
            line.disguise
            for draft in drafts
            for section in draft.sections
            for line in section.lines
            if _is_parsed_again(line)
        )
        mended = with_main_verbs(list(changed), parser)
        for draft in drafts:
            yield _finished(draft, mended)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its parse, the text in which it stands alone, and the items joined to that text."""

    sentence: Sentence
    parse: Parse
    text: str
    listed: tuple[str, ...] = ()
    part: int = 0
    disguise: str = ""  # the text as it is given to the parser


@dataclass(frozen=True, slots=True)
class _DraftSection:
    section: Section
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    entry: Entry
    topic: Topic
    acronyms: tuple[Acronym, ...]
    sections: tuple[_DraftSection, ...]


def _draft(entry: Entry, parses: Iterator[tuple[Parse, ...]]) -> _Draft:
    lines = [
        [
            _Line(Sentence(parse.text, passage.source, passage.kind), parse, parse.text)
            for passage in section.passages
            for parse in next(parses)
        ]
        for section in entry.sections
    ]
    topic = topic_of(entry)
    known = _known([acronym for group in lines for line in group for acronym in acronyms(line.sentence)])
    genus = next(
        (
            genus_of(group[0].parse)
            for section, group in zip(entry.sections, lines, strict=True)
            if section.role == "definition" and group
        ),
        "",
    )
    sections = tuple(
        _DraftSection(
            section,
            tuple(
                replace(line, disguise=disguised(line.text, topic))
                for line in _with_lists(list(_rewritten_lines(section, group, topic, known, genus)))
            ),
        )
        for section, group in zip(entry.sections, lines, strict=True)
    )
    return _Draft(entry, topic, known, sections)


def _known(found: list[Acronym]) -> tuple[Acronym, ...]:
    """Keep the first introduction of each acronym."""
    return tuple({acronym.short: acronym for acronym in reversed(found)}.values())[::-1]


def _rewritten_lines(
    section: Section, lines: list[_Line], topic: Topic, known: tuple[Acronym, ...], genus: str
) -> Iterator[_Line]:
    about_topic = True
    earlier: list[Parse] = []
    for place, line in enumerate(lines):
        if line.sentence.kind == "item":
            is_whole = line.parse.has_main_verb() and line.text.endswith(".")
            is_of_topic = is_whole and about_topic and (line.text.startswith("It ") or is_done_by_somebody(line.parse))
            yield replace(line, text=_of_the_topic(line.parse, topic, known, genus)) if is_of_topic else line
            earlier = []
            continue
        if section.role == "definition" and place == 0:
            yield replace(line, text=completed(line.parse, topic))
            earlier.append(line.parse)
            continue
        if len(line.parse.tokens) > LONGEST:
            yield line
            earlier, about_topic = [], False
            continue
        text, about_topic = rewritten(
            line.parse,
            earlier,
            topic,
            known,
            about_topic=about_topic,
            after_definition=section.role == "definition" and place == 1,
            genus=genus,
        )
        for part, half in enumerate(halves(line.parse, text)):
            yield replace(line, text=half, part=part)
        earlier.append(line.parse)


def _of_the_topic(item: Parse, topic: Topic, known: tuple[Acronym, ...], genus: str) -> str:
    """Spell out the "It" of an item that is a whole sentence: nothing before it is nearer than the page's topic."""
    return rewritten(item, (), topic, known, about_topic=True, after_definition=False, genus=genus)[0]


def _with_lists(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Join a sentence that ends in a colon with the short items on the lines below it: "… three organs: a, b, and c."."""
    for place, line in enumerate(lines):
        items: list[str] = []
        if line.text.endswith(":") and line.sentence.kind == "prose":
            following = takewhile(lambda line: line.sentence.kind == "item", lines[place + 1 :])
            items = [_within_a_list(item) for item in following]
        if 2 <= len(items) <= MOST_LISTED and all(1 <= len(item.split()) <= LONGEST_LISTED for item in items):
            comma = "," if len(items) > 2 else ""
            text = f"{line.text} {', '.join(items[:-1])}{comma} and {items[-1]}."
            yield replace(line, text=text, listed=tuple(items))
        else:
            yield line


def _within_a_list(item: _Line) -> str:
    """Write an item as it stands between commas: without its full stop, and small unless it begins with a name."""
    is_name = bool(item.parse.tokens) and item.parse.tokens[0].entity != ""
    return (item.text if is_name else uncapitalised(item.text)).rstrip(" .;,")


def _problem(parse: Parse, *, is_definition: bool) -> str:
    if len(parse.tokens) > LONGEST:
        return "a sentence too long for a card"
    return dangling(parse, is_definition=is_definition)


def _is_parsed_again(line: _Line) -> bool:
    return line.text != line.parse.text or line.disguise != line.text


def _finished(draft: _Draft, changed: Iterator[Parse]) -> ReadEntry:
    sections = []
    for section in draft.sections:
        statements: list[Statement] = []
        for line in section.lines:
            parse = restored(next(changed), line.text) if _is_parsed_again(line) else line.parse
            is_definition = section.section.role == "definition" and not statements
            problem = _problem(parse, is_definition=is_definition)
            statements.append(Statement(line.sentence, parse, problem, line.listed, line.part))
        sections.append(ReadSection(section.section, tuple(statements)))
    return ReadEntry(draft.entry, draft.topic, tuple(sections), draft.acronyms)
