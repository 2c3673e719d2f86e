"""Page furniture: what stands on a page and is not its text."""
