"""The store of reviews: one SQLite file with an append-only log, and the standing of every card, derived from it."""
