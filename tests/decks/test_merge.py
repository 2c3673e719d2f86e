"""The table of the three-way merge, row by row, and the moves that people make between two builds."""

import re

from building import BORN, Folder, gaps, pages, qa

WATER = qa("What crosses the membrane?", "water", "Water crosses the membrane through channels.")
WHEN = qa("In which year was osmosis described?", "1826", "Dutrochet described osmosis in 1826.", section="Origin")
USES = gaps("Osmosis serves kidney dialysis and food preservation.", "kidney dialysis", "food preservation")
ALL = (WHEN, WATER, USES)


def built() -> Folder:
    return Folder().build(*ALL)


def test_a_card_file_is_readable():
    text = re.sub(r" \^\w{6}", "", built().files["osmosis"])
    assert text == (
        "# Osmosis\n\n"
        "## Origin\n\n"
        "Q: In which year was osmosis described?\nA: 1826\n\n"
        "## Mechanism\n\n"
        "Q: What crosses the membrane?\nA: water\n\n"
        "C: Osmosis serves {{c1::kidney dialysis}} and {{c2::food preservation}}.\n"
    )


def test_a_second_build_changes_nothing():
    first = built()
    second = first.build(*ALL)
    assert (second.files, second.ledger, second.changes()) == (first.files, first.ledger, {})


def test_the_text_follows_an_edited_page_and_identity_and_ordinals_stay():
    first = built()
    better = gaps(
        "Osmosis serves blood dialysis, kidney dialysis and food preservation.", "kidney dialysis", "food preservation"
    )
    second = first.build(WHEN, WATER, better)
    assert second.said().keys() == first.said().keys()
    assert second.changes() == {"updated": 1}
    assert (
        "Osmosis serves blood dialysis, {{c1::kidney dialysis}} and {{c2::food preservation}}."
        in second.files["osmosis"]
    )


def test_a_hand_wins_over_the_page_and_is_told_that_it_changed():
    first = built().edited("osmosis", "A: water", "A: water molecules")
    second = first.build(*ALL)
    assert "What crosses the membrane? water molecules" in second.said().values()
    assert second.changes() == {"updated": 1}
    assert second.files == first.files
    changed = qa(
        "What crosses the membrane?", "water, not salt", "Water crosses the membrane through channels, salt does not."
    )
    third = second.build(WHEN, changed, USES)
    assert third.said() == second.said()
    assert third.changes() == {"edited": 1, "updated": 1}  # the sentence that its back shows follows the page
    assert third.build(WHEN, changed, USES).changes() == {"edited": 1}


def test_a_hand_that_says_what_the_page_says_is_no_edit():
    first = built().edited("osmosis", "A: water", "A: water molecules").build(*ALL)
    again = first.edited("osmosis", "A: water molecules", "A: water").build(*ALL)
    assert {record.status for record in again.records.values()} == {"live"}


def test_what_a_hand_deleted_stays_deleted():
    first = built()
    block = next(part for part in first.files["osmosis"].split("\n\n") if "What crosses" in part)
    second = first.edited("osmosis", f"{block}\n\n", "").build(*ALL)
    assert second.changes() == {"dropped": 1}
    assert "What crosses" not in second.files["osmosis"]
    third = second.build(*ALL)
    assert (third.files, third.changes()) == (second.files, {})
    reworded = qa("What crosses the cell membrane?", "water", "Water crosses the membrane through channels only.")
    assert third.build(WHEN, reworded, USES).changes() == {}
    back = second.edited("osmosis", "C: Osmosis", f"{block}\n\nC: Osmosis").build(*ALL)
    assert back.said() == first.said()


def test_a_note_of_ones_own_gets_an_id_and_keeps_it():
    first = built()
    own = first.edited("osmosis", "C: Osmosis", "Q: Who reads this?\nA: I do\nT: exam\n\nC: Osmosis").build(*ALL)
    assert own.changes() == {"new": 1}
    assert re.search(r"Q: Who reads this\? \^\w{6}\nA: I do\nT: exam\n", own.files["osmosis"])
    (guid,) = own.said().keys() - first.said().keys()
    edited = own.edited("osmosis", "A: I do", "A: I and you").build(*ALL)
    assert edited.said()[guid] == "Who reads this? I and you"
    assert edited.build(WHEN).said()[guid] == "Who reads this? I and you"


def test_a_note_whose_sentence_is_gone_is_retired_and_comes_back_as_itself():
    first = built()
    second = first.build(WATER, USES)
    assert second.changes() == {"retired": 1}
    assert "1826" not in second.files["osmosis"]
    assert "## Origin" not in second.files["osmosis"]
    third = second.build(*ALL)
    assert third.said() == first.said()
    assert third.files == first.files


def test_a_note_that_is_not_written_any_more_stays_while_its_sentence_does():
    first = built()
    second = first.build(WHEN, USES, entries=pages(*ALL))
    assert second.changes() == {"stale": 1}
    assert second.said() == first.said()
    assert second.files == first.files


def test_a_cloze_that_is_not_written_any_more_follows_its_sentence():
    first = built()
    reworded = gaps(
        "Osmosis also serves kidney dialysis and food preservation.", "kidney dialysis", "food preservation"
    )
    second = first.build(WHEN, WATER, entries=pages(WHEN, WATER, reworded))
    assert "Osmosis also serves {{c1::kidney dialysis}} and {{c2::food preservation}}." in second.files["osmosis"]
    assert second.changes() == {"updated": 1}
    assert second.build(WHEN, WATER, reworded).changes() == {}


def test_a_note_that_the_settings_left_out_comes_back_though_it_is_not_written_any_more():
    kept = built().build(WHEN, USES, entries=pages(*ALL))
    only_clozes = kept.build(USES, entries=pages(*ALL), kinds=("cloze",))
    assert only_clozes.changes() == {"retired": 2}
    assert only_clozes.build(WHEN, USES, entries=pages(*ALL)).said() == kept.said()


def test_a_kept_note_is_not_joined_by_another_that_asks_the_same():
    first = built()
    instead = gaps("Water crosses the membrane through channels.", "Water")
    second = first.build(WHEN, instead, USES)
    assert second.changes() == {"stale": 1}
    assert second.said() == first.said()


def test_a_page_that_was_renamed_takes_its_card_file_along():
    first = built().edited("osmosis", "# Osmosis\n", "# Osmosis\n\nMy own remark.\n")
    moved = [qa(*_question(note), note.context, "diffusion", note.section) for note in (WHEN, WATER)]
    second = first.build(*moved, gaps(USES.context, "kidney dialysis", "food preservation", entry="diffusion"))
    assert list(second.files) == ["diffusion"]
    assert "# Diffusion\n\nMy own remark." in second.files["diffusion"]
    assert second.said() == first.said()


def test_two_pages_become_one():
    other = qa("What is diffusion driven by?", "concentration", "Diffusion is driven by concentration.", "diffusion")
    first = Folder().build(*ALL, other)
    joined = qa("What is diffusion driven by?", "concentration", "Diffusion is driven by concentration.")
    second = first.build(*ALL, joined)
    assert second.said() == first.said()
    assert list(second.files) == ["osmosis"]


def test_other_gaps_in_a_reworded_sentence_take_no_cards_away():
    first = built()
    sentence = "Osmosis serves three ends: kidney dialysis, cooking, and food preservation."
    whole = gaps(sentence, "three ends: kidney dialysis, cooking, and food preservation")
    second = first.build(WHEN, WATER, whole)
    assert "{{c1::kidney dialysis}}, cooking, and {{c2::food preservation}}" in second.files["osmosis"]
    third = second.build(WHEN, WATER, whole)
    assert (third.files, third.said()) == (second.files, second.said())


def test_tags_of_a_note_go_where_it_goes():
    first = built().edited("osmosis", "A: 1826\n", "A: 1826\nT: exam\n").build(*ALL)
    moved = first.build(qa(*_question(WHEN), WHEN.context, section="History"), WATER, USES)
    assert "A: 1826\nT: exam\n" in moved.files["osmosis"]
    restored = first.without("osmosis").build(*ALL)
    assert restored.files == first.files


def test_a_note_moves_to_another_section():
    first = built()
    second = first.build(qa(*_question(WHEN), WHEN.context, section="History"), WATER, USES)
    assert second.said() == first.said()
    assert second.changes() == {"updated": 1}
    assert "## History\n\nQ: In which year" in second.files["osmosis"]


def test_a_note_moved_by_hand_stays_there():
    first = built()
    block = next(part for part in first.files["osmosis"].split("\n\n") if "What crosses" in part)
    second = first.edited("osmosis", f"{block}\n\n", "")
    second = Folder({**second.files, "exam": f"{block}\n"}, second.ledger, None, second.second).build(*ALL)
    assert second.said() == first.said()
    assert second.files["exam"] == f"{block}\n"
    third = second.build(WHEN, qa("What crosses the membrane?", "pure water", WATER.context), USES)
    assert "A: pure water" in third.files["exam"]
    assert third.said().keys() == first.said().keys()


def test_a_lost_id_is_found_again():
    first = built()
    bare = re.sub(r" \^\w{6}", "", first.files["osmosis"])
    second = Folder({"osmosis": bare}, first.ledger, None, first.second).build(*ALL)
    assert second.said() == first.said()
    assert second.files == first.files
    with_typo = bare.replace("What crosses the membrane", "What crosses teh membrane")
    third = Folder({"osmosis": with_typo}, first.ledger, None, first.second).build(*ALL)
    assert third.said().keys() == first.said().keys()
    assert third.changes() == {"updated": 1}


def test_a_lost_card_file_comes_back_with_what_the_hand_wrote():
    first = (
        built()
        .edited("osmosis", "A: water", "A: water molecules")
        .edited("osmosis", "C: Osm", "Q: Own?\nA: Yes\n\nC: Osm")
    )
    second = first.build(*ALL)
    third = second.without("osmosis").build(*ALL)
    assert third.said() == second.said()


def test_a_lost_ledger_loses_no_identity():
    first = built().edited("osmosis", "A: water", "A: water molecules").build(*ALL)
    second = Folder(first.files, "", None, first.second).build(*ALL)
    assert second.said() == first.said()
    assert second.files == first.files
    edited = next(record for record in second.records.values() if "molecules" in record.says)
    assert edited.status == "edited"


def test_ledger_and_ids_lost_the_same_text_gives_the_same_notes():
    first = built()
    assert Folder().build(*ALL).said() == first.said()


def test_an_identical_copy_is_one_note_and_is_named():
    first = built()
    block = next(part for part in first.files["osmosis"].split("\n\n") if "What crosses" in part)
    second = first.edited("osmosis", "C: Osmosis", f"{block}\n\nC: Osmosis").build(*ALL)
    assert second.said() == first.said()
    assert second.merged
    assert [str(problem.source) for problem in second.merged.changes.problems] == ["cards/osmosis.md:13"]
    changed = block.replace("A: water", "A: water, mostly")
    third = first.edited("osmosis", "C: Osmosis", f"{changed}\n\nC: Osmosis").build(*ALL)
    assert third.changes() == {"new": 1}
    assert first.said().items() <= third.said().items()


def test_a_gap_that_is_gone_leaves_a_hole_and_a_new_one_takes_the_next_number():
    first = built()
    sentence = "Osmosis serves food preservation and water treatment."
    second = first.build(WHEN, WATER, gaps(sentence, "food preservation", "water treatment"))
    assert "Osmosis serves {{c2::food preservation}} and {{c3::water treatment}}." in second.files["osmosis"]


def test_a_gap_keeps_its_number_when_its_list_grows_or_its_answer_is_corrected():
    first = Folder().build(gaps("Osmosis serves dialysis and drying, since 1826.", "dialysis and drying", "1826"))
    longer = gaps("Osmosis serves dialysis, cooking and drying, since 1826.", "1826", "dialysis, cooking and drying")
    second = first.build(longer)
    assert "{{c1::dialysis, cooking and drying}}, since {{c2::1826}}" in second.files["osmosis"]
    third = second.build(
        gaps("Osmosis serves dialysis, cooking and drying, since 1934.", "1934", "dialysis, cooking and drying")
    )
    assert "{{c1::dialysis, cooking and drying}}, since {{c2::1934}}" in third.files["osmosis"]


def test_a_hand_that_renumbers_gaps_moves_no_history():
    first = built()
    second = first.edited(
        "osmosis", "{{c1::kidney dialysis}} and {{c2::food preservation}}", "dialysis and {{c1::food preservation}}"
    )
    assert "dialysis and {{c2::food preservation}}" in second.build(*ALL).files["osmosis"]


def test_two_equal_candidates_are_held_back_and_named():
    one = qa("What does salt attract in case A?", "water", "Salt attracts water in case A.")
    two = qa("What does salt attract in case B?", "water", "Salt attracts water in case B.")
    first = Folder().build(one, two)
    either = qa("What does salt attract in case C?", "water", "Salt attracts water in case C.")
    second = first.build(either)
    assert second.said() == first.said()
    assert second.merged
    (held,) = second.merged.changes.held_back
    assert set(held.candidates) == set(first.records)


def test_unchanged_notes_keep_their_second():
    first = built()
    second = first.build(WHEN, qa("What crosses the membrane?", "pure water", WATER.context), USES)
    assert second.merged
    seconds = {one.note.body: one.identity.modified for one in second.merged.notes}
    assert sorted(seconds.values()) == [BORN, BORN, BORN + 60]


def _question(note):
    return note.body.question, note.body.answer


def test_a_question_that_a_hand_turned_into_a_cloze_is_another_note():
    first = built()
    block = next(part for part in first.files["osmosis"].split("\n\n") if "What crosses" in part)
    identifier = block.split("^")[1][:6]
    second = first.edited("osmosis", block, f"C: [Water] crosses the membrane. ^{identifier}").build(*ALL)
    assert second.changes() == {"dropped": 1, "new": 1}
    assert f"^{identifier}" not in second.files["osmosis"]
    assert second.build(*ALL).files == second.files


def test_two_gaps_that_a_hand_joins_are_the_first_one():
    first = built()
    second = first.edited("osmosis", "{{c2::food preservation}}", "{{c1::food preservation}}").build(*ALL)
    assert "{{c1::kidney dialysis}} and {{c1::food preservation}}" in second.files["osmosis"]


def test_numbers_in_notes_of_ones_own_keep_their_answers():
    first = Folder({"mine": "C: {{c1::Salt}} and {{c2::water}}.\n"}).build()
    second = first.edited("mine", "{{c1::Salt}} and {{c2::water}}", "Salt and {{c1::water}}").build()
    assert second.files["mine"].startswith("C: Salt and {{c2::water}}. ^")
