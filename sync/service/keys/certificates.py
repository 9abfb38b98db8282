"""X.509 as the issuer of seals writes it: its own certificate, that of a computer's seal, the list of those shut out.

A request is a PKCS 10 under the key that it asks for, and names the device: nobody gets a certificate over another
one's key, nor one computer that of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

EARLIER: Final = timedelta(days=1)
"""How much before it was made a certificate begins: the clock of another computer may be behind."""
LIST_EARLIER: Final = timedelta(hours=1)
"""The same of a list: a validator whose clock is behind takes one of tomorrow for none, and every seal for doubtful."""
_MOST_NAME: Final = 64
"""Characters of a name in a certificate, at the most (X.520)."""
_PATH: Final = "/v1/issuer/"
_DER: Final = serialization.Encoding.DER


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a computer's certificate says: whose key, which device of which municipality, until when at the most."""

    public: bytes
    device: str
    municipality: str
    until: datetime
    address: str = ""
    """Where the issuer's certificate and its list are asked for; a certificate without names none."""


def issuer(municipality: str, now: datetime, until: datetime) -> tuple[bytes, bytes]:
    """Make an issuer: its private key (PKCS 8) and its certificate, both DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    name = _named(f"Fodfæste, udsteder af segl {own.digest.hex()[:8]}", municipality)
    made = (
        _begun(name, name, key.public_key(), now, until)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(issues=True), critical=True)
        .add_extension(own, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(_DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private, made.public_bytes(_DER)


def name_of(certificate: bytes) -> str:
    """Return an issuer's name in our addresses: the identifier of its key, 40 hex digits."""
    return _key_of(x509.load_der_x509_certificate(certificate)).digest.hex()


def asked(request: bytes, device: str) -> bytes:
    """Return the public key (DER) of a request that its own private half signed for this device; else ValueError."""
    try:
        said = x509.load_der_x509_csr(request)
        public = said.public_key()
        if not said.is_signature_valid or _device_in(said.subject) != device:
            raise ValueError("signature or device")
        return _p256(public)
    except Exception as error:
        # a byte is enough for a word of the library's own, as for an algorithm or a version that it does not know
        raise ValueError("request") from error


def issued(private: bytes, by: bytes, wanted: Wanted, now: datetime) -> tuple[str, bytes]:
    """Return serial and certificate of a computer's key; the serial is chance: no older copy gives it twice."""
    issuing, key = x509.load_der_x509_certificate(by), serialization.load_der_private_key(private, None)
    public = serialization.load_der_public_key(wanted.public)
    assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101  we made it
    assert isinstance(public, ec.EllipticCurvePublicKey)  # noqa: S101  it was looked at in `asked`
    name = _named(f"Fodfæste, computer {wanted.device[:8]}", wanted.municipality, wanted.device)
    until = min(wanted.until, issuing.not_valid_after_utc)
    builder = (
        _begun(name, issuing.subject, public, now, until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(issues=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(_key_of(issuing)), critical=False
        )
    )
    if wanted.address:
        at = f"{wanted.address}{_PATH}{name_of(by)}"
        there = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, _at(at))
        listed = x509.DistributionPoint([_at(f"{at}/list")], None, None, None)
        builder = builder.add_extension(x509.AuthorityInformationAccess([there]), critical=False)
        builder = builder.add_extension(x509.CRLDistributionPoints([listed]), critical=False)
    made = builder.sign(key, hashes.SHA256())
    return f"{made.serial_number:x}", made.public_bytes(_DER)


def serial_if_issued(certificate: bytes, by: bytes, public: bytes, device: str) -> str | None:
    """Return the serial of a certificate that this issuer signed for the key and the device; None where it is none."""
    try:
        found, issuing = x509.load_der_x509_certificate(certificate), x509.load_der_x509_certificate(by)
        found.verify_directly_issued_by(issuing)
        ours = _p256(found.public_key()) == public and _device_in(found.subject) == device
    except Exception:  # noqa: BLE001  as in `asked`: whatever it is, it is no certificate of ours
        return None
    return f"{found.serial_number:x}" if ours else None


def address_in(certificate: bytes) -> str:
    """Return the address that a certificate of ours names; empty where it names none."""
    found = x509.load_der_x509_certificate(certificate)
    try:
        points = found.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return ""
    names = points[0].full_name or []
    return str(names[0].value).partition(_PATH)[0] if names else ""


def life_of(certificate: bytes) -> tuple[datetime, datetime]:
    """Return when a certificate was made and until when it is good."""
    found = x509.load_der_x509_certificate(certificate)
    return found.not_valid_before_utc + EARLIER, found.not_valid_after_utc


def listed(
    private: bytes, by: bytes, shut: Iterable[tuple[str, datetime]], now: datetime, next_at: datetime
) -> bytes:
    """Return the signed list (RFC 5280) of serials that count no more, each with the moment from which on.

    Its number grows with the time, and within a second with the list: two that differ never have the same.
    """
    shut = list(shut)
    issuing, key = x509.load_der_x509_certificate(by), serialization.load_der_private_key(private, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101  we made it
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuing.subject)
        .last_update(now - LIST_EARLIER)
        .next_update(next_at)
        .add_extension(x509.CRLNumber(int(now.timestamp()) << 32 | len(shut)), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(_key_of(issuing)), critical=False
        )
    )
    for serial, since in shut:
        entry = x509.RevokedCertificateBuilder().serial_number(int(serial, 16)).revocation_date(since)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(key, hashes.SHA256()).public_bytes(_DER)


def serials_in(shut: bytes) -> frozenset[str]:
    """Return the serials that a list of ours names."""
    return frozenset(f"{one.serial_number:x}" for one in x509.load_der_x509_crl(shut))


def fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate in hex."""
    return sha256(certificate).hexdigest()


def as_text(certificate: bytes) -> str:
    """Return a certificate as validators are handed it (PEM)."""
    return x509.load_der_x509_certificate(certificate).public_bytes(serialization.Encoding.PEM).decode()


def fits(private: bytes, certificate: bytes) -> bool:
    """Tell whether a private key is the one of a certificate; ValueError where either cannot be read."""
    key = serialization.load_der_private_key(private, None)
    return key.public_key() == x509.load_der_x509_certificate(certificate).public_key()


def _begun(
    name: x509.Name, by: x509.Name, public: ec.EllipticCurvePublicKey, now: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder(issuer_name=by, subject_name=name, public_key=public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(until)
    )


def _named(text: str, municipality: str, device: str = "") -> x509.Name:
    said = [(NameOID.COUNTRY_NAME, "DK")]
    said += [(NameOID.ORGANIZATION_NAME, municipality[:_MOST_NAME])] if municipality else []
    said += [(NameOID.COMMON_NAME, text)]
    said += [(NameOID.SERIAL_NUMBER, device)] if device else []
    return x509.Name([x509.NameAttribute(what, one) for what, one in said])


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues, content_commitment=not issues, key_cert_sign=issues, crl_sign=issues,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip


def _at(address: str) -> x509.UniformResourceIdentifier:
    return x509.UniformResourceIdentifier(address)


def _key_of(certificate: x509.Certificate) -> x509.SubjectKeyIdentifier:
    return certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value


def _device_in(name: x509.Name) -> str:
    (device,) = name.get_attributes_for_oid(NameOID.SERIAL_NUMBER)
    return str(device.value)


def _p256(public: object) -> bytes:
    if not isinstance(public, ec.EllipticCurvePublicKey) or not isinstance(public.curve, ec.SECP256R1):
        raise TypeError("not P-256")
    return public.public_bytes(_DER, serialization.PublicFormat.SubjectPublicKeyInfo)
