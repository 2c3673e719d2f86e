"""Turns prose into flashcards worth learning."""
