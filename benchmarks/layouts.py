"""Made-up entries laid out as the pages that people have: text, Markdown, saved web pages, YAML and JSON, with furniture."""

import html
import json
from collections.abc import Callable

from benchmarks.corpus import MadeUpEntry

_COOKIES = "We use cookies to improve your experience on our site."
_SHARE = "Share this article: Facebook | Twitter | LinkedIn"
_NEWSLETTER = "Subscribe to our newsletter to receive new terms every week."
_COPYRIGHT = "© 2026 The Made-Up Glossary. All rights reserved."


def laid_out(entries: list[MadeUpEntry]) -> dict[str, str]:
    """Return file names and contents: one file an entry, the layouts in turn."""
    files: dict[str, str] = {}
    for number, entry in enumerate(entries):
        suffix, layout = _LAYOUTS[number % len(_LAYOUTS)]
        files[f"{entry.term.replace(' ', '-')}.{suffix}"] = layout(entry)
    return files


def _capitals(entry: MadeUpEntry) -> str:
    parts = [entry.term.title(), ""]
    for heading, paragraphs in entry.sections:
        parts += [heading.upper(), ""] * bool(heading)
        parts += ["\n\n".join(paragraphs), ""]
    return "\n".join([*parts, _SHARE, "", _NEWSLETTER, "", _COPYRIGHT, ""])


def _plain(entry: MadeUpEntry) -> str:
    lines = [_COOKIES]
    for heading, paragraphs in entry.sections:
        lines += [heading] * bool(heading)
        lines += paragraphs
    return "\n".join([*lines, "Related articles", "Leave a comment", _COPYRIGHT, ""])


def _colons(entry: MadeUpEntry) -> str:
    parts = [
        f"{heading}:\n{chr(10).join(paragraphs)}" if heading else paragraphs[0]
        for heading, paragraphs in entry.sections
    ]
    return "\n\n".join([*parts, _NEWSLETTER]) + "\n"


def _markdown(entry: MadeUpEntry) -> str:
    parts = [f"---\nterm: {entry.term}\naliases: [{entry.acronym}]\n---"]
    for heading, paragraphs in entry.sections:
        parts += [f"## {heading}"] * bool(heading)
        parts += paragraphs
    return "\n\n".join(parts) + "\n"


def _web_page(entry: MadeUpEntry) -> str:
    term = html.escape(entry.term.title())
    body = [f"<h1>{term}</h1>"]
    for heading, paragraphs in entry.sections:
        body += [f"<h2>{html.escape(heading)}</h2>"] * bool(heading)
        body += [f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs]
    return (
        f"<!doctype html><html><head><title>{term} | Made-Up Glossary</title></head><body>\n"
        "<nav><a href='#'>Home</a> <a href='#'>Glossary</a></nav>\n"
        f"<main>\n{chr(10).join(body)}\n</main>\n"
        f"<div class='newsletter'>{_NEWSLETTER}</div><footer>{_COPYRIGHT}</footer></body></html>\n"
    )


def _fields(entry: MadeUpEntry) -> dict[str, object]:
    definition, *sections = entry.sections
    return {
        "term": entry.term,
        "definition": list(definition[1]),
        "sections": [{"heading": heading, "text": list(paragraphs)} for heading, paragraphs in sections],
    }


def _json(entry: MadeUpEntry) -> str:
    return json.dumps(_fields(entry), indent=2) + "\n"


def _yaml(entry: MadeUpEntry) -> str:
    lines = [f"term: {entry.term}", "definition: >-", f"  {entry.sections[0][1][0]}", "sections:"]
    for heading, paragraphs in entry.sections[1:]:
        lines += [f"  {heading}:", *(f"    - {json.dumps(paragraph)}" for paragraph in paragraphs)]
    return "\n".join(lines) + "\n"


_LAYOUTS: tuple[tuple[str, Callable[[MadeUpEntry], str]], ...] = (
    ("txt", _capitals),
    ("md", _markdown),
    ("txt", _plain),
    ("html", _web_page),
    ("txt", _colons),
    ("yaml", _yaml),
    ("md", _markdown),
    ("json", _json),
)
