"""Card files: the plain text in which a person reads and edits notes, taken apart and put together byte for byte."""
