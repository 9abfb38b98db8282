"""What a contact brings beside a token: lease, order to wipe, and the service's keys; believed only when signed.

The number that was sent along must come back inside, so that an old lease or order that somebody kept is worth nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sync.proofs import BadProof, decoded, encoded, read_statement
from sync.protocol import ServiceKeys, TokenAnswered
from sync.protocol_away import LEASE, ORDER, keys_id
from sync.protocol_rolled import KIND as ROLLED


@dataclass(frozen=True, slots=True)
class ServiceKnown:
    """The service's public keys: whose signature is believed, whom a journal file is sealed to. Empty: not known."""

    sign: bytes = b""
    seal: bytes = b""


_END: Final = 2
NO_SERVICE: Final = ServiceKnown()


@dataclass(frozen=True, slots=True)
class Heard:
    """One contact: the service's time, the lease and the order as they came (empty where none), and its keys if sent.

    `order` is the number of the order to wipe.
    """

    at: str
    nonce: str
    lease: str = ""
    order: str = ""
    keys: ServiceKnown | None = None
    rolled: str = ""
    """What the known keys say of new ones, as it came; the store believes it for itself."""
    height: tuple[int, int, str] | None = None
    """How far the service has this device: its highest own number, its last entry of the trail and that one's hash."""
    sign_in: bool = False
    """Whether the person has to sign in in the browser before a lease comes."""
    strange: bool = False
    """Whether the service has other keys than the known ones, and nothing that these say leads to them."""


def heard(answer: TokenAnswered, known: ServiceKnown, *, device: str, nonce: str, now: float) -> Heard:
    """Return what an answer brings; a lease or an order that does not hold is as if it had not come.

    `now` is the service's time as this device reckons it, in seconds since 1970. The keys that a device knows already
    stay: another pair is not taken in their place.
    """
    keys = _keys(answer)
    believed = known if known.sign else (keys or known)
    lease = _facts(believed.sign, LEASE, answer.lease, device, nonce)
    order = _facts(believed.sign, ORDER, answer.order, device, nonce)
    rolled = answer.rolled if _leads_on(known, answer.rolled, now) else ""
    stands = order is not None and _is_ahead(order.get("until"), now)
    return Heard(
        answer.now,
        nonce,
        answer.lease if lease is not None else "",
        str(order.get("order", "")) if order is not None and stands else "",
        None if known.sign else keys,
        rolled,
        _height(lease),
        sign_in=bool(answer.signin),
        strange=bool(known.sign) and answer.service is not None and not rolled,
    )


def _facts(sign: bytes, kind: str, text: str, device: str, nonce: str) -> dict[str, object] | None:
    if not sign or not text:
        return None
    try:
        facts = read_statement(sign, kind, text)
    except BadProof:
        return None
    return facts if (facts.get("device"), facts.get("nonce")) == (device, nonce) else None


def _height(lease: dict[str, object] | None) -> tuple[int, int, str] | None:
    """Return what a lease says of how far the service has this device; None where it says nothing of it."""
    acked, end = (lease or {}).get("acked"), (lease or {}).get("trail")
    if type(acked) is not int or not isinstance(end, list) or len(end) != _END:
        return None
    entry, head = end
    return (acked, entry, head) if type(entry) is int and isinstance(head, str) else None


def _leads_on(known: ServiceKnown, text: str, now: float) -> bool:
    """Tell whether the known key announces its successor, and the time for it is not over."""
    if not known.sign or not text:
        return False
    try:
        facts = read_statement(known.sign, ROLLED, text)
    except BadProof:
        return False
    name = keys_id(ServiceKeys(encoded(known.sign), encoded(known.seal)))
    return facts.get("from") == name and _is_ahead(facts.get("until"), now)


def _is_ahead(until: object, now: float) -> bool:
    try:
        return datetime.fromisoformat(str(until)).timestamp() > now
    except ValueError:
        return False


def _keys(answer: TokenAnswered) -> ServiceKnown | None:
    if answer.service is None:
        return None
    try:
        return ServiceKnown(decoded(answer.service.sign), decoded(answer.service.seal))
    except ValueError:
        return None
