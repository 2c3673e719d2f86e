"""The reference is complete and has nothing too much: commands, options, settings, formats, keys, links."""

import json
import re
from pathlib import Path

import click
import pytest

from cards.cli.command_table import CommandTable
from cards.cli.main import COMMANDS
from cards.cli.main import cards as group
from cards.cli.theme.commands import COMMANDS as THEME_COMMANDS
from cards.decks.config import DeckConfig
from cards.model import Role
from cards.sources.readers.registry import READERS
from cards.sources.schema import EntryFields
from cards.themes.built_in import FILES, NAMES, definition

from .documents import DOCUMENTS, ROOT, first_column, printed_by, section

README = ROOT / "README.md"


def test_every_command_is_documented_with_its_arguments() -> None:
    documented = {re.split(r"[ `]", name)[1] for name in first_column(section(README, "Commands")) if " " in name}
    assert documented == set(COMMANDS)


def test_every_command_about_themes_is_documented() -> None:
    documented = first_column(section(ROOT / "docs" / "themes.md", "Commands"))
    assert {re.split(r"[ `]", name)[2] for name in documented} == set(THEME_COMMANDS)


def test_every_theme_and_option_is_documented() -> None:
    document = ROOT / "docs" / "themes.md"
    assert first_column(section(document, "The themes")) == set(NAMES)
    for name in NAMES:
        assert first_column(section(document, "Options")) == {option.name for option in definition(name).options}
    assert first_column(section(document, "Files")) == set(FILES)


def test_every_option_is_documented_for_its_command() -> None:
    rows = re.findall(r"^\| (`-[^|]+) \| ([^|]+) \|", section(README, "Commands"), re.MULTILINE)
    documented = {(option, of) for names, commands in rows for option in code(names) for of in code(commands)}
    context = click.Context(group)
    existing: set[tuple[str, str]] = {("--help", "cards"), ("-h", "cards")}
    for parameter in group.params:
        existing |= {(option, "cards") for option in parameter.opts}
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        below = command.table if isinstance(command, CommandTable) else {}
        commands = {f"{name} {each}": command.get_command(context, each) for each in below} or {name: command}
        existing |= {
            (option, called)
            for called, each in commands.items()
            for one in each.params
            if isinstance(one, click.Option)
            for option in one.opts
        }
    assert documented == existing


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_setting_is_documented() -> None:
    assert first_column(section(README, "deck.toml")) == set(DeckConfig.model_fields)


def test_the_commented_deck_toml_names_every_setting() -> None:
    sample = (ROOT / "src" / "cards" / "decks" / "sample_deck.toml").read_text(encoding="utf-8")
    assert set(re.findall(r"^# \[?(\w+)(?: = .+|\])$", sample, re.MULTILINE)) >= set(DeckConfig.model_fields)


def test_every_suffix_is_documented() -> None:
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes}
    assert first_column(section(README, "Source formats")) == suffixes


def test_every_role_is_documented() -> None:
    text = " ".join(section(README, "Source formats").split())
    assert all(role in text for role in Role.__args__)


def test_every_field_of_the_schema_is_documented() -> None:
    documented = first_column(section(ROOT / "docs" / "entries.md", "The schema"))
    assert documented == set(EntryFields.model_fields)


def test_every_json_key_of_an_entry_is_documented(folder: Path) -> None:
    entry = json.loads(printed_by(folder, "entries", "tides.md", "--format", "jsonl"))
    assert documented_keys("entries") == set(entry)


def test_every_json_key_of_a_card_is_documented(written: list[dict[str, str]]) -> None:
    assert documented_keys("export") == {key for card in written for key in card}


def documented_keys(command: str) -> set[str]:
    text = section(README, "JSON lines")
    return first_column(text[text.index(f"`cards {command} --format jsonl`") :].split("\n\n")[1])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_to_files_resolve(document: Path) -> None:
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("https://", "#")):
            assert (document.parent / target.partition("#")[0]).is_file(), target


def test_files_to_open_exist() -> None:
    named = first_column(section(ROOT / "CONTRIBUTING.md", "The house"))
    rows = re.findall(r"^\|[^|]+\| (.+) \|$", section(ROOT / "CONTRIBUTING.md", "To change X, open Y"), re.MULTILINE)
    opened = {path for row in rows for path in code(row) if path.startswith("src/")}
    assert named
    assert opened
    assert all((ROOT / "src" / "cards" / name).exists() for name in named)
    assert all((ROOT / path).exists() for path in opened)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_lines_of_prose_are_at_most_120_characters(document: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    long = [line for line in text.splitlines() if len(line) > 120 and not line.startswith(("|", "!["))]
    assert not long
