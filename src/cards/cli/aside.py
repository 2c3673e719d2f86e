"""`cards aside`: the cards of a deck that are suspended, dropped, buried today, or leeches; and how they come back."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from cards.cli.store_place import store_option

if TYPE_CHECKING:
    from cards.cli.fronts import Named
    from cards.review.store.aside import Aside
    from cards.review.store.log import CardKey


@click.command(
    "aside",
    epilog="\b\nExamples:\n  cards aside decks/neuroendocrine\n  cards aside decks/neuroendocrine --return k7f3q2\n"
    "  cards aside decks/neuroendocrine --return-all",
)
@click.argument("sources", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="For people or for scripts."
)
@click.option("--return", "wanted", multiple=True, metavar="ID", help="Bring back a card, or all of a note.")
@click.option("--mended", multiple=True, metavar="ID", help="Take the mark of a leech from a card, or all of a note.")
@click.option("--return-all", "everything", is_flag=True, help="Bring back all that can come back.")
@store_option
def command(
    sources: tuple[str, ...],
    form: str,
    wanted: tuple[str, ...],
    mended: tuple[str, ...],
    *,
    everything: bool,
    store: Path | None,
) -> None:
    """List the cards that are put aside, with the reason and since when; bring them back with --return.

    Leeches are listed too; they come as ever, until you drop them or say with --mended that they were put right. In the
    quiz, u takes all this back as it does all else.
    """
    import time

    from cards.cli.console import stop_at_errors
    from cards.cli.fronts import named_cards
    from cards.cli.review_settings import scheduler_settings, zone_of
    from cards.cli.store_place import store_place
    from cards.cli.target import target_of
    from cards.plain_text import counted
    from cards.review.store.log import EventKind
    from cards.review.store.scheduling import moment, schedule
    from cards.review.store.store import Store

    if everything + bool(wanted) + bool(mended) > 1:
        raise click.UsageError("--return, --return-all and --mended are said one at a time")
    target = target_of(sources)
    stop_at_errors(target.problems)
    place, zone, now = store_place(store), zone_of(target.config), time.time_ns() // 1_000_000
    found: list[Aside] = []
    names: Mapping[CardKey, Named] = {}
    if place.exists():
        with Store(place, schedule, now) as opened:
            at = moment(now, zone, scheduler_settings(target.config))
            found = opened.aside(target.name, at.study_day)
            names = named_cards(target, [one.card.key for one in found])
            if mended:
                keys = [one.card.key for one in _leeches(found, names, mended)]
                opened.change(EventKind.MEND, keys, at)
                click.echo(f"saved: {counted(len(keys), 'leech', 'leeches')} mended; u in the quiz takes that back")
                return
            if everything or wanted:
                chosen = [one for one in found if one.is_away] if everything else _chosen(found, names, wanted)
                keys = [one.card.key for one in chosen]
                if keys:
                    opened.bring_back(keys, at)
                click.echo(f"saved: {counted(len(keys), 'card')} brought back; u in the quiz takes that back")
                return
    if form == "jsonl":
        for one in found:
            click.echo(json.dumps(_record(one, names), ensure_ascii=False).encode())  # UTF-8 on every terminal
    else:
        _show(found, names, zone)


def _chosen(found: "Sequence[Aside]", names: "Mapping[CardKey, Named]", wanted: Sequence[str]) -> "list[Aside]":
    """Return the cards that have these ids, or whose notes have. Raises BadInput for what cannot be brought back."""
    from cards.errors import BadInput

    ids = {one.card.key: _names(one, names) for one in found}
    chosen = [one for one in found if one.is_away and set(ids[one.card.key]) & set(wanted)]
    away = {name for one in chosen for name in ids[one.card.key]}
    leeches = {name for one in found if not one.is_away for name in ids[one.card.key]}
    unknown = [name for name in wanted if name not in away]
    if unknown:
        only_leeches = [name for name in unknown if name in leeches]
        why = (
            "is a leech and comes as ever; drop it in the quiz, or edit it and say --mended"
            if only_leeches
            else "is not put aside"
        )
        raise BadInput(f"{', '.join(only_leeches or unknown)}: {why}; `cards aside` lists what is; nothing was changed")
    return chosen


def _leeches(found: "Sequence[Aside]", names: "Mapping[CardKey, Named]", mended: Sequence[str]) -> "list[Aside]":
    """Return the leeches that have these ids, or whose notes have. Raises BadInput for what is none."""
    from cards.errors import BadInput

    leeches = [one for one in found if one.card.state.leech]
    known = {name for one in leeches for name in _names(one, names)}
    if unknown := [name for name in mended if name not in known]:
        raise BadInput(f"{', '.join(unknown)}: is no leech; `cards aside` lists those; nothing was changed")
    return [one for one in leeches if set(_names(one, names)) & set(mended)]


def _names(one: "Aside", names: "Mapping[CardKey, Named]") -> tuple[str, ...]:
    """Return what a card may be called: with its ordinal, and as its note."""
    key = one.card.key
    note = names[key].note if key in names else key.guid
    return (f"{note}/{key.ordinal}", note)


def _record(one: "Aside", names: "Mapping[CardKey, Named]") -> dict[str, object]:
    """Return a card as scripts get it; they rely on these keys."""
    key = one.card.key
    return {
        "id": _names(one, names)[1],
        "ordinal": key.ordinal,
        "guid": key.guid,
        "entry": one.card.entry,
        "what": [str(why) for why in one.since],
        "since": [_instant(since).isoformat() for since in one.since.values()],
        "lapses": one.card.state.lapses,
        "front": names[key].front if key in names else None,
    }


def _show(found: "Sequence[Aside]", names: "Mapping[CardKey, Named]", zone: ZoneInfo) -> None:
    from cards.cli.console import cell, out, table

    if not found:
        out().print("No card is put aside, and none is a leech.")
        return
    shown = table("Card", "What", "Since", "Front")
    for one in found:
        key, (since, *_) = one.card.key, one.since.values()
        front = names[key].front if key in names else ""
        when = f"{_instant(since).astimezone(zone):%Y-%m-%d %H:%M}"
        shown.add_row(cell(_names(one, names)[0]), ", ".join(one.since), when, cell(front))
    out().print(shown)


def _instant(milliseconds: int) -> datetime:
    from datetime import UTC

    return datetime.fromtimestamp(milliseconds / 1000, UTC)
