"""What stops the work: one base class, caught once, in `cli`, and printed as one line."""


class CardsError(Exception):
    """The work cannot go on; the message says what, where and what to do."""


class BadInput(CardsError):
    """A file that people wrote cannot be read."""


class CannotWrite(CardsError):
    """A result could not be written; what stood there before is untouched."""
