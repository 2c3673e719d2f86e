"""Entries to notes: constructions propose, lint refuses, choice keeps the few that are worth learning."""
