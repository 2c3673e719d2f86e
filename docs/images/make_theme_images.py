"""Takes the pictures of the themes in docs/images: three cards each, in a real Chromium. `make images` calls it."""

import html
from pathlib import Path

from cards.cli.theme.chromium import picture
from cards.themes.built_in import NAMES
from cards.themes.load import built_in, theme_of
from cards.themes.preview.frames import shown
from cards.themes.preview.sample import Sample

WIDTH, HEIGHT, GAP = 300, 370, 12
COMMON = {
    "Term": "Stress response",
    "Label": "Stress response · Risks",
    "Section": "Risks",
    "Source": "entries/stress-response.md:31",
}
CLOZE = Sample("", "cloze", COMMON | {
    "Text": "Months of high cortisol shrink the {{c1::hippocampus}}, so that memory suffers.",
    "Extra": "They also shrink the hippocampus, so that memory suffers.",
})  # fmt: skip
QUESTION = Sample("", "qa", COMMON | {
    "Question": "What does ACTH make the adrenal cortex release?",
    "Answer": "Cortisol",
    "Context": "Within minutes ACTH makes the adrenal cortex release cortisol.",
})  # fmt: skip


def main() -> None:
    """Write theme-NAME.png for every theme."""
    for name in NAMES:
        made = built_in(name)
        cloze, question = shown(made, theme_of(made, "", 1), (CLOZE, QUESTION), "Deck")
        frames = (*cloze.frames[:2], question.frames[3])
        cards = "".join(f'<iframe sandbox srcdoc="{html.escape(frame.document)}"></iframe>' for frame in frames)
        style = (
            f"body{{display:flex;gap:{GAP}px;margin:0}}"
            f"iframe{{box-sizing:border-box;width:{WIDTH}px;height:{HEIGHT}px;border:1px solid #bbb;border-radius:10px}}"
        )
        page = f'<!doctype html><meta charset="utf-8"><style>{style}</style>{cards}'
        taken = picture(page, 3 * WIDTH + 2 * GAP, HEIGHT)
        (Path(__file__).parent / f"theme-{name}.png").write_bytes(taken)


if __name__ == "__main__":
    main()
