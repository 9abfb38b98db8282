"""Why a request found nobody who answers for the service: what it met on its way, in a sentence for the person."""

import socket
from typing import TYPE_CHECKING

from sync.line import goes_by_proxy
from sync.words import NO_ANSWER, NO_NAME, NO_TRUST, NOT_OURS, PROXY_ASKS, PROXY_SHUT

if TYPE_CHECKING:
    import httpx

_ASKS = "407"


def why_unanswered(error: "httpx.HTTPError", address: str) -> str:
    """Return the sentence for what a request to an address met."""
    import httpx

    if isinstance(error, httpx.DecodingError):
        return NOT_OURS
    if isinstance(error, httpx.ProxyError):  # its text begins with the status that the proxy answered with
        return PROXY_ASKS if str(error).startswith(_ASKS) else PROXY_SHUT
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return NO_TRUST
    return NO_NAME if _has_no_name(error) and not goes_by_proxy(address) else NO_ANSWER


def _has_no_name(error: BaseException | None) -> bool:
    """Tell whether the name is what was not found; behind a proxy that is the name of the proxy."""
    while error is not None:
        if isinstance(error, socket.gaierror):
            return True
        error = error.__cause__ or error.__context__
    return False
