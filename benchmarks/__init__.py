"""How long the way from pages to a package takes, and how much memory: `python -m benchmarks.pipeline`."""
