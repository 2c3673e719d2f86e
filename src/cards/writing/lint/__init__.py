"""The hard rules for a card, in the order in which they are tried; the first that objects names the reason."""

from cards.writing.lint import (
    broken,
    dangling,
    empty,
    filler,
    general,
    given_away,
    length,
    narrative,
    no_topic,
    one_example,
    thin,
)
from cards.writing.lint.rule import Draft, LintRule

LINT: tuple[LintRule, ...] = (
    LintRule("broken-syntax", broken.objection),
    LintRule("dangling-reference", dangling.objection),
    LintRule("no-topic", no_topic.objection),
    LintRule("answer-given-away", given_away.objection),
    LintRule("too-long", length.objection),
    LintRule("filler", filler.objection),
    LintRule("narrative", narrative.objection),
    LintRule("general-word", general.objection),
    LintRule("empty-answer", empty.objection),
    LintRule("one-example", one_example.objection),
    LintRule("thin-front", thin.objection),
)


def objection(draft: Draft) -> tuple[str, str] | None:
    """Return the id of the first rule that objects to a card, and its reason, or None."""
    for rule in LINT:
        reason = rule.objection(draft)
        if reason:
            return rule.id, reason
    return None


__all__ = ["LINT", "Draft", "LintRule", "objection"]
