"""Cause: why it is so ("because …", "since …", "due to …")."""

from collections.abc import Iterator

from cards.language.topic import uncapitalised
from cards.writing.answers import answer_of
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.wording import asked, words

FEWEST_WORDS = 3


def find(place: Place) -> Iterator[Finding]:
    """Ask why, where the statement gives the cause."""
    parse = place.statement.parse
    for clause in place.clauses:
        for argument in clause.arguments:
            if argument.role != "cause":
                continue
            is_clause = argument.marker in {"because", "since"}
            if is_clause and not any(parse.children(argument.head, "nsubj", "nsubjpass", "expl")):
                continue
            answer = answer_of(parse, argument.span)
            is_limited = parse.tokens[answer.first].text.lower() in {"solely", "only", "merely", "simply"}
            if is_limited or answer.last - answer.first < FEWEST_WORDS or parse.tokens[clause.verb].lemma == "differ":
                continue
            says_what = argument.head in answer and parse.tokens[answer.last - 1].lemma not in {"have", "be"}
            if is_clause and not says_what:
                continue  # "because people with Laron syndrome": its verb was cut off with a remark
            question = asked(parse, clause, "Why", place.entry.topic, [argument.span])
            if question:
                yield asked_for(parse, question, answer, _because(uncapitalised(words(parse, answer))))


def _because(text: str) -> str:
    """ "since" may mean a time in an answer that stands alone."""
    return f"because {text.removeprefix('since ')}" if text.startswith("since ") else text
