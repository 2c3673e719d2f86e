"""How statistics are shown: the same charts and tables, once as text for a terminal and once as a page."""
