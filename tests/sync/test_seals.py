"""A device gets a certificate over its own sealing key from the municipality's issuer, and nobody else gets it."""

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from casework.errors import Refused, Unreachable
from sync import protocol_seal, seals
from sync.proofs import DeviceKey, decoded, encoded, statement
from sync.protocol_seal import SealGiven
from sync.service import identity
from sync.service import seals as given
from sync.service.keys import certificates
from sync.words import TurnedAway
from tests.sync.sealing import Sealing, fetched, fresh, gone, read, request, said, shut_out
from tests.sync.stage import Central

NORD = "https://fodfaeste.nordbyen.invalid"
YEAR = timedelta(days=365)


@pytest.fixture
def hers(running: Central) -> Sealing:
    return Sealing(running, running.enrol(running.add_user("MEHA")))


def code_of(turned: pytest.ExceptionInfo[TurnedAway]) -> str:
    return turned.value.code


def test_a_device_gets_a_certificate_that_names_it_and_no_person(running: Central, hers: Sealing) -> None:
    found = hers.ask()
    mine, by = read(found.certificate), read(found.issuer)

    mine.verify_directly_issued_by(by)
    by.verify_directly_issued_by(by)
    assert mine.public_key() == hers.key.public_key()
    device = hers.enrolled.device
    assert mine.subject.rfc4514_string() == (
        f"2.5.4.5={device},CN=Fodfæste\\, computer {device[:8]},O=Nordbyen Kommune,C=DK"
    )
    assert not any(word in found.certificate for word in (b"MEHA", b"Navn"))
    usage, own = said(mine, x509.KeyUsage), said(by, x509.KeyUsage)
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)
    assert (own.digital_signature, own.key_cert_sign, own.crl_sign) == (False, True, True)
    assert said(mine, x509.BasicConstraints) == x509.BasicConstraints(ca=False, path_length=None)
    assert said(by, x509.BasicConstraints) == x509.BasicConstraints(ca=True, path_length=0)
    critical = {type(one.value) for one in mine.extensions if one.critical}
    assert critical == {x509.KeyUsage, x509.BasicConstraints}
    assert (
        said(mine, x509.AuthorityKeyIdentifier).key_identifier == said(by, x509.SubjectKeyIdentifier).digest
    )
    assert said(mine, x509.SubjectKeyIdentifier) == x509.SubjectKeyIdentifier.from_public_key(
        mine.public_key()
    )
    now = running.clock()
    assert (mine.not_valid_before_utc, mine.not_valid_after_utc) == (now - timedelta(days=1), now + 10 * YEAR)
    assert by.not_valid_after_utc == now + 20 * YEAR
    with pytest.raises(x509.ExtensionNotFound):
        said(mine, x509.CRLDistributionPoints)
    assert isinstance(by.public_key(), ec.EllipticCurvePublicKey)


def test_the_issuer_is_there_for_anybody_at_its_address(running: Central, hers: Sealing) -> None:
    first = fetched(running, "/v1/issuer")
    by = hers.ask().issuer

    assert (first.status_code, first.headers["content-type"]) == (200, "application/pkix-cert")
    assert first.content == by
    assert fetched(running, f"/v1/issuer/{certificates.name_of(by)}").content == by
    other = fetched(running, f"/v1/issuer/{'0' * 40}")
    assert (other.status_code, other.json()["code"]) == (404, "not_found")
    assert running.all("select count(*) from seal_issuer") == [(1,)]


def test_the_same_key_gets_the_same_certificate_and_another_key_its_own(hers: Sealing) -> None:
    first, again = hers.ask(), hers.ask()
    hers.key = fresh()
    other = hers.ask()

    assert again == first
    assert other.issuer == first.issuer
    assert read(other.certificate).serial_number != read(first.certificate).serial_number


def for_another_device(hers: Sealing) -> bytes:
    return request("5d1d0c3e-9b1f-4c57-8f0e-2f6f4c1a7b10", hers.key)


def that_its_key_did_not_sign(hers: Sealing) -> bytes:
    said = bytearray(request(hers.enrolled.device, hers.key))
    said[-1] ^= 1
    return bytes(said)


def of_another_curve(hers: Sealing) -> bytes:
    return request(hers.enrolled.device, ec.generate_private_key(ec.SECP384R1()))


def of_another_kind(hers: Sealing) -> bytes:
    return request(hers.enrolled.device, rsa.generate_private_key(65537, 2048))


def cut(hers: Sealing) -> bytes:
    return request(hers.enrolled.device, hers.key)[:-4]


def nothing(_: Sealing) -> bytes:
    return b""


@pytest.mark.parametrize(
    "asked",
    [for_another_device, that_its_key_did_not_sign, of_another_curve, of_another_kind, cut, nothing],
)
def test_what_is_no_request_of_this_device_over_its_own_key_is_refused(
    running: Central, hers: Sealing, asked: Callable[[Sealing], bytes]
) -> None:
    wire = hers.wire()
    with pytest.raises(TurnedAway) as turned:
        wire.seal(hers.says(asked(hers)))
    wire.close()

    assert code_of(turned) == "malformed"
    assert running.all("select count(*) from seal_certificate") == [(0,)]


def test_another_persons_computer_gets_no_certificate_over_her_key(running: Central, hers: Sealing) -> None:
    """Her request was seen on its way: whoever brings it is another device than the one that it names."""
    his = Sealing(running, running.enrol(running.add_user("JOKR")))
    wire = his.wire()
    with pytest.raises(TurnedAway) as turned:
        wire.seal(his.says(request(hers.enrolled.device, hers.key)))
    wire.close()

    assert code_of(turned) == "malformed"


@pytest.mark.parametrize("swapped", ["request", "holds", "sig"])
def test_whoever_is_on_the_line_gets_no_certificate_over_a_key_of_his_own(
    running: Central, hers: Sealing, monkeypatch: pytest.MonkeyPatch, swapped: str
) -> None:
    """Her proof goes through untouched, and binds no body: what she asks is bound by a signature of its own."""
    his = Sealing(running, running.enrol(running.add_user("JOKR")))
    in_its_place = {
        "request": encoded(request(hers.enrolled.device, his.key)),
        "holds": encoded(his.ask().certificate),
        "sig": his.says(request(hers.enrolled.device, hers.key)).sig,
    }
    real, met = httpx.Client.request, list[int]()

    def between(line: httpx.Client, method: str, url: Any, **sent: Any) -> httpx.Response:
        if not str(url).endswith("/v1/seal"):
            return real(line, method, url, **sent)
        body = json.loads(zlib.decompress(b"".join(sent["content"]))) | {swapped: in_its_place[swapped]}
        other = zlib.compress(json.dumps(body).encode())
        sent["headers"]["Content-Length"] = str(len(other))
        found = real(line, method, url, **sent | {"content": other})
        met.append(found.status_code)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(httpx.Client, "request", between)
        with pytest.raises(TurnedAway) as turned:
            hers.ask()

    assert (code_of(turned), met) == ("bad_proof", [401])
    assert running.all("select count(*) from seal_certificate") == [(1,)], "his own alone"
    assert read(hers.ask().certificate).public_key() == hers.key.public_key()


def revoked(running: Central, hers: Sealing) -> None:
    shut_out(running, hers.enrolled.device)


def unknown(_: Central, hers: Sealing) -> None:
    hers.enrolled = replace(hers.enrolled, key=DeviceKey.new())


@pytest.mark.parametrize(
    ("act", "code"), [(revoked, "device_revoked"), (gone, "device_revoked"), (unknown, "device_unknown")]
)
def test_whoever_is_not_let_in_gets_none(
    running: Central, hers: Sealing, act: Callable[[Central, Sealing], None], code: str
) -> None:
    act(running, hers)

    with pytest.raises(TurnedAway) as turned:
        hers.ask()

    assert code_of(turned) == code
    assert running.all("select count(*) from seal_certificate") == [(0,)]


def test_a_token_from_before_it_was_shut_out_brings_none_either(running: Central, hers: Sealing) -> None:
    wire = hers.wire()
    wire.grants()
    shut_out(running, hers.enrolled.device)

    with pytest.raises(TurnedAway) as turned:
        seals.ask(wire, request(hers.enrolled.device, hers.key))
    wire.close()

    assert code_of(turned) == "device_revoked"


def test_a_computer_that_asks_without_end_is_told_to_wait(running: Central, hers: Sealing) -> None:
    for _ in range(given.MOST_A_DAY):
        hers.key = fresh()
        last = hers.ask()
    hers.key, kept = fresh(), hers.key

    with pytest.raises(TurnedAway) as turned:
        hers.ask()

    assert code_of(turned) == "too_many"
    hers.key = kept
    assert hers.ask() == last, "the one that it has is no new one"
    running.clock.now += timedelta(days=1, seconds=1)
    hers.key = fresh()
    assert hers.ask() != last


@contextmanager
def answered(monkeypatch: pytest.MonkeyPatch, turn: Callable[[SealGiven], SealGiven]) -> Iterator[None]:
    from sync.wire import Wire

    real = Wire.seal
    with monkeypatch.context() as patch:
        patch.setattr(Wire, "seal", lambda wire, asked: turn(real(wire, asked)))
        yield


def test_an_answer_that_the_pinned_service_did_not_sign_is_not_taken(
    running: Central, hers: Sealing, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger, other = (
        DeviceKey.new(),
        certificates.issuer("Nordbyen Kommune", running.clock(), running.clock() + YEAR),
    )

    def in_its_place(said: SealGiven) -> SealGiven:
        return replace_(said, issuer=encoded(other[1]))

    def with_an_issuer_more(said: SealGiven) -> SealGiven:
        return replace_(said, issuers=[*said.issuers, "0" * 64])

    def signed_by_another(said: SealGiven) -> SealGiven:
        facts = protocol_seal.facts(
            hers.enrolled.device, decoded(said.certificate), decoded(said.issuer), said.issuers
        )
        return replace_(said, said=statement(stranger, protocol_seal.KIND, facts))

    def of_another_kind_of_word(said: SealGiven) -> SealGiven:
        with running.ledger.reading() as connection:
            signer = identity.read(connection, running.ledger.keys).signer
        facts = protocol_seal.facts(
            hers.enrolled.device, decoded(said.certificate), decoded(said.issuer), said.issuers
        )
        return replace_(said, said=statement(signer, "lease", facts))

    for turn in (in_its_place, with_an_issuer_more, signed_by_another, of_another_kind_of_word):
        with answered(monkeypatch, turn), pytest.raises(Unreachable):
            hers.ask()
    assert hers.ask().certificate


def replace_(one: SealGiven, **new: Any) -> SealGiven:
    from msgspec.structs import replace as structs_replace

    return structs_replace(one, **new)


def test_an_address_stands_in_certificates_from_when_it_is_said(running: Central, hers: Sealing) -> None:
    before = hers.ask()
    with running.ledger.writing() as connection:
        given.set_address(connection, NORD)
    after = hers.ask()
    again = hers.ask()

    assert again == after != before
    mine, name = read(after.certificate), certificates.name_of(after.issuer)
    (point,) = said(mine, x509.CRLDistributionPoints)
    (there,) = said(mine, x509.AuthorityInformationAccess)
    assert [one.value for one in point.full_name] == [f"{NORD}/v1/issuer/{name}/list"]
    assert there.access_location.value == f"{NORD}/v1/issuer/{name}"
    assert fetched(running, f"/v1/issuer/{name}/list").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        *("nordbyen", "ftp://nord", "https://", "https://nord/", "https://nord?a=1", "https://nørd"),
        *("https://[abc", "https://[12]", "https://a b", " https://nord", "https://x:abc", "https://x:70000"),
        *("https://x:0", "https://me:pw@nord", "https://nord\nX", "https://nord\n", "https://nord#"),
        *("https://nord?", "https://a..b", "https://-a", "https://nord\\a", f"https://{'a.' * 100}b"),
    ],
)
def test_what_is_no_address_is_refused(running: Central, wrong: str) -> None:
    with running.ledger.writing() as connection:
        with pytest.raises(Refused, match="Intet er ændret"):
            given.set_address(connection, wrong)
        assert given.address(connection) == ""


@pytest.mark.parametrize(
    "right",
    [
        NORD,
        "http://nord:8080",
        "https://[2001:db8::1]:443",
        "https://nord.example/segl/v2.1",
        "https://127.0.0.1",
    ],
)
def test_what_is_an_address_stands_in_certificates_as_it_was_said(
    running: Central, hers: Sealing, right: str
) -> None:
    with running.ledger.writing() as connection:
        given.set_address(connection, right)

    assert certificates.address_in(hers.ask().certificate) == right
