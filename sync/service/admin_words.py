"""What a word of the administrator's command line is: what it does, what it tells, and how it gets its place."""

import argparse
from collections.abc import Callable
from typing import Any

from sync.service.ledger import CentralLedger

Told = tuple[str, dict[str, Any]]
"""What a command did: in Danish, and as one object."""
Command = Callable[[CentralLedger, argparse.Namespace], Told]
Run = Callable[[argparse.Namespace], Told]
OnStore = Callable[[Command], Run]
"""Opens the store for a command, and closes it after."""
Word = Callable[[Any, str, Run], argparse.ArgumentParser]
"""Gives a command its word under a parser, with the help that stands in `HELP`."""
