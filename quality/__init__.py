"""Measures how good the cards are."""
