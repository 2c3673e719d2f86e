"""Scores the cards of the development pages beside the figures committed here: `make quality`, or `python -m quality.measure`."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"
SHARED = HERE.parents[1] / "shared"
TOTAL = "total"
# Decimals shown of each figure. Coverage and core are shares of the gold facts, Q/A share one of the cards.
DECIMALS = {"cards": 0, "coverage": 3, "core": 3, "faults per 100 cards": 1, "Q/A share": 2}

type Figures = dict[str, float | None]
"""One page's figures by name; None where the page has nothing to measure (no core fact, for instance)."""

_CARDS = "import sys; from cards.cli.main import run; sys.argv[0] = 'cards'; run()"


def figures_of(score: Mapping[str, Any]) -> dict[str, Figures]:
    """Take what `score.py --json` writes; return the figures of each page and, last, of all together."""
    figures: dict[str, Figures] = {}
    for page, row in score["rows"].items():
        figures[page] = {
            "cards": row["cards"],
            "coverage": row["coverage"],
            "core": row["core"],
            "faults per 100 cards": 100 * row["faults"] / max(1, row["cards"]),
            "Q/A share": row["qa"] / max(1, row["cards"]),
        }
    figures[TOTAL] = {name: score["qa share" if name == "Q/A share" else name] for name in DECIMALS}
    # Rounded here, so that what is measured and what was committed are rounded alike when they are compared.
    return {
        page: {name: value if value is None else round(value, DECIMALS[name]) for name, value in row.items()}
        for page, row in figures.items()
    }


def beside(now: float | None, before: float | None, decimals: int) -> str:
    """Return a figure and its difference as they are shown: `0.512 +0.020`, `0.512 =`, `0.512 new`, `-` for none."""
    if now is None:
        return "-" if before is None else f"- was {before:.{decimals}f}"
    if before is None:
        return f"{now:.{decimals}f} new"
    difference = round(now - before, decimals)
    change = f"{difference:+.{decimals}f}" if difference else "="
    return f"{now:.{decimals}f} {change}"


def table(now: Mapping[str, Figures], before: Mapping[str, Figures]) -> str:
    """Return a line for each page of either, the total last, each figure beside the one before."""
    pages = [*sorted((now.keys() | before.keys()) - {TOTAL}), TOTAL]
    rows = [("", *DECIMALS)]
    for page in pages:
        new, old = now.get(page, {}), before.get(page, {})
        rows.append((page, *(beside(new.get(name), old.get(name), places) for name, places in DECIMALS.items())))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def read_figures(path: Path) -> dict[str, Figures]:
    """Return the committed figures by page; none where there is no file yet."""
    if not path.exists():
        return {}
    figures: dict[str, Figures] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def measure(shared: Path) -> dict[str, Figures]:
    """Build the cards of the development pages below `shared` and score them.

    Raises CalledProcessError, with what was said, when `cards` or score.py fails.
    """
    pages = [str(shared / "seeds"), str(shared / "quality" / "entries")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for command, file in (("entries", "entries.jsonl"), ("export", "cards.jsonl")):
            call = [sys.executable, "-c", _CARDS, command, *pages, "--format", "jsonl"]
            with (folder / file).open("wb") as out:
                subprocess.run(call, check=True, stdout=out, stderr=subprocess.PIPE)
        score = [sys.executable, str(shared / "quality" / "score.py"), "--gold", str(shared / "quality" / "gold")]
        score += ["--cards", str(folder / "cards.jsonl"), "--entries", str(folder / "entries.jsonl")]
        subprocess.run([*score, "--json", str(folder / "score.json")], check=True, capture_output=True)
        return figures_of(json.loads((folder / "score.json").read_text(encoding="utf-8")))


@click.command()
@click.option("--commit", is_flag=True, help="Write the figures to quality/figures.json, to be committed.")
def main(commit: bool) -> None:
    """Score the cards of the development pages, beside the committed figures."""
    if not (SHARED / "quality" / "score.py").is_file():
        click.echo(
            "quality: ../shared with the development pages is not beside this checkout; nothing measured", err=True
        )
        sys.exit(2)
    try:
        now = measure(SHARED)
    except subprocess.CalledProcessError as failed:
        click.echo(failed.stderr.decode(errors="replace"), err=True, nl=False)
        click.echo(f"quality: nothing measured, as a command left with {failed.returncode} (see above)", err=True)
        sys.exit(1)
    click.echo(table(now, read_figures(FIGURES)))
    if commit:
        FIGURES.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        click.echo(f"written: {FIGURES.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
