"""Fits the ranker's weights on graded cards: `python -m quality.fit` (`--check` compares and writes nothing).

The pages in quality/pages/ and the verdicts in quality/graded.jsonl are what it learns from: each line holds the entry, the two
sides of a card as its reader saw them, the construction, and the reader's verdict by shared RUBRIC (keep, edit, discard).
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from cards.language import parser
from cards.language.read import ReadEntry, read_entries
from cards.sources.collect import collect
from cards.sources.read import read
from cards.writing.candidates import candidates
from cards.writing.features import features
from cards.writing.finding import Place
from cards.writing.ranker import FILE_NAME

HERE = Path(__file__).parent
STRENGTH = 0.01  # of the data against the penalty on weights (scikit-learn's C), on features with standard deviation 1
RAREST = 5  # graded cards that must have a feature for it to get a weight
FOLDS = 8


@dataclass(frozen=True)
class Graded:
    """A graded card: its entry, its construction, its features, and whether the reader kept it."""

    entry: str
    construction: str
    features: dict[str, float]
    kept: bool


def graded(entries: Sequence[ReadEntry], lines: Sequence[str]) -> Iterator[Graded]:
    """Yield the graded cards that the writer still proposes in the same words."""
    verdicts = {(row["entry"], row["front"], row["back"]): row["verdict"] == "keep" for row in map(json.loads, lines)}
    for entry in entries:
        for section in entry.sections:
            for statement in section.statements:
                for one in candidates(Place(entry, section, statement)):
                    kept = verdicts.get((entry.entry.id, one.front, one.draft.answer))
                    if one.refused is None and kept is not None:
                        yield Graded(entry.entry.id, one.construction, features(one), kept)


def fitted(cards: Sequence[Graded]) -> tuple[str, str]:
    """Return the text of the weights file, and a report on how well the weights do on entries that they were not fitted on."""
    counts: dict[str, int] = {}
    for card in cards:
        for name in card.features:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    table = np.array([[card.features.get(name, 0.0) for name in names] for card in cards])
    kept = np.array([card.kept for card in cards])
    spread = table.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    groups = [card.entry for card in cards]
    held_out = cross_val_predict(
        model, table / spread, kept, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    model.fit(table / spread, kept)
    weights = model.coef_[0] / spread
    lines = [
        f"# Written by quality/fit.py from {len(cards)} graded cards. In log odds: above 0 a reader keeps the card more often.",
        f"intercept = {model.intercept_[0]:.4f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.4f}' for name, weight in zip(names, weights, strict=True)),
    ]
    return "\n".join(lines) + "\n", _report(cards, kept, held_out)


def _report(cards: Sequence[Graded], kept: "np.ndarray", held_out: "np.ndarray") -> str:
    rows = [
        f"{len(cards)} cards, {kept.mean():.3f} kept; area under the curve on other entries {roc_auc_score(kept, held_out):.3f}"
    ]
    for least in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        above = held_out >= least
        if above.any():
            rows.append(f"score >= {least}: {above.sum():4} cards, {kept[above].mean():.3f} kept")
    for construction in sorted({card.construction for card in cards}):
        mine = np.array([card.construction == construction for card in cards])
        good = mine & (held_out >= 0.6)
        share = f"{kept[good].mean():.2f} of {good.sum()}" if good.any() else "-"
        rows.append(f"{construction:12} {kept[mine].mean():.2f} of {mine.sum():4}; with score >= 0.6: {share}")
    return "\n".join(rows)


def main() -> int:
    """Fit, report, and write or compare the weights; return the exit status."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument(
        "--check", action="store_true", help="tell whether the weights are those that come out; write nothing"
    )
    check = arguments.parse_args().check
    pages, faults = collect([str(HERE / "pages")], lambda: b"")
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        return 1
    entries = list(read_entries(read(pages, {}).entries, parser.load()))
    text, report = fitted(list(graded(entries, (HERE / "graded.jsonl").read_text("utf-8").splitlines())))
    print(report)
    path = Path(str(files("cards.writing").joinpath(FILE_NAME)))
    if check:
        same = path.read_text("utf-8") == text
        print("the weights are up to date" if same else f"{path.name} differs; run python -m quality.fit")
        return 0 if same else 1
    path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
