"""Note types as files, and how they are read: what a card looks like."""
