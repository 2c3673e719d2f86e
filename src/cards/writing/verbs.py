"""Verbs: which say too little to ask for their object, and which carry a preposition of their own."""

_LITTLE = frozenset(
    """
    be have do make take get give play involve include enjoy remain become represent reflect concern offer show see go come
    keep let put need want seem appear mean hold follow lead use provide say tell know think find call consider attract join
    constitute sit weigh regard describe discuss mention note spend carry pose
    """.split()
)
STRANDING: dict[str, frozenset[str]] = {
    verb: frozenset(prepositions.split())
    for verb, prepositions in {
        "depend": "on upon",
        "rely": "on upon",
        "rest": "on",
        "lead": "to",
        "result": "in from",
        "derive": "from",
        "arise": "from",
        "stem": "from",
        "originate": "from",
        "consist": "of",
        "refer": "to",
        "act": "on",
        "bind": "to",
        "belong": "to",
        "contribute": "to",
        "correspond": "to",
        "respond": "to",
        "apply": "to",
        "protect": "against from",
        "focus": "on",
        "react": "with",
        "differ": "from",
        "suffer": "from",
        "compete": "with for",
        "account": "for",
        "coincide": "with",
        "culminate": "in",
        "aim": "at",
        "amount": "to",
        "turn": "into",
        "convert": "to into",
        "be convert": "to into",
        "be derive": "from",
        "be name": "after for",
        "be inspire": "by",
        "be compose": "of",
        "be make": "of from",
        "be measure": "in",
        "be divide": "into",
        "be base": "on",
        "be know": "as",
        "be replace": "by with",
        "be express": "as in",
        "be store": "in as",
        "be limit": "to",
        "be confine": "to",
        "be restrict": "to",
        "be attribute": "to",
        "be link": "to with",
        "be associate": "with",
        "be accompany": "by",
        "be follow": "by",
        "be precede": "by",
        "be cover": "by with",
        "be fill": "with",
        "be treat": "with",
        "be separate": "from by",
        "be distinguish": "from",
        "be found": "in on",
        "be reduce": "to",
        "be transform": "into",
        "be split": "into",
        "be translate": "into as",
        "be define": "as by",
        "be regard": "as",
        "be see": "as",
        "be describe": "as",
        "be release": "from into",
        "be secrete": "from into",
        "be produce": "from in",
        "be use": "for as",
    }.items()
}


def says_little(verb: str) -> bool:
    """Tell whether a verb (its base form) leaves its object open to many answers."""
    return verb in _LITTLE
