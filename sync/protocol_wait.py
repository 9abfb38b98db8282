"""FSP/1 for waiting: a device hears that there is something for it, and never what."""

from typing import Final

import msgspec

LONGEST_S: Final = 55
"""Seconds that a request may wait; proxies cut one that says nothing for a minute."""


class WaitTold(msgspec.Struct):
    """Whether a pull would bring something (`news`); without, the time was up, or the service wants nobody to wait."""

    news: bool
