"""The proxy that the operating system names for one address, also where it is a script that decides (PAC, WPAD).

Windows and macOS run the municipality's script themselves; Qt asks them. That may take seconds, so it is asked on the
lane that opens a line, which nobody waits for. What a variable of the environment or a fixed setting names comes first
and needs none of this (`sync.line`).
"""

from sync import line


def begin() -> None:
    """Let every line that is opened from now on ask the system where nothing fixed names a proxy."""
    line.ask_system(named_for)


def named_for(address: str) -> str:
    """Return the proxy for an address as a URL; empty where the system names none, or none of HTTP."""
    from PySide6.QtCore import QUrl
    from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

    for one in QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(address))):
        if one.type() == QNetworkProxy.ProxyType.NoProxy:
            return ""
        if one.type() in {QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy}:
            return f"http://{one.hostName()}:{one.port()}"
    return ""
