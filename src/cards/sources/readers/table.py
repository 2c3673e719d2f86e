"""CSV and TSV: one entry a row, columns understood by their header."""

import csv
import io

from cards.model import Problem, Source
from cards.sources.lines import fold, split_lines
from cards.sources.page import Page
from cards.sources.readers.reader import Found, Reader, refused, refused_for_length
from cards.sources.schema import NAMES_OF_TERM
from cards.sources.structured import page_of
from cards.sources.tree import Text, TreeError, mapping

_COLUMNS = {
    "word": "term",
    "expression": "term",
    "front": "term",
    "definitions": "definition",
    "description": "definition",
    "back": "definition",
    "alias": "aliases",
    "synonym": "synonyms",
    "tag": "tags",
    "href": "url",
}
_DELIMITERS = (",", ";", "\t")


def read_csv(text: str, path: str) -> Found:
    """Return the entries of a table whose delimiter (comma, semicolon or tab) is seen in its first line."""
    header = split_lines(text[:10_000])[0]
    return _read(text, path, max(_DELIMITERS, key=header.count))


def read_tsv(text: str, path: str) -> Found:
    """Return the entries of a table separated by tabs."""
    return _read(text, path, "\t")


def _read(text: str, path: str, delimiter: str) -> Found:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    pages: list[Page] = []
    problems: list[Problem] = []
    columns: list[Text] = []
    line = 1
    try:
        for row in rows:
            start, line = line, rows.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = [Text(_column(cell), start) for cell in row]
                missing = _missing(columns, path)
                if missing:
                    return [], [missing]
                continue
            page, found = _entry(columns, row, path, start)
            problems += found
            if page:
                pages.append(page)
    except csv.Error as fault:
        if "field larger" in str(fault):
            return refused_for_length(path, line)
        open_quote = "unexpected end" in str(fault)
        what = "a quote is opened here and never closed" if open_quote else f"not a table: {fault}"
        return refused(path, line, what, 'close it, and write a quote inside quotes twice ("")')
    except TreeError as fault:
        return refused(path, fault.line, fault.message, "give every column a name of its own")
    if not pages and not problems:
        return refused(path, 1, "the table has a header and no row", "write one row for each entry")
    return pages, problems


def _entry(columns: list[Text], row: list[str], path: str, line: int) -> tuple[Page | None, list[Problem]]:
    source = Source(path, line)
    if len(row) != len(columns):
        message = f"{len(row)} cells in this row, {len(columns)} in the header"
        return None, [Problem("error", message, "put cells that contain the delimiter into quotes", source)]
    table = mapping([(column, Text(cell, line)) for column, cell in zip(columns, row, strict=True)], line)
    page, problems = page_of(table, path, "the column", shares_file=True)
    if page and not page.term:
        return None, [Problem("error", "this row names no term", "fill in its term, or remove the row", source)]
    return page, problems


def _column(cell: str) -> str:
    name = fold(cell)
    plain = name.casefold().replace("_", " ")
    known = {"id", "tags", "definition", "meaning", "aliases", "synonyms", "url", "link", "source", *NAMES_OF_TERM}
    return _COLUMNS.get(plain, plain if plain in known else name)


def _missing(columns: list[Text], path: str) -> Problem | None:
    if any(column.value in NAMES_OF_TERM for column in columns):
        unnamed = [number for number, column in enumerate(columns, start=1) if not column.value]
        if not unnamed:
            return None
        message = f"column {unnamed[0]} has no name in the header"
    else:
        message = 'no column is named "term" (or title, name, word)'
    return Problem("error", message, "write a first line that names the columns: term,definition,…", Source(path, 1))


CSV = Reader("CSV", (".csv",), read_csv)
TSV = Reader("TSV", (".tsv",), read_tsv)
