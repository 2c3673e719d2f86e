"""Words of page furniture, compiled: a reason, and the alternatives that show it."""

import re
from collections.abc import Mapping, Sequence

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def compiled(rules: Mapping[str, Sequence[str]], flags: re.RegexFlag = re.IGNORECASE) -> Patterns:
    """Return one pattern for each reason, which matches any of its alternatives."""
    return tuple((reason, re.compile("|".join(alternatives), flags)) for reason, alternatives in rules.items())
