"""What a build changes, as a person reads it: sort by sort, with what Anki will do, and the brake before many notes leave."""

from rich.text import Text

from cards.cli.console import out
from cards.decks.changes import IN_ANKI, Change, Changes
from cards.errors import CardsError
from cards.plain_text import counted, plain

MOST_SHARE = 0.1  # of the deck's notes may leave it unasked
MOST_NOTES = 20
_MOST_LINES = 10  # of one sort; more than a screen tells nobody anything
_LONGEST = 100  # characters of a note's text


def show_changes(changes: Changes) -> None:
    """Print what is not as it was at the last build; of a first build, only how many notes are new."""
    console = out()
    for what, in_anki in IN_ANKI.items():
        found = changes.those(what)
        if not found:
            continue
        console.print(Text.assemble((f"{len(found):,} {what}", "bold"), f": {in_anki}"))
        if what == "new" and not changes.before:
            continue
        for change in found[:_MOST_LINES]:
            console.print(Text(f"  {_line(change)}"), style="dim")
        if len(found) > _MOST_LINES:
            console.print(f"  … and {len(found) - _MOST_LINES:,} more", style="dim")
    if changes.held_back:
        held = counted(len(changes.held_back), "new note")
        console.print(f"{held} held back: they could each be one of several old ones; `cards resolve` settles it")
    if changes.notes or changes.held_back:
        console.print()


def show_that_nothing_changes(changes: Changes) -> None:
    """Say so, where nothing else is said."""
    if not changes.notes and not changes.held_back:
        out().print("Nothing changes.")


def stop_if_many_leave(changes: Changes) -> None:
    """Raise CardsError if more notes leave the deck than anybody means to lose by the way."""
    leaving = len(changes.those("retired")) + len(changes.those("dropped"))
    if leaving > MOST_NOTES or leaving > MOST_SHARE * changes.before:
        raise CardsError(
            f"{counted(leaving, 'note')} of {changes.before:,} would leave the deck; nothing was written; "
            "look at the list above, and say --yes if that is what you want"
        )


def _line(change: Change) -> str:
    text = plain(change.text)
    shown = f"{text[: _LONGEST - 1]}…" if len(text) > _LONGEST else text
    return f"^{change.id} {plain(change.entry)}  {shown}"
