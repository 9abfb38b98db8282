"""One program for one home: a second start raises the window of the first, says so, and ends.

The lock is a file, asked for before anything is painted; the line between the two starts is loaded only when it is
needed, after the first window stands.
"""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ALREADY_OPEN = (
    "Fodfæste er allerede åbent på denne computer, og vinduet er hentet frem. Intet er ændret. "
    "Skriv videre i det vindue."
)


class Single:
    """Who holds the home: `take` once at start, `listen` once a window stands, `let_go` before exec."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = QLockFile(str(home / "desktop.lock"))
        self._lock.setStaleLockTime(0)
        self._home = home
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the home; False where another start holds it, OSError where it cannot be written."""
        if self._lock.tryLock(0):
            return True
        kind = self._lock.error()
        if kind == QLockFile.LockError.LockFailedError:
            return False
        if kind == QLockFile.LockError.PermissionError:
            raise PermissionError(errno.EACCES, "")
        raise OSError(errno.ENOSPC, "")  # what Qt calls unknown is a lock file that could not be filled

    def knock(self, seconds: float = 2.0) -> bool:
        """Ask the first start to raise its window; tell whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        line = QLocalSocket()
        line.connectToServer(self._name())
        heard = line.waitForConnected(int(seconds * 1000))
        line.disconnectFromServer()
        return heard

    def listen(self, raise_window: Callable[[], object]) -> None:
        """Hear later starts knock."""
        from PySide6.QtNetwork import QLocalServer

        name = self._name()
        QLocalServer.removeServer(name)  # left behind by a power cut; the lock says that nobody listens
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def answer() -> None:
            while (line := server.nextPendingConnection()) is not None:
                line.disconnected.connect(line.deleteLater)
                raise_window()

        server.newConnection.connect(answer)
        server.listen(name)
        self._server = server

    def _name(self) -> str:
        """Name the line after the home; the home itself is too long for a socket."""
        from hashlib import blake2b

        return "fodfaeste-" + blake2b(str(self._home.resolve()).encode(), digest_size=8).hexdigest()

    def let_go(self) -> None:
        """Hand the home on."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()
