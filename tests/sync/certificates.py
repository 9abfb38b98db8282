"""Certificates for the tests of the service's TLS, as an authority issues them today (RFC 5280)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

Pair = tuple[Path, Path]


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    def written(self, folder: Path, *above: "Issued") -> Pair:
        """Write the chain, this one first, and the key of this one."""
        chain, secret = folder / "chain.pem", folder / "key.pem"
        pem = serialization.Encoding.PEM
        chain.write_bytes(b"".join(one.certificate.public_bytes(pem) for one in (self, *above)))
        secret.write_bytes(
            self.key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        )
        return chain, secret

    def shown(self, folder: Path) -> Path:
        """Write the certificate alone, for whoever is to trust it."""
        file = folder / "root.pem"
        file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return file


def issued(name: str, by: Issued | None = None, *, issues: bool = False) -> Issued:
    """Make a certificate, by itself or by another."""
    key = rsa.generate_private_key(65537, 2048)
    subject, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), datetime.now(UTC)
    above = by.key.public_key() if by else key.public_key()
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above), critical=False)
    )
    if issues:
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        made = made.add_extension(_SIGNS, critical=True)
    return Issued(made.sign(by.key if by else key, hashes.SHA256()), key)


_SIGNS = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)
