"""The remainder: what follows an answer in its sentence, and whether a question may leave it out."""

from cards.language.parse import Parse

_REMARKS = frozenset("which who whose where but although though whereas while because since".split())


def says_no_more(parse: Parse, end: int) -> bool:
    """Tell whether nothing follows a character, or only a remark of its own: ", which …", ", whereas …"."""
    rest = parse.text[end:]
    if not rest.strip(" ."):
        return True
    following = next((i for i, token in enumerate(parse.tokens) if token.start >= end), None)
    if (
        following is None
        or following + 1 >= len(parse.tokens)
        or rest.count("(") != rest.count(")")
        or rest.count('"') % 2
    ):
        return False
    mark, word = parse.tokens[following : following + 2]
    if mark.text == ";":
        return True
    if mark.text != "," or (word.text not in _REMARKS and word.tag != "VBG"):
        return False
    verb = following + 1 if word.tag == "VBG" else word.head
    return verb > following and parse.subtree(verb).last >= len(parse.tokens) - 1  # not ", which …, grows"
