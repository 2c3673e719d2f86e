"""The second that counts as now for a build: that of the clock, or the one that the environment fixes."""

import os
import time

from cards.errors import CardsError


def time_of_build() -> int:
    """Return the second (UTC) of this build. Raises CardsError if SOURCE_DATE_EPOCH is no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not (epoch.isascii() and epoch.isdecimal()):
        raise CardsError(f'SOURCE_DATE_EPOCH is "{epoch}"; set it to a number of seconds or unset it')
    return int(epoch) if epoch else int(time.time())
