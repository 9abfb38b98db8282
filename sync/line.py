"""The line itself: HTTP that trusts whom the operating system trusts, through the proxy that it names.

A proxy that a variable of the environment or a fixed setting of the system names is taken as it stands, and only the
one for this address: what is set for other kinds of lines is nobody's business here. Where a script decides (PAC),
whoever can ask the system for it says how (`ask_system`).

httpx and the certificates are loaded when a line is opened, not at import.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from casework.errors import Unreachable
from sync.words import PROXY_ODD

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS: Final = 5.0
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""This computer: the one place that plain HTTP goes to, and no proxy."""
NO_ADDRESS: Final = "Adressen på centralen er ikke en adresse. Se efter, om den er skrevet rigtigt."

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
    return _way_out(address) is not None


def open_line(address: str, answer_s: float) -> "httpx.Client":
    """Open a line to an address; an answer may take so many seconds. No redirect is followed.

    Raises Unreachable where the proxy that is named is of a kind that nobody here speaks, or none at all.
    """
    import ssl

    import httpx
    import truststore

    _check(address)
    timeout = httpx.Timeout(answer_s, connect=CONNECT_SECONDS)
    context = truststore.SSLContext if urlsplit(address).scheme == "https" else ssl.SSLContext
    verify = context(ssl.PROTOCOL_TLS_CLIENT)
    proxy = _way_out(address)
    try:
        if proxy:
            _host(proxy)
        return httpx.Client(
            timeout=timeout, verify=verify, proxy=proxy, trust_env=False, follow_redirects=False
        )
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise Unreachable(PROXY_ODD) from error


def _way_out(address: str) -> str | None:
    """Return the proxy for an address, as a URL: the fixed one, else that of a script; None where it needs none."""
    from urllib.request import getproxies, proxy_bypass

    parts, named = urlsplit(address), getproxies()
    if parts.hostname in LOOPBACK:
        return None
    fixed = named.get(parts.scheme) or named.get("all")
    if not fixed:
        return proxy_for(address)
    if proxy_bypass(parts.hostname or ""):
        return None
    return fixed if "://" in fixed else f"http://{fixed}"


def _check(address: str) -> None:
    """Raise Unreachable where an address reads like one and can be none, as the library sees it."""
    import httpx

    try:
        httpx.URL(address).host  # noqa: B018 - it is read only here, and reading it can fail
    except (httpx.InvalidURL, UnicodeError) as error:
        raise Unreachable(NO_ADDRESS) from error


def _host(address: str) -> str:
    """Return the host of an address; ValueError where it can be none, as with nothing between two dots."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.port == 0 or not host.encode("idna"):
        raise ValueError(address)
    return host


def clean(address: str) -> str:
    """Return a service's address as it is used; Unreachable where it cannot be one.

    Plain HTTP goes to this computer only.
    """
    text = address.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts, host = urlsplit(text), _host(text)
    except ValueError as error:
        raise Unreachable(NO_ADDRESS) from error
    if parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise Unreachable(NO_ADDRESS)
    if parts.scheme == "http" and host not in LOOPBACK:
        raise Unreachable("Centralen skal have en sikker adresse, der begynder med https. Intet er sendt.")
    return text.rstrip("/")
