"""What reviews add up to: pure functions from answers and cards to numbers (docs/statistics.md says what each means)."""
