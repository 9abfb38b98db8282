"""Everyday Danish words, which a passphrase is suggested from and which two people compare over the telephone.

Short, spelt as they sound, each heard as itself. The list is data: a word that has been released is never taken out or
moved, because both ends count by its place.
"""

from functools import cache
from importlib.resources import files


@cache
def words() -> tuple[str, ...]:
    """Return the words in the order of the list."""
    return tuple(files("casework").joinpath("everyday.txt").read_text(encoding="utf-8").split())
