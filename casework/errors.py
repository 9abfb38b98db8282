"""The one family of errors, so that every floor can say what went wrong in the same four words.

    FodfaesteError
    ├── Refused       the person asked for something that may not be done; the text is meant for him
    ├── Locked        the store is closed: wrong passphrase, lease over, somebody else holds it
    ├── Unreachable   the service did not answer, or did not answer in our protocol; nothing is lost
    └── Damaged       a file is not what it must be; the text says what is safe and what to do

Everything else is a bug and goes to the crash report. Texts are Danish sentences that a person can act on.
"""


class FodfaesteError(Exception):
    """Root of everything that is said to a person in words."""


class Refused(FodfaesteError):
    """Say it to the person: the act breaks a rule of the work, and the sentence says how to go on."""


class Locked(FodfaesteError):
    """The store is closed to this person or at this moment."""


class Unreachable(FodfaesteError):
    """The central service could not be reached or understood; everything written is still here."""


class Damaged(FodfaesteError):
    """A file on this computer is not as we wrote it, was made by a newer version, or cannot be written."""
