"""Anki's template language: a card's two sides as Anki shows them, and what is wrong with a template."""
