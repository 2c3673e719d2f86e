"""The table of the commands below `cards theme`."""

from cards.cli.command_table import CommandTable

COMMANDS: dict[str, tuple[str, str]] = {
    "list": ("cards.cli.theme.listing", "Show the themes and their options."),
    "new": ("cards.cli.theme.new", "Copy files of the theme into a deck, to change them."),
    "preview": ("cards.cli.theme.preview", "See cards as you change them, in the browser."),
    "check": ("cards.cli.theme.check", "Show what is wrong with a deck's theme, and what is its own."),
    "export": ("cards.cli.theme.export", "Write the theme as Anki gets it into a folder."),
}

command = CommandTable(
    "theme",
    table=COMMANDS,
    help="Choose, change and see what cards look like. The theme of a deck is set in its deck.toml.",
    epilog="\b\nExamples:\n  cards theme preview decks/neuroendocrine\n  cards theme new decks/neuroendocrine",
    context_settings={"help_option_names": ["-h", "--help"]},
)
