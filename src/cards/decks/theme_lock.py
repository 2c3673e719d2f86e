"""theme.lock: what the last build's looks were and since when, one JSON line, so that Anki takes a change and only that.

Anki replaces templates only by later ones. A built-in theme knows its second; of a deck's own files and options only this
file does, so it belongs into git beside cards.lock.
"""

import json
import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cards.model import Problem, Source

FILE_NAME = "theme.lock"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_LARGEST = 2**40  # seconds: no clock shows more, and Anki's integers hold it


class Looks(BaseModel):
    """The hash of templates and style sheet, and the second (UTC) in which they became so."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    digest: Annotated[str, Field(min_length=1, max_length=128)]
    modified: Annotated[int, Field(ge=0, le=_LARGEST)]


def read_theme_lock(text: str, path: str) -> tuple[Looks | None, list[Problem]]:
    """Return what is remembered, and every line that cannot be used. Of two lines, as git may leave them, the later counts."""
    found: list[Looks] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(Looks.model_validate_json(line))
        except ValidationError:
            is_conflict = _CONFLICT.match(line)
            message = "a merge conflict was left here" if is_conflict else "this line cannot be read"
            remedy = (
                "keep the lines of both sides and delete the conflict marks"
                if is_conflict
                else "restore the file from git, or delete it: the next import then takes the looks as new"
            )
            problems.append(Problem("error", message, remedy, Source(path, number)))
    return max(found, key=lambda looks: (looks.modified, looks.digest), default=None), problems


def looks_now(digest: str, built_in: int | None, before: Looks | None, now: int) -> Looks:
    """Return since when a deck looks as it does.

    `built_in` is the second of the default theme, if the deck has it as it comes; `before` is what is remembered. Looks
    that changed get the present second, or the one after the last change if the clock is behind that: Anki would not
    take them otherwise.
    """
    if before is not None and before.digest == digest:
        return before
    if before is not None:
        return Looks(digest=digest, modified=max(now, before.modified + 1))
    return Looks(digest=digest, modified=now if built_in is None else built_in)


def print_theme_lock(looks: Looks) -> str:
    """Return the file's text."""
    return json.dumps(looks.model_dump(), separators=(",", ":")) + "\n"
