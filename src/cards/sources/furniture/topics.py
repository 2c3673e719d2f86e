"""What furniture speaks of: a word of it proves nothing alone, and less on a page about that very thing."""

import re
from collections.abc import Mapping, Sequence

from cards.sources.furniture.patterns import hint

# searched for anywhere in the line, whose letters are small by then: that is three times as fast
_WORDS: Mapping[str, Sequence[str]] = {
    "cookie notice": (
        r"\bcookies?\b",
        r"\bconsent\b",
        r"\bprivacy\b",
        r"\bpersonali[sz](?:e|ed|ation)\b",
        r"\banalytics\b",
        r"\bmarketing\b",
        r"\btracking\b",
        r"\bstore and (?:read|access)\b",
        r"\bwebsite performance\b",
        r"\bour traffic\b",
        r"\bgdpr\b",
        r"\bpreferences below\b",
    ),
    "newsletter": (
        r"\bnewsletters?\b",
        r"\bmailing lists?\b",
        r"\binbox\b",
        r"\bsubscri(?:be|bers?|ptions?)\b",
        r"\bunsubscribe\b",
        r"\be-?mail address\b",
    ),
    "share links": (
        r"\bfacebook\b",
        r"\btwitter\b",
        r"\bwhatsapp\b",
        r"\blinkedin\b",
        r"\binstagram\b",
        r"\bpinterest\b",
        r"\btweet\b",
        r"\bshare this\b",
    ),
    "print link": (
        r"\bprinter[- ]friendly\b",
        r"\bpdf\b",
    ),
    "comment form": (
        r"\bcomments?\b",
        r"\breply\b",
        r"\bforum\b",
        r"\bdiscussion\b",
    ),
    "related links": (
        r"\brelated (?:articles?|posts?|terms)\b",
        r"\balso (?:like|enjoy)\b",
    ),
    "copyright line": (
        r"\bcopyright\b",
        r"©",
        r"\ball rights reserved\b",
        r"\bterms of (?:use|service)\b",
    ),
    "advertisement": (
        r"\badvert(?:isements?|ising)?\b",
        r"\bsponsored\b",
        r"\bsponsors?\b",
        r"\bpromotions?\b",
        r"\boffers?\b",
    ),
    "caption": (
        r"\bphoto\b",
        r"\bclick to\b",
        r"\benlarge\b",
        r"\bcourtesy of\b",
    ),
    "login prompt": (
        r"\blog ?in\b",
        r"\bsign ?in\b",
        r"\bpassword\b",
        r"\baccount\b",
    ),
    "byline": (
        r"\blast updated\b",
        r"\bmin read\b",
        r"\breviewed by\b",
        r"\breading time\b",
    ),
    "promotion": (
        r"\bpodcasts?\b",
        r"\bepisodes?\b",
        r"\bwebinars?\b",
        r"\be-?books?\b",
        r"\bfree trial\b",
        r"\bour app\b",
        r"\byoutube\b",
        r"\bdonat(?:e|ions?)\b",
    ),
}
TOPICS = tuple((reason, hint(word), re.compile(word)) for reason, words in _WORDS.items() for word in words)
"""Reason, letters without which the pattern need not be tried, pattern."""
