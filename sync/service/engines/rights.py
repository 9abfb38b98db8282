"""What the application's role may do on PostgreSQL: read and append everywhere, change only what has to change.

The owner's role makes the tables and owns them; the application's role answers devices. Row-level security is forced on
every table, so that not even the owner sees another tenant's rows. A service whose role may do more than this does not
start: a door that stands open is found at the start and not after the theft.
"""

from typing import Final

from casework.errors import Refused
from sync.service.engines import cases
from sync.service.engines.engine import Connection
from sync.service.engines.spoken import SETTING, spoken

CHANGED: Final[dict[str, str]] = {
    "batch": "update",
    "change": "update (payload)",
    "code": "update",
    "device": "update",
    "file": "update, delete",
    "file_leftover": "update, delete",
    "file_piece": "update, delete",
    "file_touch": "update, delete",
    "guarded": "update",
    "key_roll": "update",
    "linked_grant": "delete",
    "local_account": "update",
    "number_mark": "update",
    "offered_part": "delete",
    "own_pair": "delete",
    "recovery_half": "delete",
    "recovery_request": "update",
    "recovery_slot": "update",
    "same_person": "update",
    "setting": "update",
    "signin_attempt": "update, delete",
    "signin_session": "update",
    "signin_subject": "delete",
    "span": "update",
    "taken": "update",
    "tally": "update, delete",
    "tenant": "update",
    "timed_grant": "delete",
    "trail_about": "delete",
    "trail_entry": "delete",
    "trail_head": "update",
    "twin": "delete",
    "user": "update",
    "wanted": "delete",
    "wipe_order": "update, delete",
}
"""Table -> what else may be done with its rows. A table that is not named here is append-only.

The log is one, but for *forkert borger*: the content of a row may be emptied, and never become another."""

_SOME: Final = "update ("
"""Of some columns only."""
_EMPTIED: Final = "only_emptied"
_STANDS: Final = """select count(*) from pg_policy where polname = ? and not polpermissive and polcmd = 'w'
    and pg_get_expr(polwithcheck, polrelid) like '%payload = %''%' and polrelid = 'change'::regclass"""

_TABLES: Final = """select c.relname, c.relrowsecurity and c.relforcerowsecurity,
    has_any_column_privilege(c.oid, 'update'), has_table_privilege(c.oid, 'update'),
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
    """Return the statements that let a row of the log be emptied and nothing else; none where they stand."""
    if connection.execute(_STANDS, (_EMPTIED,)).fetchone()[0]:
        return []
    return [
        f"drop policy if exists {_EMPTIED} on change",
        f"create policy {_EMPTIED} on change as restrictive for update using (true) with check (payload = ''::bytea)",
    ]


def faults(connection: Connection) -> list[str]:
    """Return, in Danish, where the role of this connection may do more than it must; nothing where all is well."""
    found = []
    if connection.execute(_ROLE).fetchone()[0]:
        found.append("Rollen er superbruger, kan gå uden om rækkesikkerheden eller lave roller og databaser.")
    for table, guarded, updates, all_updates, deletes, empties, owns in connection.execute(
        _TABLES
    ).fetchall():
        may = CHANGED.get(table, "")
        if not guarded:
            found.append(f"Rækkesikkerheden er slået fra på tabellen {table}.")
        too_much = all_updates and _SOME in may
        if too_much or (updates and "update" not in may) or (deletes and "delete" not in may) or empties:
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


def check(connection: Connection) -> None:
    """Raise Refused where the role may do more than it must."""
    found = faults(connection)
    if found:
        raise Refused(
            "Databasen er ikke sat sikkert op, så centralen starter ikke. Intet er ændret. Kør fodfaeste-central "
            "migrate med ejerens rolle, og prøv igen:\n" + "\n".join(found)
        )
