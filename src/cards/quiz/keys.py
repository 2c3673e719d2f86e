"""The keys of the quiz: one list for the screen, its plain twin, the help and the documents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key, its name as people read it, what it does in a word, and in a sentence."""

    key: str
    shown: str
    action: str
    meaning: str


KEYS = (
    Key("space", "Space", "show", "show the answer; Enter does too"),
    Key("1", "1", "again", "Again: I did not know it"),
    Key("2", "2", "hard", "Hard: I knew it, with effort"),
    Key("3", "3", "good", "Good: I knew it; Space and Enter do too"),
    Key("4", "4", "easy", "Easy: I knew it at once"),
    Key("u", "u", "undo", "undo the last thing that was done, also of earlier sessions"),
    Key("h", "h", "hint", "hint: show one more letter of the answer"),
    Key("e", "e", "edit", "edit the card in $EDITOR; its history stays"),
    Key("f", "f", "flag", "flag the card, or take the flag away"),
    Key("s", "s", "suspend", "suspend the card, until `cards aside` brings it back"),
    Key("b", "b", "bury", "bury the card until tomorrow"),
    Key("exclamation_mark", "!", "drop", "drop a bad card for good"),
    Key("d", "d", "dark", "dark or light screen"),
    Key("question_mark", "?", "help", "this help"),
    Key("q", "q", "quit", "quit; every answer is saved already"),
)
