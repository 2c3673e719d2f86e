"""Markdown -> the HTML of a field: what a person wrote into a card file, as Anki shows it."""
