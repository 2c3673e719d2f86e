"""Statistics as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.

It is built as a tree, so that text cannot become markup, and written so that it is well-formed XML as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from lxml import etree
from lxml.etree import _Element

from cards.cli.statistics.charts import Calendar, Chart, calendar, charts
from cards.cli.statistics.markup import element, empty, style_sheet
from cards.cli.statistics.plots import heat_map, plot, rows_of
from cards.cli.statistics.style import STYLE
from cards.cli.statistics.tables import Shown, summary, tables
from cards.cli.statistics.words import day_of
from cards.review.statistics.report import Report
from cards.review.store.log import CardKey

_WEEKS = 26
_PLACE_OF_CALENDAR = 2  # beside the answers of the last days
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(report: Report, fronts: Mapping[CardKey, str]) -> str:
    """Return the whole page; `fronts` are the texts of cards, as far as they are known."""
    names = ", ".join(report.decks) or "No deck"
    numbers = [element("div", {}, element("dt", {}, what), element("dd", {}, text)) for what, text in summary(report)]
    made = element(
        "html",
        {"lang": "en"},
        _head(names),
        element(
            "body",
            {},
            element("header", {}, element("h1", {}, names), _paragraph(f"Reviews up to {day_of(report.today)}")),
            element("dl", {}, *numbers),
            element("main", {}, *_sections(report, fronts)),
            element("footer", {}, _paragraph("Made by cards stats; docs/statistics.md says what each number means.")),
        ),
    )
    return f"<!DOCTYPE html>\n{etree.tostring(made, encoding='unicode')}\n"


def _head(names: str) -> _Element:
    return element(
        "head",
        {},
        empty("meta", {"charset": "utf-8"}),
        empty("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        empty("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", {}, f"{names}: statistics"),
        style_sheet(STYLE),
    )


def _sections(report: Report, fronts: Mapping[CardKey, str]) -> Iterable[_Element]:
    drawn = [_drawn(chart, f"plot-{number}") for number, chart in enumerate(charts(report))]
    if report.activity.days:
        drawn.insert(_PLACE_OF_CALENDAR, _year(calendar(report, _WEEKS)))
    else:
        drawn.insert(0, _paragraph("Nothing has been answered yet."))
    return (*drawn, *(_listed(table) for table in tables(report, fronts)))


def _drawn(chart: Chart, name: str) -> _Element:
    picture = element("figure", {}, plot(chart, name))
    return _section(chart.title, chart.note, picture, _alternative(chart.axis, chart.unit, rows_of(chart)))


def _year(year: Calendar) -> _Element:
    mondays = [year.monday + timedelta(weeks=number) for number in range(len(year.weeks))]
    rows = [
        (f"{monday.day} {monday:%b %Y}", f"{sum(count or 0 for count in counts):,}")
        for monday, counts in zip(mondays, year.weeks, strict=True)
    ]
    picture = element("figure", {}, heat_map(year, "calendar"))
    return _section(year.title, year.note, picture, _alternative("Week from", "Answers", rows))


def _alternative(first: str, second: str, rows: Sequence[tuple[str, str]]) -> _Element:
    """Return what a picture shows as a table, folded away."""
    body = [element("tr", {}, element("th", {"scope": "row"}, label), element("td", {}, text)) for label, text in rows]
    heading = element("tr", {}, *(element("th", {"scope": "col"}, name) for name in (first, second)))
    return element("details", {}, element("summary", {}, "As a table"), _table(heading, body))


def _listed(table: Shown) -> _Element:
    kinds = ["number" if column in table.numbers else "name" for column in table.columns]
    columns = zip(table.columns, kinds, strict=True)
    heading = element("tr", {}, *(element("th", {"scope": "col", "class": kind}, name) for name, kind in columns))
    body = [
        element("tr", {}, *(element("td", {"class": kind}, text) for text, kind in zip(row, kinds, strict=True)))
        for row in table.rows
    ]
    scrolled = {"class": "scrolled", "tabindex": "0", "role": "region", "aria-label": table.title}
    made = _section(table.title, table.note, element("div", scrolled, _table(heading, body)))
    made.set("class", "wide")
    return made


def _table(heading: _Element, body: Iterable[_Element]) -> _Element:
    return element("table", {}, element("thead", {}, heading), element("tbody", {}, *body))


def _section(title: str, note: str, *content: _Element) -> _Element:
    return element("section", {}, element("h2", {}, title), *([_paragraph(note)] if note else []), *content)


def _paragraph(text: str) -> _Element:
    return element("p", {}, text)
