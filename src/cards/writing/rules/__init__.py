"""The constructions in the order in which they are tried; where two ask for the same words, the choice takes the better one."""

from cards.writing.finding import Construction, ConstructionOfGaps
from cards.writing.rules import (
    acronym,
    agent,
    attribute,
    called,
    cause,
    date,
    definition,
    etymology,
    event,
    examples,
    how_many,
    in_place,
    item_list,
    means,
    name,
    number,
    phrase,
    place,
    subject,
    time,
    what_are,
)
from cards.writing.rules import (
    object as object_,
)

CONSTRUCTIONS: tuple[Construction, ...] = (
    Construction("definition", definition.find, needs="nothing"),
    Construction("acronym", acronym.find, needs="nothing"),
    Construction("etymology", etymology.find, needs="nothing"),
    Construction("time", time.find, needs="clause"),
    Construction("agent", agent.find, needs="clause"),
    Construction("means", means.find, needs="clause"),
    Construction("cause", cause.find, needs="clause"),
    Construction("what-are", what_are.find, needs="clause"),
    Construction("examples", examples.find, needs="clause"),
    Construction("how-many", how_many.find, needs="clause"),
    Construction("place", place.find, needs="clause"),
    Construction("attribute", attribute.find),
    Construction("subject", subject.find, needs="clause"),
    Construction("object", object_.find, needs="clause"),
    Construction("event", event.find),
    Construction("date", date.find),
    Construction("called", called.find),
    Construction("list", item_list.find),
    Construction("number", number.find),
    Construction("name", name.find),
    Construction("phrase", phrase.find),
)

OF_GAPS: tuple[ConstructionOfGaps, ...] = (ConstructionOfGaps("in-place", in_place.find),)

NAMES = (*(construction.name for construction in CONSTRUCTIONS), *(construction.name for construction in OF_GAPS))
