"""The preview of a theme: cards as Anki shows them, in a page that runs nothing and calls nobody."""
