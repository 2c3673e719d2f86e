"""HTML to the text in it, by Anki's rules: its tags and its comments go, its references become characters."""

import re
from html.entities import name2codepoint

# What Anki takes for a space around a name or in a value: Unicode's White_Space, which has no \x1c to \x1f, unlike str.strip().
SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

_REFERENCE = re.compile(r"&(?:#([0-9]{1,20})|#x([0-9A-Fa-f]{1,20})|([A-Za-z0-9]{1,20}));")


def without_tags(html: str) -> str:
    """Return the HTML without tags and comments, and without scripts and style sheets; references stay."""
    if "<" not in html:
        return html
    ends = _Ends(html)
    kept: list[str] = []
    position = 0
    while (opened := html.find("<", position)) >= 0:
        kept.append(html[position:opened])
        end = _end(opened, ends)
        if end < 0:
            kept.append("<")
            end = opened + 1
        position = end
    kept.append(html[position:])
    return "".join(kept)


def decoded(html: str) -> str:
    """Return the HTML with its references as characters, or as it stands if one of them is wrong, as Anki does.

    A no-break space becomes a common one.
    """
    if "&" not in html:
        return html
    texts: list[str] = []
    position = 0
    while (start := html.find("&", position)) >= 0:
        found = _REFERENCE.match(html, start)
        character = _character(found) if found else None
        if found is None or character is None:
            return html
        texts += (html[position:start], character)
        position = found.end()
    return ("".join(texts) + html[position:]).replace("\xa0", " ")


def plain(html: str) -> str:
    """Return the text of the HTML."""
    return decoded(without_tags(html))


class _Ends:
    """Finds the next end of something; remembers the last answer, so that all questions together take linear time."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._lower = html.lower() if html.isascii() else re.sub("[A-Z]+", lambda found: found[0].lower(), html)
        self._known: dict[str, int] = {}

    def starts(self, word: str, position: int) -> bool:
        return self._lower.startswith(word, position)

    def after(self, word: str, position: int) -> int:
        """Return where `word` ends next at or after `position`, or -1; positions do not go back over a `word`."""
        known = self._known.get(word, 0)
        if 0 <= known < max(position, 1):
            known = self._known[word] = self._lower.find(word, position)
        return known if known < 0 else known + len(word)


def _end(opened: int, ends: _Ends) -> int:
    if ends.starts("<!--", opened) and (end := ends.after("-->", opened + 4)) >= 0:
        return end
    for name in ("style", "script"):
        if ends.starts(f"<{name}", opened):
            inside = ends.after(">", opened + len(name) + 1)
            if inside >= 0 and (end := ends.after(f"</{name}>", inside)) >= 0:
                return end
    return ends.after(">", opened + 1)


def _character(found: re.Match[str]) -> str | None:
    decimal, hexadecimal, name = found.groups()
    number = name2codepoint.get(name, -1) if name else int(decimal or hexadecimal, 10 if decimal else 16)
    if not 0 <= number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return None
    return chr(number)
