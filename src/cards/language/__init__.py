"""Text to sentences, parses, acronyms, lists and what "it" stands for: the only room that knows spaCy."""
