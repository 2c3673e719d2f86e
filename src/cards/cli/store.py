"""`cards store`: look whether the store of reviews is whole, back it up, get a backup back, save what can be saved."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cards.cli.store_place import store_option

if TYPE_CHECKING:
    from cards.review.store.backups import Backup


@click.command(
    "store",
    epilog="\b\nExamples:\n  cards store check\n  cards store backup\n  cards store list\n  cards store restore\n"
    "  cards store salvage saved.sqlite",
)
@click.argument("action", type=click.Choice(["check", "backup", "list", "restore", "salvage"]))
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@store_option
def command(action: str, file: Path | None, store: Path | None) -> None:
    """Care for the store of reviews.

    check: read every row and compare every card with its log. backup: make a backup now. list: the backups. restore: put
    FILE, or the newest backup, in the store's place; what was there stays beside it. salvage: write what is still readable
    of a damaged store to FILE.
    """
    from cards.cli.store_place import store_place
    from cards.errors import BadInput

    place = store_place(store)
    if action in {"check", "backup", "salvage"} and not place.exists():
        raise BadInput(f"{place}: there is no store of reviews yet; begin with: cards quiz")
    if file is not None and action not in {"restore", "salvage"}:
        raise click.UsageError(f"{action} needs no file; the store is named with --store")
    _ACTIONS[action](place, file)


def _check(place: Path, _: Path | None) -> None:
    from cards.plain_text import plain
    from cards.review.store.check import check
    from cards.review.store.scheduling import schedule

    faults = check(place, schedule)
    for fault in faults:
        click.echo(plain(fault))
    if faults:
        click.echo(
            "get a good copy back: cards store restore; or save what is whole: cards store salvage FILE", err=True
        )
        raise click.exceptions.Exit(1)
    click.echo(f"{plain(str(place))}: whole: every row is as it was written, every card where its log puts it")


def _backup(place: Path, _: Path | None) -> None:
    from cards.review.store.backups import back_up

    click.echo(_shown(back_up(place, _now())))


def _list(place: Path, _: Path | None) -> None:
    for backup in _backups(place):
        made = datetime.fromtimestamp(backup.instant / 1000, UTC).astimezone()
        click.echo(f"{made:%Y-%m-%d %H:%M}  {_shown(backup.path)}")


def _restore(place: Path, file: Path | None) -> None:
    from cards.errors import BadInput
    from cards.review.store.backups import restore

    found = _backups(place)
    chosen = file or (found[-1].path if found else None)
    if chosen is None:
        raise BadInput(f"{place}: has no backups; name a file that is one")
    if not chosen.is_file():
        raise BadInput(f"{chosen}: there is no such file; `cards store list` shows the backups")
    aside = restore(place, chosen, _now())
    click.echo(f"{_shown(place)}: is now {_shown(chosen)}")
    if aside:
        click.echo(f"what was there is now {_shown(aside)}")


def _salvage(place: Path, file: Path | None) -> None:
    from cards.plain_text import counted, plain
    from cards.review.settings import SchedulerSettings
    from cards.review.store.salvage import salvage
    from cards.review.store.scheduling import schedule, to_text

    if file is None:
        raise click.UsageError("name the new file that what is saved goes to: cards store salvage FILE")
    found = salvage(place, file, schedule, to_text(SchedulerSettings()), _now())
    for loss in found.losses:
        click.echo(plain(loss))
    click.echo(f"{_shown(file)}: {counted(found.rows, 'log row')} of {counted(found.cards, 'card')} saved")


_ACTIONS = {"check": _check, "backup": _backup, "list": _list, "restore": _restore, "salvage": _salvage}


def _backups(place: Path) -> "list[Backup]":
    from cards.review.store.backups import backups_of

    return backups_of(place)


def _shown(path: Path) -> str:
    from cards.plain_text import plain

    return plain(str(path))


def _now() -> int:
    import time

    return time.time_ns() // 1_000_000
