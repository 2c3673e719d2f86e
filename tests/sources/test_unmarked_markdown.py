"""A file called .md that holds no Markdown: headings on lines of their own, no blank lines between."""

from cards.sources.readers.markdown import read_markdown

PAGE = """Skip to main content
Tidal Locking
The state in which a body turns once on its axis for each orbit, so that one face always looks inward.
Origin
The idea was stated in the eighteenth century for the Moon.
"""


def kinds(text: str) -> list[tuple[str, str]]:
    pages, _ = read_markdown(text, "page.md")
    return [(block.kind, block.text) for block in pages[0].blocks]


def test_lines_without_any_mark_are_read_as_plain_text() -> None:
    found = kinds(PAGE)
    assert ("heading", "Origin") in found
    assert all(len(text) < 120 for _, text in found)


def test_one_mark_makes_it_markdown_again() -> None:
    found = kinds(PAGE.replace("The idea", "The **idea**"))
    assert ("heading", "Origin") not in found


def test_money_is_no_mark() -> None:
    found = kinds(PAGE.replace("The idea", "For $5 to $6 the idea"))
    assert ("heading", "Origin") in found
