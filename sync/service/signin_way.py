"""How the municipality lets its people sign in: not at all, by accounts that lie here, or by its own provider.

Local accounts are for practice and pilot; a municipality names its provider. Each change stands in the log of rules.
What is secret in it lies sealed under the service's key file.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from sync.proofs import decoded, encoded
from sync.service import keys, rules
from sync.service.keys import Keys
from sync.service.ledger import Connection

Kind = Literal["none", "local", "provider"]
_SETTING: Final = "signin"
_SECRET: Final = b"signin client secret"


@dataclass(frozen=True, slots=True)
class Provider:
    """The municipality's provider (OpenID Connect): who it is, who we are to it, and how it names persons and jobs.

    `person` is the claim that holds the initials; only what stands before an @ counts. `jobs` says
    which value of the claim `job` gives which job; empty leaves everybody the job he has. `levels` are the values of
    `acr` of which one is demanded, empty where none is.
    """

    issuer: str
    client: str
    secret: str = ""
    person: str = "preferred_username"
    job: str = "roles"
    jobs: Mapping[str, str] = field(default_factory=dict)
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """How one signs in here."""

    kind: Kind = "none"
    provider: Provider | None = None

    @property
    def name(self) -> str:
        """Return the name that sessions bear: one that was begun another way ends with the change."""
        return f"provider {self.provider.issuer}" if self.provider is not None else self.kind


NO_WAY: Final = Way()


def standing(connection: Connection, own: Keys) -> Way:
    """Return how one signs in now; not at all where nothing was ever decided."""
    row = connection.execute("select value from setting where key = ?", (_SETTING,)).fetchone()
    if row is None:
        return NO_WAY
    said: dict[str, Any] = json.loads(row[0])
    facts = said.get("provider")
    if facts is None:
        return Way(said["kind"])
    sealed = str(facts.pop("secret"))
    secret = keys.unseal(own.of("signin"), decoded(sealed), _SECRET).decode() if sealed else ""
    levels = tuple(facts.pop("levels"))
    return Way("provider", Provider(**facts, secret=secret, levels=levels))


def named(connection: Connection) -> str:
    """Return the name of the way that is demanded now, `none` where nobody needs to sign in."""
    row = connection.execute("select value from setting where key = ?", (_SETTING,)).fetchone()
    return "none" if row is None else str(json.loads(row[0])["name"])


def is_demanded(connection: Connection) -> bool:
    """Tell whether anybody must sign in here at all."""
    return named(connection) != NO_WAY.name


def change(connection: Connection, own: Keys, way: Way, *, who: str, now: datetime) -> None:
    """Decide how one signs in from now on."""
    said: dict[str, Any] = {"kind": way.kind, "name": way.name}
    if way.provider is not None:
        facts = asdict(way.provider)
        plain = way.provider.secret
        facts["secret"] = encoded(keys.seal(own.of("signin"), plain.encode(), _SECRET)) if plain else ""
        said["provider"] = facts
    connection.execute(
        "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        (_SETTING, json.dumps(said)),
    )
    rules.note(connection, f"signin={way.name}", who=who, now=now)
