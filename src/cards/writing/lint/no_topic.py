"""No topic: a front that neither names its topic nor may show it above, so that nobody knows what it is about."""

from cards.writing.lint.rule import Draft

_SAY_THEMSELVES = frozenset({"definition", "etymology", "attribute"})


def objection(draft: Draft) -> str:
    """Object where the label had to go because it gives the answer away, and the front does not name the topic."""
    if draft.construction == "acronym" and not draft.label:
        return "without a label nobody knows of which field the abbreviation is"
    if draft.label or draft.names_topic or draft.construction in _SAY_THEMSELVES:
        return ""
    return "neither the front nor a label names the topic"
