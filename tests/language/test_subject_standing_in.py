"""Where the verb was taken for a noun, a pronoun stands in for the subject until the parser sees the verb."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.language.clauses import clauses
from cards.language.parse import Parse
from cards.language.parser import Parser
from cards.language.subject_standing_in import with_main_verbs


def mended(text: str, parser: Parser) -> Parse:
    (parse,) = with_main_verbs(list(parser.whole([text])), parser)
    return parse


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Switches exchange Bridge Protocol Data Units (BPDUs), by default every two seconds.", "Switches", "exchange"),
        ("On disk, random overwrites fragment files.", "random overwrites", "fragment"),
        ("Dissolved particles lower the chemical potential of water.", "Dissolved particles", "lower"),
        ("In regelation, ice melts under high pressure on the upstream side of a bump.", "ice", "melts"),
        ("Karst’s drainage runs mainly underground, through caves and enlarged joints.", "Karst’s drainage", "runs"),
        ("A single very popular key still overloads whichever node owns it.", "A single very popular key", "overloads"),
        ("The scheme balances keys, not requests.", "The scheme", "balances"),
        ("A small difference denotes inflexibility.", "A small difference", "denotes"),
        (
            "Prostaglandin analogues such as latanoprost increase outflow, whereas others reduce production.",
            "Prostaglandin analogues such as latanoprost",
            "increase",
        ),
        ("If drainage is impeded, pressure rises.", "pressure", "rises"),
        ("Sabo dams trap sediment, but they may fill quickly and must be dredged.", "Sabo dams", "trap"),
        (
            "Inhibitors of the transporter SGLT2 restore this delivery and reduce intraglomerular pressure.",
            "Inhibitors of the transporter SGLT2",
            "restore",
        ),
        (
            (
                "Hormones like estrogens, androgens, thyroid hormones, and cortisol act as potent neuromodulators by binding to "
                "specific receptors."
            ),
            "Hormones like estrogens, androgens, thyroid hormones, and cortisol",
            "act",
        ),
        (
            "POODLE, announced in October 2014 by a team at Google, exploited the loose padding rules of SSL 3.0.",
            "POODLE, announced in October 2014 by a team at Google,",
            "exploited",
        ),
        (
            (
                "Three influences, known as Virchow's triad, favour thrombosis: sluggish flow, injury to the vessel lining, and "
                "blood that clots too readily."
            ),
            "Three influences, known as Virchow's triad,",
            "favour",
        ),
        (
            "Before 1978, publication in the United States without a notice usually placed a work in the public domain.",
            "publication in the United States without a notice",
            "placed",
        ),
        (
            "The Laws of Burgos (1512) attempted regulation, with little effect.",
            "The Laws of Burgos (1512)",
            "attempted",
        ),
    ],
)
def test_the_word_that_agrees_with_what_stands_before_it_is_the_verb(
    text: str, subject: str, verb: str, parser: Parser
) -> None:
    found = mended(text, parser)
    assert found.has_main_verb()
    assert found.tokens[found.root()].text == verb
    assert found.words(found.subtree(found.subject() or 0)) == subject
    assert found.words(next(clauses(found)).subject) == subject.rstrip(",")


@pytest.mark.parametrize(
    "text",
    [
        # What a definition says without a verb of its own.
        "The ability of an animal to locate objects by emitting sounds and listening to the echoes that return from them.",
        "A warm, dry wind that blows down the lee side of a mountain range.",
        "Automatic reclamation of heap memory that a running program can no longer reach.",
        "Revenue that the issuer of money obtains from issuing it.",
        "Erasmo da Narni, called Gattamelata, commemorated by Donatello's bronze horseman in Padua.",
        "An array of non-negative integers that is used for comparison purposes with other version objects.",
        "Governments with weak tax systems or in wartime.",
        "The chain of indirect effects that is set off when a predator reduces the number of its prey.",
        # What tells the reader to do something.
        "Begin with the yolk and a little acid at room temperature.",
        "Suppose each score is the sum of a stable component and random error.",
        "Imagine a population sorted by how many deleterious mutations each member bears.",
        "To rescue a broken mayonnaise, whisk it slowly into a fresh yolk or a spoonful of water.",
        "Contains commonly used constants for error codes, process signals, and so on.",
        # Headings, labels and items.
        "Plate movements",
        "Etc.",
        "Slowly.",
        "Applicant: the buyer.",
        "Engine crankshafts, steam turbines, large generators.",
        # More than one word may be the verb, or what follows it is not read rightly.
        "The first concerns demand.",
        "Urban guilds limited output, fixed wages and restricted entry.",
        "An object containing commonly used constants for crypto and security related operations.",
        "Onnes observed superconductivity in 1911, when the resistance vanished near 4.2 K. He could make it.",
        "",
    ],
)
def test_what_has_no_verb_and_what_is_not_certain_stays_as_it_is(text: str, parser: Parser) -> None:
    (parse,) = parser.whole([text])
    assert mended(text, parser) == parse


def test_the_words_of_the_subject_keep_their_own_structure(parser: Parser) -> None:
    found = mended("Inhibitors of the main transporter restore this delivery in Lyon.", parser)
    tree = {token.text: (token.relation, found.tokens[token.head].text) for token in found.tokens}
    assert tree["Inhibitors"] == ("nsubj", "restore")
    assert tree["of"] == ("prep", "Inhibitors")
    assert tree["main"] == ("amod", "transporter")
    assert tree["delivery"] == ("dobj", "restore")
    chunks = [found.words(chunk) for chunk in found.noun_chunks]
    assert chunks == ["Inhibitors", "the main transporter", "this delivery", "Lyon"]
    assert "Lyon" in [found.words(span) for span in found.entities]


def test_only_a_sentence_without_a_verb_is_parsed_again(parser: Parser) -> None:
    class Counting(Parser):
        texts = 0

        def whole(self, texts: Iterable[str]) -> Iterator[Parse]:
            asked = list(texts)
            self.texts += len(asked)
            return parser.whole(asked)

    counting = Counting(parser._pipeline)
    plain = list(parser.whole(["Osmosis moves water.", "Water hammers burst old pipes.", "Applicant: the buyer."]))
    assert list(with_main_verbs(plain, counting)) == plain
    assert counting.texts == 0
    list(with_main_verbs(list(parser.whole(["The scheme balances keys, not requests."])), counting))
    assert counting.texts == 2


_SUBJECTS = (
    "Ranges",
    "The scheme",
    "Heat pumps",
    "Karst’s drainage",
    "Looms (c. 1800)",
    "POODLE, announced in 2014,",
    "Law 11",
)
_VERBS = ("last", "balances", "form", "runs", "exploited", "still", "of", "is", "fragment")
_RESTS = (
    "keys, not requests.",
    "far longer than their height.",
    "the rules.",
    "by exporting wine.",
    "files.",
    "mainly.",
    "",
)


@settings(max_examples=60, deadline=None)
@given(
    lead=st.sampled_from(["", "On disk, ", "If it rains, "]),
    subject=st.sampled_from(_SUBJECTS),
    verb=st.sampled_from(_VERBS),
    rest=st.sampled_from(_RESTS),
)
def test_every_token_stays_in_its_place(lead: str, subject: str, verb: str, rest: str, parser: Parser) -> None:
    text = f"{lead}{subject} {verb} {rest}".strip()
    (before,) = parser.whole([text])
    found = mended(text, parser)
    assert found.text == text
    assert [(token.text, token.start, token.end) for token in found.tokens] == [
        (token.text, token.start, token.end) for token in before.tokens
    ]
    for i, token in enumerate(found.tokens):
        assert 0 <= token.head < len(found.tokens)
        assert (token.relation == "ROOT") == (token.head == i)
    assert [chunk.first for chunk in found.noun_chunks] == sorted({chunk.first for chunk in found.noun_chunks})
    assert all(0 <= span.first < span.last <= len(found.tokens) for span in (*found.noun_chunks, *found.entities))
    assert len({found.root(), *[i for i, token in enumerate(found.tokens) if token.head == i]}) == 1 or found == before
