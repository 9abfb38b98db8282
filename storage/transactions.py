"""One transaction: everything in it is on the disk at the end, or nothing of it ever was."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.engine import Connection


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """Hold the write lock from the first statement on; commit at the end, undo everything on an error."""
    connection.execute("begin immediate")
    try:
        yield connection
        connection.execute("commit")
    except BaseException:
        undo(connection)
        raise


@contextmanager
def one_moment(connection: Connection) -> Iterator[Connection]:
    """Read several answers from the same moment; inside an open transaction it is that one's."""
    if connection.in_transaction:
        yield connection
        return
    connection.execute("begin")
    try:
        yield connection
    finally:
        undo(connection)


@contextmanager
def at_once(connection: Connection) -> Iterator[None]:
    """Do what can be done now, and do not wait for whoever reads."""
    (before,) = connection.execute("pragma busy_timeout").fetchone()
    connection.execute("pragma busy_timeout = 0").fetchone()
    try:
        yield
    finally:
        connection.execute(f"pragma busy_timeout = {before}").fetchone()


def undo(connection: Connection) -> None:
    """Take back what the open transaction did, where there still is one."""
    if connection.in_transaction:
        connection.execute("rollback")
