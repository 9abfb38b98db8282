"""The issuer of seals: its signed list, its roll-over, its end; one is made where it is first needed, and only one."""

from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from casework.errors import Damaged
from sync.enrol import Attempt, enrol
from sync.proofs import DeviceKey
from sync.service import issuer, registry, rollover
from sync.service.keys import certificates
from tests.sync.sealing import Sealing, fetched, fresh, gone, read, shut_out
from tests.sync.stage import Central, new_id

YEAR = timedelta(days=365)


@pytest.fixture
def hers(running: Central) -> Sealing:
    return Sealing(running, running.enrol(running.add_user("MEHA")))


def listed(running: Central, by: bytes) -> x509.CertificateRevocationList:
    got = fetched(running, f"/v1/issuer/{certificates.name_of(by)}/list")
    assert (got.status_code, got.headers["content-type"]) == (200, "application/pkix-crl")
    return x509.load_der_x509_crl(got.content)


def serials(found: x509.CertificateRevocationList) -> set[int]:
    return {one.serial_number for one in found}


def number(found: x509.CertificateRevocationList) -> int:
    return found.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


def test_a_list_names_the_seals_of_a_computer_that_was_shut_out_and_no_others(
    running: Central, hers: Sealing
) -> None:
    his = Sealing(running, running.enrol(running.add_user("JOKR")))
    first = hers.ask()
    hers.key = fresh()
    second, other = hers.ask(), his.ask()
    before = listed(running, first.issuer)

    shut_out(running, hers.enrolled.device)
    after = listed(running, first.issuer)

    by = read(first.issuer)
    key = by.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert after.is_signature_valid(key)
    assert after.issuer == by.subject
    assert serials(before) == set()
    assert serials(after) == {read(first.certificate).serial_number, read(second.certificate).serial_number}
    assert read(other.certificate).serial_number not in serials(after)
    assert {one.revocation_date_utc for one in after} == {running.clock()}
    assert after.next_update_utc == running.clock() + issuer.LIST_LASTS
    numbers = [number(one) for one in (before, after)]
    assert numbers[0] < numbers[1], "within one second, too"
    running.clock.now += timedelta(seconds=1)
    assert numbers[1] < number(listed(running, first.issuer))


def test_who_left_has_sealed_what_he_sealed(running: Central, hers: Sealing) -> None:
    """Plans that he sealed in good years do not turn bad on the day he finds other work."""
    found = hers.ask()

    gone(running, hers)

    assert serials(listed(running, found.issuer)) == set()
    shut_out(running, hers.enrolled.device)
    assert serials(listed(running, found.issuer)) == {read(found.certificate).serial_number}


def test_a_roll_over_brings_another_issuer_and_the_former_ends_with_it(
    running: Central, hers: Sealing
) -> None:
    first = hers.ask()
    rollover.begin(running.ledger, running.clock())
    second = hers.ask()
    shut_out(running, hers.enrolled.device)
    between = listed(running, first.issuer)
    rollover.end(running.ledger, running.clock(), early=True)
    last = listed(running, first.issuer)

    assert second.issuer != first.issuer
    read(second.certificate).verify_directly_issued_by(read(second.issuer))
    assert fetched(running, "/v1/issuer").content == second.issuer
    assert fetched(running, f"/v1/issuer/{certificates.name_of(first.issuer)}").content == first.issuer
    assert serials(between) == serials(last) == {read(first.certificate).serial_number}
    assert last.next_update_utc == read(first.issuer).not_valid_after_utc
    running.clock.now += timedelta(days=90)
    assert listed(running, first.issuer) == last
    assert serials(listed(running, second.issuer)) == {read(second.certificate).serial_number}
    with running.ledger.reading() as connection:
        stand = [(bool(one.private), bool(one.ended)) for one in issuer.all_(connection, running.ledger.keys)]
    assert stand == [(True, False), (False, True)]
    assert bytes(running.all("select sealed from seal_issuer where number = 1")[0][0]) == b""


def test_before_the_first_seal_a_roll_over_makes_no_issuer(running: Central) -> None:
    rollover.begin(running.ledger, running.clock())

    assert running.all("select count(*) from seal_issuer") == [(0,)]


def test_no_certificate_outlives_its_issuer(running: Central, hers: Sealing) -> None:
    first = hers.ask()
    running.clock.now += 10 * YEAR - timedelta(days=2)
    hers.key = fresh()
    late = hers.ask()
    running.clock.now += timedelta(days=2)
    hers.key = fresh()
    next_one = hers.ask()

    assert late.issuer == first.issuer != next_one.issuer
    assert read(late.certificate).not_valid_after_utc <= read(late.issuer).not_valid_after_utc
    assert read(next_one.certificate).not_valid_after_utc == running.clock() + 10 * YEAR


def test_the_private_half_lies_sealed_and_opens_with_the_key_file_alone(
    running: Central, hers: Sealing
) -> None:
    hers.ask()
    with running.ledger.reading() as connection:
        (one,) = issuer.all_(connection, running.ledger.keys)
        ((sealed,),) = connection.execute("select sealed from seal_issuer").fetchall()
        assert one.private not in bytes(sealed)
        assert certificates.fits(one.private, one.certificate)
        with pytest.raises(Damaged, match="Udstederen af computernes segl"):
            issuer.all_(connection, type(running.ledger.keys)(bytes(32)))


def test_two_who_need_the_first_issuer_at_once_get_one(running: Central) -> None:
    found: list[bytes] = []
    asking = [
        Thread(target=lambda: found.append(issuer.today(running.ledger, running.clock()).certificate))
        for _ in range(4)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join(60)

    assert len(set(found)) == 1
    assert len(found) == 4


def restored(before: Sealing) -> Sealing:
    """The same computer under another name, after a restore from a copy."""
    later = Sealing(before.running, replace(before.enrolled, device=new_id()))
    wire = later.wire()
    wire.restored(before.enrolled.device)
    wire.close()
    return later


@pytest.mark.parametrize("said_by", ["its first name", "its name of today"])
def test_a_computer_that_was_restored_is_listed_under_all_its_names(
    running: Central, hers: Sealing, said_by: str
) -> None:
    first = hers.ask()
    later = restored(hers)
    second = later.ask()

    shut_out(running, hers.enrolled.device if said_by == "its first name" else later.enrolled.device)

    both = {read(one.certificate).serial_number for one in (first, second)}
    assert serials(listed(running, first.issuer)) == both


@pytest.mark.parametrize("said_by", ["its first name", "its name of today"])
def test_a_computer_that_lost_its_key_since_is_listed_under_all_its_names(
    running: Central, hers: Sealing, said_by: str
) -> None:
    """By its key of today only the name of today is found: it was restored before it lost the other one."""
    first = hers.ask()
    later = restored(hers)
    second = later.ask()
    code = running.code(registry.User(hers.enrolled.user, "MEHA", "", ""))
    attempt = Attempt(later.enrolled.device, DeviceKey.new(), lost=True)
    came_back = Sealing(running, enrol(running.address, code, attempt, wall=running.clock.wall))
    third = came_back.ask()

    shut_out(running, hers.enrolled.device if said_by == "its first name" else later.enrolled.device)

    every = {read(one.certificate).serial_number for one in (first, second, third)}
    assert len(every) == 3
    assert serials(listed(running, first.issuer)) == every
