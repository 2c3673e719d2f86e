"""The command line: one short file a command; the only room that prints or asks the clock."""
