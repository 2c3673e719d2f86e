"""The constructions in the order in which they are tried; where two hide the same words, the earlier one wins."""

from cards.writing.finding import Construction
from cards.writing.rules import acronym, called, date, definition, etymology, item_list, name, number

CONSTRUCTIONS: tuple[Construction, ...] = (
    Construction("definition", definition.find, needs_standing_alone=False),
    Construction("acronym", acronym.find, needs_standing_alone=False),
    Construction("etymology", etymology.find, needs_standing_alone=False),
    Construction("date", date.find),
    Construction("called", called.find),
    Construction("list", item_list.find),
    Construction("number", number.find),
    Construction("name", name.find),
)
