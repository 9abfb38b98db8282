"""Which release of the wire a device reads: it says so when it pulls; a service may say from which on it gives rows.

Whatever a device writes is taken of every release, for ever (docs/PROTOCOL.md, *What any released version may do*).
"""

from typing import Final

FIRST: Final = 1
"""The wire of 0.1.0. Its devices say no number, so none counts as this one."""
READS: Final = 1
"""The release that this device reads; one more only where rows come that an earlier one could not read."""
