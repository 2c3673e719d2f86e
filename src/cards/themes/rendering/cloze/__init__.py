"""Anki's cloze deletions: how a field's marks are read, and how they are shown."""
