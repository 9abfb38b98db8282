"""A certificate for this computer's seal, asked of the municipality's issuer; believed only under the pinned key."""

from dataclasses import dataclass

from casework.errors import Unreachable
from sync.proofs import decoded, encoded, read_statement
from sync.protocol_seal import KIND, SealAsked, asked_digest, facts
from sync.wire import Wire
from sync.words import NOT_OURS


@dataclass(frozen=True, slots=True)
class Certified:
    """The computer's certificate and its issuer's, both DER, and the SHA-256 of every issuer's there was, in hex."""

    certificate: bytes
    issuer: bytes
    issuers: tuple[str, ...] = ()


def ask(wire: Wire, request: bytes, holds: bytes = b"") -> Certified:
    """Bring a request (PKCS 10), and the certificate held now; return what was given for it.

    Unreachable where no answer came, or one that the service whose keys this store pinned did not sign for this device.
    """
    sig = wire.sign(asked_digest(wire.device, request, holds))
    given = wire.seal(SealAsked(encoded(request), sig, encoded(holds), wire.knows()))
    try:
        found = Certified(decoded(given.certificate), decoded(given.issuer), tuple(given.issuers))
        said = read_statement(wire.service.sign, KIND, given.said)
    except ValueError as error:
        raise Unreachable(NOT_OURS) from error
    if said != facts(wire.device, found.certificate, found.issuer, found.issuers):
        raise Unreachable(NOT_OURS)
    return found
