"""How many: a counted thing that somebody has, needs or makes ("How many bars does the refrain have?")."""

from collections.abc import Iterator

from cards.language.clauses import Argument, Clause
from cards.language.parse import Parse, Span
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.wording import asked, words

SHORTEST = 3  # letters: a unit's sign is no thing to count


def find(place: Place) -> Iterator[Finding]:
    """Ask for the number of each object that is counted in a statement."""
    parse = place.statement.parse
    for clause in place.clauses:
        objects = [argument for argument in clause.arguments if argument.role == "object" and not argument.marker]
        if clause.is_passive or len(objects) != 1 or any(parse.children(clause.verb, "neg")):
            continue
        counted = _counted(parse, clause, objects[0])
        if counted is None:
            continue
        number, thing = counted
        question = asked(parse, clause, f"How many {words(parse, thing)}", place.entry.topic, [objects[0].span])
        if question:
            yield asked_for(parse, question, number)


def _counted(parse: Parse, clause: Clause, thing: Argument) -> tuple[Span, Span] | None:
    """Return the number with what it counts, and what it counts alone; None where more hangs on the noun."""
    head = parse.tokens[thing.head]
    number = next((i for i in parse.children(thing.head, "nummod") if i < thing.head), None)
    if number is None or head.tag != "NNS" or thing.head + 1 != thing.span.last or thing.span.first < clause.verb:
        return None
    said = parse.tokens[thing.span.first : number]
    if len(head.text) < SHORTEST or any(token.tag in {"DT", "PRP$", "POS", "JJ"} for token in said):
        return None  # "the two forms", "its 34 bars": known already; "1,104 m"
    thing_alone = Span(number + 1, thing.span.last)
    is_plain = all(token.tag.startswith(("NN", "JJ", "VB")) for token in parse.tokens[number + 1 : thing.span.last])
    return (thing.span, thing_alone) if is_plain else None  # "four or five statements"
