"""Charts as SVG: each a picture with a title and a description, drawn in units that are pixels on a phone, coloured by CSS."""

from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from cards.cli.statistics.charts import Bar, Calendar, Chart
from cards.cli.statistics.markup import element
from cards.cli.statistics.words import day_of, percent
from cards.review.days import day_date

_WIDTH = 320
_LINE = 22  # height of a bar that lies, with its space
_CELL = 11.5


def plot(chart: Chart, name: str) -> _Element:
    """Return a chart as a picture; `name` tells its parts apart from those of other pictures on the page."""
    if chart.upright:
        return _upright(chart, name)
    return _shares(chart, name) if chart.series else _lying(chart, name)


def heat_map(calendar: Calendar, name: str) -> _Element:
    """Return a calendar as a picture: weeks from left to right, Monday on top, the darker the more answers."""
    left, top = 20.0, 14.0
    first = calendar.monday.toordinal() - day_date(0).toordinal()
    cells = [
        _cell(left + week * _CELL, top + day * _CELL, calendar.level(count), first + 7 * week + day, count)
        for week, counts in enumerate(calendar.weeks)
        for day, count in enumerate(counts)
        if count is not None
    ]
    names = [_text(0, top + (day + 0.75) * _CELL, text) for day, text in ((0, "Mo"), (2, "We"), (4, "Fr"))]
    months = [
        _text(left + week * _CELL, 9, f"{day_date(first + 7 * week):%b}")
        for week in range(len(calendar.weeks) - 1)
        if day_date(first + 7 * week).day <= 7
    ]
    width = left + len(calendar.weeks) * _CELL
    return _picture(calendar.title, calendar.note, name, (width, top + 7 * _CELL), [*names, *months, *cells])


def _lying(chart: Chart, name: str) -> _Element:
    """Bars below one another, each between its label and its text."""
    left = 8 + 6 * max(len(bar.label) for bar in chart.bars)
    right = 8 + 6 * max(len(bar.text) for bar in chart.bars)
    scale = (_WIDTH - left - right) / chart.highest
    parts: list[_Element] = []
    for place, bar in enumerate(chart.bars):
        y = place * _LINE
        length = max(bar.values[0] * scale, 1.0 if bar.values[0] else 0.0)
        parts += [
            _text(left - 6, y + 15, bar.label, "end"),
            _rectangle(left, y + 3, (_WIDTH - left - right), _LINE - 6, "room"),
            _rectangle(left, y + 3, length, _LINE - 6, "bar"),
            _text(_WIDTH, y + 15, bar.text, "end"),
        ]
        if bar.mark is not None:
            parts.append(_mark(left + bar.mark * scale, y))
    return _picture(chart.title, _described(chart), name, (_WIDTH, len(chart.bars) * _LINE), parts)


def _shares(chart: Chart, name: str) -> _Element:
    """Bars of several shares each, with the names of the shares below."""
    left = 8 + 6 * max(len(bar.label) for bar in chart.bars)
    parts: list[_Element] = []
    for place, bar in enumerate(chart.bars):
        y, x = place * (_LINE + 4), float(left)
        parts.append(_text(left - 6, y + 17, bar.label, "end"))
        for number, value in enumerate(bar.values):
            length = value / chart.highest * (_WIDTH - left)
            parts.append(_rectangle(x, y + 3, length, _LINE, f"share-{number}"))
            if length > 30:
                parts.append(_text(x + length / 2, y + 18, percent(value), "middle", f"on-{number}"))
            x += length
    y = len(chart.bars) * (_LINE + 4) + 8
    for number, series in enumerate(chart.series):
        x = left + number * (_WIDTH - left) / len(chart.series)
        parts += [_rectangle(x, y, 10, 10, f"share-{number}"), _text(x + 14, y + 9, series)]
    return _picture(chart.title, _described(chart), name, (_WIDTH, y + 14), parts)


def _upright(chart: Chart, name: str) -> _Element:
    """Bars side by side, the first, middle and last day named below, the greatest value beside."""
    top, height = 8, 110
    left = 8 + 6 * len(f"{chart.highest:,.0f}")
    step = (_WIDTH - left) / len(chart.bars)
    parts = [
        _text(left - 5, top + 8, f"{chart.highest:,.0f}", "end"),
        _text(left - 5, top + height, "0", "end"),
        _line(left, top, _WIDTH, top),
        _line(left, top + height, _WIDTH, top + height),
    ]
    for place, bar in enumerate(chart.bars):
        tall = max(bar.values[0] / chart.highest * height, 1.0 if bar.values[0] else 0.0)
        shown = _rectangle(left + place * step + 0.75, top + height - tall, step - 1.5, tall, "bar")
        shown.append(element("title", {}, f"{bar.label}: {bar.text}"))
        parts.append(shown)
    middle = len(chart.bars) // 2
    labels = ((0, left, "start"), (middle, left + (middle + 0.5) * step, "middle"), (-1, _WIDTH, "end"))
    parts += [_text(x, top + height + 14, chart.bars[place].label, anchor) for place, x, anchor in labels]
    return _picture(chart.title, _described(chart), name, (_WIDTH, top + height + 18), parts)


def _described(chart: Chart) -> str:
    """Return what a picture shows in a sentence; the table beside it has all of it."""
    greatest = max(chart.bars, key=_total)
    if chart.series:
        return f"{chart.note} {'; '.join(f'{bar.label}: {bar.text}' for bar in chart.bars)}."
    return f"{chart.note} {len(chart.bars)} bars; the highest is {greatest.label}: {greatest.text}."


def _total(bar: Bar) -> float:
    return sum(bar.values)


def _picture(title: str, note: str, name: str, size: tuple[float, float], parts: Iterable[_Element]) -> _Element:
    named = {"role": "img", "aria-labelledby": f"{name}-title {name}-note", "viewBox": f"0 0 {size[0]:g} {size[1]:g}"}
    heading = (element("title", {"id": f"{name}-title"}, title), element("desc", {"id": f"{name}-note"}, note))
    return element("svg", named, *heading, *parts)


def _rectangle(x: float, y: float, width: float, height: float, kind: str) -> _Element:
    place = {"x": f"{x:.2f}", "y": f"{y:.2f}", "width": f"{width:.2f}", "height": f"{height:.2f}"}
    return element("rect", place | {"class": kind})


def _text(x: float, y: float, text: str, anchor: str = "start", kind: str = "label") -> _Element:
    return element("text", {"x": f"{x:.2f}", "y": f"{y:.2f}", "text-anchor": anchor, "class": kind}, text)


def _line(left: float, top: float, right: float, bottom: float, kind: str = "rule") -> _Element:
    ends = {"x1": f"{left:.2f}", "y1": f"{top:.2f}", "x2": f"{right:.2f}", "y2": f"{bottom:.2f}"}
    return element("line", ends | {"class": kind})


def _mark(x: float, y: float) -> _Element:
    return _line(x, y + 1, x, y + _LINE - 1, "mark")


def _cell(x: float, y: float, level: int, day: int, count: int) -> _Element:
    shown = _rectangle(x, y, _CELL - 2, _CELL - 2, f"level-{level}")
    shown.append(element("title", {}, f"{day_of(day)}: {count:,}"))
    return shown


def rows_of(chart: Chart) -> Sequence[tuple[str, str]]:
    """Return a chart as the rows of a table: label and text, and what the bar is compared with."""
    return [
        (bar.label, bar.text if bar.mark is None else f"{bar.text} (desired {percent(bar.mark)})") for bar in chart.bars
    ]
