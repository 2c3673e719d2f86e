"""Moves on whole pages: sections, headings, terms, files, formats; and the deck's settings."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

from .move import Move, move
from .pages import ENTRIES, FIRST_SECTION, FORMATS, Page, new_section, pages, with_sections, write_page

ATTIC = "attic"
"""Where deleted pages lie, beside the deck's folders, until they are restored."""
HEADINGS = (
    "Origin",
    "Mechanism",
    "Background",
    "How it works",
    "Significance",
    "Clinical use",
    "In practice",
    "Limits",
)
TERMS = (
    ("Neuro-endocrine balance", "Neuro-endocrine harmony"),
    ("Neuro-hormonal equilibrium", "Neuro-hormonal steady state"),
    ("Endocrine neuromodulation", "Hormonal modulation of nerves"),
    ("Hormonal neuromodulation therapy", "Hormone-based neurotherapy"),
    ("Hypothalamic function restoration", "Hypothalamic rehabilitation"),
)
FILTERS = ('kinds = ["qa"]', 'kinds = ["cloze"]', 'sections = ["mechanism", "definition"]', 'sections = ["origin"]')
SETTINGS = (*FILTERS, 'subdecks = "section"')


def sections_reordered(random: Random, deck: Path) -> str | None:
    for page in _shuffled(random, deck):
        first = [section for section in page.entry.sections if section.heading == FIRST_SECTION]
        rest = [section for section in page.entry.sections if section.heading != FIRST_SECTION]
        if len(rest) > 1:
            other = rest[1:] + rest[:1]
            write_page(page.path, with_sections(page.entry, (*first, *other)))
            return f"{page.path.name}: sections now {[section.heading for section in other]}"
    return None


def heading_renamed(random: Random, deck: Path) -> str | None:
    for page in _shuffled(random, deck):
        rest = [section.heading for section in page.entry.sections if section.heading != FIRST_SECTION]
        if rest:
            old, new = random.choice(rest), random.choice([heading for heading in HEADINGS if heading not in rest])
            sections = tuple(
                replace(section, heading=new) if section.heading == old else section for section in page.entry.sections
            )
            write_page(page.path, with_sections(page.entry, sections))
            return f"{page.path.name}: section {old!r} is now {new!r}"
    return None


def entry_renamed(random: Random, deck: Path) -> str | None:
    """The title only; the text goes on saying the old term."""
    for page, old, new in _renamings(random, deck):
        renamed = replace(page.entry, term=replace(page.entry.term, name=new))
        write_page(page.path, renamed)
        return f"{page.path.name}: the entry {old!r} is now titled {new!r}"
    return None


def term_renamed_throughout(random: Random, deck: Path) -> str | None:
    for page, old, new in _renamings(random, deck):
        text = page.raw
        for one, other in ((old, new), (_small(old), _small(new))):
            text = re.sub(r"\s+".join(map(re.escape, one.split())), other, text)
        page.path.write_text(text, encoding="utf-8")
        return f"{page.path.name}: {old!r} is {new!r} throughout"
    return None


def file_renamed(random: Random, deck: Path) -> str | None:
    page = random.choice(pages(deck))
    stem = random.choice((f"{page.path.stem}-2", f"the-{page.path.stem}", "-".join(page.path.stem.split("-")[::-1])))
    return _moved(page, page.path.with_name(stem + page.path.suffix), deck)


def file_moved_to_folder(random: Random, deck: Path) -> str | None:
    page = random.choice(pages(deck))
    inside = page.path.parent != deck / ENTRIES
    folder = deck / ENTRIES if inside else deck / ENTRIES / random.choice(("glossary", "part one"))
    return _moved(page, folder / page.path.name, deck)


def format_changed(random: Random, deck: Path) -> str | None:
    page = random.choice(pages(deck))
    suffix = random.choice([other for other in FORMATS if other != page.path.suffix])
    page.path.unlink()
    write_page(page.path.with_suffix(suffix), page.entry)
    return f"{page.path.name} is now {suffix}"


def entry_deleted(random: Random, deck: Path) -> str | None:
    found = pages(deck)
    if len(found) < 2:
        return None
    page = random.choice(found)
    (deck / ATTIC).mkdir(exist_ok=True)
    page.path.rename(deck / ATTIC / page.path.name)
    return f"{page.path.name} deleted"


def entry_restored(random: Random, deck: Path) -> str | None:
    lost = sorted((deck / ATTIC).glob("*")) if (deck / ATTIC).exists() else []
    lost = [path for path in lost if path.stem not in {page.path.stem for page in pages(deck)}]
    if not lost:
        return None
    path = random.choice(lost)
    path.rename(deck / ENTRIES / path.name)
    return f"{path.name} restored"


def entries_merged(random: Random, deck: Path) -> str | None:
    found = _shuffled(random, deck)
    if len(found) < 2:
        return None
    one, other = found[:2]
    name = other.entry.term.name
    moved = tuple(
        replace(section, heading=name[:1].upper() + name[1:]) if section.heading == FIRST_SECTION else section
        for section in other.entry.sections
    )
    write_page(one.path, with_sections(one.entry, one.entry.sections + moved))
    other.path.unlink()
    return f"{other.path.name} merged into {one.path.name}"


def entry_split(random: Random, deck: Path) -> str | None:
    for page in _shuffled(random, deck):
        sections = page.entry.sections
        path = page.path.with_name(f"{page.path.stem}-in-practice{page.path.suffix}")
        if len(sections) > 2 and not path.exists():
            cut = random.randrange(2, len(sections))
            term = replace(page.entry.term, name=f"{page.entry.term.name} in practice")
            opening = new_section(FIRST_SECTION, f"This page goes on with {page.entry.term.name}.", page.entry.source)
            write_page(page.path, replace(page.entry, sections=sections[:cut]))
            write_page(path, replace(page.entry, term=term, aliases=(), sections=(opening, *sections[cut:])))
            return f"{page.path.name}: {[section.heading for section in sections[cut:]]} are now {path.name}"
    return None


def settings_switched(random: Random, deck: Path) -> str | None:
    setting = random.choice(SETTINGS)
    path = deck / "deck.toml"
    text = path.read_text(encoding="utf-8")
    if any(line in text for line in SETTINGS):
        return None
    path.write_text(f"{text.rstrip()}\n{setting}\n", encoding="utf-8")
    return f"deck.toml: {setting}"


def settings_switched_back(random: Random, deck: Path) -> str | None:
    path = deck / "deck.toml"
    text = path.read_text(encoding="utf-8")
    kept = "".join(line for line in text.splitlines(keepends=True) if line.strip() not in SETTINGS)
    if kept == text:
        return None
    path.write_text(kept, encoding="utf-8")
    return "deck.toml: as it was"


PAGE_MOVES: tuple[Move, ...] = (
    move(sections_reordered),
    move(heading_renamed),
    move(entry_renamed),
    move(term_renamed_throughout),
    move(file_renamed),
    move(file_moved_to_folder),
    move(format_changed),
    move(entry_deleted),
    move(entry_restored, 20),
    move(entries_merged),
    move(entry_split),
    move(settings_switched),
    move(settings_switched_back, 20),
)


def _shuffled(random: Random, deck: Path) -> list[Page]:
    found = pages(deck)
    random.shuffle(found)
    return found


def _renamings(random: Random, deck: Path) -> list[tuple[Page, str, str]]:
    """Return the pages whose term has another name to go to, and both names."""
    names = {one.casefold(): (one, other) for pair in TERMS for one, other in (pair, pair[::-1])}
    return [
        (page, *names[page.entry.term.name.casefold()])
        for page in _shuffled(random, deck)
        if page.entry.term.name.casefold() in names
    ]


def _moved(page: Page, path: Path, deck: Path) -> str | None:
    if path.stem in {other.path.stem for other in pages(deck)} and path.stem != page.path.stem:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    page.path.rename(path)
    return f"{page.path.relative_to(deck)} is now {path.relative_to(deck)}"


def _small(term: str) -> str:
    return term[:1].lower() + term[1:]
