"""The municipality's issuer of seals: its key, made where it is first needed, succeeded in a roll-over, ended with it.

The private half lies in the database, sealed under the key file as the service's own pairs are. An issuer issues for
ten years and is good for twenty, so that no certificate outlives it; after a roll-over the former one issues nothing
more, and signs its list until the roll-over is ended. Its certificate stays: seals from before are read by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from casework.errors import Damaged
from sync.service import keys
from sync.service.engines.engine import Connection
from sync.service.keys import Keys, certificates
from sync.service.ledger import CentralLedger, tenant
from sync.service.problems import Refusal

LASTS: Final = timedelta(days=365 * 20)
ISSUES: Final = timedelta(days=365 * 10)
_ALL: Final = (
    "select number, name, certificate, sealed, made, ended, last_list from seal_issuer order by number desc"
)
_SHUT: Final = """select c.serial, s.at from seal_certificate c join seal_shut s on s.device = c.device
    where c.issuer = ? order by c.serial"""
LIST_LASTS: Final = timedelta(days=7)
"""Until when a validator may go on with a list that it has."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer: its place in the row, its name, certificate and private half; nothing of that when it has ended."""

    number: int
    name: str
    certificate: bytes
    private: bytes
    made: str
    ended: str | None
    last_list: bytes

    @property
    def until(self) -> datetime:
        """Until when its certificate is good."""
        return certificates.life_of(self.certificate)[1]

    def issues(self, now: datetime) -> bool:
        """Tell whether it still issues: what it gives today must not outlive it."""
        return bool(self.private) and now < self.until - ISSUES


def today(ledger: CentralLedger, now: datetime) -> Issuer:
    """Return the issuer of today, made where there is none that issues."""
    with ledger.reading() as connection:
        found = newest(connection, ledger.keys)
    if found is not None and found.issues(now):
        return found
    with ledger.writing() as connection:
        return ensured(connection, ledger.keys, now)


def ensured(connection: Connection, own: Keys, now: datetime) -> Issuer:
    """Return the issuer of today within a transaction that writes."""
    found = newest(connection, own)
    return found if found is not None and found.issues(now) else _make(connection, own, now)


def newest(connection: Connection, own: Keys) -> Issuer | None:
    """Return the newest issuer; None where none was needed yet."""
    return next(iter(all_(connection, own)), None)


def all_(connection: Connection, own: Keys) -> list[Issuer]:
    """Return every issuer, the newest first; Damaged where one does not open or is not the one of its certificate."""
    return [_opened(own, row) for row in connection.execute(_ALL).fetchall()]


def succeed(connection: Connection, own: Keys, now: datetime) -> None:
    """Let another one issue from now on, where one was ever needed."""
    if newest(connection, own) is not None:
        _make(connection, own, now)


def end_former(connection: Connection, own: Keys, now: datetime) -> None:
    """Destroy the private halves of all but the newest.

    Each leaves a last list behind, of what counts no more by then; it holds for as long as the issuer is good.
    """
    for one in all_(connection, own)[1:]:
        if one.private:
            connection.execute(
                "update seal_issuer set sealed = ?, ended = ?, last_list = ? where number = ?",
                (
                    b"",
                    now.isoformat(timespec="seconds"),
                    _listed(connection, one, now, one.until),
                    one.number,
                ),
            )


def shut(connection: Connection, devices: Iterable[str], now: datetime) -> bool:
    """Let the seals of a computer, under each of its names, count no more; False where all of that was so already."""
    done = [
        connection.execute(
            "insert into seal_shut (device, at) select number, ? from device where id = ? "
            "on conflict (device) do nothing",
            (now.isoformat(timespec="seconds"), device),
        ).rowcount
        for device in devices
    ]
    return any(done)


def list_of(ledger: CentralLedger, name: str, now: datetime) -> bytes:
    """Return the list of an issuer, signed by it; the last one of an issuer that has ended."""
    with ledger.reading() as connection:
        one = _called(connection, ledger.keys, name)
        return _listed(connection, one, now, now + LIST_LASTS) if one.private else one.last_list


def certificate_of(ledger: CentralLedger, name: str) -> bytes:
    """Return the certificate of an issuer, also of one that has ended."""
    with ledger.reading() as connection:
        return _called(connection, ledger.keys, name).certificate


def counted(connection: Connection, one: Issuer) -> tuple[int, int]:
    """Return how many certificates an issuer has given, and how many of them its list says count no more."""
    (given,) = connection.execute(
        "select count(*) from seal_certificate where issuer = ?", (one.number,)
    ).fetchone()
    return int(given), len(_shut_by(connection, one))


def unlisted(connection: Connection, own: Keys, devices: Iterable[str]) -> list[str]:
    """Return the serials of computers' certificates that no list can name any more: their issuer signs none now."""
    ended = {one.number: _shut_by(connection, one) for one in all_(connection, own) if not one.private}
    query = "select c.issuer, c.serial from seal_certificate c join device d on d.number = c.device where d.id = ?"
    rows = [row for device in devices for row in connection.execute(query, (device,)).fetchall()]
    return sorted(serial for by, serial in rows if by in ended and serial not in ended[by])


def _shut_by(connection: Connection, one: Issuer) -> frozenset[str]:
    """Return the serials on an issuer's list; that of one that has ended is its last."""
    if not one.private:
        return certificates.serials_in(one.last_list)
    return frozenset(str(serial) for serial, _ in connection.execute(_SHUT, (one.number,)).fetchall())


def _called(connection: Connection, own: Keys, name: str) -> Issuer:
    found = next((one for one in all_(connection, own) if one.name == name), None)
    if found is None:
        raise Refusal("not_found")
    return found


def _listed(connection: Connection, one: Issuer, now: datetime, next_at: datetime) -> bytes:
    rows = connection.execute(_SHUT, (one.number,)).fetchall()
    gone = [(serial, datetime.fromisoformat(at)) for serial, at in rows]
    return certificates.listed(one.private, one.certificate, gone, now, next_at)


def _make(connection: Connection, own: Keys, now: datetime) -> Issuer:
    before = newest(connection, own)
    number = 1 if before is None else before.number + 1
    private, certificate = certificates.issuer(tenant(connection).name, now, now + LASTS)
    name, made = certificates.name_of(certificate), now.isoformat(timespec="seconds")
    sealed = keys.seal(own.of("issuer"), private, name.encode())
    connection.execute(
        "insert into seal_issuer (number, name, certificate, sealed, made) values (?, ?, ?, ?, ?)",
        (number, name, certificate, sealed, made),
    )
    return Issuer(number, name, certificate, private, made, None, b"")


def _opened(own: Keys, row: tuple[int, str, bytes, bytes, str, str | None, bytes | None]) -> Issuer:
    number, name, certificate, sealed, made, ended, last = row
    certificate, private = bytes(certificate), b""
    try:
        if bytes(sealed):
            private = keys.unseal(own.of("issuer"), bytes(sealed), name.encode())
        if certificates.name_of(certificate) != name or (
            private and not certificates.fits(private, certificate)
        ):
            raise ValueError("issuer")
    except ValueError as error:
        raise Damaged(_HURT) from error
    return Issuer(number, name, certificate, private, made, ended, bytes(last or b""))


_HURT: Final = (
    "Udstederen af computernes segl kan ikke læses: kopien er beskadiget, eller den hører til en anden nøglefil. Intet "
    "er ændret, og alt andet i lageret er urørt. Læg den rigtige nøglefil eller en hel kopi tilbage."
)
