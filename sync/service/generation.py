"""Going on from an older copy of the log: a new generation begins, and what it has in common with the old is kept.

Its numbers begin at a whole milliard above every number that is known to have been given, and not below that of the
minute: a whole machine that is put back knows nothing of a generation that began since. So none is given twice: what an
author says he had seen stays true, and what a device holds of the lost end is known by its place.
The branch is on the disk beside the database before the database goes on by it.
"""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casework.errors import Refused
from sync.protocol_fork import begins
from sync.service import branches, doubt, erasing, husks, jobs_of_a_copy, projections, rules
from sync.service.branches import Branch, Known
from sync.service.height import Height
from sync.service.ledger import CentralLedger, Connection, Tenant, tenant

LOG: Final = logging.getLogger("fodfaeste.central")
_AFTER: Final = """select min(seq) from (select seq from change where received > ?
    union all select seq from grant_entry where at > ?
    union all select seq from returned where at > ?) later"""


@dataclass(frozen=True, slots=True)
class Begun:
    """A new generation: its branch, and how many numbers of the one before are known to be lost with the copy.

    `asked`: how many sign-ins ended, because the provider is to say the jobs anew; None where it does not say them.
    """

    branch: Branch
    lost: int
    asked: int | None = None


def begin(ledger: CentralLedger, *, who: str, now: datetime, copied_at: datetime | None = None) -> Begun:
    """Go on from the copy that lies here as a new generation; Refused where it is behind nothing.

    `copied_at` says when the copy was made, where nothing here shows that it is older: the whole machine was put back,
    and what was given since then counts as lost. A moment that is too early costs time and loses nothing.
    """
    seen = ledger.known_height()
    at = now.isoformat(timespec="seconds")
    with ledger.writing() as connection:
        here, known = tenant(connection), branches.of_file(ledger.folder) | branches.of_database(connection)
        if seen is not None and seen.epoch != here.epoch and not _is_of_one_log(known, seen, here):
            raise Refused(_OTHER)
        is_behind = seen is not None and (
            seen.seq > here.seq
            if seen.epoch == here.epoch
            else seen.epoch not in branches.way(known, here.epoch)
        )
        if not is_behind and copied_at is None:
            raise Refused(_BEHIND_NOTHING.format(seq=here.seq))
        common = here.seq if copied_at is None else min(here.seq, _upto(connection, copied_at, here.seq))
        given = [one.first for one in known.values()]
        highest = max(here.seq, seen.seq if seen else 0, doubt.highest(connection) or 0, *given)
        branch = Branch(str(uuid.uuid4()), here.epoch, common, begins(highest, now), at, who)
        branches.keep(ledger.folder, branch)
        branches.enter(connection, [*known.values(), branch])
        connection.execute("update tenant set epoch = ?, seq = ?", (branch.epoch, branch.first))
        rules.note(connection, f"restored={common}", who=who, now=now)
        asked = jobs_of_a_copy.ask_anew(connection, ledger.keys, now)
        ended = husks.end_again(connection, ledger.husks.read(), at)
        erased = erasing.erase_again(connection, ledger.erased.read(), at)
    lost = (seen.seq if seen and seen.epoch == here.epoch else here.seq) - common
    LOG.warning(
        "a new generation of the log begins behind %d; %d is the last in common", branch.first, common
    )
    if ended:
        projections.keep(ledger)
        LOG.warning("%d records that stood in a wrong case were ended again", ended)
    if erased:
        LOG.warning("%d cases that were erased were erased again", erased)
    return Begun(branch, max(0, lost), asked)


def _is_of_one_log(known: Known, seen: Height, here: Tenant) -> bool:
    """Tell whether the generation that the file outside the database names and the copy's own have one origin."""
    return branches.common(known, seen.epoch, here.epoch) is not None


def _upto(connection: Connection, copied_at: datetime, highest: int) -> int:
    """Return the last place before the first that was given after a moment."""
    text = copied_at.isoformat(timespec="seconds")
    (first,) = connection.execute(_AFTER, (text, text, text)).fetchone()
    return highest if first is None else int(first) - 1


_OTHER: Final = (
    "Lageret er et andet end det, der var her sidst, og ikke en ældre kopi af det. Intet er ændret. Læg det rigtige "
    "lager tilbage."
)
_BEHIND_NOTHING: Final = (
    "Lageret er ikke bagud: det går til nummer {seq}, og der er ikke givet numre ud over det, så vidt det kan ses her. "
    "Intet er ændret. Er der lagt en ældre kopi på plads, lageret alene eller hele maskinen, så sig, hvornår den blev "
    "taget, også når der ikke mangler numre: det, der er lagt til side, har ingen. "
    "fodfaeste-central restored --copied-at 2026-11-25T02:00. Hellere et tidspunkt for tidligt end for sent; det "
    "koster kun tid."
)
