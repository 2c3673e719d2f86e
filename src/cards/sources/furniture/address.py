"""Sentences that address the visitor or speak for the site: how many signs of that a line shows."""

import re

from cards.sources.furniture.looks import Look

ENOUGH = 2
"""Signs that decide behind the page's text."""

ENOUGH_INSIDE = 3
"""Signs that decide among its paragraphs, where an author may say "we" and "you" too."""

LONGEST = 60
"""Words. A longer paragraph argues about its subject."""

_SPEAKS = re.compile(
    r"\W*(?:we|our|this|these|the|all|every|any|some|no|parts of|unless|as an?|if you|to|for|please|have|thanks?|"
    r"you(?:['’]ve|['’]re| are| have)|[A-Z][\w&.’' -]{1,40} (?:is|are|was|were|may|has|and|uses?)|it)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\W*[^.!?]{3,60}\?(?=\W+\S)")
_SITE = re.compile(
    r"\b(?:web ?sites?|web ?page|browser|newsletters?|inbox|e-?mails?|subscribers?|membership|patrons?|donors?|readers?|"
    r"visitors?|blog|podcast|channel|forum|typos?|feedback|discord|patreon|ko-?fi|facebook|twitter|instagram|youtube|"
    r"mastodon|github|telegram|reddit|linkedin|webinars?|mailing list|subscription|text messages?|sms|"
    r"webmasters?|notifications?|bug tracker|donations?|non-?profit|charity)\b"
)
_OFFER = re.compile(
    r"\b(?:sites?|page|members|articles?|entr(?:y|ies)|posts?|ads|ad-free|premium|coffee|apps?|quiz(?:zes)?|flashcards?|courses?|"
    r"free|discount|editors?|team|shop|links|editions?|dispatch|alerts?|merch\w*|store|account|tip jar|volunteers?|"
    r"mistakes?|errors?|corrections?|suggestions?|work)\b"
)
_ITSELF = re.compile(
    r"\bthis (?:web ?site|site|web ?page|page|blog|app|wiki|project|website['’]s)\b|\breader[- ](?:supported|funded)\b"
)
_WORK = re.compile(
    r"\W*\b(?:this|these|our|the) (?:\w+ )?(?:articles?|entr(?:y|ies)|posts?|notes?|guides?|lessons?|story|content|text|"
    r"resources?|materials?|images?|photos?|definitions?|translations?|glossary|encyclop\w+|page)\b"
)
_MADE = re.compile(
    r"\b(?:written|reviewed|edited|published|posted|updated|revised|translated|adapted|licen[sc]ed|sponsored|hosted|"
    r"powered|maintained|supported|funded|(?:fact-)?checked|produced|built|designed|created|brought to you|tagged|"
    r"filed|reproduced|proofread|compiled|generated|archived|cited|modified|accessed|retrieved)"
    r"(?: \w+){0,3} (?:by|with|under|from|for|on|in|at|using)\b"
)
_COLOPHON = re.compile(  # what begins with a word stands behind one sign of that: half of all places are passed over at once
    r"\b(?:licen[sc]ed (?:under )?(?:a |the )?(?:cc|creative|gnu|gfdl|mit)|cc[ -](?:by|0)|creative commons|"
    r"(?:all|some) rights reserved|thank(?:s| you) for (?:reading|visiting|your)|let us know|tell us|"
    r"get in touch with us|contact us|drop us a line|unsubscribe (?:at any ?time|anytime)|"
    r"end of (?:this|the) (?:article|entry|page|post)|by \w+ing .{0,80}\byou (?:agree|accept|consent) to (?:our|the|"
    r"these|its)|affiliate (?:links?|programs?|commissions?)|earn (?:a )?(?:small )?commissions?|trademarks? of|"
    r"proudly (?:powered|made|hosted|independent)|without (?:prior |written |express )*permission|views expressed|"
    r"privacy policy|terms of (?:use|service)|back issues|registered charity|isbn|please do not (?:copy|share|quote|"
    r"cite|circulate|reproduce|(?:re)?distribute)|not for (?:re)?distribution)\b|"
    r"^(?:disclaimer\b|\W*back to\b|\w[\w .]{1,30} says:|"
    r"\W*(?:about the (?:authors?|writer|editor)|posted in|filed under|tagged|powered by|hosted by|built with|"
    r"made with|published (?:in|by|on)|originally "
    r"published|first published|(?:last |page )(?:updated|modified|edited|reviewed))\b|"
    r"\W*(?:glossary|entry|entries|page|article) (?:compiled|maintained|updated|revised|generated|curated) (?:by|from|in|on)\b)|"
    r"©|\(c\) ?(?:19|20)\d\d"
)
_REVIEWED = re.compile(
    r"\W*(?:[\w-]+ )?(?:[Rr]eviewed|[Cc]hecked|[Ee]dited|[Ww]ritten)(?: for \w+)? by (?:the |our )?[A-Z]"
)
_REQUEST = re.compile(r"\W*please\b")
_YOU = re.compile(r"\byour?\b")
_PERSON = re.compile(r"\W*(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|has|lives|works|writes|teaches)\b")
_TODAY = re.compile(
    r"\b(?:lives|based|resides) in\b|\bwrites (?:about|for)\b|\b(?:spare|free) time\b|\bfreelance|\byears of experience\b|"
    r"\bhas (?:helped|been (?:writing|teaching|blogging))\b|\bcontributor\b"
)


def address(text: str, look: Look, own: frozenset[str]) -> int:
    """Count the signs that a paragraph is the site talking; `own` are topics that the page itself is about."""
    # what begins in quotes is spoken about
    if len(text.split()) > LONGEST or text[:1] in '"“‘«':
        return 0
    small = text.casefold()
    signed = bool(_REVIEWED.match(text))
    asks = bool(_ASKS.match(text))
    count = 2 * bool(_COLOPHON.search(small)) if "copyright line" not in own else 0
    count += 2 * signed + 2 * (bool(_PERSON.match(text)) and bool(_TODAY.search(small)))
    if not (count or look.invites or asks or look.phrase or _SPEAKS.match(text)):
        return count
    asks = asks or bool(_REQUEST.match(small))
    spoken_to = look.invites or asks or bool(_YOU.search(small))
    site = not own and bool(_SITE.search(small) or (spoken_to and _OFFER.search(small)))
    made = bool(_MADE.search(small))
    count += look.invites + look.ours + asks
    count += site and (look.person or look.invites or asks or made)
    count += site and look.invites and look.person
    # a page about cookies may speak of "this site" that sets them
    count += (
        2 * (bool(_ITSELF.search(small)) and not own)
        + (made and bool(_WORK.search(small)))
        + (made and bool(_WORK.match(small)))
    )
    count += text.rstrip(' *_"”').endswith("!")
    return count + (bool(look.topic(own)) and (look.command or (look.ours and " you" in small)))
