"""`cards theme list`: the themes, and what a deck may set of them."""

import click


@click.command("list", epilog="\b\nExample:\n  cards theme list")
def command() -> None:
    """Show the themes that come with cards, and their options with what they are by default."""
    from cards.cli.console import cell, out, table
    from cards.themes.built_in import DEFAULT, NAMES, definition
    from cards.themes.option import written

    definitions = [definition(name) for name in NAMES]
    themes = table("Theme", "Looks like")
    for one in definitions:
        themes.add_row(cell(one.name), cell(one.description + (" The default." if one.name == DEFAULT else "")))
    options = table("Option", "Default", "What it sets")
    for number, option in enumerate(definitions[0].options):
        defaults = {one.options[number].default for one in definitions}
        shown = written(option.default) if len(defaults) == 1 else "the theme's own"
        options.add_row(cell(option.name), cell(shown), cell(option.description))
    console = out()
    console.print(themes)
    console.print()
    console.print(options)
