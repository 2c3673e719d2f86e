"""Which heading is the page's title, and what the title names when its ornaments are taken off."""

import re
from collections.abc import Sequence

from cards.sources.page import Block
from cards.sources.roles import is_role_heading

_SITE = re.compile(
    r"\b(?:glossary|dictionary|encyclop(?:a)?edia|wiki\w*|definitions?|meaning|online|blog|magazine|journal|"
    r"university|"
    r"academy|institute|library|lexicon|handbook|guide|notes|explained|overview|introduction|\w+\.(?:com|org|net|"
    r"edu|io))\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+(?:\||–|—|-|::|»|·|•)\s+|\s*\|\s*|:\s+")
_BEFORE = re.compile(
    r"(?:what(?:'s|’s| is| are| was| were) (?:meant by )?|what does (?=.{1,80} mean)|definition(?: and meaning)? "
    r"of |the meaning of |meaning of |"
    r"glossary(?: term| entry)?: |definition: |term: |topic: |understanding |(?:an |a (?:short |brief "
    r")?)?introduction to |(?:an )?overview of |"
    r"all about |chapter \d+[.:] |\d+(?:\.\d+)*[.)] )",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\((?:definition|glossary|disambiguation)\)|,? (?:definition|meaning|explained|overview)(?: (?:and|&) "
    r"\w+)?|"
    r"(?<=\w) meaning)$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^(.{3,80}?)\s*\(([^()\s]{2,12})\)$")
_SUBTITLE = re.compile(r":\s+|\s+[–—-]\s+|\s+(?=\([a-z ,-]+\)(?:$|:))")
_OF_A_SITE = re.compile(
    r"^the (?:\w+ )+\w+$|['’]s (?:\w+ )+|\b(?:notebook|almanac|weblog|diary|atlas|gazette|times|news|weekly|daily|archives?|"
    r"docs|documentation|hub|central|corner|lab|school|portal|database|homepage|home page|welcome|web ?site|page)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)", re.IGNORECASE)


def find_title(blocks: Sequence[Block]) -> int | None:
    """Return the index of the page's title among its blocks: a heading above all text that is no usual heading."""
    leading: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind == "dropped":
            continue
        if block.kind != "heading" or is_role_heading(block.text):
            break
        leading.append(index)
    if not leading:
        highest = [i for i, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
        only = len(highest) == 1 and not is_role_heading(blocks[highest[0]].text)
        return highest[0] if only else None
    text = next((block.text.casefold() for block in blocks if block.kind in ("prose", "item")), "")
    # a book's or site's name may stand above the title: the title is the one that the text takes up
    return max(leading, key=lambda i: (title_term(blocks[i].text)[0].casefold() in text, -blocks[i].level, -i))


def title_term(title: str) -> tuple[str, tuple[str, ...]]:
    """Return what a title names and its other names: "What Is Allostatic Load (AL)?" -> "Allostatic Load", ("AL",)."""
    name = title.strip().rstrip("?!.").strip()
    name = _own_part(name).rstrip("?!.").strip()
    before = _BEFORE.match(name)
    if before and len(name) > before.end():
        name = _ARTICLE.sub("", name[before.end() :])
        if before[0].lower().startswith("what does"):
            name = re.sub(r" mean$", "", name, flags=re.IGNORECASE)
    name = _AFTER.sub("", name).strip(" -–—|:,") or name
    acronym = _ACRONYM.match(name)
    if acronym:
        # "(cooking)" says in which field, and is no other name
        return acronym[1].strip(), (acronym[2],) if any(map(str.isupper, acronym[2])) else ()
    return name, ()


def without_subtitle(name: str, text: str) -> str:
    """Return what stands before a colon, a dash or a bracket, if the text has those words and not the whole name."""
    parts = _SUBTITLE.split(name, maxsplit=1)
    if len(parts) < 2 or not parts[0] or _stands_in(name, text) or not _stands_in(parts[0], text):
        return name
    return parts[0]


def shares_words(name: str, text: str) -> bool:
    """Say whether the text has any word of the name that is longer than an article."""
    words = [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 3] or [name.casefold()]
    small = text.casefold()
    return any(word.rstrip("s") in small for word in words)


def names_site(title: str) -> bool:
    """Say whether a title is worded like the name of a site or a book: "The Weather Notebook"."""
    return bool(_SITE.search(title)) or bool(_OF_A_SITE.search(title))


def _stands_in(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE))


def _own_part(title: str) -> str:
    """Cut the site's name or a subtitle off: "Buffer | Chemistry Glossary", "Buffer: an overview" -> "Buffer"."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:
        return title
    own = [part for part in parts if not _SITE.search(part)]
    if not own:
        return parts[0]
    if len(own) == len(parts) and "|" not in title:
        # "Hobbes: Leviathan" and "Mark - sweep" belong together, nothing in them is a site
        return title
    return own[0]
