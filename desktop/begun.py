"""The first day that was broken off: the next start goes on at the step where it stopped, as the same computer.

What is kept is the computer's name and key, and once the code was answered what that brought; never the code and never
the words. It lies sealed under the system's keyring (`storage.first_day`), and goes when the store stands.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from casework.errors import Damaged
from desktop import paths
from storage import first_day
from sync.enrol import Attempt, Enrolled
from sync.heard import ServiceKnown
from sync.proofs import DeviceKey


@dataclass(frozen=True, slots=True)
class Begun:
    """How far it came: the attempt, the address that was typed, and who came in where the code was answered."""

    attempt: Attempt
    address: str = ""
    enrolled: Enrolled | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a start finds: whether a first day is kept here, one that was begun, or why it cannot be had back."""

    keeps: bool
    begun: Begun | None = None
    problem: str = ""


def look() -> Found:
    """On the lane: see whether a first day was broken off here."""
    keeps = first_day.is_offered()
    try:
        told = first_day.read(paths.home())
        return Found(keeps, None if told is None else _read(told))
    except Damaged as error:
        return Found(keeps, problem=str(error))


def keep(begun: Begun) -> bool:
    """On the lane: keep how far it is; tell whether the next start will go on from there."""
    return first_day.keep(paths.home(), _written(begun))


def forget() -> None:
    """On the lane: the store stands, or somebody begins anew."""
    first_day.forget(paths.home())


def _written(begun: Begun) -> bytes:
    said: dict[str, Any] = {
        "device": begun.attempt.device,
        "key": begun.attempt.key.raw.hex(),
        "address": begun.address,
    }
    come_in = begun.enrolled
    if come_in is not None:
        said["enrolled"] = {
            "user": come_in.user,
            "initials": come_in.initials,
            "name": come_in.name,
            "role": come_in.role,
            "municipality": come_in.municipality,
            "address": come_in.address,
            "epoch": come_in.epoch,
            "recovery": come_in.recovery.hex(),
            "service": [come_in.service.sign.hex(), come_in.service.seal.hex()],
            "sign_in": come_in.sign_in,
        }
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def _read(told: bytes) -> Begun | None:
    """Read what was kept; None where it is of another release, which then begins anew."""
    with suppress(ValueError, KeyError, TypeError):
        said = json.loads(told)
        key = DeviceKey(bytes.fromhex(said["key"]))
        attempt = Attempt(str(said["device"]), key)
        return Begun(attempt, str(said["address"]), _enrolled(attempt, said.get("enrolled")))
    return None


def _enrolled(attempt: Attempt, said: dict[str, Any] | None) -> Enrolled | None:
    if said is None:
        return None
    sign, seal = (bytes.fromhex(each) for each in said["service"])
    more = {**said, "recovery": bytes.fromhex(said["recovery"]), "service": ServiceKnown(sign, seal)}
    return Enrolled(device=attempt.device, key=attempt.key, **more)
