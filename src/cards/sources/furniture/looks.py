"""What a single line looks like: the signs of furniture that it shows, each seen without knowing its neighbours."""

import re
from dataclasses import dataclass

from cards.sources.furniture.form import SHORT
from cards.sources.furniture.labels import LABELS
from cards.sources.furniture.phrases import PHRASES
from cards.sources.furniture.topics import TOPICS
from cards.sources.headings import ends_sentence

READ = 500
"""Characters of a line that are looked at: furniture shows early what it is."""

_PERSON = re.compile(r"\b(?:we|our|ours|us|you|your|yours|i'm|my)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|our|ours|us)\b")
_SITE = re.compile(
    r"\b(?:web ?sites?|sites?|browser|page|visitors?|traffic|partners?|resources|content|experience|preferences|"
    r"choices|"
    r"newsletter|inbox|e-?mails?|device|account|forum|tutors?|community|team|app|podcast|channel|subscribers?|"
    r"membership|members|readers|articles?|posts?|blog|free|offers?|ads?|services?|privacy|settings|terms|courses?|"
    r"follow|shop|store|vendors?|third[- ]part(?:y|ies))\b",
)
_COMMAND = re.compile(
    r"(?:please |just |and )?(?:click|tap|press|sign(?: up| in)?|log ?in|subscribe|join|register|share|tweet|pin|"
    r"print|download|follow|"
    r"accept|reject|decline|manage|confirm|allow|agree|read (?:more|next|also|our|about|the full)|learn more|see (?:more|"
    r"all|also)|"
    r"view (?:all|more)|show (?:more|all|less)|load more|browse|explore|search|contact|ask|hear|listen|watch|get|"
    r"try|buy|shop|donate|support|rate|leave|post|reply|skip|go (?:back|to)|back to|return to|scroll|continue|close|"
    r"open|enter|submit|save|bookmark|copy|cite|discover|check out|don['’]t miss|turn on|update|customi[sz]e|take|add|"
    r"e-?mail|flag|unlock|start|upgrade|test|chip in|help us|tell|send|become|make a|apply|play|claim|redeem|learn|"
    r"request|choose|vote|report|suggest|edit|improve|embed|jump|visit|stream|order|book|grab|sponsor|connect|let us|"
    r"write (?:to|for) us|never miss|embed|pin|like|sign me up|love|find (?:us|out|more)|be the first|pledge|order|"
    r"want|need|love|enjoy(?:ed|ing)?|star|hide|switch|install|access|contribute|volunteer|meet|enable|file)\b",
    re.IGNORECASE,
)
_BEFORE_COMMAND = re.compile(r"[^.:!?]{2,40}(?::|[.!?]) (?=\S)")
_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]")
_SHAPE = re.compile(
    r"©|\(c\) (?:19|20)\d\d|[|·•»«›‹→←↑↓▶►✕✖×☰]|\s[>/]\s|^\[.*\]$|(?:\[[A-Z][^\]\d]{0,20}\] ?){2,}$|"
    r"\.\.\.$|…$|\s[—–-]\s.*\b(?:continue|every|free|"
    r"now)\b"
)


@dataclass(frozen=True, slots=True)
class Look:
    """The signs in one line. `phrase` and `label` are reasons that decide alone, a label only where it stands alone;
    `invites` also sees a command behind a label: "Tip: install …".
    """

    phrase: str
    label: str
    topics: frozenset[str]
    addressed: bool
    command: bool
    shape: bool
    short: bool
    person: bool
    ours: bool
    invites: bool

    def topic(self, own: frozenset[str]) -> str:
        """Return the first topic of furniture that the page is not itself about, or nothing."""
        return min(self.topics - own, default="")

    def signs(self, own: frozenset[str]) -> int:
        """Count the independent kinds of sign."""
        return bool(self.topic(own)) + self.addressed + self.command + self.shape


def look_at(text: str) -> Look:
    """Return the signs of furniture in a line of text."""
    line = text[:READ]
    small = line.casefold()
    words = line.split()
    # "Got it!" is a button, and no sentence
    short = len(words) <= SHORT and (not ends_sentence(line) or (len(words) <= 4 and line.endswith("!")))
    person = bool(_PERSON.search(small))
    return Look(
        phrase=next((reason for reason, pattern in PHRASES if pattern.match(line)), "") if len(words) <= 80 else "",
        label=next((reason for reason, pattern in LABELS if pattern.fullmatch(line)), "") if len(words) <= 10 else "",
        topics=_topics(small),
        addressed=person and bool(_SITE.search(small)),
        command=_commands(line, short),
        shape=bool(_PICTURE.search(line[:4]) or (len(words) <= 25 and _SHAPE.search(line))),
        short=short,
        person=person,
        ours=bool(_FIRST_PERSON.search(small)),
        invites=_invites(line),
    )


def _topics(small: str) -> frozenset[str]:
    return frozenset(reason for reason, hint, pattern in TOPICS if hint in small and pattern.search(small))


def _commands(line: str, short: bool) -> bool:
    start = _PICTURE.sub("", line[:80]).lstrip(" \"'“‘([-–—>»")
    if _COMMAND.match(start):
        return True
    # "Enjoying this article? Sign up for …": the command follows a question
    question = line.find("? ")
    return 0 < question < 80 and bool(_COMMAND.match(line[question + 2 :])) and not short


def _invites(line: str) -> bool:
    start = _PICTURE.sub("", line[:160]).lstrip(" \"'“‘([-–—>»")
    before = _BEFORE_COMMAND.match(start)
    return bool(_COMMAND.match(start) or (before and _COMMAND.match(start[before.end() :])))
