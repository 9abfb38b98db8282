"""Made-up bodies with a real device's names and signatures in them: judged by what they say, not by who says it."""

import json
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from sync import protocol as fsp
from sync import protocol_away as away
from sync import protocol_recovery as forgotten
from sync.proofs import decoded, encoded
from sync.protocol_fork import gone_mark
from sync.protocol_seal import asked_digest
from sync.service import accept
from sync.service.contract import Octets, Way
from sync.service.problems import Refusal
from tests.sync.protocol_page import said as of_the_page
from tests.sync.sealing import fresh, request
from tests.sync.signing import Signing
from tests.sync.stage import new_id

NAMED: Final = {"push", "offered", "trail", "recovery_request", "token"}
"""Addresses whose body names the device, and mostly the generation of the log."""

_OF_THE_PAGE: Final = of_the_page("seal-asked")["request"]


class Truth:
    """Puts the device, the generation, the next number and the signature where the body has a place for them."""

    def __init__(self, signing: Signing) -> None:
        self._running, self._own = signing.running, signing.enrolled
        self._next, self._seals = 1, fresh()

    def heard(self, way: Way, status: int, answer: bytes) -> None:
        """Go on after the last number that an answered batch was taken with."""
        if (way.name, status) == ("push", 200):
            self._next = json.loads(answer)["acked"] + 1

    def query(self, way: Way, content: bytes) -> dict[str, str]:
        """Return the signature that a file is sent with; nothing where the address asks for none."""
        own = self._own
        if way.name == "journal":
            return {"epoch": own.epoch, "sig": own.key.sign(away.file_digest(own.device, own.epoch, content))}
        if way.name == "trail_file":
            return {"sig": own.key.sign(away.trail_digest(own.device, content)), "knows": ""}
        return {}

    def body(self, way: Way, raw: bytes) -> bytes:
        """Return a body with the truth in it; as it is where it has no place for any."""
        if isinstance(way.takes, Octets):
            return raw
        try:
            said = whole(json.loads(raw))
            return json.dumps(self._true(way, said)).encode() if isinstance(said, dict) else raw
        except (ValueError, TypeError, KeyError, RecursionError, OverflowError, Refusal):
            return raw  # broken beyond a signature: it goes as it is

    def named(self, raw: bytes) -> bytes:
        """Return a body that says the device's own name where it says one, and nothing else of the truth."""
        try:
            said = json.loads(raw)
        except ValueError:
            return raw
        if isinstance(said, dict) and isinstance(said.get("dev"), str):
            said["dev"] = self._own.device
        return json.dumps(said).encode()

    def _true(self, way: Way, said: dict[str, Any]) -> dict[str, Any]:
        if way.name in NAMED:
            own = {"dev": self._own.device, "epoch": self._own.epoch}
            said |= {name: value for name, value in own.items() if name in said}
        if way.name == "enrol":
            said |= {"dev": new_id(), "code": self._running.code(self._running.add_user(new_id()[:8]))}
        if way.name == "push":
            return self._signed(said)
        if way.name == "recovery_request":
            asked = msgspec.convert(said, forgotten.RequestWire)
            said["sig"] = self._own.key.sign(forgotten.request_digest(asked))
        return self._asking(said) if way.name == "seal" else said

    def _asking(self, said: dict[str, Any]) -> dict[str, Any]:
        """Ask for a key in this device's own name, where the request is the page's, and sign whatever is asked."""
        if said["request"] == _OF_THE_PAGE:
            said["request"] = encoded(request(self._own.device, self._seals))
        asked, holds = decoded(said["request"]), decoded(said.get("holds", ""))
        return {**said, "sig": self._own.key.sign(asked_digest(self._own.device, asked, holds))}

    def _signed(self, said: dict[str, Any]) -> dict[str, Any]:
        """Number and sign a batch, so that its changes are judged one by one."""
        said["ch"] = [{**one, "d": self._next + place} for place, one in enumerate(said["ch"])]
        marks = [accept.read_one(json.dumps(one).encode()).hash for one in said["ch"]]
        gone = [(first, last) for first, last in said.pop("gone", [])]
        if gone and gone[0][0] != self._next:  # a stretch that follows on would leave no numbers for the rest
            said["gone"] = gone
            marks.append(gone_mark(gone))
        digest = fsp.batch_digest(said["dev"], said["epoch"], marks)
        return {**said, "sig": self._own.key.sign(digest)}


def whole(said: Any) -> Any:
    """Write 1.0 as 1: to JSON Schema they are one number, to the wire only the second is whole."""
    if isinstance(said, float) and said.is_integer():
        return int(said)
    if isinstance(said, Mapping):
        return {name: whole(value) for name, value in said.items()}
    return [whole(value) for value in said] if isinstance(said, list) else said
