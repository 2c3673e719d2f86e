"""Parsing and writing in processes of their own, as many as there are cores, for decks with many entries to be written."""
