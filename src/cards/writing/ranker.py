"""The ranker: how likely a reader is to keep a card, by a logistic regression whose weights are a readable file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp

FILE_NAME = "weights.toml"


@dataclass(frozen=True, slots=True)
class Ranker:
    """A weight for each feature by name, and the score of a card that has none of them, in log odds."""

    intercept: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Return the chance, from 0 to 1, that a reader keeps a card with these features. Unknown features count nothing."""
        odds = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def load() -> Ranker:
    """Read the weights that come with the package; `quality/fit.py` writes them."""
    return read_weights(files("cards.writing").joinpath(FILE_NAME).read_text(encoding="utf-8"))


def read_weights(text: str) -> Ranker:
    """Read a weights file: `intercept` and the table `[weights]`."""
    values = tomllib.loads(text)
    return Ranker(float(values["intercept"]), {name: float(weight) for name, weight in values["weights"].items()})
