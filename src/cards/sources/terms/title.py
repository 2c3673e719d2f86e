"""The term that the page's title names."""

import re

from cards.model import Source, Term
from cards.sources.terms.evidence import Evidence, Finding
from cards.sources.titles import names_site, shares_words, title_term, without_subtitle

LONGEST = 12
"""Words. A longer title tells a story and names nothing."""

_READ = 200
"""Characters of a <title>."""


def from_title(evidence: Evidence) -> Finding | None:
    """Return what the title line names, else what the document's <title> does."""
    path = evidence.page.path
    if evidence.title:
        return _named(evidence.title.text, "the title line", Source(path, evidence.title.line), evidence.text())
    declared = evidence.page.title
    if declared and not _is_site(declared.text, evidence):
        return _named(declared.text, declared.where, Source(path, declared.line), evidence.text())
    return None


def _named(title: str, reason: str, source: Source, text: str) -> Finding | None:
    name, aliases = title_term(title)
    name = _without_article(without_subtitle(name, text), text)
    if (
        not name
        or len(name.split()) > LONGEST
        or name.casefold() in ("home", "untitled", "untitled document", "document")
    ):
        return None
    return Finding(Term(_as_in_text(name, text), "stated", reason, source), aliases)


def _is_site(title: str, evidence: Evidence) -> bool:
    """Say whether a <title> names the site: the page says none of its words, and it is worded like one."""
    name = title_term(title[:_READ])[0]
    headings = "\n".join(section.heading for section in evidence.sections)
    return names_site(name) and not shares_words(name, f"{evidence.text()}\n{headings}\n{evidence.stem}")


def _as_in_text(name: str, text: str) -> str:
    """Give a title in capitals the letters that the text uses: ANAPHYLAXIS is Anaphylaxis, DNA stays DNA."""
    if not name.isupper():
        return name
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    if found:
        return found[0]
    return name.capitalize() if len(name) > 6 or " " in name else name


def _without_article(name: str, text: str) -> str:
    """Take the "The" off a title, unless it belongs to the name as in "The Hague": the text shows which."""
    article, _, rest = name.partition(" ")
    if article.casefold() != "the" or not rest:
        return name
    words = rf"{re.escape(rest)}(?!\w)(?! [A-Z])"
    if re.search(rf"(?<=[\w,;:(“\"] )(?:The|“The) {words}", text):
        return name
    small = re.search(rf"(?<!\w)(?:the|an?|this|each|every|its) {words}", text)
    # a title in small letters is no name of its own, so its article is only grammar
    common = name[0] == "T" and rest.rsplit(" ", 1)[-1].islower() and re.search(rf"(?<!\w)The {words}", text)
    return rest if small or common else name
