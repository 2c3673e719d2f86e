"""What the documents show: files to make, commands to run, and what the commands are said to print.

A fenced block under a line that ends in a file's name and a colon ("... as `deck/page.txt`:") is that file. In a `console`
block a line after "$ " is a command, lines after "> " continue it, and what follows is its output, in which "..." stands
for anything. A command must succeed, unless `echo $?` right after it shows another exit code.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w./-]+\.\w+)`:$")


@dataclass(frozen=True)
class File:
    """A file that the document asks to be made."""

    name: str
    text: str


@dataclass(frozen=True)
class Command:
    """A command with the output that the document shows (empty: none is shown) and the line where it stands."""

    line: int
    text: str
    output: str

    @property
    def is_make(self) -> bool:
        return self.text.startswith("make ")


def steps(document: Path) -> list[File | Command]:
    """Return the files and commands of a document in reading order."""
    text = document.read_text(encoding="utf-8")
    found: list[File | Command] = []
    for fence in _FENCE.finditer(text):
        line = text.count("\n", 0, fence.start()) + 2
        name = _FILE.search(text[: fence.start()].rstrip())
        if fence[1] == "console":
            found += _commands(fence[2], line)
        elif name:
            found.append(File(name[1], fence[2]))
    return found


def commands(document: Path) -> list[Command]:
    return [step for step in steps(document) if isinstance(step, Command)]


def section(document: Path, heading: str) -> str:
    """Return the text below a heading, up to the next heading of its level or a higher one."""
    text = document.read_text(encoding="utf-8")
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert start, f"{document.name} has no section {heading!r}"
    end = re.search(rf"^#{{1,{len(start[1])}}} ", text[start.end() :], re.MULTILINE)
    return text[start.end() : start.end() + end.start()] if end else text[start.end() :]


def first_column(markdown: str) -> set[str]:
    """Return what stands as code in the first cells of all tables in a piece of Markdown."""
    cells = re.findall(r"^\| (`[^|]*?) *\|", markdown, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def printed_by(folder: Path, *arguments: str) -> str:
    """Return what the installed `cards` prints when it is called in a folder."""
    command = [str(Path(sys.executable).parent / "cards"), *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def matches(shown: str, printed: str) -> bool:
    """Say whether a command printed what its document shows; white space at line ends does not count."""
    parts = [re.escape(part) for part in _without_line_ends(shown).split("...")]
    return re.fullmatch(".*".join(parts), _without_line_ends(printed), re.DOTALL) is not None


def _without_line_ends(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _commands(block: str, first_line: int) -> list[Command]:
    found: list[Command] = []
    for number, line in enumerate(block.splitlines(), first_line):
        if line.startswith("$ "):
            found.append(Command(number, line[2:], ""))
        elif found:
            last = found.pop()
            continues = line.startswith("> ") and not last.output
            text = f"{last.text}\n{line[2:]}" if continues else last.text
            found.append(Command(last.line, text, last.output if continues else f"{last.output}{line}\n"))
    return found
