"""What most tests of a computer and its service begin with: a central service that runs."""

from tests.sync.conftest import running

__all__ = ["running"]
