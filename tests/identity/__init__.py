"""Random sequences of real edits, each followed by a build and an import into an Anki with review history."""
