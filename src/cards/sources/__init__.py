"""Files to entries and problems: readers, page furniture, section roles, the term."""
