"""Builds made-up decks of several sizes and shows where the time goes: `make bench`, or `python -m benchmarks.pipeline`."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path

import click

from benchmarks.corpus import made_up_entries
from benchmarks.layouts import laid_out
from benchmarks.phases import Phases
from cards.cli.workers.number import workers_for
from cards.language.read import WINDOW

SIZES = (100, 2000)
_CARDS = "import sys; from cards.cli.main import run; sys.argv[0] = 'cards'; run()"
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes on macOS, kilobytes elsewhere


@dataclass(frozen=True, slots=True)
class Run:
    """A whole command as its caller meets it: seconds from start to end, those of all its processes together that they
    calculated, and megabytes at the peak of its largest process.
    """

    seconds: float
    calculating: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured for one size.

    `processes`: how many the first build used, itself among them; spaCy alone and the phases are measured in one process.
    `ratio`: how many times as long as spaCy alone the whole build takes. `again`: which part of the first build's time the
    rebuild takes. `same`: the rebuild changed no byte of the package and the ledger. `edited` is a build after a word was
    changed in one entry; `quiz` and `due` are asked of a deck that nobody touched since it was reviewed.
    """

    size: int
    phases: Phases
    processes: int
    build: Run
    rebuild: Run
    edited: Run
    quiz: Run
    due: Run
    ratio: float
    again: float
    same: bool


def measure(size: int, folder: Path) -> Figures:
    """Build a deck of that many entries twice in an empty folder, then once more with its phases timed apart.

    The cache lies in that folder too, so that the first build finds nothing in it.
    """
    deck, package = folder / "deck", folder / "deck.apkg"
    (deck / "entries").mkdir(parents=True)
    (deck / "deck.toml").write_text('name = "Benchmark"\n', encoding="utf-8")
    for name, text in laid_out(made_up_entries(size)).items():
        (deck / "entries" / name).write_text(text, encoding="utf-8")
    call = [sys.executable, "-c", _CARDS]
    command = [*call, "build", str(deck), "-o", str(package)]
    environment = os.environ | {"CARDS_CACHE": str(folder / "cache"), "CARDS_STORE": str(folder / "reviews.sqlite")}
    build = _run(command, environment)
    made = _bytes(package, deck / "cards.lock")
    rebuild = _run(command, environment)
    same = made == _bytes(package, deck / "cards.lock")
    page = next((deck / "entries").glob("*.txt"))
    page.write_text(f"{page.read_text(encoding='utf-8')}\nIt was named in 1931.\n", encoding="utf-8")
    edited = _run(command, environment)
    _run([*call, "quiz", "--plain", str(deck)], environment)
    quiz, due = (_run([*call, *asked, str(deck)], environment) for asked in (("quiz", "--plain"), ("due",)))
    timed = [sys.executable, "-m", "benchmarks.phases", str(deck / "entries")]
    printed = subprocess.run(timed, check=True, stdout=subprocess.PIPE, text=True).stdout
    phases = Phases(**json.loads(printed))
    ratio, again = build.seconds / phases.spacy_alone, rebuild.seconds / build.seconds
    processes = 1 + min(workers_for(size), ceil(size / WINDOW))
    return Figures(size, phases, processes, build, rebuild, edited, quiz, due, ratio, again, same)


def _run(command: list[str], environment: Mapping[str, str]) -> Run:
    """Run a command to its end and ask the system about it and the processes that it ended.

    Raises CalledProcessError if it fails.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _PEAK_UNIT / 1e6)


def _bytes(*paths: Path) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in paths)


def table(results: Sequence[Figures]) -> str:
    """Return the figures as lines for people, one column a size."""
    rows: list[tuple[str, list[str]]] = [
        ("entries", [f"{one.size:,}" for one in results]),
        ("words", [f"{one.phases.words:,}" for one in results]),
        ("notes", [f"{one.phases.notes:,}" for one in results]),
        ("reading files", [f"{one.phases.read:.2f} s" for one in results]),
        ("loading the parser", [f"{one.phases.load:.2f} s" for one in results]),
        ("parsing", [f"{one.phases.parse:.2f} s" for one in results]),
        ("writing cards", [f"{one.phases.write:.2f} s" for one in results]),
        ("merging", [f"{one.phases.merge:.2f} s" for one in results]),
        ("exporting", [f"{one.phases.export:.2f} s" for one in results]),
        ("spaCy alone", [f"{one.phases.spacy_alone:.2f} s" for one in results]),
        ("  calculating", [f"{one.phases.spacy_calculating:.2f} s" for one in results]),
        ("cards build", [f"{one.build.seconds:.2f} s" for one in results]),
        ("  processes", [f"{one.processes}" for one in results]),
        ("  calculating", [f"{one.build.calculating:.2f} s" for one in results]),
        ("  to spaCy alone", [f"{one.ratio:.2f}" for one in results]),
        ("  largest process", [f"{one.build.megabytes:.0f} MB" for one in results]),
        ("the same again", [f"{one.rebuild.seconds:.2f} s" for one in results]),
        ("  to the first", [f"{one.again:.1%}" for one in results]),
        ("  largest process", [f"{one.rebuild.megabytes:.0f} MB" for one in results]),
        ("  no byte changed", ["yes" if one.same else "NO" for one in results]),
        ("one entry changed", [f"{one.edited.seconds:.2f} s" for one in results]),
        ("quiz until it asks", [f"{one.quiz.seconds:.2f} s" for one in results]),
        ("due", [f"{one.due.seconds:.2f} s" for one in results]),
    ]
    return "\n".join(f"{name:<20}{''.join(f'{cell:>12}' for cell in cells)}" for name, cells in rows)


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=SIZES, show_default=True, help="Entries; repeatable.")
@click.option("--json", "output", type=click.Path(path_type=Path, dir_okay=False), help="Write the figures there too.")
def main(sizes: tuple[int, ...], output: Path | None) -> None:
    """Time reading, parsing, writing and exporting on generated corpora, beside spaCy alone on the same text."""
    results: list[Figures] = []
    for size in sizes:
        click.echo(f"{size:,} entries …", err=True)
        with tempfile.TemporaryDirectory() as folder:
            results.append(measure(size, Path(folder)))
    click.echo(table(results))
    if output:
        output.write_text(json.dumps([asdict(one) for one in results], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
