"""A deletion that covers a part of an image, `image-occlusion:rect:left=.1:top=.2`: its shape becomes attributes."""

import re

from cards.themes.rendering.cloze.attribute import escaped

MARK = "image-occlusion:"
_SHAPES = {"rect", "ellipse", "polygon", "text"}
_PROPERTY = re.compile(r":([^=]+)=((?:[^\\:]|\\[\\:])++)(?=:|$)", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\:])")
_SAME_NAME = ("left", "top", "width", "height", "rx", "ry", "angle", "fill", "scale", "points", "text")
_NAMES = {name: name for name in _SAME_NAME} | {"oi": "occludeInactive", "fs": "font-size"}


def attributes(text: str) -> str:
    """Return the attributes of the element that stands for the shape; what Anki does not know is left out."""
    shape, separator, rest = text.removeprefix(MARK).partition(":")
    written = [f'data-shape="{shape}" '] if shape in _SHAPES and separator else []
    rest = separator + rest
    position = 0
    while found := _PROPERTY.match(rest, position):
        position = found.end()
        name, value = found[1], _ESCAPE.sub(r"\1", found[2])
        if name == "points":
            value = " ".join(point for point in value.split(" ") if "," in point)
        elif name == "text":
            value = escaped(value)
        if name in _NAMES and value:
            written.append(f'data-{_NAMES[name]}="{value}" ')
    return "".join(written)
