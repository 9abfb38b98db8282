"""The line itself: HTTP that trusts whom the operating system trusts, through the proxy that it names.

httpx and the certificates are loaded when a line is opened, not at import.
"""

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from casework.errors import Unreachable

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


def clean(address: str) -> str:
    """Return a service's address as it is used; Unreachable where it cannot be one.

    Plain HTTP goes to this computer only.
    """
    text = address.strip()
    if "://" not in text:
        text = f"https://{text}"
    parts = urlsplit(text)
    if not parts.hostname or parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise Unreachable("Adressen på centralen er ikke en adresse. Se efter, om den er skrevet rigtigt.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Unreachable("Centralen skal have en sikker adresse, der begynder med https. Intet er sendt.")
    return text.rstrip("/")
