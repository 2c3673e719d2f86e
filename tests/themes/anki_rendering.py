"""The real Anki as a renderer of one template and one note, and ours called alike; what both make can be compared."""

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from anki.collection import Collection
from anki.sound import SoundOrVideoTag, TTSTag
from renderer_cases import CLOZE_FIELDS, QA_FIELDS

from cards.themes.rendering.content import CardContent
from cards.themes.rendering.renderer import render
from cards.themes.rendering.sounds import Audible, Sound
from cards.themes.rendering.template import TemplateFile

if TYPE_CHECKING:  # at run time anki.cards cannot be the first of its modules to be imported
    from anki.cards import Card

Kind = Literal["qa", "cloze"]
FIELDS: dict[Kind, tuple[str, ...]] = {"qa": QA_FIELDS, "cloze": CLOZE_FIELDS}
TAGS = ("one", "two::three")


@dataclass(frozen=True)
class Sides:
    """What is compared: HTML with its white space folded, and what is played."""

    question: str
    answer: str
    question_sounds: tuple[str, ...]
    answer_sounds: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A template and a note; the ordinal counts from 1."""

    front: str
    back: str
    fields: dict[str, str]
    kind: Kind
    ordinal: int = 1


class RealAnki:
    """One collection with a note type of each kind, whose template is another for each case."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.note_types: dict[Kind, Any] = {
            "qa": self._add("qa", "{{%s}}"),
            "cloze": self._add("cloze", "{{cloze:%s}}"),
        }

    def sides(self, case: Case) -> Sides:
        """Render as Anki's card window does, without storing anything."""
        note_type = self.note_types[case.kind]
        template = copy.deepcopy(note_type["tmpls"][0]) | {"qfmt": case.front, "afmt": case.back}
        card = self.note(case).ephemeral_card(case.ordinal - 1, custom_note_type=note_type, custom_template=template)
        output = card.render_output()
        return Sides(
            folded(output.question_text),
            folded(output.answer_text),
            tuple(_heard_by_anki(tag) for tag in output.question_av_tags),
            tuple(_heard_by_anki(tag) for tag in output.answer_av_tags),
        )

    def stored(self, case: Case, deck: str) -> "Card":
        """Store template, note and deck, and return the card; Anki raises an error if it does not take the template."""
        note = self.note(case)
        self.collection.add_note(note, self.collection.decks.id(deck))
        self.change_template(case.front, case.back, case.kind)
        return next(card for card in note.cards() if card.ord == case.ordinal - 1)

    def change_template(self, front: str, back: str, kind: Kind) -> None:
        note_type = copy.deepcopy(self.note_types[kind])
        note_type["tmpls"][0] |= {"qfmt": front, "afmt": back}
        self.collection.models.update_dict(note_type)

    def note(self, case: Case) -> Any:
        note = self.collection.new_note(self.note_types[case.kind])
        for name, value in case.fields.items():
            note[name] = value
        note.tags = list(TAGS)
        return note

    def _add(self, kind: Kind, template_text: str) -> Any:
        models = self.collection.models
        note_type = models.new(f"Made for {kind}")
        note_type["type"] = int(kind == "cloze")
        for name in FIELDS[kind]:
            models.add_field(note_type, models.new_field(name))
        template = models.new_template("The card")
        template["qfmt"] = template["afmt"] = template_text % FIELDS[kind][0]
        models.add_template(note_type, template)
        models.add_dict(note_type)
        return models.by_name(note_type["name"])


def ours(case: Case, content: CardContent | None = None) -> Sides:
    content = content or CardContent(
        fields={name: case.fields.get(name, "") for name in FIELDS[case.kind]},
        ordinal=case.ordinal,
        kind=case.kind,
        note_type=f"Made for {case.kind}",
        template="The card",
        deck="(Deck)",  # what Anki calls a deck that does not exist
        tags=TAGS,
    )
    card = render(TemplateFile("front.html", case.front), TemplateFile("back.html", case.back), content)
    return Sides(
        folded(card.question),
        folded(card.answer),
        tuple(_heard(each) for each in card.question_sounds),
        tuple(_heard(each) for each in card.answer_sounds),
    )


def folded(html: str) -> str:
    return re.sub(r"\s+", " ", html).strip()


def _heard_by_anki(tag: SoundOrVideoTag | TTSTag) -> str:
    if isinstance(tag, SoundOrVideoTag):
        return tag.filename
    return f"{tag.lang} {tag.voices} {tag.speed} {sorted(tag.other_args)} {tag.field_text}"


def _heard(audible: Audible) -> str:
    if isinstance(audible, Sound):
        return audible.file
    other = sorted(f"{name}={value}" for name, value in audible.other)
    return f"{audible.language} {list(audible.voices)} {audible.speed} {other} {audible.text}"
