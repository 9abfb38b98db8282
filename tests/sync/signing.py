"""Requests made by hand and signed by a real device, so that each part of them can be wrong."""

from collections.abc import Mapping
from typing import Any

import httpx

from sync.enrol import Enrolled
from tests.sync.stage import Central


class Signing:
    """An enrolled device's line: what is sent is what the test says, with a token and a fresh proof beside it."""

    def __init__(self, running: Central, enrolled: Enrolled) -> None:
        self.running = running
        self.enrolled = enrolled
        self.token = ""
        self._line = httpx.Client(trust_env=False, timeout=60)

    def headers(self, method: str, url: str, lets: str = "device") -> dict[str, str]:
        """Return what proves who is asking, for one request to an address that lets in whom it says."""
        if lets == "anyone":
            return {}
        if lets == "key":
            return {"DPoP": self._proof(method, url, "")}
        self.token = self.token or self._fresh()
        return {"Authorization": f"DPoP {self.token}", "DPoP": self._proof(method, url, self.token)}

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        lets: str = "device",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send one signed request; `headers` come on top of what proves who is asking."""
        url = self.running.address + path
        proven = self.headers(method, url, lets)
        return self._line.request(method, url, content=body, headers={**proven, **(headers or {})})

    def unsigned(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Send one request that proves nothing."""
        return self._line.request(method, self.running.address + path, **more)

    def close(self) -> None:
        self._line.close()

    def _proof(self, method: str, url: str, token: str) -> str:
        return self.enrolled.key.proof(method, url, at=int(self.running.clock.wall()), token=token)

    def _fresh(self) -> str:
        asked = {"dev": self.enrolled.device}
        url = f"{self.running.address}/v1/token"
        got = self._line.post(url, headers={"DPoP": self._proof("POST", url, "")}, json=asked)
        return str(got.json()["access_token"])
