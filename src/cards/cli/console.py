"""How the commands talk: results on standard output, talk on standard error, colour where a terminal wants it."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cards.errors import BadInput
from cards.model import Problem
from cards.plain_text import counted, plain

_STYLES = {"error": "bold red", "warning": "yellow"}


class _Console(Console):
    """A console that breaks lines between words on a terminal, and none elsewhere.

    It leaves it to `main` what to do when its reader has had enough.
    """

    def __init__(self, *, stderr: bool) -> None:
        super().__init__(stderr=stderr, highlight=False)
        self.soft_wrap = not self.is_terminal

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def out() -> Console:
    """Return the console for results."""
    return _Console(stderr=False)


def talk() -> Console:
    """Return the console for everything that is not the result."""
    return _Console(stderr=True)


def show_problems(problems: Iterable[Problem]) -> None:
    """Print each problem on a line of its own: severity, file and line, what, and what to do."""
    console = talk()
    for problem in problems:
        console.print(Text.assemble((f"{problem.severity}: ", _STYLES[problem.severity]), plain(str(problem))))


def stop_at_errors(problems: Sequence[Problem]) -> None:
    """Print all problems, and stop the work if one of them is an error. Raises BadInput with their number."""
    show_problems(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        raise BadInput(f"{counted(errors, 'error')}; nothing was written")


def watched[T](things: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Yield the things with a progress bar on a terminal, and without a word elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = talk()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(things, total=total, description=doing)


def table(*columns: str, numbers: Sequence[str] = ()) -> Table:
    """Return an empty table in the style that all commands share; the columns named in `numbers` are set flush right."""
    made = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        made.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    return made


def cell(text: str) -> Text:
    """Return a table cell that shows text from a page as it is, markup included."""
    return Text(plain(text))
