"""Reviewing in a terminal: what a session is, the screen application, and its twin that speaks line by line."""
