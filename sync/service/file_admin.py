"""`fodfaeste-central files`: how many attached files lie here, which belong to nothing, and what was removed."""

import argparse
from dataclasses import asdict
from typing import Any, Final

from casework.clock import local
from sync.service import leftovers
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger
from sync.service.leftovers import Leftover

HELP: Final = {"files": "vis vedhæftede filer, som intet henviser til mere, og hvornår de fjernes"}
_WHY: Final = {"half": "kom aldrig helt", "unnamed": "intet henviser til den"}
_KEPT: Final = (
    f"En hel fil fjernes {leftovers.UNNAMED_KEPT.days} dage efter, at intet henviser til den mere, en halv "
    f"{leftovers.HALF_KEPT.days} dage efter sit sidste stykke. Centralen gør det selv, én gang i døgnet."
)


def show(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say how many files lie here, and which of them are on their way out."""
    with ledger.reading() as connection:
        whole, half = connection.execute(
            "select count(*) filter (where whole is not null), count(*) filter (where whole is null) from file"
        ).fetchone()
    wait, gone = leftovers.waiting(ledger), leftovers.gone(ledger)
    lines = [f"{whole} hele filer, {half} halve.", _KEPT]
    lines += [f"  {_line(one)}, fjernes {_day(one.goes)}" for one in wait]
    lines += [f"  {_line(one)}, fjernet {_day(one.goes)}" for one in gone]
    facts = {"ok": True, "whole": whole, "half": half}
    return "\n".join(lines), {
        **facts,
        "waiting": [asdict(one) for one in wait],
        "gone": [asdict(one) for one in gone],
    }


def words(parser: Any, word: Word, on_store: OnStore) -> None:
    """Add the word."""
    word(parser, "files", on_store(show))


def _line(one: Leftover) -> str:
    return f"{one.file}: {_WHY[one.why]} siden {_day(one.since)}, {max(1, round(one.size / 1000))} kB"


def _day(at: str) -> str:
    here = local(at)
    return f"{here.day}.{here.month}.{here.year}"
