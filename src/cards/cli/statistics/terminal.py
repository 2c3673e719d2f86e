"""Statistics as text: bars of block characters beside their numbers, within the width of the screen, plain where it is."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from cards.cli.console import cell, table
from cards.cli.statistics.charts import Bar, Calendar, Chart, calendar, charts
from cards.cli.statistics.tables import Shown, summary, tables
from cards.review.statistics.report import Report
from cards.review.store.log import CardKey

_WIDTH = 80
_HEIGHT = 6  # lines of an upright chart
_WEEKS = 26
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
_STYLES = ("red", "yellow", "green", "cyan")
_PLAIN = str.maketrans(
    {"█": "#", "·": ".", "░": "-", "▒": "+", "▓": "*", "–": "-", "│": "|", "…": "~"}
    | dict.fromkeys("▏▎▍▌▋▊▉", "#")
    | dict.fromkeys("▁▂▃▄▅▆▇", "#")
)


def show(console: Console, report: Report, fronts: Mapping[CardKey, str]) -> None:
    """Print all statistics."""
    _Screen(console).show(report, fronts)


class _Screen:
    """A console with what it can show: how wide it is, and whether it knows more than ASCII."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, _WIDTH)
        self._ascii = console.options.ascii_only

    def show(self, report: Report, fronts: Mapping[CardKey, str]) -> None:
        names = ", ".join(report.decks)
        self._print(Text(cell(names).plain, style="bold"))
        head = table("", "")
        for what, number in summary(report):
            head.add_row(Text(what), self._text(number))
        head.show_header = False
        self._console.print(head)
        for chart in charts(report):
            self._title(chart.title, chart.note)
            self._lines(_drawn(chart, self._width))
        if report.activity.days:
            year = calendar(report, min(_WEEKS, (self._width - 5) // 2))
            self._title(year.title, year.note)
            self._lines(_weeks(year))
        for shown in tables(report, fronts):
            self._title(shown.title, shown.note)
            self._table(shown)

    def _title(self, title: str, note: str) -> None:
        self._print(Text(""))
        self._print(Text(title, style="bold"))
        if note:
            self._print(Text(note, style="dim"))

    def _lines(self, lines: Iterable[Text]) -> None:
        for line in lines:
            self._print(line)

    def _table(self, shown: Shown) -> None:
        made = table(*shown.columns, numbers=shown.numbers)
        for column in made.columns:
            column.no_wrap = column.header in shown.numbers
        for row in shown.rows:
            made.add_row(*(self._text(cell(text).plain) for text in row))
        self._console.print(made, width=self._width)

    def _print(self, text: Text) -> None:
        self._console.print(self._text(text.plain, text) if self._ascii else text)

    def _text(self, plain: str, styled: Text | None = None) -> Text:
        """Return text in letters that the console knows."""
        if not self._ascii:
            return styled or Text(plain)
        return Text(plain.translate(_PLAIN))


def _drawn(chart: Chart, width: int) -> Iterable[Text]:
    if chart.upright:
        return _upright(chart, width)
    return _stacked(chart) if chart.series else _rows(chart, width)


def _rows(chart: Chart, width: int) -> Iterable[Text]:
    label = max(len(bar.label) for bar in chart.bars)
    number = max(len(bar.text) for bar in chart.bars)
    room = max(width - label - number - 4, 8)
    for bar in chart.bars:
        drawn = _marked(bar, chart.highest, room) if bar.mark is not None else _bar(bar.values[0], chart.highest, room)
        yield Text.assemble(f"{bar.label:<{label}}  ", (f"{drawn:<{room}}", "green"), f"  {bar.text:>{number}}")


def _bar(value: float, highest: float, room: int) -> str:
    eighths = round(value / highest * room * 8) if highest else 0
    if value and not eighths:
        eighths = 1
    return _EIGHTHS[8] * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def _marked(bar: Bar, highest: float, room: int) -> str:
    drawn = f"{_bar(bar.values[0], highest, room):<{room}}"
    place = min(round((bar.mark or 0.0) / highest * room), room - 1)
    return f"{drawn[:place]}│{drawn[place + 1 :]}"


def _stacked(chart: Chart) -> Iterable[Text]:
    label = max(len(bar.label) for bar in chart.bars)
    total = max(len(bar.text.rpartition(" of ")[2]) for bar in chart.bars)
    heading = "".join(f"{name:>8}" for name in chart.series)
    yield Text(f"{'':<{label}}{heading}  {'of':>{total}}")
    for bar in chart.bars:
        shares = [(f"{f'{value * 100:.0f} %':>8}", style) for value, style in zip(bar.values, _STYLES, strict=True)]
        yield Text.assemble(f"{bar.label:<{label}}", *shares, f"  {bar.text.rpartition(' of ')[2]:>{total}}")


def _upright(chart: Chart, width: int) -> Iterable[Text]:
    scale = f"{chart.highest:,.0f}"
    gap = " " if len(scale) + 2 * len(chart.bars) < width else ""
    for line in range(_HEIGHT, 0, -1):
        drawn = "".join(f"{_column(bar.values[0], chart.highest, line)}{gap}" for bar in chart.bars)
        side = scale if line == _HEIGHT else "0" if line == 1 else ""
        yield Text.assemble(f"{side:>{len(scale)}} ", (drawn.rstrip(), "green"))
    first, last = chart.bars[0].label, chart.bars[-1].label
    yield Text(f"{'':<{len(scale)}} {first}{last:>{(1 + len(gap)) * len(chart.bars) - len(gap) - len(first)}}")


def _column(value: float, highest: float, line: int) -> str:
    eighths = round(value / highest * _HEIGHT * 8) - 8 * (line - 1) if highest else 0
    if value and line == 1:
        eighths = max(eighths, 1)
    return _HEIGHTS[min(max(eighths, 0), 8)]


def _weeks(year: Calendar) -> Iterable[Text]:
    for day, name in enumerate(("Mon", "", "Wed", "", "Fri", "", "Sun")):
        counts = [week[day] for week in year.weeks]
        yield Text.assemble(
            f"{name:<4}",
            ("".join("  " if count is None else _SHADES[year.level(count)] * 2 for count in counts).rstrip(), "green"),
        )
    yield Text(
        f"    Monday {year.monday:%d %b %Y} to this week; {_SHADES[1:]} is 1 to {year.greatest:,} answers", style="dim"
    )
