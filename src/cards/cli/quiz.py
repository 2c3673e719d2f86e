"""`cards quiz`: review what is due, on a whole screen or line by line."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from cards.cli.store_place import store_option

if TYPE_CHECKING:
    from cards.cli.target import Target
    from cards.quiz.session import Plan, Session
    from cards.quiz.work import Order, Work
    from cards.review.store.store import Store


@click.command(
    "quiz",
    epilog="\b\nExamples:\n  cards quiz decks/neuroendocrine\n  cards quiz decks/neuroendocrine --type --entry cortisol\n"
    "  cards quiz pages/osmosis.txt --cram",
)
@click.argument("sources", nargs=-1)
@click.option("--plain", is_flag=True, help="Line by line: for pipes, screen readers and simple terminals.")
@click.option("--type", "types", is_flag=True, help="Type the answers; they are compared kindly.")
@click.option("--cram", is_flag=True, help="All cards once around, due or not; the schedule stays as it is.")
@click.option("--new", type=click.IntRange(min=0), metavar="N", help="New cards today at most, instead of the deck's.")
@click.option("--reviews", type=click.IntRange(min=0), metavar="N", help="Reviews today at most.")
@click.option(
    "--order",
    type=click.Choice(["reviews-first", "new-first", "mixed", "random"]),
    help="Where new cards come, instead of the deck's; random: behind the reviews, shuffled.",
)
@click.option("--entry", "entries", multiple=True, metavar="ID", help="Only cards of this entry; may be repeated.")
@click.option("--section", "sections", multiple=True, metavar="HEADING", help="Only cards of this section.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only cards with this tag, or one below it.")
@click.option(
    "--flag", "flags", multiple=True, type=click.IntRange(0, 7), metavar="N", help="Only cards with this flag."
)
@click.option("--theme", type=click.Choice(["dark", "light"]), help="Colours of the screen; d changes them.")
@store_option
def command(
    sources: tuple[str, ...],
    *,
    plain: bool,
    types: bool,
    cram: bool,
    new: int | None,
    reviews: int | None,
    order: "Order | None",
    entries: tuple[str, ...],
    sections: tuple[str, ...],
    tags: tuple[str, ...],
    flags: tuple[int, ...],
    theme: Literal["dark", "light"] | None,
    store: Path | None,
) -> None:
    """Review the cards of a deck folder, or of bare files, that are due now.

    A deck folder is brought up to date first, as `cards build` does. Every answer is on the disk before you are told so.
    """
    import time

    from cards.cli.no_helpers import without_helpers

    without_helpers()
    from cards.cli.known_cards import make_known
    from cards.cli.review_settings import scheduler_settings, zone_of
    from cards.cli.reviewed import reviewed
    from cards.cli.store_place import store_place
    from cards.cli.target import target_of
    from cards.cli.themed import shown_in_theme
    from cards.errors import BadInput
    from cards.quiz.faces import Faces
    from cards.quiz.session import Session
    from cards.quiz.work import Work
    from cards.review.store.backups import back_up_when_due
    from cards.review.store.queue import Filter, Limits
    from cards.review.store.scheduling import schedule
    from cards.review.store.store import Store

    def now() -> int:
        return time.time_ns() // 1_000_000

    target = target_of(sources)
    deck = reviewed(target)
    show, notice = shown_in_theme(target)
    config = target.config
    given = Limits(config.new_per_day if new is None else new, config.reviews_per_day if reviews is None else reviews)
    only = Filter(entries, sections, tags, flags)
    settings, order = scheduler_settings(config), order or config.order
    work = Work(target.name, settings, zone_of(config), now, given, only, order, siblings=config.bury_siblings)
    place = store_place(store)
    with Store(place, schedule, now()) as opened:
        make_known(opened, work.deck, deck)
        if only != Filter() and not opened.queue(work.deck, work.moment(), only=only).matching(1):
            raise BadInput("no card of this deck fits; `cards export --format jsonl` shows entries, sections and tags")
        session = Session(opened, Faces(deck, show), work, _plan(opened, work, cram=cram))
        code = (
            _plain(session, target, notice, types=types)
            if plain or not _has_a_screen()
            else _screen(session, target, theme, notice, types=types)
        )
    back_up_when_due(place, now())
    if code:
        raise click.exceptions.Exit(code)


def _plan(opened: "Store", work: "Work", *, cram: bool) -> "Plan":
    if cram:
        from cards.quiz.cramming import Cramming

        return Cramming(opened, work)
    from cards.quiz.learning import Learning

    return Learning(opened, work)


def _has_a_screen() -> bool:
    import os
    import sys

    ends = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    return all(end is not None and end.isatty() for end in ends) and os.environ.get("TERM", "dumb") != "dumb"


def _plain(session: "Session", target: "Target", notice: str, *, types: bool) -> int:
    import sys
    from io import TextIOWrapper

    from cards.cli.editing import DeckWorkshop
    from cards.quiz.plain import PlainQuiz

    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")

    def hear() -> str | None:
        return (sys.stdin.readline() if sys.stdin else "") or None

    PlainQuiz(session, DeckWorkshop(target), click.echo, hear, types, notice).run()
    return 0


def _screen(session: "Session", target: "Target", theme: str | None, notice: str, *, types: bool) -> int:
    from cards.cli.editing import DeckWorkshop
    from cards.quiz.app import DARK, LIGHT, QuizApp
    from cards.quiz.terminal import Left, kept

    colours = LIGHT if (theme or _background()) == "light" else DARK
    try:
        with kept() as hurry:
            workshop = DeckWorkshop(target)
            app = QuizApp(session, workshop, target.name, types=types, theme=colours, notice=notice, hurry=hurry)
            code = app.run()
    except Left as left:
        return left.code
    tally = session.tally()
    for line in tally.lines() if tally.given else ():
        click.echo(line)
    return code or app.return_code or 0


def _background() -> str:
    """Return whether the terminal says that it is light; those that say nothing are mostly dark."""
    import os

    return "light" if os.environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"} else "dark"
