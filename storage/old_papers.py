"""Papers that an older program kept as settings become files of their case, once, at the unlock (decided.md 23)."""

from base64 import b64decode
from datetime import datetime
from typing import Any, Final

from casework.acts import Act
from casework.attachments import keep_paper
from casework.changes import Change
from storage import meta
from storage.attachments import Attachments
from storage.engine import Connection
from storage.ledger import Ledger
from storage.logbook import decoded
from storage.transactions import writing

_PREFIX: Final = "setting:paper:"


def take_over(connection: Connection, ledger: Ledger, files: Attachments, *, by: str, now: datetime) -> int:
    """Seal every paper that lies in a setting and record it with its version; return how many.

    One that was cut off between the record and the deletion is recognised by its version. The paper of a citizen who
    is not here any more goes.
    """
    query = "select key, value from meta where key like ? order by key"
    found = connection.execute(query, (f"{_PREFIX}%",)).fetchall()
    taken = 0
    for key, value in found:
        version = key.removeprefix(_PREFIX)
        about = connection.execute(
            "select stream, fields, begun_at from record where id = ? and kind = 'plan_version'", (version,)
        ).fetchone()
        if about is not None and not _is_kept(connection, version):
            change = _change(
                connection, files, (version, *about), by=by, pdf=b64decode(decoded(value)["pdf"])
            )
            ledger.record([change], now=now)
            taken += 1
        with writing(connection):
            connection.execute("delete from meta where key = ?", (key,))
    return taken


def _is_kept(connection: Connection, version: str) -> bool:
    query = "select 1 from record where kind = 'paper' and fields ->> 'version' = ?"
    return connection.execute(query, (version,)).fetchone() is not None


def _change(
    connection: Connection, files: Attachments, about: tuple[Any, ...], *, by: str, pdf: bytes
) -> Change:
    version, stream, said, issued = about
    fields = decoded(said)
    number, audience = int(fields.get("number") or 0), str(fields.get("audience") or "citizen")
    act = Act(by=by, now=datetime.fromisoformat(issued), seen=meta.seen(connection))
    (change,) = keep_paper(
        stream,
        file=files.seal(stream, [pdf]),
        name=f"Plan, udgave {number}.pdf",
        version=version,
        number=number,
        audience=audience,
        **act,
    )
    return change
