"""Golden files: a page, a dot, the cards that are written from it; several of them in one file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cards.language.parser import Parser
from cards.language.read import ReadEntry, read_entries
from cards.model import Entry, Passage, Section, Source, Term, cards
from cards.sources.roles import role_of
from cards.writing import ranker
from cards.writing.candidates import Candidate, candidates
from cards.writing.finding import Place
from cards.writing.write import Written, write_all

FOLDER = Path(__file__).parent / "writing" / "golden"
WHOLE_PAGES = FOLDER / "pages"


@dataclass(frozen=True)
class GoldenPage:
    text: str
    expected: tuple[str, ...]


def pages(path: Path) -> Iterator[GoldenPage]:
    """Yield the pages of a golden file; the expected cards follow a line with a single dot, up to a blank line."""
    text: list[str] = []
    expected: list[str] | None = None
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if expected is None and line == ".":
            expected = []
        elif expected is None:
            text.append(line)
        elif line:
            expected.append(line)
        else:
            yield GoldenPage("\n".join(text).strip(), tuple(expected))
            text, expected = [], None


def printed(found: list[GoldenPage]) -> str:
    return "\n".join("\n".join([page.text, ".", *page.expected, ""]) for page in found)


def entry_of(text: str) -> Entry:
    """Return the entry of a page in the golden files' layout: the term, then paragraphs, and headings behind "##"."""
    term, *lines = text.split("\n")
    groups: list[tuple[str, list[Passage]]] = [("Definition", [])]
    for number, line in enumerate(lines, 2):
        if line.startswith("## "):
            groups.append((line[3:], []))
        elif line.startswith("- "):
            groups[-1][1].append(Passage(line[2:], Source("page.txt", number), "item"))
        elif line.strip():
            groups[-1][1].append(Passage(line, Source("page.txt", number)))
    sections = tuple(
        Section(heading, role_of(heading), tuple(passages), passages[0].source)
        for heading, passages in groups
        if passages
    )
    return Entry("page", Term(term, "stated", "the first line"), sections, Source("page.txt", 1))


def read_page(text: str, parser: Parser) -> ReadEntry:
    (entry,) = read_entries([entry_of(text)], parser)
    return entry


def places_of(entry: ReadEntry) -> Iterator[Place]:
    """Yield every statement of an entry as a construction sees it."""
    for section in entry.sections:
        for statement in section.statements:
            yield Place(entry, section, statement)


def candidates_of(text: str, parser: Parser) -> list[Candidate]:
    return [found for place in places_of(read_page(text, parser)) for found in candidates(place)]


def written_from(text: str, parser: Parser) -> Written:
    (written,) = write_all(read_entries([entry_of(text)], parser), ranker.load())
    return written


def card_lines(written: Written) -> tuple[str, ...]:
    return tuple(f"{card.front} => {card.back}" for note in written.notes for card in cards(note))


def candidate_lines(found: list[Candidate], construction: str) -> tuple[str, ...]:
    """Return what one construction proposes: first what lint lets pass, then behind "- " what it refuses, and by which rule."""
    own = [one for one in found if one.construction == construction]
    passing = [f"{one.front} => {one.draft.answer}" for one in own if one.refused is None]
    refused = [f"- {one.front} => {one.draft.answer} ({one.refused[0]})" for one in own if one.refused is not None]
    return (*passing, *refused)
