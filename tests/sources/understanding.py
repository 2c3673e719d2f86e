"""Writes down how files were understood, in words that a person can compare with a page."""

from collections.abc import Sequence

from cards.model import Entry
from cards.sources.read import Reading


def understanding(reading: Reading) -> str:
    lines: list[str] = []
    for entry in reading.entries:
        lines += _entry(entry)
    lines += [f"{problem.severity}: {problem.message}" for problem in reading.problems]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> Sequence[str]:
    lines = [f"entry: {entry.id}", f"term: {entry.term.name} ({entry.term.certainty}: {entry.term.reason})"]
    lines += [f"aliases: {'; '.join(entry.aliases)}"] if entry.aliases else []
    lines += [f"tags: {'; '.join(entry.tags)}"] if entry.tags else []
    lines += [f"url: {entry.url}"] if entry.url else []
    for section in entry.sections:
        lines.append(f"section: {section.heading} ({section.role})")
        for passage in section.passages:
            mark = "*" if passage.kind == "item" else "|"
            lines.append(f"  {passage.source.line:3} {mark} {passage.text}")
    lines += [f"dropped: {line.source.line:3} {line.text} ({line.reason})" for line in entry.dropped]
    return [*lines, ""]
