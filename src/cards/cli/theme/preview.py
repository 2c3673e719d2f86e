"""`cards theme preview`: cards in the browser, anew whenever a file of the theme is saved; or as one file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.cli.theme.scene import Scene


@click.command(
    "preview",
    epilog="\b\nExamples:\n  cards theme preview decks/biology\n  cards theme preview decks/biology --html preview.html\n"
    "  cards theme preview --theme serif --png serif.png",
)
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("--theme", "name", metavar="NAME", help="Show this theme, whatever the deck has.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the page into one file, and serve nothing.")
@click.option(
    "--png", type=click.Path(path_type=Path), help="Write a contact sheet, and serve nothing; needs Chromium."
)
@click.option("--no-open", is_flag=True, help="Print the address, and leave the browser to you.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it any that is free.")
def command(
    *, deck: Path | None, name: str | None, html: Path | None, png: Path | None, no_open: bool, port: int
) -> None:
    """Show cards of DECK beside cards made to break a theme, both sides, light and dark, phone and desktop.

    The page follows what you save in DECK/theme and deck.toml. It is served to this machine only, and cards cannot run
    anything in it. With --theme and no DECK the theme is shown as it comes.
    """
    from cards.cli.theme.scene import scene

    shown = scene(deck, name)
    if html:
        _write(html, shown.page().encode())
    if png:
        from cards.cli.theme.chromium import picture
        from cards.themes.preview.page import SHEET_WIDTH

        page, height = shown.sheet()
        _write(png, picture(page, SHEET_WIDTH, height))
    if not html and not png:
        _serve(shown, port, opens=not no_open)


def _write(path: Path, data: bytes) -> None:
    from cards.decks.files import write_together
    from cards.plain_text import plain

    write_together({path: data})
    click.echo(plain(str(path)))


def _serve(shown: "Scene", port: int, *, opens: bool) -> None:
    import webbrowser

    from cards.cli.theme.server import Preview, address, serve

    with serve(Preview(shown.version, shown.live_page), port) as server:
        click.echo(address(server))
        click.echo("Save a file of the theme and look; Ctrl-C ends this.", err=True)
        if opens:
            webbrowser.open(address(server))
        server.serve_forever()
