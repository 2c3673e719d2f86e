"""The documents are true: what they show runs, what they list exists, what exists is listed."""
