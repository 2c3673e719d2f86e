"""A deck on disk: its configuration, its ledger, and how files are written."""
