"""Who is asking: a proof by the device's key on every request, and a short token bound to that key.

A token lasts five minutes and names the key it belongs to; with another key it is worth nothing. A proof is good for
one request: its method, its address, its time within two minutes, its number once. Proofs from before the service
started are refused, because their numbers are no longer remembered; the device then takes the service's time and asks
again by itself.
"""

import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from sync.proofs import CLOCK_MAY_DIFFER, BadProof, Proof, read_proof, thumbprint
from sync.protocol import TokenAnswered, TokenAsked
from sync.service import leases, sessions
from sync.service.ledger import CentralLedger, Connection
from sync.service.problems import Refusal
from sync.service.registry import Device, device_called, device_with_key

TOKEN_LASTS: Final = 300
WITHOUT_SIGN_IN: Final = "/v1/recovery"
"""Where a person is heard who cannot sign in: two officers look at who he is."""
_KIND: Final = "at+jwt"
_REMEMBERED: Final = 4096
"""Tokens whose mark was found to be ours; a device asks many times with one."""


class Guard:
    """Lets a request through as the device that sent it, or refuses it."""

    def __init__(self, ledger: CentralLedger, *, started: datetime) -> None:
        self._ledger = ledger
        self._key = OctKey.import_key(ledger.keys.of("token"))
        self._started = int(started.timestamp())
        self._used: dict[str, int] = {}
        self._tokens: dict[str, dict[str, Any]] = {}
        self._lock = threading.Lock()

    def proof(self, headers: Mapping[str, str], method: str, address: str, *, now: datetime) -> Proof:
        """Check the proof of a request that carries no token yet."""
        return self._fresh_proof(headers, method, address, token="", now=now)

    def token(self, asked: TokenAsked, proof: Proof, *, now: datetime) -> TokenAnswered:
        """Give a token to a device whose key made the proof, and with it lease or order.

        A device that is shut out gets one where it only brings its journal file, or where it is to be wiped. So does
        one whose person has to sign in: what it has to bring comes through, and a lease does not come with it.
        """
        device = self._device(asked.dev, proof)
        if device.revoked and not asked.shut and not device.ordered:
            raise Refusal("device_revoked")
        signed = sessions.goes_on(self._ledger, proof.thumbprint, device.user, now)
        if not signed and not asked.shut and not device.ordered:
            raise Refusal("sign_in_needed")
        token = self.access(device, now, bring=not signed)
        answer = TokenAnswered(token, "DPoP", TOKEN_LASTS, now.isoformat(timespec="milliseconds"))
        leases.told(self._ledger, device, asked, answer, now)
        if not signed:
            answer.lease, answer.signin = "", "needed"
        return answer

    def access(self, device: Device, now: datetime, *, bring: bool = False) -> str:
        """Return a token for a device; with `bring` one that only brings what waits on it."""
        at = int(now.timestamp())
        claims: dict[str, Any] = {"sub": device.user, "dev": device.id, "iat": at, "exp": at + TOKEN_LASTS}
        claims["cnf"] = {"jkt": thumbprint(device.public)}
        if bring:
            claims["bring"] = True
        return jwt.encode({"alg": "HS256", "typ": _KIND}, claims, self._key)

    def device_of(self, connection: Connection, proof: Proof, user: str) -> Device | None:
        """Return the computer of a person whose key made a proof, where it is let in."""
        return device_with_key(connection, proof.public, user)

    def device(
        self, headers: Mapping[str, str], method: str, address: str, *, now: datetime, shut: bool = False
    ) -> Device:
        """Return the device that sent a request; Refusal where token, proof or device do not hold.

        `shut` lets those in, too, that are shut out or to be wiped.
        """
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "dpop" or not token:
            raise Refusal("token_needed")
        claims = self._claims(token, now)
        proof = self._fresh_proof(headers, method, address, token=token, now=now)
        if claims["cnf"]["jkt"] != thumbprint(proof.public):
            raise Refusal("bad_proof")
        device = self._device(str(claims["dev"]), proof)
        if claims.get("bring") and not shut and not urlsplit(address).path.startswith(WITHOUT_SIGN_IN):
            raise Refusal("sign_in_needed")
        if not shut and (device.revoked or device.ordered):
            raise Refusal("wipe_ordered" if device.ordered else "device_revoked")
        return device

    def _claims(self, token: str, now: datetime) -> dict[str, Any]:
        """Return what a token says; one that was ours once is ours until it ends."""
        claims = self._tokens.get(token) or self._read_token(token)
        if int(claims["exp"]) <= now.timestamp():
            raise Refusal("token_needed")
        return claims

    def _read_token(self, token: str) -> dict[str, Any]:
        try:
            read = jwt.decode(token, self._key, algorithms=["HS256"])
            claims = dict(read.claims)
            if read.header.get("typ") != _KIND or not isinstance(claims["exp"], int):
                raise Refusal("token_needed")
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise Refusal("token_needed") from error
        with self._lock:
            if len(self._tokens) >= _REMEMBERED:
                self._tokens.clear()
            self._tokens[token] = claims
        return claims

    def _fresh_proof(
        self, headers: Mapping[str, str], method: str, address: str, *, token: str, now: datetime
    ) -> Proof:
        try:
            proof = read_proof(headers.get("dpop", ""), method, address, token=token)
        except BadProof as error:
            raise Refusal("bad_proof") from error
        at = int(now.timestamp())
        if abs(proof.at - at) > CLOCK_MAY_DIFFER or proof.at < self._started:
            raise Refusal("proof_clock")
        with self._lock:
            if len(self._used) % 1024 == 1023:
                self._used = {jti: end for jti, end in self._used.items() if end >= at}
            if self._used.get(proof.jti, 0) >= at:
                raise Refusal("proof_replayed")
            self._used[proof.jti] = proof.at + CLOCK_MAY_DIFFER
        return proof

    def _device(self, device_id: str, proof: Proof) -> Device:
        with self._ledger.reading() as connection:
            device = device_called(connection, device_id)
        if device is None or device.public != proof.public:
            raise Refusal("device_unknown")
        return device
