"""One program for one home: a second start raises the window of the first, says so, and ends.

The lock is a file, asked for before anything is painted; the line between the two starts is loaded only when it is
needed, after the first window stands.
"""

import errno
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ALREADY_OPEN = (
    "Fodfæste er allerede åbent på denne computer, og vinduet er hentet frem. Intet er ændret. "
    "Skriv videre i det vindue."
)

AGAIN_MS: Final = 50
"""Between two knocks: a first start that is drawn already hears only once it has loaded what follows."""

SAID_MS: Final = 2000
MOST_SAID: Final = 2000
"""Letters of what a later start hands over; a link has a hundred."""
SHORT: Final = Path("/tmp")  # noqa: S108  a socket has a name, and no content
"""Where the line lies when the path of the temporary folder is too long for a socket (107 bytes on Linux)."""


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

    def knock(self, seconds: float = 5.0, *, said: str = "") -> bool:
        """Ask the first start to raise its window, again and again for so many seconds; tell whether it heard.

        What is `said`, a link that was opened, goes along.
        """
        from PySide6.QtNetwork import QLocalSocket

        line, end = QLocalSocket(), time.monotonic() + seconds
        while True:
            for name in self._names():
                line.connectToServer(name)
                if line.waitForConnected(AGAIN_MS):
                    line.write(said.encode())
                    line.disconnectFromServer()  # behind what is said
                    if said and line.state() != QLocalSocket.LocalSocketState.UnconnectedState:
                        line.waitForDisconnected(SAID_MS)
                    return True
                line.abort()
            if time.monotonic() >= end:
                return False
            time.sleep(AGAIN_MS / 1000)

    def listen(
        self, raise_window: Callable[[], object], hear: Callable[[str], object] = lambda _said: None
    ) -> bool:
        """Hear later starts knock; False where the system has no line to give, and each of them says so.

        `hear` is handed what one of them said, once it has said all of it.
        """
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def answer() -> None:
            while (line := server.nextPendingConnection()) is not None:
                line.disconnected.connect(partial(_end, line, hear))
                raise_window()
                if line.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                    _end(line, hear)

        server.newConnection.connect(answer)
        self._server = server
        for name in self._names():
            QLocalServer.removeServer(name)  # left behind by a power cut; the lock says that nobody listens
            if server.listen(name):
                return True
        return False

    def _names(self) -> list[str]:
        """Name the line after the home, which itself is too long for a socket; Qt puts it in the temporary folder."""
        from hashlib import blake2b

        name = "fodfaeste-" + blake2b(str(self._home.resolve()).encode(), digest_size=8).hexdigest()
        return [name] if os.name == "nt" else [name, str(SHORT / name)]

    def let_go(self) -> None:
        """Hand the home on."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()


def _end(line: "QLocalSocket", hear: Callable[[str], object]) -> None:
    """A later start has hung up: hear what it said."""
    said = bytes(line.read(MOST_SAID).data()).decode(errors="replace")
    line.deleteLater()
    if said:
        hear(said)
