"""One reader a file: text of one format to pages."""
