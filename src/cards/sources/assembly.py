"""A page without furniture to an entry: sections, title, term, id; and what a reader should be told about it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from cards.model import Dropped, Entry, Problem, Source, Term
from cards.sources.page import Block, Page
from cards.sources.sections import sections_of
from cards.sources.terms.evidence import Evidence
from cards.sources.terms.registry import find_term
from cards.sources.titles import find_title


def assemble(page: Page, terms: Mapping[str, str]) -> tuple[Entry | None, list[Problem]]:
    """Return the entry of a page, or None with the error that it has no text; `terms` names entries by id."""
    title = None if page.has_fields else find_title(page.blocks)
    sections, dropped = sections_of(page.blocks, title, page.path)
    source = Source(page.path, page.line)
    if not any(letter.isalnum() for section in sections for passage in section.passages for letter in passage.text):
        message = "no text is left" if dropped else "there is no text here"
        remedy = "write a definition for it, or take it out"
        if dropped:
            message += f" when {len(dropped)} lines of page furniture are taken off"
        return None, [Problem("error", message, remedy, source)]
    identifier = entry_id(page)
    evidence = Evidence(
        page, sections, page.blocks[title] if title is not None else None, _stem(page), terms.get(identifier)
    )
    finding = find_term(evidence)
    entry = Entry(
        identifier or slug(finding.term.name),
        finding.term,
        sections,
        source,
        finding.aliases,
        page.tags,
        tuple(Dropped(block.text, block.reason, Source(page.path, block.line)) for block in dropped),
        page.url,
    )
    if not identifier and entry.id in terms:
        entry = replace(entry, term=Term(terms[entry.id], "stated", "named in deck.toml"))
    return entry, _doubts(entry)


def entry_id(page: Page) -> str:
    """Return the page's id: as stated, else the file's stem, else (several in a file) made from its term."""
    if page.identifier:
        return slug(page.identifier) if page.shares_file else page.identifier
    if page.shares_file:
        return slug(page.term.text) if page.term else ""
    return _stem(page)


def slug(text: str) -> str:
    """Return a text as a file name: lower case, words joined by hyphens, letters of any script kept."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-") or "entry"


def _stem(page: Page) -> str:
    return "" if page.path == "-" else PurePath(page.path).stem


def _doubts(entry: Entry) -> list[Problem]:
    term = entry.term
    if term.certainty == "stated":
        return []
    what = (
        "no one states the term; taken for it"
        if term.certainty == "inferred"
        else "no one names the term; it is described as"
    )
    message = f"{what}: “{term.name}” ({term.reason})"
    remedy = f'name it in deck.toml under [terms]: "{entry.id}" = "…"'
    return [Problem("warning", message, remedy, term.source or entry.source)]


def long_block(page: Page, longest: int) -> Block | None:
    """Return the first block that is longer than any passage may be."""
    return next((block for block in page.blocks if len(block.text) > longest and block.kind != "dropped"), None)
