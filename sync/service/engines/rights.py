"""What the application's role may do on PostgreSQL: read and append everywhere, change only what has to change.

The owner's role makes the tables and owns them; the application's role answers devices. Row-level security is forced on
every table, so that not even the owner sees another tenant's rows. A service whose role may do more than this does not
start: a door that stands open is found at the start and not after the theft.
"""

import re
from typing import Final

from casework.errors import Refused
from sync.service.engines import cases
from sync.service.engines.engine import Connection
from sync.service.engines.spoken import SETTING, spoken

CHANGED: Final[dict[str, str]] = {
    "addressed": "delete",
    "batch": "update",
    "change": "update (payload)",
    "closed_case": "update, delete",
    "came_case": "update",
    "code": "update",
    "device": "update",
    "erasure": "update",
    "file": "update, delete",
    "former_mark": "update, delete",
    "file_leftover": "update, delete",
    "file_piece": "update, delete",
    "file_touch": "update, delete",
    "given_own": "delete",
    "grant_entry": "update (reason)",
    "guarded": "update, delete",
    "held": "update (payload)",
    "key_roll": "update",
    "linked_grant": "delete",
    "local_account": "update",
    "local_factor": "update, delete",
    "moved_case": "update, delete",
    "number_mark": "update, delete",
    "offered_part": "delete",
    "own_pair": "delete",
    "recovery_half": "delete",
    "recovery_request": "update",
    "recovery_slot": "update",
    "same_person": "update",
    "seal_issuer": "update",
    "setting": "update",
    "signin_anew": "update, delete",
    "signin_attempt": "update, delete",
    "signin_session": "update",
    "signin_subject": "delete",
    "span": "update",
    "stream_key": "delete",
    "taken": "update",
    "tally": "update, delete",
    "tenant": "update",
    "timed_grant": "delete",
    "trail_about": "delete",
    "trail_entry": "update (words), delete",
    "trail_head": "update",
    "twin": "delete",
    "user": "update",
    "wanted": "delete",
    "wipe_order": "update, delete",
}
"""Table -> what else may be done with its rows. A table that is not named here is append-only.

The log is one, and so are the grants and what is held, but for *forkert borger* and an erasure: the content of a row
may be emptied, and never become another."""

_SOME: Final = re.compile(r"update \((\w+)\)")
"""Of one column only."""
_EMPTIED: Final = "only_emptied"
_EMPTIES: Final = {
    "change": "payload = '\\x'::bytea",
    "grant_entry": "reason = ''::text",
    "held": "payload = '\\x'::bytea",
    "trail_entry": "words = ''::text",
}
"""Table -> what must hold of a row that was changed, as PostgreSQL says it back."""
_STANDS: Final = """select count(*) from pg_policy where polname = ? and not polpermissive and polcmd = 'w'
    and pg_get_expr(polwithcheck, polrelid) = ? and polrelid = ?::regclass"""

_TABLES: Final = """select c.relname, c.relrowsecurity and c.relforcerowsecurity,
    (select coalesce(string_agg(a.attname, ' '), '') from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and has_column_privilege(c.oid, a.attnum, 'update')),
    has_table_privilege(c.oid, 'delete'),
    has_table_privilege(c.oid, 'truncate') or has_table_privilege(c.oid, 'trigger'),
    pg_has_role(c.relowner, 'usage')
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    order by c.relname"""
_POLICIES: Final = """select tablename from pg_policies where schemaname = 'public' and
    permissive = 'PERMISSIVE' and
    (coalesce(qual, with_check, '') not like ? or coalesce(with_check, qual, '') not like ?)"""
_ROLE: Final = """select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
    from pg_roles where rolname = current_user"""


def guarding(table: str) -> list[str]:
    """Return the statements that put a table's guard up: one tenant's rows for one tenant, and for nobody else."""
    name = spoken(table)
    mine = f"tenant = nullif(current_setting('{SETTING}'), '')"  # what an earlier transaction set is '' in the next
    return [
        f"alter table {name} enable row level security",
        f"alter table {name} force row level security",
        f"drop policy if exists own_tenant on {name}",
        f"create policy own_tenant on {name} using ({mine}) with check ({mine})",
    ]


def granting(table: str, role: str) -> list[str]:
    """Return the statements that give the application's role its rights on a table, and no others."""
    name, more = spoken(table), CHANGED.get(table)
    return [
        f'revoke all on {name} from public, "{role}"',
        f'grant select, insert{f", {more}" if more else ""} on {name} to "{role}"',
    ]


def emptying(connection: Connection) -> list[str]:
    """Return the statements that let a row lose its content and nothing else; none for a table where they stand."""
    missing = [
        (table, rule)
        for table, rule in _EMPTIES.items()
        if not connection.execute(_STANDS, (_EMPTIED, f"({rule})", table)).fetchone()[0]
    ]
    return [
        statement
        for table, rule in missing
        for statement in (
            f"drop policy if exists {_EMPTIED} on {table}",
            f"create policy {_EMPTIED} on {table} as restrictive for update using (true) with check ({rule})",
        )
    ]


def faults(connection: Connection) -> list[str]:
    """Return, in Danish, where the role of this connection may do more than it must; nothing where all is well."""
    found = []
    if connection.execute(_ROLE).fetchone()[0]:
        found.append("Rollen er superbruger, kan gå uden om rækkesikkerheden eller lave roller og databaser.")
    for table, guarded, updates, deletes, empties, owns in connection.execute(_TABLES).fetchall():
        may = CHANGED.get(table, "")
        if not guarded:
            found.append(f"Rækkesikkerheden er slået fra på tabellen {table}.")
        if _is_too_much(updates.split(), may) or (deletes and "delete" not in may) or empties:
            found.append(f"Rollen må ændre eller slette i tabellen {table}, som kun må få nye rækker.")
        if owns:
            found.append(f"Rollen ejer tabellen {table} og kan slå dens vagt fra.")
    if connection.execute(cases.STANDING, (cases.mark(),)).fetchone()[0] != cases.tables():
        found.append("Databasen viser en persons sager efter en anden rolletabel end denne udgaves.")
    if emptying(connection):
        found.append("En række i loggen kan skrives om. Den må kun kunne tømmes.")
    like = f"%{SETTING}%"
    found += [
        f"Tabellen {row[0]} viser alle kommuners rækker."
        for row in connection.execute(_POLICIES, (like, like))
    ]
    return found


def _is_too_much(updates: list[str], may: str) -> bool:
    """Tell whether more columns can be changed than a table's rights name; a bare `update` names all."""
    some = _SOME.search(may)
    if some is not None:
        return not set(updates) <= {some[1]}
    return bool(updates) and "update" not in may


def check(connection: Connection) -> None:
    """Raise Refused where the role may do more than it must."""
    found = faults(connection)
    if found:
        raise Refused(
            "Databasen er ikke sat sikkert op, så centralen starter ikke. Intet er ændret. Kør fodfaeste-central "
            "migrate med ejerens rolle, og prøv igen:\n" + "\n".join(found)
        )
