"""A deck's cards as its theme shows them, for the quiz: its own templates and options, or the theme as it comes."""

from collections.abc import Sequence

from cards.anki.fields import field_values
from cards.cli.deck_looks import in_folder
from cards.cli.target import Target
from cards.model import DeckNote, Problem
from cards.plain_text import counted, plain
from cards.quiz.faces import Show
from cards.themes.card_text import CardText, as_it_comes, card_text
from cards.themes.load import theme_of
from cards.themes.rendering.content import CardContent


def shown_in_theme(target: Target) -> tuple[Show, str]:
    """Return what shows a card of the deck, and a line to begin with if its theme has faults, else nothing.

    A theme with faults is shown as it comes, without the deck's own files. Raises OSError.
    """
    made, problems, _ = in_folder(target.config, target.folder)
    notice = _notice(made.definition.name, problems)
    if notice:
        made = as_it_comes(made)
    theme = theme_of(made, target.config.note_type, made.definition.modified)

    def show(placed: DeckNote, ordinal: int) -> CardText:
        note_type = theme.question if placed.note.kind == "qa" else theme.cloze
        names = (field.name for field in note_type.fields)
        content = CardContent(
            fields=dict(zip(names, field_values(placed, note_type), strict=True)),
            ordinal=ordinal,
            kind=note_type.kind,
            note_type=note_type.name,
            template=note_type.templates[0].name,
            deck=placed.deck,
            tags=placed.tags,
            card_number=dict(placed.identity.card_numbers).get(ordinal, 0),
        )
        return card_text(made, content)

    return show, notice


def _notice(name: str, problems: Sequence[Problem]) -> str:
    """Return the line about errors; it must be understood where only its beginning has room."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return ""
    return (
        f"{counted(len(errors), 'fault')} in the theme, shown is {name} as it comes; see: cards theme check "
        f"({plain(str(errors[0]))})"
    )
