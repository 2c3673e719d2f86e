"""The finders of the term, in the order in which they are believed."""

from collections.abc import Callable

from cards.sources.terms.aliases import aliases_beside, without_repeats
from cards.sources.terms.definition import from_definition
from cards.sources.terms.description import described
from cards.sources.terms.evidence import Evidence, Finding
from cards.sources.terms.file_name import from_file_name
from cards.sources.terms.origin import from_origin
from cards.sources.terms.stated import from_deck, from_field
from cards.sources.terms.title import from_title

FINDERS: tuple[Callable[[Evidence], Finding | None], ...] = (
    from_deck,
    from_field,
    from_title,
    from_definition,
    from_origin,
    from_file_name,
    described,
)


def find_term(evidence: Evidence) -> Finding:
    """Return the term that the first finder finds, with all its other names."""
    finding = next(found for found in (finder(evidence) for finder in FINDERS) if found)
    name = finding.term.name
    beside: list[str] = []
    definition = evidence.definition()
    if definition and finding.term.certainty != "described":
        beside = aliases_beside(name, definition)
        same = from_definition(evidence)
        if same and same.term.name.casefold() == name.casefold():
            beside += same.aliases
    return Finding(finding.term, without_repeats([*evidence.page.aliases, *finding.aliases, *beside], name))
