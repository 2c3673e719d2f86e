"""The laws of identity: each looks at one step and yields what is wrong. They hold no state but what `Memory` keeps for them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .anki_user import OWN_TAG
from .sentences import recognisable, same_answer, surely_gone
from .state import Step


@dataclass
class Memory:
    """What a person with a long memory knows of the deck: of every note that there ever was, by GUID."""

    ids: dict[str, str] = field(default_factory=dict)
    content: dict[str, tuple[object, ...]] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)
    answers: dict[str, dict[int, str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    alive: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)

    def learn(self, step: Step) -> None:
        """Remember what the step made."""
        for guid, line in step.after.ledger.items():
            self.ids[guid] = line.id
            self.sentences[guid] = line.sentence or self.sentences.get(guid, "")
        for guid, note in step.package.items():
            self.content[guid] = note.content
            self.answers[guid] = self.answers.get(guid, {}) | note.answers
        for block in step.after.blocks:
            if block.id:
                self.texts |= {guid: block.bare for guid, number in self.ids.items() if number == block.id}
        gone = set() if step.after.filtered else self.alive - step.package.keys()
        self.alive = (self.alive | step.package.keys()) - gone
        self.deleted = (self.deleted | _deleted_by_hand(step, self)) - step.package.keys()
        self.alive -= self.deleted


def no_duplicates(step: Step, memory: Memory) -> Iterator[str]:
    """No two notes of the deck say the same, and none says what a note that is no longer live has history for."""
    saying: dict[str, list[str]] = defaultdict(list)
    for guid, note in step.package.items():
        saying[note.text].append(guid)
    for text, guids in saying.items():
        if len(guids) > 1:
            yield f"duplicate: {[memory.ids.get(guid) or step.after.id_of(guid) for guid in guids]} all say {text!r}"
    for guid, learned in step.anki.items():
        if guid not in step.package and learned.text in saying:
            other = step.after.id_of(saying[learned.text][0])
            yield f"duplicate: {other} says what {memory.ids.get(guid)} says in Anki, which left the deck: {learned.text!r}"


def ledger_package_and_anki_agree(step: Step, memory: Memory) -> Iterator[str]:
    """The notes that are live in the ledger are those of the package, and all of them are in Anki."""
    live = {guid for guid, line in step.after.ledger.items() if line.is_active}
    if live != step.package.keys():
        yield f"live in the ledger only: {live - step.package.keys()}; in the package only: {step.package.keys() - live}"
    if step.package.keys() - step.anki.keys():
        yield f"not in Anki: {step.package.keys() - step.anki.keys()}"
    if step.imported.conflicting:
        yield f"Anki refused {step.imported.conflicting}"


def ids_are_for_life(step: Step, memory: Memory) -> Iterator[str]:
    """An id belongs to one GUID and a GUID to one id, for ever."""
    known = {number: guid for guid, number in memory.ids.items()}
    for guid, line in step.after.ledger.items():
        if known.get(line.id, guid) != guid or memory.ids.get(guid, line.id) != line.id:
            yield f"{line.id} has the guid {guid}; before {known.get(line.id)}, {memory.ids.get(guid)}"


def what_is_recognisable_stays(step: Step, memory: Memory) -> Iterator[str]:
    """A note whose sentence can still be recognised, or that a hand wrote or edited, is live, with the reviews of its cards."""
    deleted = _deleted_by_hand(step, memory)
    for guid in sorted(memory.alive - deleted - step.package.keys()):
        line = step.before.ledger.get(guid)
        sentence = memory.sentences.get(guid, "")
        if step.after.filtered:
            continue
        if line and line.status in {"edited", "own"} and step.moved.holds(guid, memory.texts.get(guid, "")):
            yield f"lost: {line.id}, {line.status}, stands in its card file: {memory.texts.get(guid)!r}"
        elif sentence and recognisable(sentence, step.after.sentences):
            now = step.after.ledger[guid].status if guid in step.after.ledger else "forgotten"
            said = memory.texts.get(guid)
            yield f"lost: {memory.ids[guid]} is {now}; its sentence still stands: {sentence!r}; it said {said!r}"
    for guid, learned in step.anki_before.items():
        for ordinal, card in learned.cards.items():
            if step.anki[guid].cards.get(ordinal) != card:
                yield f"history lost: {memory.ids.get(guid)} card {ordinal}: {card} -> {step.anki[guid].cards.get(ordinal)}"


def what_a_hand_puts_back_is_live(step: Step, memory: Memory) -> Iterator[str]:
    """A note with its id that was not in the card files and is there again belongs to the deck again."""
    numbers = {line.id: guid for guid, line in step.before.ledger.items()}
    there = {block.id for block in step.before.blocks}
    for block in step.moved.blocks:
        guid = numbers.get(block.id or "")
        if guid and block.id not in there and guid not in step.package and not _lost_files(step):
            yield f"{block.id} was put back by hand and is not live: {block.text!r}"


def what_is_gone_is_retired(step: Step, memory: Memory) -> Iterator[str]:
    """A note as generated whose sentence nobody can recognise any more leaves the deck."""
    for guid in step.package:
        line = step.after.ledger[guid]
        if line.status == "live" and line.sentence and surely_gone(line.sentence, step.after.sentences):
            yield f"{line.id} is live and its sentence is gone: {line.sentence!r}"


def the_text_follows_its_sentence(step: Step, memory: Memory) -> Iterator[str]:
    """A cloze as generated whose whole text stood in the pages says what the pages say after a word of it was mended."""
    if step.name not in {"typo_mended", "typo_made", "word_replaced_by_synonym"}:
        return
    before, now = " ".join(step.before.sentences), " ".join(step.after.sentences)
    for guid, note in step.package.items():
        former = step.package_before.get(guid)
        if former is None or "Text" not in note.fields or step.after.ledger[guid].status != "live":
            continue
        if former.filled in before and former.filled not in now and note.filled == former.filled:
            yield f"{memory.ids[guid]} still says {note.filled!r}"


def what_a_hand_deleted_stays_deleted(step: Step, memory: Memory) -> Iterator[str]:
    """A note that a hand deleted from its card file is not in the package, and is remembered as dropped.

    Only the ledger remembers that: with its line the deletion is lost.
    """
    back = {block.id for block in step.moved.blocks if block.id}
    forgotten = step.before.ledger.keys() - step.moved.ledger.keys()
    for guid in (memory.deleted | _deleted_by_hand(step, memory)) - forgotten:
        number = memory.ids[guid]
        if guid in step.package and number not in back and not step.moved.holds(guid, memory.texts.get(guid, "")):
            yield f"{number} was deleted by hand and is back: {step.package[guid].text!r}"


def ordinals_keep_their_answers(step: Step, memory: Memory) -> Iterator[str]:
    """An ordinal of a note has the answer that it ever had, perhaps edited, and no answer goes to another ordinal.

    An answer may be corrected to anything that is no other gap's while all around it stays.
    """
    for guid, note in step.package.items():
        before = memory.answers.get(guid, {})
        if "Answer" in note.fields:
            continue
        for ordinal, answer in note.answers.items():
            others = {other: text for other, text in before.items() if other != ordinal}
            if ordinal in before and not same_answer(before[ordinal], answer) and not _in_place(step, guid, ordinal):
                yield f"ordinal: {memory.ids[guid]} c{ordinal} asked for {before[ordinal]!r}, now for {answer!r}"
            taken = [other for other, text in others.items() if text == answer]
            if taken and before.get(ordinal) != answer and note.answers.get(taken[0]) != answer:
                yield f"ordinal: {memory.ids[guid]} {answer!r} was c{taken[0]}, is now c{ordinal}"


def no_identity_goes_to_another_text(step: Step, memory: Memory) -> Iterator[str]:
    """No note says now, word for word, what another note said before."""
    said = {note.text: guid for guid, note in step.package_before.items()}
    for guid, note in step.package.items():
        before, former = step.package_before.get(guid), said.get(note.text, guid)
        if former != guid and before and before.text != note.text:
            yield f"{memory.ids.get(guid)} says now what {memory.ids.get(former)} said: {note.text!r}"


def exactly_the_changed_are_updated(step: Step, memory: Memory) -> Iterator[str]:
    """Anki updates the notes whose content changed, and no others; new are those that never were."""
    forgotten = step.before.ledger.keys() - step.moved.ledger.keys()
    changed = {guid for guid, note in step.package.items() if memory.content.get(guid, note.content) != note.content}
    if changed - step.imported.updated:
        yield f"changed, but not updated in Anki: {_shown(step, changed - step.imported.updated, memory)}"
    if step.imported.updated - changed - forgotten:
        yield f"updated in Anki without a change: {_shown(step, step.imported.updated - changed - forgotten, memory)}"
    if step.imported.new != step.package.keys() - memory.content.keys():
        yield f"new in Anki: {step.imported.new}, never exported before: {step.package.keys() - memory.content.keys()}"


def user_tags_of_unchanged_notes_stay(step: Step, memory: Memory) -> Iterator[str]:
    """What the user tagged in Anki keeps the tag, unless the note changed."""
    forgotten = step.before.ledger.keys() - step.moved.ledger.keys()
    for guid, learned in step.anki_before.items():
        note = step.package.get(guid)
        unchanged = note is None or memory.content.get(guid) == note.content
        if unchanged and guid not in forgotten and OWN_TAG in learned.tags and OWN_TAG not in step.anki[guid].tags:
            yield f"user tag lost: {memory.ids.get(guid)}"


def what_a_hand_wrote_stands(step: Step, memory: Memory) -> Iterator[str]:
    """Every text that a person wrote or edited in a card file is still in one, to the letter; only its id may be new."""
    by_hand = step.moved.texts - step.before.texts
    kept = {line.id for line in step.before.ledger.values() if line.status in {"edited", "own"}}
    by_hand |= Counter({block.bare for block in step.moved.blocks if block.id in kept})
    by_hand |= Counter({block.bare for block in step.moved.blocks if not block.is_note and not block.is_heading})
    for text in by_hand:
        if text not in step.after.texts and not _undone(step):
            yield f"a hand's text is gone: {text!r}"


def tags_of_a_hand_arrive(step: Step, memory: Memory) -> Iterator[str]:
    """What stands behind `T:` below a note is a tag of it in the package."""
    guids = {line.id: guid for guid, line in step.after.ledger.items()}
    for block in step.after.blocks:
        wanted = set(block.tags)
        guid = guids.get(block.id or "", "")
        if guid in step.package and not wanted <= step.package[guid].tags:
            yield f"tags of {block.id} are {sorted(step.package[guid].tags)}, without {sorted(wanted)}"


LAWS: tuple[Callable[[Step, Memory], Iterator[str]], ...] = (
    no_duplicates,
    ledger_package_and_anki_agree,
    ids_are_for_life,
    what_is_recognisable_stays,
    what_a_hand_puts_back_is_live,
    what_is_gone_is_retired,
    the_text_follows_its_sentence,
    what_a_hand_deleted_stays_deleted,
    ordinals_keep_their_answers,
    no_identity_goes_to_another_text,
    exactly_the_changed_are_updated,
    user_tags_of_unchanged_notes_stay,
    what_a_hand_wrote_stands,
    tags_of_a_hand_arrive,
)


def _in_place(step: Step, guid: str, ordinal: int) -> bool:
    """Say whether all of a note but the answer of this ordinal is as it was."""
    before = step.package_before.get(guid)
    return before is not None and before.around(ordinal) == step.package[guid].around(ordinal)


def _deleted_by_hand(step: Step, memory: Memory) -> set[str]:
    """Return the notes that stood in a card file before the move and not after it, the file itself still being there."""
    after = {block.id for block in step.moved.blocks if block.id}
    nameless = {block.bare for block in step.moved.blocks if block.is_note and not block.id}
    guids = {line.id: guid for guid, line in step.before.ledger.items()}
    return {
        guids[block.id]
        for block in step.before.blocks
        if block.id in guids
        and block.id not in after
        and block.bare not in nameless
        and str(block.path) in step.moved.files
    }


def _lost_files(step: Step) -> bool:
    return bool(step.before.files - step.moved.files)


def _undone(step: Step) -> bool:
    """What an undo puts back is the text of an earlier build, which the writer may have the right to change."""
    return step.name == "undo"


def _shown(step: Step, guids: set[str] | frozenset[str], memory: Memory) -> list[str]:
    def difference(guid: str) -> str:
        before, now = memory.content.get(guid, ()), step.package[guid].content
        changes = [(old, new) for old, new in zip(before, now, strict=False) if old != new]
        return f"{memory.ids.get(guid)} {changes or ''}"

    return [difference(guid) for guid in sorted(guids)]
