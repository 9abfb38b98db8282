"""Somebody at a browser, for a device that signs its person in."""

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx

from sync.protocol_signin import LOCAL
from tests.sync.signing_in import plain_line


class Person:
    """Somebody at the browser: opens what he is shown, types, and is sent back; `changes` alters the way back."""

    def __init__(self, initials: str, words: str) -> None:
        self.initials, self.words = initials, words
        self.changes: Callable[[str], str] = str
        self.opened: list[str] = []
        self.saw: list[httpx.Response] = []
        self._thread: threading.Thread | None = None

    def open(self, address: str) -> None:
        self.opened.append(address)
        self._thread = threading.Thread(target=self._sign, args=(address,))
        self._thread.start()

    def _sign(self, address: str) -> None:
        parts = urlsplit(address)
        with plain_line(f"{parts.scheme}://{parts.netloc}") as line:
            line.get(address)
            got = line.post(LOCAL, data={"initials": self.initials, "words": self.words})
            self.saw.append(line.get(self.changes(got.headers["location"])))

    def leave(self) -> None:
        if self._thread is not None:
            self._thread.join(60)
