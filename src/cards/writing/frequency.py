"""How common a word is. A file of its own, because wordfreq takes a while to import and not every build writes cards."""

from functools import lru_cache

from wordfreq import zipf_frequency


@lru_cache(maxsize=50_000)
def frequency(word: str) -> float:
    """Return how common a word is on the Zipf scale: from 0, never seen, to 8, "the"; 5 is once in ten thousand words."""
    return float(zipf_frequency(word, "en"))
