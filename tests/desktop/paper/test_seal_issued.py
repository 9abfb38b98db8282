"""A plan sealed under the municipality's certificate: what others' validators say with its root and without."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from casework.errors import Refused
from casework.signing import SEAL_SHOWN
from desktop.paper import plan, seal
from sync.service.keys import certificates
from sync.service.keys.certificates import Wanted
from tests.desktop.paper.reading_back import broken_rules, everything, pdfsig, squeezed
from tests.desktop.paper.test_seal import BIT, DEVICE, signed

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
NORD = "https://fodfaeste.nordbyen.invalid"
NAMELESS = ""
"""A certificate that names no address, as where the municipality said none."""
YEAR = timedelta(days=365)


@cache
def issuer() -> tuple[bytes, bytes]:
    """The service's own issuer, as `sync.service.issuer` has it made."""
    return certificates.issuer("Øvelseskommunen", NOW, NOW + 20 * YEAR)


def issued(of: seal.Seal, *, at: datetime = NOW, address: str = "", device: str = DEVICE) -> bytes:
    public = certificates.asked(seal.request(of), of.device)
    wanted = Wanted(public, device, "Øvelseskommunen", at + 10 * YEAR, address)
    return certificates.issued(*issuer(), wanted, at)[1]


@cache
def own() -> seal.Seal:
    return seal.make(DEVICE, "", NOW)


@cache
def certified(address: str) -> seal.Seal:
    return seal.certified(own(), issued(own(), address=address), issuer()[1], NOW)


@cache
@pytest.mark.parametrize("behind", [timedelta(seconds=5), timedelta(minutes=59)])
def test_a_validator_whose_clock_is_behind_takes_a_fresh_list(behind: timedelta) -> None:
    made = NOW + timedelta(hours=2)
    fresh = certificates.listed(*issuer(), [], made, made + timedelta(days=7))

    found = pyhanko(sealed(NORD), shut=fresh, at=made - behind)

    assert (found.trusted, found.revoked, found.bottom_line) == (True, False, True)


def sealed(address: str) -> bytes:
    by = certified(address)
    paper = replace(signed(by.mark()[:SEAL_SHOWN]), seal_is_issued=True)
    return seal.seal(plan.draw_plan(paper).pdf, by, NOW)


def pyhanko(pdf: bytes, *, root: bool = True, shut: bytes = b"", at: datetime = NOW) -> Any:
    """What pyHanko's validator says where the municipality's issuer is its root; `shut` is the issuer's list."""
    roots = [x509.Certificate.load(issuer()[1])] if root else []
    lists = [crl.CertificateList.load(shut)] if shut else []
    context = ValidationContext(
        trust_roots=roots,
        allow_fetching=False,
        moment=at,
        crls=lists,
        revocation_mode="require" if shut else "soft-fail",
    )
    (found,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    return validate_pdf_signature(found, context)


def test_with_the_municipalitys_root_a_validator_trusts_the_seal_and_without_it_does_not() -> None:
    known, stranger = pyhanko(sealed(NAMELESS)), pyhanko(sealed(NAMELESS), root=False)

    assert (known.bottom_line, known.intact, known.valid, known.trusted) == (True, True, True, True)
    assert (known.coverage.name, known.modification_level.name) == ("ENTIRE_FILE", "NONE")
    assert (stranger.intact, stranger.valid, stranger.trusted) == (True, True, False)
    assert f"computer {DEVICE[:8]}" in known.signing_cert.subject.native["common_name"]


def test_the_chain_travels_in_the_file() -> None:
    (found,) = PdfFileReader(BytesIO(sealed(NAMELESS))).embedded_signatures

    assert [one.dump() for one in found.other_embedded_certs] == [issuer()[1]]


def test_another_municipalitys_root_trusts_it_no_more_than_none() -> None:
    other = certificates.issuer("Øvelseskommunen", NOW, NOW + YEAR)[1]
    context = ValidationContext(trust_roots=[x509.Certificate.load(other)], allow_fetching=False, moment=NOW)
    (found,) = PdfFileReader(BytesIO(sealed(NAMELESS))).embedded_signatures

    assert validate_pdf_signature(found, context).trusted is False


def test_one_byte_that_is_another_one_is_broken_though_the_issuer_is_trusted(tmp_path: Path) -> None:
    changed = bytearray(sealed(NAMELESS))
    changed[changed.index(b"stream", 4000) + 40] ^= BIT

    assert pyhanko(bytes(changed)).intact is False
    assert pyhanko(bytes(changed)).bottom_line is False
    assert "Signature Validation: Digest Mismatch." in pdfsig(bytes(changed), tmp_path)


def test_pdfsig_finds_the_seal_and_who_it_is_of(tmp_path: Path) -> None:
    told = pdfsig(sealed(NAMELESS), tmp_path)

    assert "Signature Type: ETSI.CAdES.detached" in told
    assert "Signature Validation: Signature is Valid." in told
    assert "Total document signed" in told
    assert "O=Øvelseskommunen" in told


def test_a_certificate_on_the_list_reads_as_revoked_and_another_as_trusted() -> None:
    by = certified(NORD)
    serial = certificates.serial_if_issued(
        by.certificate, by.issuer, certificates.asked(seal.request(by), DEVICE), DEVICE
    )
    assert serial is not None
    later = NOW + timedelta(hours=2)
    empty, full = (
        certificates.listed(*issuer(), shut, NOW + timedelta(hours=1), NOW + timedelta(days=7))
        for shut in ([], [(serial, NOW + timedelta(minutes=30))])
    )

    fine, gone = (pyhanko(sealed(NORD), shut=one, at=later) for one in (empty, full))

    assert (fine.trusted, fine.revoked, fine.bottom_line) == (True, False, True)
    assert (gone.trusted, gone.revoked, gone.bottom_line) == (False, True, False)
    assert gone.intact


def test_a_sealed_plan_is_trusted_for_ten_years_and_no_longer() -> None:
    last = NOW + 10 * YEAR - timedelta(hours=1)

    assert pyhanko(sealed(NAMELESS), at=last).trusted
    assert not pyhanko(sealed(NAMELESS), at=last + timedelta(days=1)).trusted


def test_the_sealed_file_is_still_accessible_and_archivable() -> None:
    assert broken_rules(sealed(NAMELESS)) == []
    assert broken_rules(sealed(NORD)) == []
    with pikepdf.open(BytesIO(sealed(NAMELESS))) as pdf:
        assert len(pdf.Root.AcroForm.Fields) == 1


def test_the_page_says_whose_the_seal_is() -> None:
    says = squeezed("".join(everything(sealed(NAMELESS))))
    alone = squeezed("".join(everything(plan.draw_plan(signed(own().mark()[:SEAL_SHOWN])).pdf)))

    assert squeezed(plan.ISSUED) in says
    assert squeezed(f"Seglets nummer: {certified(NAMELESS).mark()[:SEAL_SHOWN]}") in says
    assert squeezed(plan.OWN) not in says
    assert squeezed(plan.OWN) in alone
    assert squeezed(plan.ISSUED) not in alone


def test_a_seal_is_read_with_its_issuer_as_it_was_kept() -> None:
    assert seal.read(certified(NAMELESS).kept(), DEVICE, NOW) == certified(NAMELESS)
    assert certified(NAMELESS).issuer_mark() == certificates.fingerprint(issuer()[1])
    assert own().issuer_mark() == ""
    other = certificates.issuer("Øvelseskommunen", NOW, NOW + YEAR)[1]
    with pytest.raises(Refused, match="computerens segl er beskadiget"):
        seal.read(replace(certified(NAMELESS), issuer=other).kept(), DEVICE, NOW)
    with pytest.raises(Refused, match="computerens segl er beskadiget"):
        seal.read(replace(certified(NAMELESS), issuer=b"").kept(), DEVICE, NOW)


@pytest.mark.parametrize(
    "wrong", ["another key", "another device", "another issuer", "no issuer", "not yet", "nonsense"]
)
def test_a_certificate_that_does_not_fit_is_not_taken(wrong: str) -> None:
    certificate, by, at = issued(own()), issuer()[1], NOW
    if wrong == "another key":
        certificate = issued(seal.make(DEVICE, "", NOW))
    elif wrong == "another device":
        certificate = issued(own(), device="d-another")
    elif wrong == "another issuer":
        by = certificates.issuer("Øvelseskommunen", NOW, NOW + YEAR)[1]
    elif wrong == "no issuer":
        certificate, by = own().certificate, b""
    elif wrong == "not yet":
        at = NOW - timedelta(days=2)
    else:
        certificate = b"0\x03\x02\x01\x01"

    with pytest.raises(Refused, match="planer forsegles som før") as refused:
        seal.certified(own(), certificate, by, at)
    assert isinstance(refused.value, seal.OtherKey) == (wrong == "another key")


def test_a_key_seals_for_two_years_and_one_of_its_own_is_always_due() -> None:
    assert seal.is_due(own(), NOW)
    assert not seal.is_due(certified(NAMELESS), NOW + seal.SEALS - timedelta(seconds=1))
    assert seal.is_due(certified(NAMELESS), NOW + seal.SEALS)
