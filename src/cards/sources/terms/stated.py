"""Terms that somebody has written down as such: in deck.toml, in a field, in the front matter."""

from cards.model import Source, Term
from cards.sources.terms.evidence import Evidence, Finding


def from_deck(evidence: Evidence) -> Finding | None:
    """Return the term that deck.toml gives to this entry."""
    if not evidence.named:
        return None
    return Finding(Term(evidence.named, "stated", "named in deck.toml"))


def from_field(evidence: Evidence) -> Finding | None:
    """Return the term that the file states in a field, a column or its front matter."""
    stated = evidence.page.term
    if not stated:
        return None
    return Finding(Term(stated.text, "stated", stated.where, Source(evidence.page.path, stated.line)))
