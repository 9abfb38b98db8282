"""The seal of a signed plan: PAdES B-B by a certificate of the municipality's, or one of the computer's own until then.

A seal tells whether what was sealed is another one since, but for the noughts that fill up its own room, and which key
sealed it. Whose key that is the municipality's issuer vouches for (decision 0064); for a certificate that the computer
made for itself nobody does (decision 0053). The paper says which of the two it is.
pyHanko writes the seal into the field that the paper has for it (desktop/paper/structure.py); two of its habits would
break PDF/A and PDF/UA and are kept off. It is imported when a plan is sealed, on a lane: it takes half a second of the
processor.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from casework.errors import Refused
from desktop.paper.archive import SEAL_FIELD

YEARS: Final = 10
"""How long a certificate is good for. Without a timestamp a validator asks whether it is good on the day of asking."""
SEALS: Final = timedelta(days=365 * 2)
"""How long a key seals before another one takes its place: what a lost key could have sealed has an end."""
EARLIER: Final = timedelta(days=1)
"""How much before it was made a certificate begins: the clock of another computer may be behind."""
BYTES_RESERVED: Final = 8192
"""Room for the seal as text in hex: it fills some 2,000 letters, and the rest is noughts."""
DIGEST: Final = "sha256"
NO_KEY: Final = (
    "Planens fil er ikke forseglet: computerens segl er beskadiget. Underskriften gælder, som den er gemt. Computeren "
    "laver et nyt segl, næste gang nogen skriver under."
)
NOT_GIVEN: Final = (
    "Certifikatet til computerens segl passer ikke til det, der blev bedt om. Intet er ændret, og planer forsegles som "
    "før. Der bedes om det igen."
)
NOT_ASKED: Final = (
    "Der kunne ikke bedes om et certifikat til computerens segl: det, der forsegler, virkede ikke på denne computer. "
    "Intet er ændret, og planer forsegles som før. Der bedes om det igen."
)
OTHER_KEY: Final = (
    "Certifikatet til computerens segl lyder på en andens nøgle og er ikke taget i brug. Intet er ændret, og planer "
    "forsegles som før. Sig det til IT: kommunens tjeneste kan være i forkerte hænder."
)
NOT_SEALED: Final = (
    "Planens fil er ikke forseglet: det, der forsegler, virkede ikke på denne computer. Underskriften gælder, som den "
    "er gemt. Sig det til IT."
)


class OtherKey(Refused):
    """A certificate came over a key that is not the one that was asked for: no accident makes that."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A computer's seal: its device, private key (PKCS 8) and certificate, both DER.

    `issuer` is the certificate of the municipality's that issued it; empty where it is its own issuer.
    """

    device: str
    key: bytes
    certificate: bytes
    issuer: bytes = b""

    def mark(self) -> str:
        """Return the SHA-256 of the certificate in hex, which readers' programs call its fingerprint."""
        return sha256(self.certificate).hexdigest()

    def issuer_mark(self) -> str:
        """Return the same of the issuer's certificate; empty where it is its own issuer."""
        return sha256(self.issuer).hexdigest() if self.issuer else ""

    def kept(self) -> dict[str, str]:
        """Return it as the encrypted store keeps it."""
        said = {
            "device": self.device,
            "key": b64encode(self.key).decode(),
            "certificate": b64encode(self.certificate).decode(),
        }
        return said | ({"issuer": b64encode(self.issuer).decode()} if self.issuer else {})


def make(device: str, municipality: str, now: datetime) -> Seal:
    """Make a fresh P-256 key and a certificate over it that names the municipality and the device, and no person."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    said = [(NameOID.COUNTRY_NAME, "DK"), (NameOID.COMMON_NAME, f"Fodfæste, computer {device[:8]}")]
    said += [(NameOID.ORGANIZATION_NAME, municipality[:64])] if municipality else []
    name = x509.Name([x509.NameAttribute(what, text) for what, text in said])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Seal(device, private, certificate.public_bytes(serialization.Encoding.DER))


def read(kept: Any, device: str, now: datetime) -> Seal | None:
    """Return the seal that a store keeps; None where there is none, or it is another computer's, or of another time.

    Refused where it does not hold together: a seal is never replaced without a word.
    """
    if kept is None:
        return None
    try:
        found, is_its_time = _held_together(kept, now)
    except Exception as error:
        # one bit is enough for a word of the library's own, as for an algorithm or a version that it does not know
        raise Refused(NO_KEY) from error
    return found if found.device == device and is_its_time else None


def is_issued(kept: Any, device: str) -> bool:
    """Tell whether what a store keeps is a seal of this device's that the municipality issued, whenever its time is."""
    return isinstance(kept, Mapping) and kept.get("device") == device and bool(kept.get("issuer"))


def _held_together(kept: Any, now: datetime) -> tuple[Seal, bool]:
    """Return the seal that is kept, and whether now is its time; raises anything where a part does not fit another."""
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization

    if not isinstance(kept, Mapping):
        raise TypeError
    parts = [b64decode(kept.get(name, "")) for name in ("key", "certificate", "issuer")]
    found = Seal(str(kept["device"]), *parts)
    certificate = x509.load_der_x509_certificate(found.certificate)
    private = serialization.load_der_private_key(found.key, None)
    if certificate.public_key() != private.public_key():
        raise ValueError
    by = x509.load_der_x509_certificate(found.issuer) if found.issuer else certificate
    certificate.verify_directly_issued_by(by)
    return found, certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc


def request(of: Seal) -> bytes:
    """Return what asks the issuer for a certificate (PKCS 10): the key, which signs it, and the device's name."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    private = serialization.load_der_private_key(of.key, None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)  # noqa: S101  `make` makes no other
    name = x509.Name([x509.NameAttribute(NameOID.SERIAL_NUMBER, of.device)])
    made = x509.CertificateSigningRequestBuilder(name).sign(private, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.DER)


def certified(of: Seal, certificate: bytes, issuer: bytes, now: datetime) -> Seal:
    """Return a seal with the certificate that was given for its key; Refused where that is not one, or not its time.

    OtherKey where it is one, and somebody else's.
    """
    with suppress(Refused):
        found = read(Seal(of.device, of.key, certificate, issuer).kept(), of.device, now)
        if found is not None and _names(certificate, of.device):
            return found
    raise OtherKey(OTHER_KEY) if _is_over_another(certificate, of) else Refused(NOT_GIVEN)


def is_due(of: Seal, now: datetime) -> bool:
    """Tell whether another key is to take this one's place: it has none of the issuer's, or has sealed long enough."""
    from cryptography import x509

    begun = x509.load_der_x509_certificate(of.certificate).not_valid_before_utc
    return not of.issuer or now >= begun + EARLIER + SEALS


def _is_over_another(certificate: bytes, of: Seal) -> bool:
    from cryptography import x509

    with suppress(Exception):  # nonsense is over no key
        theirs, own = (x509.load_der_x509_certificate(one) for one in (certificate, of.certificate))
        return theirs.public_key() != own.public_key()
    return False


def _names(certificate: bytes, device: str) -> bool:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    subject = x509.load_der_x509_certificate(certificate).subject
    return [one.value for one in subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)] == [device]


def bring_in() -> None:
    """Import pyHanko, ahead of the first seal; where it cannot be had, for whatever reason, the first seal says so."""
    with suppress(Exception):
        import pyhanko.sign.signers  # noqa: F401  to be imported is enough


def seal(pdf: bytes, by: Seal, at: datetime) -> bytes:
    """Return a paper with its seal in the field that it has for one; Refused where it cannot be sealed.

    The bytes before stay as they are, and the seal is put behind them. Nothing may be added to the file after that.
    """
    try:
        return _sealed(pdf, by, at)
    except Exception as error:
        # somebody else's code over a finished paper: whatever it meets, the signatures must still be saved
        raise Refused(NOT_SEALED) from error


def _sealed(pdf: bytes, by: Seal, at: datetime) -> bytes:
    """Write the seal step by step: pyHanko's one call for it asks the machine for its time zone, and may get none."""
    import asyncio

    from asn1crypto import keys, x509
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.sign.signers import cms_embedder, constants, pdf_byterange
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class Behind(IncrementalPdfFileWriter):
        """Writes behind the paper, and leaves its description alone: anew it would lose what PDF/A asks for."""

        def _update_meta(self) -> None:
            pass

    known = SimpleCertificateStore()
    known.register_multiple([x509.Certificate.load(by.issuer)] if by.issuer else [])
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(by.certificate),
        signing_key=keys.PrivateKeyInfo.load(by.key),
        cert_registry=known,
    )
    paper, out = Behind(BytesIO(pdf)), BytesIO()
    paper.register_extension(constants.ESIC_EXTENSION_1)
    room = pdf_byterange.SignatureObject(
        subfilter=fields.SigSeedSubFilter.PADES, timestamp=at, bytes_reserved=BYTES_RESERVED
    )
    locked = cms_embedder.SigMDPSetup(
        md_algorithm=DIGEST, certify=True, docmdp_perms=fields.MDPPerm.NO_CHANGES
    )
    writing = cms_embedder.PdfCMSEmbedder().write_cms(SEAL_FIELD, paper, existing_fields_only=True)
    next(writing)
    writing.send(cms_embedder.SigObjSetup(sig_placeholder=room, mdp_setup=locked))
    hashed, _out = writing.send(cms_embedder.SigIOSetup(md_algorithm=DIGEST, output=out))
    writing.send(asyncio.run(signer.async_sign(hashed.document_digest, DIGEST, use_pades=True)))
    return out.getvalue()
