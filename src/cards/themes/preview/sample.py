"""A card to look at, and the stress cards: whatever a field may hold that could break a template or a style sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

_LONG = (
    "When a signal lasts, the cell that receives it takes its receptors in, and what arrives counts for less; once the "
    "signal ends the receptors come back, though not all of them and not at once, so that the next signal finds a cell "
    "that is slower to answer than the one before. "
)
_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_ADDRESS = "https://example.org/a/very/long/address/without/any/place/to/break?with=parameters&and=more-of-them"
_CODE = (
    "<pre><code>def due(cards, now):\n    # a line that is longer than any phone is wide, on purpose, and then some\n"
    "    return sorted((card for card in cards if card.due &lt;= now), key=lambda card: card.due)</code></pre>"
)
_TABLE = (
    "<table><tr><th>Hormone</th><th>Made in</th><th>Acts on</th><th>Half-life</th><th>Measured in</th></tr>"
    "<tr><td>Cortisol</td><td>Adrenal cortex</td><td>Almost every cell</td><td>66 minutes</td><td>nmol/l</td></tr>"
    "<tr><td>Melatonin</td><td>Pineal gland</td><td>Suprachiasmatic nucleus</td><td>45 minutes</td><td>pg/ml</td></tr>"
    "</table>"
)
_PICTURE = (
    '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%221600%22 '
    "height=%22400%22%3E%3Crect width=%221600%22 height=%22400%22 fill=%22%23b9cfe4%22/%3E%3Cpath d=%22M0 200C200 0 "
    "400 0 800 200S1400 400 1600 200%22 stroke=%22%23234%22 stroke-width=%2216%22 fill=%22none%22/%3E%3C/svg%3E"
    '" alt="A wave">'
)
_FORMULA = (
    r"\[R(t) = \left(1 + F \cdot \frac{t}{S}\right)^{-C}, \qquad "
    r"\hat{S}' = S \cdot \left(e^{w} \cdot (11 - D) \cdot S^{-w'} \cdot (e^{w''(1-R)} - 1) + 1\right)\]"
)
# What hand-written notes are in Anki: cards.anki.markup makes this of the Markdown beside each.
MARKDOWN = """Compare **both** and say *why*:

| Rule | `due()` | Half-life |
|:-----|:-------:|----------:|
| old  | `<=`    | $2^{t}$   |
| new  | `<`     | ~~66~~ 45 |

```
return sorted(cards, key=lambda card: card.due)  # a line that is longer than a phone is wide
```

![A wave](media/wave.svg)"""
MARKDOWN_ANSWER = """### In short

> Sooner is *not* better.

1. It comes **later**.
   - at night
   - by day
2. See [the page](https://example.org/a/long/address).

---

What is left is text."""
_MARKDOWN_TEXT = (
    "<p>Compare <strong>both</strong> and say <em>why</em>:</p>"
    '<table><thead><tr><th style="text-align:left">Rule</th><th style="text-align:center"><code>due()</code></th>'
    '<th style="text-align:right">Half-life</th></tr></thead><tbody>'
    '<tr><td style="text-align:left">old</td><td style="text-align:center"><code>&lt;=</code></td>'
    r'<td style="text-align:right">\(2^{t}\)</td></tr>'
    '<tr><td style="text-align:left">new</td><td style="text-align:center"><code>&lt;</code></td>'
    '<td style="text-align:right"><del>66</del> 45</td></tr></tbody></table>'
    "<pre><code>return sorted(cards, key=lambda card: card.due)  # a line that is longer than a phone is wide</code></pre>"
    f"<p>{_PICTURE}</p>"
)
_MARKDOWN_ANSWER_TEXT = (
    "<h3>In short</h3><blockquote><p>Sooner is <em>not</em> better.</p></blockquote>"
    "<ol><li>It comes <strong>later</strong>.<ul><li>at night</li><li>by day</li></ul></li>"
    '<li>See <a href="https://example.org/a/long/address">the page</a>.</li></ol><hr><p>What is left is text.</p>'
)
_USUAL = {"Term": "Receptor", "Section": "Mechanism", "Source": "entries/receptor.md:14"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A note by its fields (HTML; what is not named is empty), and which of its cards is shown, from 1."""

    title: str
    kind: Literal["qa", "cloze"]
    fields: Mapping[str, str]
    ordinal: int = 1


def _question(title: str, question: str, answer: str, **others: str) -> Sample:
    return Sample(title, "qa", _USUAL | {"Question": question, "Answer": answer} | others)


def _cloze(title: str, text: str, ordinal: int = 1, **others: str) -> Sample:
    return Sample(title, "cloze", _USUAL | {"Text": text} | others, ordinal)


STRESS: tuple[Sample, ...] = (
    _question(
        "Usual",
        "What does a cell do with its receptors when a signal lasts?",
        "It takes them in",
        Label="Receptor · Mechanism",
        Context="When a signal lasts, the cell takes its receptors in.",
    ),
    _question(
        "Long",
        f"{_LONG * 2}What happens next?",
        _LONG * 2,
        Label=f"Receptor · {_LONG}",
        Context=_LONG * 3,
        Section=_LONG,
    ),
    _question("Empty fields", "What is left?", "Nothing else", Term="", Section="", Source=""),
    _question(
        "Right to left",
        "מה קורה לקולטנים כאשר האות נמשך?",
        "הם נאספים אל תוך התא (<i>endocytosis</i>), ואז 50% מהם חוזרים.",
        Label="קולטן · מנגנון",
        Term="קולטן",
        Section="מנגנון",
        Context="כאשר האות נמשך, התא אוסף את הקולטנים שלו.",
    ),
    _question(
        "Long words", f"{_WORD}?", f"{_ADDRESS}<br>{_WORD * 2}", Context=_ADDRESS, Source=f"entries/{_WORD}.md:1"
    ),
    _question(
        "Code", f"What does <code>due()</code> return?{_CODE}", "The cards whose <code>due</code> has come, in order"
    ),
    _question("Table", "Which of them lasts longer?", f"{_TABLE}Cortisol"),
    _question(
        "Lists", "What are the steps?", "<ol><li>Signal</li><li>Uptake<ul><li>slow</li><li>fast</li></ul></li></ol>"
    ),
    _question("Formula", r"What is \(R(t)\) if \(S\) is known?", _FORMULA),
    _question("Picture", f"What is this?{_PICTURE}", f"A wave{_PICTURE}"),
    _question("Markdown", _MARKDOWN_TEXT, _MARKDOWN_ANSWER_TEXT),
    _question("Looks like markup", "Is 1 &lt; 2 &amp;&amp; &#123;&#123;c1::x&#125;&#125;?", "&lt;b&gt;Yes&lt;/b&gt;"),
    _cloze(
        "Usual",
        "When a signal lasts, the cell takes its {{c1::receptors}} in.",
        Label="Receptor · Mechanism",
        Extra="Cells take receptors in when a signal lasts.",
    ),
    _cloze(
        "Hint, two gaps",
        "The {{c1::signal::what arrives}} ends and the {{c2::receptors}} come back, {{c1::slowly::how}}.",
    ),
    _cloze("One in another", "Taken in, {{c1::a receptor is {{c2::sorted::where to}} and then}} returned or lost.", 2),
    _cloze(
        "Right to left",
        "כאשר האות נמשך, התא אוסף את {{c1::הקולטנים (receptors)::מה}} אל תוכו.",
        Term="קולטן",
        Section="מנגנון",
    ),
    _cloze("Long", f"{_LONG}{{{{c1::{_LONG}}}}}{_LONG}", Extra=_LONG, Section=_LONG),
    _cloze("Long words", f"The word {{{{c1::{_WORD * 2}}}}} is long, and so is {_ADDRESS}."),
    _cloze("Code, table", f"{_CODE}calls {{{{c1::<code>sorted()</code>}}}} on {_TABLE}"),
    _cloze("Formula", rf"With \(S\) the {{{{c1::stability}}}}: {_FORMULA}"),
)
