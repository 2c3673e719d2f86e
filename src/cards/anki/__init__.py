"""Packages for Anki: the only room that knows genanki."""
