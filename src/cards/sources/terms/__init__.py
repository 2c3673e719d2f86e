"""What an entry is about, and how we know: one finder a file, believed in the order of the registry."""
