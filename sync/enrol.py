"""Bringing a device in: once, online, with a one-time code from the team lead.

The device makes its own name and key; the code proves for whom. Where the answer was lost on the way, the same attempt
can be made again with the same name and key, and gets the same answer. Nothing is written here: who calls keeps the key
beside the store that he makes for the person.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from casework.errors import Unreachable
from sync.at_the_code import OTHER_KEYS, at_the_code
from sync.heard import NO_SERVICE, ServiceKnown
from sync.proofs import DeviceKey, decoded
from sync.protocol import ServiceKeys
from sync.protocol_away import keys_mark
from sync.wire import Wire


@dataclass(frozen=True, slots=True)
class Attempt:
    """A device that asks to come in: its name for ever, and its key. Keep it until the answer is there.

    `lost` says that it had another key under this name, and lost it.
    """

    device: str
    key: DeviceKey
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The device is in: its name and key, the person, the municipality, the address, and the log generation."""

    device: str
    key: DeviceKey
    user: str
    initials: str
    name: str
    role: str
    municipality: str
    address: str
    epoch: str
    recovery: bytes = b""
    """The municipality's recovery key, to be pinned in the store; nothing where it has none or sends nonsense."""
    service: ServiceKnown = NO_SERVICE
    """The service's keys, to be pinned in the store."""
    sign_in: bool = False
    """Whether the person has to sign in in the browser before anything comes."""


def begin() -> Attempt:
    """Make the name and the key of a new device."""
    return Attempt(str(uuid.uuid4()), DeviceKey.new())


def enrol(
    address: str,
    code: str,
    attempt: Attempt,
    *,
    wall: Callable[[], float],
    computer: str = "",
    keys: str = "",
) -> Enrolled:
    """Ask in with a code; Unreachable, in a sentence for the person, where that does not succeed.

    `keys` is the mark of the service's keys where a link brought it: a service that has others is not believed.
    """
    wire = Wire(address, attempt.key, attempt.device, wall=wall)
    try:
        done = wire.enrol(code, computer, lost=attempt.lost)
    except Unreachable as error:
        raise at_the_code(error) from error
    finally:
        wire.close()
    if keys and (done.service is None or keys_mark(done.service) != keys):
        raise Unreachable(OTHER_KEYS)
    user = done.user
    return Enrolled(
        done.dev,
        attempt.key,
        user.id,
        user.initials,
        user.name,
        user.role,
        done.municipality,
        wire.address,
        done.epoch,
        _key(done.recovery),
        _service(done.service),
        bool(done.signin),
    )


def _key(text: str) -> bytes:
    try:
        return decoded(text)
    except ValueError:
        return b""


def _service(keys: ServiceKeys | None) -> ServiceKnown:
    """Return the service's keys; none where it has none yet or sends nonsense."""
    try:
        return ServiceKnown(decoded(keys.sign), decoded(keys.seal)) if keys else NO_SERVICE
    except ValueError:
        return NO_SERVICE
