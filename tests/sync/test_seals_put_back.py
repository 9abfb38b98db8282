"""The service was put back from an older copy: no serial is given twice, no certificate is lost sight of."""

from pathlib import Path

import pytest
from cryptography import x509

from sync.service import issuer, registry, seals
from sync.service.keys import certificates
from sync.service.problems import Refusal
from tests.sync.away import Laptop
from tests.sync.conftest import server_called
from tests.sync.putting_back import Office, a_round, office
from tests.sync.sealing import Sealing, fresh, read, request


def sealing(central: Office, laptop: Laptop) -> Sealing:
    return Sealing(central.running, laptop.enrolled)


def again(central: Office, before: Sealing) -> Sealing:
    """The same computer with the same key and certificate, at the service that was put back."""
    return Sealing(central.running, before.enrolled, before.key, before.holds)


def listed(central: Office, by: bytes) -> set[int]:
    name = certificates.name_of(by)
    found = x509.load_der_x509_crl(issuer.list_of(central.running.ledger, name, central.clock()))
    return {one.serial_number for one in found}


def shut_out(central: Office, device: str) -> None:
    with central.running.ledger.writing() as connection:
        issuer.shut(connection, registry.every_name(connection, device), central.clock())


@pytest.mark.parametrize("engine", ["sqlcipher", "newest"])
def test_what_a_copy_lacks_is_given_no_other_contents_and_comes_back(tmp_path: Path, engine: str) -> None:
    with office(tmp_path, "MEHA", "JOKR", server=server_called(engine)) as (central, (hers, his)):
        first = sealing(central, hers).ask()
        a_round(his)
        copy = central.copy()
        mine = sealing(central, his)
        kept = mine.ask()
        hers.open_citizen()
        a_round(hers)
        serial = read(kept.certificate).serial_number

        central.put_back(copy)
        others = [
            Sealing(central.running, hers.enrolled, fresh()).ask(),
            Sealing(central.running, his.enrolled, fresh()).ask(),
        ]
        shut_out(central, his.enrolled.device)
        unknown = listed(central, kept.issuer)
        back = again(central, mine).ask()

        assert back == kept
        assert first.issuer == kept.issuer == others[0].issuer
        assert len({read(one.certificate).serial_number for one in (first, kept, *others)}) == 4
        assert serial not in unknown
        assert serial in listed(central, kept.issuer)


@pytest.mark.parametrize("engine", ["sqlcipher", "newest"])
def test_what_a_copy_lacks_comes_back_though_another_stands_for_the_key(tmp_path: Path, engine: str) -> None:
    """An address was named after the copy: the copy has the key's former certificate, and gives that again."""
    with office(tmp_path, "MEHA", server=server_called(engine)) as (central, (hers,)):
        one = sealing(central, hers)
        first = one.ask()
        a_round(hers)
        copy = central.copy()
        with central.running.ledger.writing() as connection:
            seals.set_address(connection, "https://segl.example")
        second = one.ask()
        hers.open_citizen()
        a_round(hers)

        central.put_back(copy)
        before = central.running.all("select count(*) from seal_certificate")
        back = again(central, one).ask()
        shut_out(central, hers.enrolled.device)

        assert (before, back) == ([(1,)], first)
        both = {read(each.certificate).serial_number for each in (first, second)}
        assert listed(central, first.issuer) == both


def test_a_certificate_of_somebody_else_is_not_entered(tmp_path: Path) -> None:
    """The copy lacks hers; he shows it as his own, and then one that another issuer made out to him."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        issuer.today(central.running.ledger, central.clock())
        copy = central.copy()
        of_hers = sealing(central, hers)
        theirs = of_hers.ask()
        central.put_back(copy, told=False)
        mine = sealing(central, his)
        mine.holds = theirs.certificate
        assert central.running.all("select count(*) from seal_certificate") == [(0,)], "the copy has none"

        found = mine.ask()

        serials = [row[0] for row in central.running.all("select serial from seal_certificate")]
        assert serials == [f"{read(found.certificate).serial_number:x}"]
        assert read(found.certificate).public_key() == mine.key.public_key()
        another_key = Sealing(central.running, his.enrolled, fresh(), holds=found.certificate)
        with central.running.ledger.writing() as connection:
            connection.execute("delete from seal_certificate")
        assert read(another_key.ask().certificate).public_key() == another_key.key.public_key()
        assert central.running.all("select count(*) from seal_certificate") == [(1,)]
        forged = Sealing(central.running, his.enrolled, fresh())
        end = read(found.issuer).not_valid_after_utc
        private, by = certificates.issuer("Nordbyen Kommune", central.clock(), end)
        public = certificates.asked(request(his.enrolled.device, forged.key), his.enrolled.device)
        wanted = certificates.Wanted(public, his.enrolled.device, "", end)
        serial, forged.holds = certificates.issued(private, by, wanted, central.clock())
        assert read(forged.ask().certificate).serial_number != int(serial, 16)
        assert again(central, of_hers).ask() == theirs


def test_a_copy_from_before_the_issuer_has_another_one_and_its_seals_are_asked_for_anew(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        a_round(hers)
        copy = central.copy()
        before = sealing(central, hers)
        old = before.ask()

        central.put_back(copy, told=False)  # no number was given: nobody notices that it is older
        new = again(central, before).ask()

        assert certificates.name_of(new.issuer) != certificates.name_of(old.issuer)
        read(new.certificate).verify_directly_issued_by(read(new.issuer))
        assert read(new.certificate).public_key() == before.key.public_key()
        with pytest.raises(Refusal):
            issuer.certificate_of(central.running.ledger, certificates.name_of(old.issuer))
