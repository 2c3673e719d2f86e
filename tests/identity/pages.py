"""The pages of a deck for the moves: what they say, one sentence exchanged in place, a whole page printed anew."""

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from cards.model import Entry, Passage, Section, Source
from cards.sources.collect import collect
from cards.sources.read import read

from .sentences import sentences_of

ENTRIES = "entries"
FIRST_SECTION = "Definition"


@dataclass(frozen=True)
class Page:
    """A file of entries and what it says; each file of the deck holds one entry."""

    path: Path
    entry: Entry

    @property
    def raw(self) -> str:
        return self.path.read_text(encoding="utf-8")


def pages(deck: Path) -> list[Page]:
    """Return the pages of a deck in reading order."""
    files, _ = collect([str(deck / ENTRIES)], lambda: b"")
    reading = read(files)
    return [Page(Path(entry.source.path), entry) for entry in reading.entries]


def span(page: Page, text: str) -> tuple[int, int] | None:
    """Return where a text stands in the file, whatever line ends and tags stand between its words."""
    between = r"(?:\s|<[^<>]*>)+"
    found = re.search(between.join(re.escape(html.escape(word, quote=False)) for word in text.split()), page.raw)
    return found.span() if found else None


def replace_text(page: Page, old: str, new: str) -> bool:
    """Put `new` in the place of `old` in the file, leaving every other character; say whether `old` was found."""
    place = span(page, old)
    if place is None:
        return False
    raw = page.raw
    start, end = place
    if not new:  # no blank stays where a sentence was
        end += len(raw[end:]) - len(raw[end:].lstrip(" "))
    page.path.write_text(raw[:start] + html.escape(new, quote=False) + raw[end:], encoding="utf-8")
    return True


def prose(page: Page) -> list[tuple[Passage, tuple[str, ...]]]:
    """Return the paragraphs of a page with their sentences, as far as each can be found in the file."""
    found = [
        (passage, sentences_of(passage))
        for section in page.entry.sections
        for passage in section.passages
        if passage.kind == "prose"
    ]
    return [(passage, texts) for passage, texts in found if all(span(page, text) for text in texts)]


def write_page(path: Path, entry: Entry) -> None:
    """Write an entry in the format that the file's name asks for, whatever stood there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_PRINTERS[path.suffix](entry), encoding="utf-8")


def with_sections(entry: Entry, sections: tuple[Section, ...]) -> Entry:
    """Return the entry with other sections; sections of one heading become one."""
    joined: dict[str, Section] = {}
    for section in sections:
        before = joined.get(section.heading)
        both = replace(before, passages=before.passages + section.passages) if before else section
        joined[section.heading] = both
    return replace(entry, sections=tuple(joined.values()))


def new_section(heading: str, text: str, like: Source) -> Section:
    """Return a section of one paragraph."""
    return Section(heading, "other", (Passage(text, like),), like)


def _front_matter(entry: Entry) -> dict[str, object]:
    fields: Mapping[str, object] = {
        "term": entry.term.name,
        "aliases": list(entry.aliases),
        "tags": list(entry.tags),
        "url": entry.url,
    }
    return {name: value for name, value in fields.items() if value}


def _markdown(entry: Entry) -> str:
    head = yaml.safe_dump(_front_matter(entry), allow_unicode=True, sort_keys=False)
    parts = [f"---\n{head}---\n", f"# {_capitalised(entry.term.name)}"]
    for section in entry.sections:
        if section.heading != FIRST_SECTION:
            parts.append(f"## {section.heading}")
        parts.append(_passages(section, lambda text: f"- {text}"))
    return "\n\n".join(parts) + "\n"


def _plain_text(entry: Entry) -> str:
    parts = [_capitalised(entry.term.name)]
    for section in entry.sections:
        heading = "" if section.heading == FIRST_SECTION else f"{section.heading}\n"
        parts.append(heading + _passages(section, lambda text: f"- {text}"))
    return "\n\n".join(parts) + "\n"


def _passages(section: Section, item: Callable[[str], str]) -> str:
    text = ""
    for number, passage in enumerate(section.passages):
        is_item = passage.kind == "item"
        if number:
            text += "\n" if is_item and section.passages[number - 1].kind == "item" else "\n\n"
        text += item(passage.text) if is_item else passage.text
    return text


def _html(entry: Entry) -> str:
    title = html.escape(_capitalised(entry.term.name), quote=False)
    lines = ["<!DOCTYPE html>", '<html lang="en">', f'<head><meta charset="utf-8"><title>{title}</title></head>']
    lines += ["<body>", "<main>", f"<h1>{title}</h1>"]
    for section in entry.sections:
        if section.heading != FIRST_SECTION:
            lines.append(f"<h2>{html.escape(section.heading, quote=False)}</h2>")
        before = "prose"
        for passage in section.passages:
            if passage.kind != before:
                lines.append("<ul>" if passage.kind == "item" else "</ul>")
            name = "li" if passage.kind == "item" else "p"
            lines.append(f"<{name}>{html.escape(passage.text, quote=False)}</{name}>")
            before = passage.kind
        if before == "item":
            lines.append("</ul>")
    return "\n".join([*lines, "</main>", "</body>", "</html>"]) + "\n"


def _fields(entry: Entry) -> dict[str, object]:
    first = [section for section in entry.sections if section.heading == FIRST_SECTION]
    rest = [section for section in entry.sections if section.heading != FIRST_SECTION]
    definition: dict[str, object] = {"definition": _texts(first[0])} if first else {}
    sections = [{"heading": section.heading, "text": _texts(section)} for section in rest]
    return {**_front_matter(entry), **definition, "sections": sections}


def _texts(section: Section) -> list[str]:
    """Return the paragraphs of a section; a list is part of the paragraph before it, as bullets."""
    texts: list[str] = []
    for passage in section.passages:
        if passage.kind == "item" and texts:
            texts[-1] += f"\n- {passage.text}"
        else:
            texts.append(passage.text)
    return texts


def _json(entry: Entry) -> str:
    return json.dumps(_fields(entry), ensure_ascii=False, indent=2) + "\n"


def _yaml(entry: Entry) -> str:
    return yaml.safe_dump(_fields(entry), allow_unicode=True, sort_keys=False, width=110)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


_PRINTERS: dict[str, Callable[[Entry], str]] = {
    ".txt": _plain_text,
    ".md": _markdown,
    ".html": _html,
    ".json": _json,
    ".yaml": _yaml,
}
FORMATS = tuple(_PRINTERS)
