"""The stress card in Markdown holds what hand-written notes are in Anki."""

import re

from cards.anki.markup.body import fields
from cards.model import Media, Question
from cards.themes.preview.sample import MARKDOWN, MARKDOWN_ANSWER, STRESS


def test_the_stress_card_is_what_its_markdown_becomes():
    (card,) = [one for one in STRESS if one.title == "Markdown"]
    made = fields(Question(MARKDOWN, MARKDOWN_ANSWER), (Media("media/wave.svg", "wave"),))
    question = re.sub(r'src="data:[^"]*"', 'src="wave"', card.fields["Question"])
    assert (question, card.fields["Answer"]) == made.sides
