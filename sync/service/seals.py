"""Certificates for computers' seals: given to the device that asks for its own key, and to nobody else.

The same key asked for again gets the same certificate: an answer can be lost. A certificate that an older copy of the
service knows nothing of is entered again when its computer shows it, so that it can still be listed.
"""

import re
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address
from typing import Final

from casework.errors import Refused
from sync.proofs import decoded, encoded, is_signed, statement
from sync.protocol_seal import KIND, SealAsked, SealGiven, asked_digest, facts
from sync.service import issuer, rollover
from sync.service.keys import Keys, certificates
from sync.service.keys.certificates import Wanted
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.problems import Refusal
from sync.service.registry import Device

LASTS: Final = timedelta(days=365 * 10)
"""How long a certificate is good for: without a timestamp a validator asks whether it is good on the day of asking."""
MOST_A_DAY: Final = 8
"""Certificates for one computer within a day: it needs one in two years, and a lost answer costs none."""
MOST_REQUEST: Final = 4096
"""Characters of a request, or of the certificate shown with it, at the most; ours have some 400 and 900."""
_SETTING: Final = "seals.address"
_LABEL: Final = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS: Final = re.compile(
    rf"https?://(?:{_LABEL}(?:\.{_LABEL})*|\[(?P<six>[0-9A-Fa-f:.]+)\])(?::(?P<port>[0-9]{{1,5}}))?"
    r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*"
)
_MOST_ADDRESS: Final = 200
"""Characters of an address: it stands twice in every certificate."""


def give(ledger: CentralLedger, device: Device, asked: SealAsked, *, now: datetime) -> SealGiven:
    """Return a certificate over the key that a device's own request asks for; Refusal where it is no such request.

    The device's signature is over the request: whoever is on the line has no key of his own certified in its name.
    """
    if max(len(asked.request), len(asked.holds)) > MOST_REQUEST:
        raise Refusal("malformed")
    try:
        request, holds = decoded(asked.request), decoded(asked.holds)
        public = certificates.asked(request, device.id)
    except ValueError as error:
        raise Refusal("malformed") from error
    if not is_signed(device.public, asked_digest(device.id, request, holds), asked.sig):
        raise Refusal("bad_proof")
    with ledger.reading() as connection:
        found = _standing(connection, ledger.keys, device, public, now)
        lacked = _lacked(connection, ledger.keys, device, public, holds)
        signer = rollover.signer_for(connection, ledger.keys, asked.knows, now).signer
    if found is None or lacked is not None:
        with ledger.writing() as connection:
            if lacked is not None:
                _enter(connection, *lacked, holds)
            found = _standing(connection, ledger.keys, device, public, now) or _issue(
                connection, ledger.keys, device, public, now
            )
    given, by = found
    with ledger.reading() as connection:
        every = [certificates.fingerprint(one.certificate) for one in issuer.all_(connection, ledger.keys)]
    said = statement(signer, KIND, facts(device.id, given, by, every))
    return SealGiven(encoded(given), encoded(by), every, said)


def address(connection: Connection) -> str:
    """Return the address that certificates name; empty where they name none."""
    row = connection.execute("select value from setting where key = ?", (_SETTING,)).fetchone()
    return "" if row is None else str(row[0])


def set_address(connection: Connection, said: str) -> None:
    """Let certificates name an address from now on, or none; Refused where it is not one."""
    if said and not _is_address(said):
        raise Refused(
            "Adressen kan ikke bruges. Skriv den som https://navn eller https://navn:port, uden / til sidst og uden "
            "mellemrum, brugernavn, ? eller #. Intet er ændret."
        )
    connection.execute(
        "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        (_SETTING, said),
    )


def _is_address(said: str) -> bool:
    """Tell whether a text can stand in certificates for good: a host, perhaps a port and a path, and nothing else."""
    found = _ADDRESS.fullmatch(said)
    if found is None or len(said) > _MOST_ADDRESS or not 0 < int(found["port"] or 443) < 1 << 16:
        return False
    try:
        return not found["six"] or bool(IPv6Address(found["six"]))
    except ValueError:
        return False


def _standing(
    connection: Connection, own: Keys, device: Device, public: bytes, now: datetime
) -> tuple[bytes, bytes] | None:
    """Return what the issuer of today gave this device over this key, naming the address of today, and its own."""
    by = issuer.newest(connection, own)
    if by is None or not by.issues(now):
        return None
    row = connection.execute(
        "select certificate from seal_certificate where device = ? and key = ? and issuer = ? and address = ? "
        "and until > ? order by until desc limit 1",
        (device.number, _mark(public), by.number, address(connection), _at(now)),
    ).fetchone()
    return None if row is None else (bytes(row[0]), by.certificate)


def _issue(
    connection: Connection, own: Keys, device: Device, public: bytes, now: datetime
) -> tuple[bytes, bytes]:
    lately = connection.execute(
        "select count(*) from seal_certificate where device = ? and made > ?",
        (device.number, _at(now - timedelta(days=1))),
    ).fetchone()
    if lately[0] >= MOST_A_DAY:
        raise Refusal("too_many")
    by, at = issuer.ensured(connection, own, now), address(connection)
    wanted = Wanted(public, device.id, tenant(connection).name, now + LASTS, at)
    serial, made = certificates.issued(by.private, by.certificate, wanted, now)
    _enter(connection, serial, (by.number, device.number, _mark(public), at), made)
    return made, by.certificate


def _lacked(
    connection: Connection, own: Keys, device: Device, public: bytes, holds: bytes
) -> tuple[str, tuple[int, int, str, str]] | None:
    """Return as what a certificate of ours is to be entered that this database lacks: it is an older copy."""
    known = "select 1 from seal_certificate where device = ? and certificate = ?"
    if not holds or connection.execute(known, (device.number, holds)).fetchone() is not None:
        return None
    for by in issuer.all_(connection, own):
        serial = certificates.serial_if_issued(holds, by.certificate, public, device.id)
        if serial is not None:
            return serial, (by.number, device.number, _mark(public), certificates.address_in(holds))
    return None


def _enter(connection: Connection, serial: str, whose: tuple[int, int, str, str], certificate: bytes) -> None:
    made, until = certificates.life_of(certificate)
    connection.execute(
        "insert into seal_certificate (serial, issuer, device, key, address, certificate, made, until) "
        "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (serial) do nothing",
        (serial, *whose, certificate, _at(made), _at(until)),
    )


def _mark(public: bytes) -> str:
    return sha256(public).hexdigest()


def _at(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
