"""Persons and teams as the administrator enters them: a new one, another name or job, one who left, who leads a team.

A person is entered like a row of the line system, so that colleagues' computers learn of him and a later import finds
him under the same name. Nothing here tells anything of a case but how many there are.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any, Final

import msgspec

from casework.errors import Refused
from casework.intake.files import COLUMNS
from casework.kinds import leads
from sync.service import grants, handing, husks, importing, registry, rules, sessions
from sync.service.grants import Act
from sync.service.ledger import CentralLedger, Connection
from sync.service.log import Log
from sync.service.registry import User
from sync.service.signin import persons

JOBS: Final = ("Sagsbehandler", "Mentor", "Teamleder", "Administrator", "Databeskyttelsesrådgiver")
_FILE: Final = "medarbejdere.csv"
_NAMES: Final = ("initials", "name", "role", "team", "email", "phone")
"""What a person has, in the order of the file's columns."""
_LED: Final = "select distinct stream from span where role = 'primary' and to_seq is null and user = ?"


@dataclass(frozen=True, slots=True)
class Team:
    """A team: its name, who leads it and who is in it (initials), and how many cases its members are primary in."""

    name: str
    leads: tuple[str, ...]
    members: tuple[str, ...]
    citizens: int


def enter(ledger: CentralLedger, told: Mapping[str, str], now: datetime, *, fresh: bool) -> bool:
    """Enter a person, or what is new about one; False where nothing was. Refused where he is there, or is not.

    Who left and is entered as somebody new is here again. What a new job does not carry ends (decision 0074).
    """
    initials = told["initials"].upper()
    with ledger.reading() as connection:
        here = {user.initials: user for user in registry.users(connection)}
        left = initials in here and not here[initials].active
        if fresh == (initials in here) and not (fresh and left):
            raise Refused((_THERE if fresh else _NOT_THERE).format(initials=initials))
        before = _said(connection).get(here[initials].id, {}) if initials in here else {}
    stands = {"name": here[initials].name, "role": here[initials].role} if initials in here else {}
    row = {name: str({**before, **stands, **told, "initials": initials}.get(name) or "") for name in _NAMES}
    if not (initials.strip() and row["name"].strip()):
        raise Refused(f"{initials} mangler et navn. Intet er ændret.")
    is_new_job = row["role"] != stands.get("role", row["role"])
    act = Act(rules.whoever(), f"stillingen er nu {row['role']}", now.isoformat(timespec="seconds"))

    def beside(connection: Connection) -> None:
        if fresh and left:
            registry.set_active(connection, here[initials].id, active=True)
        if is_new_job:
            rules.note(connection, f"job {initials}={row['role']}", who=act.by, now=now)

    done = importing.take(ledger, _export(row), now=now, dry=False, act=act, beside=beside)
    return bool(done.changes) or is_new_job or (fresh and left)


def _export(row: Mapping[str, str]) -> dict[str, bytes]:
    """Write an export that holds one colleague and nothing else."""
    files = {}
    for name, columns in COLUMNS.items():
        text = StringIO(newline="")
        writer = csv.writer(text, delimiter=";")
        writer.writerow(columns)
        if name == _FILE:
            writer.writerow([row[one] for one in _NAMES])
        files[name] = text.getvalue().encode("utf-8")
    return files


def _said(connection: Connection) -> dict[str, dict[str, Any]]:
    """Return what was last said of each person, by his id."""
    rows = connection.execute("select t.key, t.fields from taken t join user u on u.id = t.key").fetchall()
    read = connection.payloads.read
    return {key: msgspec.json.decode(read(husks.TAKEN, key, fields))["fields"] for key, fields in rows}


def leave(ledger: CentralLedger, initials: str, act: Act, now: datetime) -> tuple[User, int]:
    """Let nobody in by a person's name any more; return him, and how many computers that shut out.

    Refused while he has cases of his own; no team lead can give him any afterwards. What he has not sent stays
    on his computers and can still be brought.
    """
    with ledger.writing() as connection:
        log, user = Log(connection), registry.user_called(connection, initials)
        own = len(handing.caseload(connection, user.id))
        if own:
            raise Refused(_HAS_CASES.format(initials=user.initials, own=own))
        for stream in grants.open_spans(connection, user.id):
            grants.revoke(log, user.id, stream, act=act)
        open_ = connection.execute(
            "select id from device where user = ? and revoked is null", (user.id,)
        ).fetchall()
        for (device,) in open_:
            registry.revoke_device(connection, device, now)
        connection.execute("update code set expires = ? where user = ? and device is null", (act.at, user.id))
        sessions.end_of(connection, user.id, now, "administrator")
        persons.forget(connection, user.id)
        registry.set_active(connection, user.id, active=False)
        rules.note(connection, f"left={user.initials}", who=rules.whoever(), now=now)
        log.finish()
    return user, len(open_)


def teams(connection: Connection) -> list[Team]:
    """Return every team that somebody is in."""
    people = {user.id: user for user in registry.users(connection)}
    found: dict[str, list[User]] = {}
    for user, said in sorted(_said(connection).items(), key=lambda one: people[one[0]].initials):
        if said.get("team"):
            found.setdefault(str(said["team"]), []).append(people[user])
    return [
        Team(
            name,
            tuple(one.initials for one in members if leads(one.role)),
            tuple(one.initials for one in members),
            len(_cases(connection, members)),
        )
        for name, members in sorted(found.items())
    ]


def lead(ledger: CentralLedger, initials: str, name: str, act: Act, *, ends: bool = False) -> int:
    """Let a team lead into every case in which one of the team is primary, or out of them again; return how many.

    One act. A role that he has in a case already stays.
    """
    with ledger.writing() as connection:
        log, user = Log(connection), registry.user_called(connection, initials)
        if not leads(user.role) and not ends:
            raise Refused(
                f"{user.initials} er ikke teamleder. Giv stillingen først: user change. Intet er ændret."
            )
        team = next((one for one in teams(connection) if one.name.casefold() == name.casefold()), None)
        if team is None:
            raise Refused("Her er intet hold med det navn. Se dem med: team list. Intet er ændret.")
        members = [registry.user_called(connection, one) for one in team.members]
        has, count = grants.open_spans(connection, user.id), 0
        for stream in _cases(connection, members):
            if not ends and stream not in has:
                count += grants.grant(log, user.id, stream, "team_lead", act=act)
            elif ends and stream in has and has[stream].role == "team_lead":
                count += grants.revoke(log, user.id, stream, act=act)
        log.finish()
    return count


def _cases(connection: Connection, members: list[User]) -> list[str]:
    return sorted({stream for one in members for (stream,) in connection.execute(_LED, (one.id,)).fetchall()})


_THERE: Final = "{initials} er her i forvejen. Er noget ændret, så skriv: user change. Intet er ændret."
_NOT_THERE: Final = (
    "Her er ingen medarbejder med initialerne {initials}. Se dem med: user list. Intet er ændret."
)
_HAS_CASES: Final = (
    "{initials} har endnu {own} borgere. Flyt dem først: transfer --from {initials} --to BBBB --all. Intet er "
    "ændret."
)
