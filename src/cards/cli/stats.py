"""`cards stats`: what the reviews add up to, on the terminal or as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cards.cli.store_place import store_option

if TYPE_CHECKING:
    from cards.cli.target import Target
    from cards.review.store.history import History


@click.command("stats", epilog="\b\nExamples:\n  cards stats biology\n  cards stats --html statistics.html")
@click.argument("deck", required=False)
@click.option(
    "--html",
    "page_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a page with plots, instead of printing.",
)
@store_option
def command(deck: str | None, page_path: Path | None, store: Path | None) -> None:
    """Show retention, load and effort of DECK: a deck folder or file, or the name of a deck that was reviewed.

    Without DECK it is the deck in the current folder, or all decks that were reviewed.
    """
    from cards.cli.no_helpers import without_helpers

    without_helpers()
    from cards.cli.clock import time_of_build
    from cards.cli.console import out, talk
    from cards.cli.fronts import fronts_of
    from cards.cli.statistics import terminal
    from cards.cli.store_place import store_place
    from cards.plain_text import counted, plain
    from cards.review.statistics.report import report

    place = store_place(store)
    target = _target(deck)
    history = _history(place, deck, target)
    now = time_of_build()
    found = report(history, _today(history, target, now), now)
    fronts = {} if target is None else fronts_of(target, [card.key for card in found.hardest])
    if history.damaged:
        rows = counted(history.damaged, "damaged row")
        talk().print(f"{plain(str(place))}: {rows} left out; see: cards store check", markup=False, style="yellow")
    if page_path is not None:
        from cards.cli.statistics.page import page

        _write(page_path, page(found, fronts), place)
        out().print(plain(str(page_path)), markup=False)
    elif history.cards:
        terminal.show(out(), found, fronts)
    else:
        name = deck if target is None else target.name
        whose = f" of {plain(name)}" if name else ""
        out().print(f"No card{whose} was reviewed yet; begin with: cards quiz", markup=False)


def _target(deck: str | None) -> "Target | None":
    """Return what was reviewed, if it is a deck folder, or files. Raises BadInput for a faulty deck.toml."""
    from cards.cli.console import stop_at_errors
    from cards.cli.target import target_of
    from cards.decks.config import FILE_NAME

    if deck is None and not Path(FILE_NAME).is_file():
        return None
    if deck is not None and not Path(deck).exists():
        return None
    target = target_of([deck] if deck else [])
    stop_at_errors(target.problems)
    return target


def _history(place: Path, deck: str | None, target: "Target | None") -> "History":
    """Return what is to be counted, with the settings of today. Raises BadInput for a name that no reviewed deck has."""
    from dataclasses import replace

    from cards.cli.review_settings import scheduler_settings
    from cards.errors import BadInput
    from cards.review.store.history import read_history

    history = read_history(place, target.name if target else deck)
    if deck and target is None and not history.decks:
        known = ", ".join(f'"{name}"' for _, name in read_history(place).decks) or "none yet"
        raise BadInput(f'no deck "{deck}" was reviewed, and no folder is called so; reviewed decks: {known}')
    if target and target.folder:
        settings = scheduler_settings(target.config)
        return replace(history, settings={identity: settings for identity, _ in history.decks})
    return history


def _today(history: "History", target: "Target | None", now: int) -> int:
    """Return the study day at the UTC second `now`; decks together begin it when the last of them does."""
    from cards.cli.review_settings import zone_of
    from cards.decks.config import DeckConfig
    from cards.review.days import study_day
    from cards.review.settings import SchedulerSettings

    hours = [one.rollover_hour for one in history.settings.values()]
    hour = max(hours, default=SchedulerSettings().rollover_hour)
    return study_day(now, zone_of(target.config if target else DeckConfig()), hour)


def _write(path: Path, text: str, store: Path) -> None:
    from cards.decks.files import write_together
    from cards.errors import CannotWrite

    if path.resolve() == store.resolve():
        raise CannotWrite(f"{path}: is the store of reviews; choose another place for the page")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_together({path: text.encode()})
