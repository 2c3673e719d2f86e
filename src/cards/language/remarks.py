"""Remarks: what stands between two commas behind a subject and can be left out ("singers, unlike pianists, often adjust")."""

from cards.language.parse import Parse

# It takes nothing from what is stated; "if untreated" would.
_FIRST_WORDS = frozenset("unlike like despite as although though conversely however too incidentally".split())
_SET_PHRASES = frozenset(
    {
        "for example",
        "for instance",
        "by contrast",
        "in contrast",
        "in turn",
        "in fact",
        "in particular",
        "in general",
        "in force",
        "on the other hand",
        "on the contrary",
        "for their part",
        "for its part",
        "of course",
        "as a rule",
        "that is",
    }
)
_LONGEST_SET_PHRASE = 4  # words


def remark_behind(parse: Parse, verb: int, start: int) -> range:
    """Return the tokens of the remark that begins with the comma at `start`, before `verb`; an empty range for none."""
    tokens = parse.tokens
    end = next((i for i in range(start + 1, verb) if tokens[i].text == ","), 0)
    if tokens[start].text != "," or not end:
        return range(0)
    words = [token.text.lower() for token in tokens[start + 1 : end]]
    is_set = any(" ".join(words[:size]) in _SET_PHRASES for size in range(2, _LONGEST_SET_PHRASE + 1))
    inside = range(start + 1, end)
    is_apart = all(tokens[i].head in inside or tokens[i].head == verb for i in inside)
    return inside if is_apart and (is_set or (words and words[0] in _FIRST_WORDS)) else range(0)
