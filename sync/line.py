"""The line itself: HTTP that trusts whom the operating system trusts, through the proxy that it names.

httpx and the certificates are loaded when a line is opened, not at import.
"""

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS: Final = 5.0
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""This computer: the one place that plain HTTP goes to, and no proxy."""


def open_line(address: str, answer_s: float) -> "httpx.Client":
    """Open a line to an address; an answer may take so many seconds. No redirect is followed."""
    import ssl

    import httpx
    import truststore

    timeout = httpx.Timeout(answer_s, connect=CONNECT_SECONDS)
    parts = urlsplit(address)
    context = truststore.SSLContext if parts.scheme == "https" else ssl.SSLContext
    verify = context(ssl.PROTOCOL_TLS_CLIENT)
    loopback = parts.hostname in LOOPBACK
    return httpx.Client(timeout=timeout, verify=verify, trust_env=not loopback, follow_redirects=False)
