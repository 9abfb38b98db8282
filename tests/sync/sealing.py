"""A computer's sealing key, its request as PKCS 10, and what a certificate says, read by the library alone."""

from dataclasses import dataclass, field
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync import seals
from sync.enrol import Enrolled
from sync.heard import ServiceKnown
from sync.proofs import encoded
from sync.protocol_seal import SealAsked, asked_digest
from sync.seals import Certified
from sync.service import identity, issuer, people, registry
from sync.service.grants import Act
from sync.wire import Wire
from tests.sync.stage import Central

DER = serialization.Encoding.DER


def fresh() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def request(device: str, key: Any = None) -> bytes:
    """Return a request for a key that names a device."""
    name = x509.Name([x509.NameAttribute(NameOID.SERIAL_NUMBER, device)])
    made = x509.CertificateSigningRequestBuilder(name).sign(key or fresh(), hashes.SHA256())
    return made.public_bytes(DER)


@dataclass
class Sealing:
    """An enrolled computer that asks for the certificate of its key, as its round does."""

    running: Central
    enrolled: Enrolled
    key: ec.EllipticCurvePrivateKey = field(default_factory=fresh)
    holds: bytes = b""

    def ask(self) -> Certified:
        wire = self.wire()
        try:
            found = seals.ask(wire, request(self.enrolled.device, self.key), self.holds)
        finally:
            wire.close()
        self.holds = found.certificate
        return found

    def says(self, request: bytes, holds: bytes = b"") -> SealAsked:
        """Return what this computer sends that asks by a request, under its own signature."""
        device, key = self.enrolled.device, self.enrolled.key
        sig = key.sign(asked_digest(device, request, holds))
        return SealAsked(encoded(request), sig, encoded(holds))

    def wire(self) -> Wire:
        enrolled = self.enrolled
        wall = self.running.clock.wall
        return Wire(self.running.address, enrolled.key, enrolled.device, wall=wall, service=self.service())

    def service(self) -> ServiceKnown:
        with self.running.ledger.reading() as connection:
            own = identity.read(connection, self.running.ledger.keys)
        return ServiceKnown(own.signer.public, own.public)


def read(certificate: bytes) -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate)


def said(certificate: x509.Certificate, kind: Any) -> Any:
    return certificate.extensions.get_extension_for_class(kind).value


def fetched(running: Central, path: str) -> httpx.Response:
    return httpx.get(running.address + path, trust_env=False)


def shut_out(running: Central, device: str) -> None:
    with running.ledger.writing() as connection:
        registry.revoke_device(connection, device, running.clock())
        issuer.shut(connection, registry.every_name(connection, device), running.clock())


def gone(running: Central, hers: Sealing) -> None:
    """Let her leave the municipality."""
    people.leave(
        running.ledger, "MEHA", Act("administrator", "holdt op", "2026-11-26T09:00:00+00:00"), running.clock()
    )
