"""The line itself: HTTP that trusts whom the operating system trusts, through the proxy that it names.

A proxy that a variable of the environment or a fixed setting of the system names is known to the library. Where a
script decides (PAC), whoever can ask the system for it says how (`ask_system`).

httpx and the certificates are loaded when a line is opened, not at import.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from casework.errors import Unreachable

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS: Final = 5.0
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""This computer: the one place that plain HTTP goes to, and no proxy."""


NamedFor = Callable[[str], str]
"""The proxy for an address, as a URL; empty where there is none."""


class _System:
    """Who asks the operating system; nobody in a program that has no windows."""

    names: NamedFor | None = None


def ask_system(names: NamedFor | None) -> None:
    """Ask the system this way from now on, for lines whose proxy nothing fixed names."""
    _System.names = names


def proxy_for(address: str) -> str | None:
    """Return the proxy that a script of the system names for an address; None where none does or a fixed one is set."""
    from urllib.request import getproxies

    if _System.names is None or {"http", "https", "all"} & getproxies().keys():
        return None
    return _System.names(address) or None


def goes_by_proxy(address: str) -> bool:
    """Tell whether a line to an address that is opened now goes through a proxy."""
    from urllib.request import getproxies, proxy_bypass

    parts = urlsplit(address)
    if parts.hostname in LOOPBACK:
        return False
    fixed = {parts.scheme, "all"} & getproxies().keys()
    return bool(proxy_for(address)) or bool(fixed and not proxy_bypass(parts.hostname or ""))


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
    named = None if loopback else proxy_for(address)
    return httpx.Client(
        timeout=timeout, verify=verify, proxy=named, trust_env=not loopback, follow_redirects=False
    )


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
