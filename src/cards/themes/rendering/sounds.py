"""Takes what can be heard out of a side: `[sound:…]` and speech become `[anki:play:q:0]` and a list of things to play."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from cards.themes.rendering import anki_words
from cards.themes.rendering.cloze.show import Side
from cards.themes.rendering.plain_html import decoded, plain

_SPACE = " \\t\\n\\r"
_SOUND = "[sound:"
_DIRECTIVE = "[anki:"
_BEGINS = re.compile(rf"\[anki:(?P<name>[^\]{_SPACE}]+)")
_OPTION = re.compile(rf'[{_SPACE}]*+([^\]"={_SPACE}]+)=(?:"([^"]*)"|([^\]"{_SPACE}]*))')
_OPTIONS_END = re.compile(rf"[{_SPACE}]*+\]")
_ENDS = re.compile(r"(?=\[/anki:([^\]]{1,100})\])")  # a name may hold what looks like another end
# Elements after which a voice should not run on; with attributes they count for nothing, as in Anki.
_BLOCKS = """address article aside blockquote br canvas dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
header hr li main nav noscript ol output p pre section table tfoot ul video"""
_PAUSE = re.compile(f"</?(?:{'|'.join(_BLOCKS.split())})>", re.IGNORECASE)
_LONGEST_HEAD = 500  # of a directive, so that a row of them without an end takes linear time
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound or film of the collection's media, by its file name."""

    file: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Text for a voice: the language as written ("en_US"), voices in order of preference, speed 1.0 for common."""

    text: str
    language: str
    voices: tuple[str, ...] = ()
    speed: float = 1.0
    other: tuple[tuple[str, str], ...] = ()


type Audible = Sound | Speech


def extract(html: str, side: Side) -> tuple[str, tuple[Audible, ...]]:
    """Return the side with a mark in the place of each thing that can be heard, and these in order."""
    if "[" not in html:
        return html, ()
    shown: list[str] = []
    audible: list[Audible] = []
    for piece in _pieces(html):
        if isinstance(piece, str):
            shown.append(piece)
        else:
            shown.append(f"[anki:play:{side[0]}:{len(audible)}]")
            audible.append(piece)
    return "".join(shown), tuple(audible)


def _pieces(html: str) -> Iterator[str | Audible]:
    ends = _ends(html)
    last_bracket = html.rfind("]")
    position = shown_from = 0
    while (start := html.find("[", position)) >= 0:
        found = _sound(html, start, last_bracket) or _directive(html, start, ends)
        if found is None:
            position = start + 1
            continue
        yield html[shown_from:start]
        piece, position = found
        yield piece
        shown_from = position
    yield html[shown_from:]


def _ends(html: str) -> dict[str, list[int]]:
    """Return where each directive's ends are, found in one pass."""
    ends: dict[str, list[int]] = {}
    for found in _ENDS.finditer(html):
        ends.setdefault(found[1], []).append(found.start())
    return ends


def _sound(html: str, start: int, last_bracket: int) -> tuple[Sound, int] | None:
    name_from = start + len(_SOUND)
    if not html.startswith(_SOUND, start) or last_bracket <= name_from:
        return None
    end = html.index("]", name_from)
    return (Sound(decoded(html[name_from:end]).rsplit("/", 1)[-1]), end + 1) if end > name_from else None


def _directive(html: str, start: int, ends: dict[str, list[int]]) -> tuple[str | Speech, int] | None:
    if not html.startswith(_DIRECTIVE, start) or html.find("]", start, start + _LONGEST_HEAD) < 0:
        return None
    begins = _BEGINS.match(html, start, start + _LONGEST_HEAD)
    if begins is None or begins["name"] not in ends:
        return None
    options, content_from = _options(html, begins.end(), start + _LONGEST_HEAD)
    places = ends[begins["name"]]
    index = bisect_left(places, content_from)
    if content_from < 0 or index == len(places):
        return None
    name, content = begins["name"], html[content_from : places[index]]
    end = places[index] + len(f"[/anki:{name}]")
    if name != "tts":
        return html[start:end], end
    if not options.get("lang"):
        return anki_words.no_language(f"anki:{name}"), end
    return _speech(content, options), end


def _options(html: str, position: int, end: int) -> tuple[dict[str, str], int]:
    options: dict[str, str] = {}
    while found := _OPTION.match(html, position, end):
        options[found[1]] = found[2] if found[2] is not None else found[3]
        position = found.end()
    bracket = _OPTIONS_END.match(html, position, end)
    return options, bracket.end() if bracket else -1


def _speech(content: str, options: dict[str, str]) -> Speech:
    speed = options.get("speed", "")
    return Speech(
        text=plain(_PAUSE.sub(" ", content)).replace("[...]", "blank"),
        language=options["lang"],
        voices=tuple(options["voices"].split(",")) if "voices" in options else (),
        speed=float(speed) if _NUMBER.fullmatch(speed) else 1.0,
        other=tuple(
            sorted((name, value) for name, value in options.items() if name not in {"lang", "voices", "speed"})
        ),
    )
