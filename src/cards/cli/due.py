"""`cards due`: one line that says what is due, for a prompt or a status bar."""

from pathlib import Path

import click

from cards.cli.store_place import store_option


@click.command("due", epilog="\b\nExample:\n  cards due decks/neuroendocrine && cards quiz decks/neuroendocrine")
@click.argument("sources", nargs=-1)
@store_option
def command(sources: tuple[str, ...], store: Path | None) -> None:
    """Say how many cards are due and new today; leaves with 1 if there are none.

    Nothing is built: cards are known from the last quiz on.
    """
    import time

    from cards.cli.no_helpers import without_helpers

    without_helpers()
    from cards.cli.console import stop_at_errors
    from cards.cli.review_settings import scheduler_settings, zone_of
    from cards.cli.store_place import store_place
    from cards.cli.target import target_of
    from cards.review.store.queue import Due, Limits
    from cards.review.store.scheduling import moment, schedule
    from cards.review.store.store import Store

    target = target_of(sources)
    stop_at_errors(target.problems)
    now = time.time_ns() // 1_000_000
    place = store_place(store)
    found = Due(0, 0, 0, 0)
    if place.exists():
        with Store(place, schedule, now) as opened:
            limits = Limits(target.config.new_per_day, target.config.reviews_per_day)
            at = moment(now, zone_of(target.config), scheduler_settings(target.config))
            found = opened.queue(target.name, at, limits).counts()
    due = found.learning + found.reviews
    click.echo(f"{due} due, {found.new} new")
    if not due + found.new:
        raise click.exceptions.Exit(1)
