"""What is raised or lowered, as text: in Unicode's own small signs where it has them all, else behind ^ or _."""

from collections.abc import Sequence

from cards.themes.rendering.text_line import Run

_RAISED = str.maketrans("0123456789+-−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(runs: Sequence[Run]) -> list[Run]:
    """Return an exponent: 10³, x^a, x^(a+b)."""
    return _moved(runs, _RAISED, "^")


def lowered(runs: Sequence[Run]) -> list[Run]:
    """Return an index: H₂O, x_a, x_(max)."""
    return _moved(runs, _LOWERED, "_")


def _moved(runs: Sequence[Run], signs: dict[int, int], sign: str) -> list[Run]:
    text = "".join(run.text for run in runs)
    if not text:
        return []
    if all(ord(character) in signs for character in text):
        return [Run(run.text.translate(signs), run.marks) for run in runs]
    first, last = (sign, "") if len(text) == 1 else (f"{sign}(", ")")
    return [Run(first, runs[0].marks), *runs, Run(last, runs[-1].marks)]
