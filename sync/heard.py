"""What a contact brings beside a token: lease, order to wipe, and the service's keys; believed only when signed.

The number that was sent along must come back inside, so that an old lease or order that somebody kept is worth nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sync.proofs import BadProof, decoded, read_statement
from sync.protocol import TokenAnswered
from sync.protocol_away import LEASE, ORDER


@dataclass(frozen=True, slots=True)
class ServiceKnown:
    """The service's public keys: whose signature is believed, whom a journal file is sealed to. Empty: not known."""

    sign: bytes = b""
    seal: bytes = b""


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


def heard(answer: TokenAnswered, known: ServiceKnown, *, device: str, nonce: str, now: float) -> Heard:
    """Return what an answer brings; a lease or an order that does not hold is as if it had not come.

    `now` is the service's time as this device reckons it, in seconds since 1970. The keys that a device knows already
    stay: another pair is not taken in their place.
    """
    keys = _keys(answer)
    believed = known if known.sign else (keys or known)
    lease = _facts(believed.sign, LEASE, answer.lease, device, nonce)
    order = _facts(believed.sign, ORDER, answer.order, device, nonce)
    stands = order is not None and _is_ahead(order.get("until"), now)
    return Heard(
        answer.now,
        nonce,
        answer.lease if lease is not None else "",
        str(order.get("order", "")) if order is not None and stands else "",
        None if known.sign else keys,
    )


def _facts(sign: bytes, kind: str, text: str, device: str, nonce: str) -> dict[str, object] | None:
    if not sign or not text:
        return None
    try:
        facts = read_statement(sign, kind, text)
    except BadProof:
        return None
    return facts if (facts.get("device"), facts.get("nonce")) == (device, nonce) else None


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
