"""Samples rendered in a theme: for each card both sides in both modes, as documents, and what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cards.model import Problem
from cards.themes.contrast import Mode
from cards.themes.load import Effective
from cards.themes.note_type import NoteType, Theme
from cards.themes.preview.document import document
from cards.themes.preview.sample import Sample
from cards.themes.rendering.content import CardContent
from cards.themes.rendering.renderer import render

MODES: tuple[Mode, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Frame:
    """A side of a card in a mode, as a whole document."""

    side: Literal["question", "answer"]
    mode: Mode
    document: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A sample with its frames, light before dark, question before answer."""

    title: str
    kind: Literal["qa", "cloze"]
    frames: tuple[Frame, ...]
    problems: tuple[Problem, ...]


def shown(made: Effective, theme: Theme, samples: Iterable[Sample], deck: str) -> tuple[Shown, ...]:
    """Return the samples as cards of this theme in a deck of this name."""
    return tuple(_shown(made, theme.question if one.kind == "qa" else theme.cloze, one, deck) for one in samples)


def _shown(made: Effective, note_type: NoteType, sample: Sample, deck: str) -> Shown:
    key = "question" if sample.kind == "qa" else "cloze"
    content = CardContent(
        fields={field.name: sample.fields.get(field.name, "") for field in note_type.fields},
        ordinal=sample.ordinal,
        kind=sample.kind,
        note_type=note_type.name,
        template=note_type.templates[0].name,
        deck=deck,
    )
    front, back = (made.sides[f"{key}.{side}.html"].in_place for side in ("front", "back"))
    card = render(front, back, content)
    answer = sample.fields.get("Answer", "")
    sides: tuple[tuple[Literal["question", "answer"], str], ...] = (
        ("question", card.question),
        ("answer", card.answer),
    )
    frames = [Frame(side, mode, document(text, made.css, side, mode, answer)) for mode in MODES for side, text in sides]
    return Shown(sample.title, sample.kind, tuple(frames), card.problems)
