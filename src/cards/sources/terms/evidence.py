"""What the finders of the term look at, and what they find."""

from dataclasses import dataclass

from cards.model import Section, Term
from cards.sources.page import Block, Page


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page with its sections and title; `stem` is the file name without its suffix, `named` the term in deck.toml."""

    page: Page
    sections: tuple[Section, ...]
    title: Block | None
    stem: str
    named: str | None

    def definition(self) -> Section | None:
        """Return the section that defines the term: the one with that role, else the first."""
        defining = (section for section in self.sections if section.role == "definition")
        return next(defining, self.sections[0] if self.sections else None)

    def text(self) -> str:
        """Return all passages of the page, one a line."""
        return "\n".join(passage.text for section in self.sections for passage in section.passages)


@dataclass(frozen=True, slots=True)
class Finding:
    """A term with the other names that stood beside it."""

    term: Term
    aliases: tuple[str, ...] = ()
