"""When a card comes back: FSRS-6 on numbers, Anki's rules around it, study days, and the store that remembers the reviews."""
