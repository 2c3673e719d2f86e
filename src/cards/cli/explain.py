"""`cards explain`: the source sentence, its form alone, its parse, the construction and what lint said of its other cards."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.language.parse import Parse
    from cards.language.read import Statement
    from cards.model import DeckNote, Note
    from cards.writing.write import Written


@click.command("explain", epilog="\b\nExample:\n  cards explain k7f3q2 decks/neuroendocrine")
@click.argument("note_id")
@click.argument("sources", nargs=-1)
def command(note_id: str, sources: tuple[str, ...]) -> None:
    """Show why the note NOTE_ID is as it is. Ids stand in the field Id in Anki, in cards.lock, and in `cards export`."""
    from cards.cli.pipeline import make
    from cards.cli.target import target_of
    from cards.cli.written import write
    from cards.errors import BadInput

    target = target_of(sources)
    made = make(target)
    wanted = note_id.lstrip("^")
    placed = next((one for one in made.deck.notes if one.identity.id == wanted), None)
    status = next((record.status for record in made.merged.records if record.id == wanted), None)
    if placed is None and status == "dropped":
        raise BadInput(f'the note "{note_id}" was deleted by hand; put it back into its card file to have it again')
    if placed is None and status:
        raise BadInput(
            f'the note "{note_id}" is no longer written; its sentence is gone or reworded: see `cards check`'
        )
    if placed is None:
        raise BadInput(f'no note here has the id "{note_id}"; `cards export --format jsonl` lists them')
    entries = [entry for entry in made.understood.entries if entry.id == placed.note.entry]
    _show(placed, next(iter(write(entries)), None), str(status))


def _show(placed: "DeckNote", written: "Written | None", status: str) -> None:
    from rich.text import Text

    from cards.cli.console import out
    from cards.model import cards
    from cards.plain_text import plain

    console, note = out(), placed.note

    def line(name: str, text: str) -> None:
        console.print(Text.assemble((f"{name:<12}", "bold"), plain(text)))

    for card in cards(note):
        line(f"Card {card.ordinal}", card.front)
        line("", card.back)
    line("Entry", f"{note.term} ({note.entry}), section {note.section} ({note.role})")
    line("Source", str(note.source))
    line("Sentence", note.context or "none: a person wrote this note")
    if status == "edited":
        line("Edited", "by hand; what follows is of the note as it was written")
    statement = _statement(placed, written) if written else None
    if written is None or statement is None:
        line("Rule", "none: the writer does not make this note today")
        return
    if statement.parse.text != note.context:
        line("Alone", statement.parse.text)
    line("Rule", note.rule)
    for rejected in written.rejected:
        if rejected.place.statement is statement:
            score = "" if rejected.score is None else f"{rejected.score:.2f} "
            by = f"{rejected.construction} {score}{rejected.rule}: {rejected.reason}"
            line("Refused", f"{rejected.front} => {rejected.answer} ({by})")
    line("Parse", "")
    for row in _parse_rows(statement.parse):
        console.print(f"  {plain(row)}", markup=False)


def _statement(placed: "DeckNote", written: "Written") -> "Statement | None":
    """Return the statement that a note was written from: of the halves of a split sentence, the one that a cloze restates, or
    that holds the answer of a question.

    A note that a person wrote has none, nor one whose sentence was reworded.
    """
    note = placed.note
    own = [
        statement
        for section in written.entry.sections
        for statement in section.statements
        if statement.sentence.text == note.context and section.section.heading == note.section
    ]
    return next((one for one in own if _is_said_in(one.parse.text, note)), own[0] if own else None)


def _is_said_in(statement: str, note: "Note") -> bool:
    from cards.model import Question

    if isinstance(note.body, Question):
        return note.body.answer.lower() in statement.lower()
    return "".join(part if isinstance(part, str) else part.answer for part in note.body.parts).endswith(statement)


def _parse_rows(parse: "Parse") -> list[str]:
    return [
        f"{token.text:<20} {token.tag:<6} {token.relation:<10} {parse.tokens[token.head].text}"
        for token in parse.tokens
    ]
