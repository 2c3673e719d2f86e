"""Another theme, imported into the real Anki: existing cards look otherwise; no second note type; history stays."""

import time

import pytest
from anki.collection import Collection

from anki_collection import cards_in_order, import_package
from cards.anki.package import package
from cards.decks.theme_lock import Looks, looks_now
from cards.themes.built_in import NAMES, definition
from cards.themes.load import Effective, built_in, effective, theme_of
from cards.themes.option import chosen
from cards.themes.rendering.template import TemplateFile
from deck_building import sample

OWN = effective(
    definition("serif"),
    {"style.css": TemplateFile("style.css", ".card { --paper: #012345; }")},
    chosen(definition("serif").options, {"typed_answer": True, "context": False})[0],
)
STEPS = [*(built_in(name) for name in NAMES), OWN, built_in("classic"), OWN, built_in("minimal")]


def studied(collection: Collection) -> None:
    collection.decks.set_current(collection.decks.id_for_name("Top"))
    for _ in range(3):
        card = collection.sched.getCard()
        assert card
        collection.sched.answerCard(card, 3)


def history(collection: Collection) -> list[object]:
    return [
        collection.db.all("select id, cid, ease, ivl from revlog order by id"),
        collection.db.all("select id, nid, did, ord, type, queue, due, ivl, reps, data from cards order by id"),
        collection.db.all("select id, guid, mid, mod, flds, tags from notes order by id"),
    ]


def test_every_change_of_looks_arrives_and_nothing_else_changes(anki_collection: Collection):
    now = int(time.time())
    classic = built_in("classic")
    looks: Looks | None = None
    import_package(anki_collection, package(sample(), theme_of(classic, "", classic.definition.modified)))
    studied(anki_collection)
    before, names = history(anki_collection), names_of(anki_collection)
    assert before[0]
    for step in STEPS:
        second = step.definition.modified if step is STEPS[0] else None
        looks = looks_now(step.digest, second, looks, now)
        log = import_package(anki_collection, package(sample(), theme_of(step, "", looks.modified)))
        assert not log.new
        assert not log.conflicting
        assert history(anki_collection) == before
        assert names_of(anki_collection) == names
        assert_looks_like(step, anki_collection)


def names_of(collection: Collection) -> set[str]:
    return {found.name for found in collection.models.all_names_and_ids()}


def assert_looks_like(made: Effective, collection: Collection) -> None:
    collection.models._clear_cache()  # Anki's Python keeps what it read before an import
    for name, key in (("Cards Q&A", "question"), ("Cards Cloze", "cloze")):
        note_type = collection.models.by_name(name)
        assert note_type
        assert note_type["css"] == made.css
        (template,) = note_type["tmpls"]
        assert (template["qfmt"], template["afmt"]) == tuple(
            made.sides[f"{key}.{side}.html"].text for side in ("front", "back")
        )
    for card in cards_in_order(collection):
        assert made.css in card.question()
        assert ('class="context"' in card.answer()) <= bool(made.values["context"])


@pytest.mark.parametrize("language", ["en_US", "de"])
def test_anki_speaks_and_takes_typed_answers(anki_collection: Collection, language: str):
    base = definition("minimal")
    made = effective(base, {}, chosen(base.options, {"speech": language, "typed_answer": True})[0])
    import_package(anki_collection, package(sample(), theme_of(made, "", 5)))
    for card in cards_in_order(anki_collection):
        output = card.render_output()
        assert [tag.lang for tag in output.question_av_tags if hasattr(tag, "lang")][:1] == [language]
        assert "[[type:" in output.question_text
