"""Words of page furniture, compiled: a reason, and the alternatives that show it."""

import re
from collections.abc import Mapping, Sequence

_LETTERS = re.compile(r"[a-z© ]+\??")

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def compiled(rules: Mapping[str, Sequence[str]]) -> Patterns:
    """Return one pattern for each reason, which matches any of its alternatives."""
    return tuple((reason, re.compile("|".join(alternatives), re.IGNORECASE)) for reason, alternatives in rules.items())


def hint(alternative: str) -> str:
    """Return letters that stand in everything the alternative matches: to ask for them is cheaper than to match it."""
    outside_groups = alternative.replace("\\b", "").split("(", 1)[0]
    runs: list[str] = _LETTERS.findall(outside_groups)
    return max((run[:-2] if run.endswith("?") else run for run in runs), key=len)
