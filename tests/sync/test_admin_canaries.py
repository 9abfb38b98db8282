"""No word of any case comes out of any word of the administrator: a service full of canaries, and every word there is.

`RUN` says how each word is run so that it does its work; a word that is not in it fails the first test.
"""

import argparse
import base64
import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from casework.kinds import KINDS
from sync import recovery, stick
from sync.service import admin, doctor, officers
from tests.house.files import ROOT
from tests.sync.away import laptop
from tests.sync.recovering import OFFICERS, SECRETS, forgotten
from tests.sync.signing_in import cheap_words
from tests.sync.small_export import small_export
from tests.sync.stage import NOW, Central, device, new_id

__all__ = ["cheap_words"]
CANARIES: Final = ("Zarathustra", "Kanariefugl", "6512481234", "651248-1234")
WORDS: Final = f"{CANARIES[0]} og {CANARIES[1]}, {CANARIES[3]}"
DAYS: Final = ("--from", "2026-11-01", "--to", "2026-12-31")
SHARE: Final = ("--share", "{officer0}", "--secret-file", "{words0}")
TWO: Final = ("--officer", "HELU", "--officer", "JOKR", "--out", "{out}", "--secret-file", "{words0}")
BOTH: Final = (*TWO, "--secret-file", "{words1}")
APPROVE: Final = ("recovery", "approve", "{request}", "--words", "{heard}")
ORDERED: Final = ("device", "wipe", "{device}")
NEW: Final = ("user", "add", "NYNY", "--name", "Ny", "--job", "Sagsbehandler", "--team", "Nord")
CLOSE: Final = ("retention", "close", "{stream}", "--on", "2026-11-26", "--who", "JOKR")
ASK: Final = (
    *("erase", "ask", "--citizen", "{stream}", "--ground", "fejl", "--archive", "undtaget", "--who", "JOKR"),
    *("--reason", "Sagen blev oprettet ved en fejl, besluttet af ledelsen"),
)
WATCHER: Final = ("user", "add", "DPOA", "--name", "En Rådgiver", "--job", "Databeskyttelsesrådgiver")
WATCHES: Final = ("--who", "DPOA")
SECOND: Final = ("user", "add", "LEDE", "--name", "En Leder", "--job", "Teamleder")
CONFIRM: Final = ("erase", "confirm", "1", "--who", "LEDE")
THERE: Final = (
    ("init", "--municipality", "Sydbyen", "--store", "{out}"),
    ("user", "add", "SYDS", "--name", "Ny", "--job", "Sagsbehandler", "--store", "{out}"),
    ("move", "card", "{out}.card", "--store", "{out}"),
)
"""Another municipality, which takes a case in; its card's digits are `{check}` from then on."""
OWN_CARD: Final = ("move", "card", "{out}.own")
CARD_AGAIN: Final = ("move", "card", "{out}.again", "--store", "{out}")
OUT: Final = (
    *("move", "out", "--citizen", "{stream}", "{out}.move", "--who", "JOKR"),
    *("--card", "{out}.card", "--check", "{check}"),
)
IN: Final = (
    *("move", "in", "{out}.move", "--to", "SYDS", "--receipt", "{out}.receipt", "--store", "{out}"),
    *("--card", "{out}.own", "--check", "{check}"),
)
RECEIPT: Final = ("move", "receipt", "{out}.receipt", "--card", "{out}.again", "--check", "{check}")
FAILS: Final = frozenset({"device left"})
"""Whose work needs more than this service has seen; it is run all the same."""

Line = tuple[str, ...]

RUN: Final[dict[str, tuple[Line, ...]]] = {
    "init": (("init", "--municipality", "Sydbyen", "--store", "{out}"),),
    "serve": (),  # a process of its own, below
    "import": (
        ("import", "{export}", "--dry-run", "--store", "{out}"),
        ("import", "{export}", "--store", "{out}"),
    ),
    "code": (("code", "JOKR"), ("code", "JOKR", "--address", "https://central.example.invalid")),
    "doctor": (("doctor",),),
    "audit sample": (WATCHER, ("audit", "sample", *DAYS, *WATCHES)),
    "audit show": (WATCHER, ("audit", "show", "a1", *WATCHES)),
    "audit glass": (WATCHER, ("audit", "glass", *DAYS, *WATCHES)),
    "audit wrong": (WATCHER, ("audit", "wrong", *DAYS, *WATCHES)),
    "audit given": (WATCHER, ("audit", "given", *DAYS, *WATCHES)),
    "audit looked": (WATCHER, ("audit", "sample", *WATCHES), ("audit", "looked", *WATCHES)),
    "audit twins": (("audit", "twins"),),
    "audit verify": (("audit", "verify"),),
    "audit citizen": (WATCHER, ("audit", "citizen", "{stream}", *DAYS, *WATCHES)),
    "backup-check": (("backup-check", "{copy}"),),
    "device list": (("device", "list"),),
    "device revoke": (("device", "revoke", "{device}"), ("device", "list")),
    "device wipe": (ORDERED, ("device", "list")),
    "device spare": (ORDERED, ("device", "spare", "{device}")),
    "unsent": (("unsent", "{unsent}"), ("unsent", "--kept")),
    "device left": (("device", "left", "{device}", "--out", "{out}"),),
    "lease show": (("lease", "show"),),
    "lease set": (("lease", "set", "8t"),),
    "keys roll": (("keys", "roll"),),
    "keys show": (("keys", "roll"), ("keys", "show")),
    "keys end": (("keys", "roll"), ("keys", "end", "--early")),
    "issuer show": (("issuer", "show"),),
    "issuer out": (("issuer", "out", "{out}"),),
    "issuer address": (("issuer", "address", "https://segl.example"), ("issuer", "show")),
    "files": (("files",),),
    "restored": (("restored", "--copied-at", "2026-11-26T08:00"), ("restored", "--log")),
    "migrate": (("migrate",),),
    "transfer": (("transfer", "--from", "JOKR", "--to", "MEHA", "--all"),),
    "cover": (("cover", "--from", "JOKR", "--to", "MEHA", "--end"),),
    "holding": (("revoke", "JOKR", "{stream}"), ("holding",)),
    "user list": (("user", "list"),),
    "user add": (NEW,),
    "user change": (NEW, ("user", "change", "NYNY", "--name", "Nyere")),
    "user leave": (("transfer", "--from", "JOKR", "--to", "MEHA", "--all"), ("user", "leave", "JOKR")),
    "team list": (NEW, ("team", "list")),
    "team lead": (
        NEW,
        ("transfer", "--from", "JOKR", "--to", "NYNY", "--all"),
        ("user", "add", "NYLE", "--name", "Ny", "--job", "Teamleder"),
        ("team", "lead", "NYLE", "Nord"),
    ),
    "recovery init": (),  # where officers were appointed it changes nothing; `anew` says the same
    "recovery anew": (("recovery", "anew", *BOTH),),
    "recovery replace": (
        (
            *("recovery", "replace", "--leaves", OFFICERS[1], "--officer", "SIBA", "--out", "{out}"),
            *(*SHARE, "--secret-file", "{words1}"),
        ),
    ),
    "recovery status": (("recovery", "status"),),
    "recovery list": (("recovery", "list"),),
    "recovery log": (("recovery", "log"),),
    "recovery take": (("recovery", "take", "{asked}"),),
    "recovery show": (("recovery", "show", "{request}", "--out", "{out}"),),
    "recovery approve": ((*APPROVE, *SHARE),),
    "recovery answer": (
        (*APPROVE, *SHARE),
        (*APPROVE, "--share", "{officer1}", "--secret-file", "{words1}"),
        ("recovery", "answer", "{request}", "--out", "{out}"),
    ),
    "recovery handover": (
        ("recovery", "handover", *SHARE, "--officer", "SIBA", "--out", "{out}", "--secret-file", "{words1}"),
    ),
    "retention list": (("retention", "list"),),
    "retention close": (CLOSE, ("retention", "list", "--over")),
    "retention reopen": (CLOSE, ("retention", "reopen", "{stream}")),
    "retention codes": (("retention", "codes"),),
    "retention log show": (("retention", "log", "show"),),
    "retention log set": (("retention", "log", "set", "--days", "365"),),
    "retention log run": (("retention", "log", "run"),),
    "erase ask": (ASK,),
    "erase confirm": (ASK, SECOND, CONFIRM),
    "erase drop": (ASK, ("erase", "drop", "1", "--who", "JOKR")),
    "erase list": (ASK, SECOND, CONFIRM, ("erase", "list")),
    "erase again": (ASK, SECOND, CONFIRM, ("erase", "again", "{store}/central.erased")),
    "move card": (OWN_CARD,),
    "move out": (*THERE, OUT),
    "move in": (*THERE, OUT, OWN_CARD, IN),
    "move receipt": (*THERE, OUT, OWN_CARD, IN, CARD_AGAIN, RECEIPT),
    "move list": (*THERE, OUT, ("move", "list")),
    "rules show": (("rules", "show"),),
    "rules set": (("rules", "set", "--idle", "9"),),
    "rules log": (("rules", "set", "--idle", "9"), ("rules", "log")),
    "signin show": (("signin", "show"),),
    "signin none": (("signin", "none"),),
    "signin local": (("signin", "local"),),
    "signin provider": (
        ("signin", "provider", "--issuer", "https://login.example", "--client", "x"),
        ("signin", "show"),
    ),
    "signin account": (("signin", "account", "JOKR"),),
    "signin fresh": (("signin", "fresh", "5"),),
    "signin end": (("signin", "end", "JOKR"),),
    "grant": (("grant", "MEHA", "{stream}", "makker"),),
    "revoke": (("revoke", "JOKR", "{stream}"),),
}


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every word of a command line that does something."""
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not groups:
        yield " ".join(path)
    for group in groups:
        for name, under in group.choices.items():
            yield from leaves(under, (*path, name))


def test_every_word_that_there_is_is_run_here_and_stands_in_the_page() -> None:
    page = (ROOT / "docs" / "SERVICE.md").read_text(encoding="utf-8")
    there = set(leaves(admin._parser()))

    assert there == RUN.keys()
    assert sorted(word for word in there if f"`{word}`" not in page) == []


@dataclass(frozen=True, slots=True)
class Full:
    """A service at rest that is full of canaries, and what the words are told."""

    folder: Path
    told: dict[str, str]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Full:
    room = tmp_path_factory.mktemp("full")
    told = {"export": str(exported(room))}
    with forgotten(room) as day:
        one, stream = day.running.add_user("JOKR"), new_id()
        day.running.grant(one, stream)
        with device(day.running, one) as computer:
            for kind in KINDS.values():
                words = {name: WORDS for name, field in kind.fields.items() if field.shape == "text"}
                computer.ledger.write(stream, new_id(), words, kind=kind.name)
            computer.ledger.write(new_id(), new_id(), {"what": WORDS})
            computer.ledger.write(stream, new_id(), {"what": WORDS}, kind="unheard_of")
            computer.round()
            computer.round()
            told["device"] = computer.enrolled.device
        asked = day.ask()
        recovery.ask(day.wire, asked)
        (room / "asked.json").write_bytes(recovery.request_file(asked))
        told |= {"stream": stream, "request": asked.request.id[:8], "heard": " ".join(asked.words)}
        for number, secret in enumerate(SECRETS):
            (room / f"words{number}").write_text(secret, encoding="utf-8")
            (room / f"officer{number}").write_bytes(day.shares[number])
            told |= {
                f"words{number}": str(room / f"words{number}"),
                f"officer{number}": str(room / f"officer{number}"),
            }
        told["asked"] = str(room / "asked.json")
        told["unsent"] = str(on_a_stick(day.running, room / "unsent.ffu"))
        count = day.running.all("select count(*) from change where stream = ?", stream)[0][0]
        held = day.running.all("select count(*) from held")[0][0]
        assert (count > len(KINDS) // 2, held > 1) == (True, True)
    shutil.copytree(room / "central", room / "copy")
    return Full(room / "central", {**told, "copy": str(room / "copy")})


def on_a_stick(running: Central, to: Path) -> Path:
    """What waits on a computer that has no way here, full of canaries."""
    with laptop(running, "USBE", to.with_name("laptop")) as hers:
        hers.open_citizen(CANARIES[2])
        hers.write(WORDS)
        stick.save(hers.store, to, now=NOW)
    return to


def exported(room: Path) -> Path:
    """A line system's export with canaries in rows that are taken, doubted and refused."""
    to = small_export(room / "export")
    citizens = (to / "borgere.csv").read_text(encoding="utf-8-sig")
    first = citizens.splitlines()[1]
    broken = first.replace(first.split(";")[0], CANARIES[3]).replace(
        "Ole;Dahl", f"{CANARIES[0]};{CANARIES[1]}"
    )
    altered = citizens.replace("Ole;Dahl", f"{CANARIES[0]};{CANARIES[1]}").rstrip() + f"\r\n{broken}\r\n"
    (to / "borgere.csv").write_text(altered, encoding="utf-8")
    return to


@pytest.fixture
def ready(full: Full, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap_words: None) -> dict[str, str]:
    """The service of one word alone, at the hour of the request, with words that cost nothing to guess at."""
    shutil.copytree(full.folder, tmp_path / "central")
    for module in ("recovery_admin", "appointing_admin"):
        monkeypatch.setattr(f"sync.service.{module}.Effort", lambda: officers.Effort(64, 1, 1))
    monkeypatch.setattr("sync.service.moments.now", lambda: NOW)
    return {**full.told, "store": str(tmp_path / "central"), "out": str(tmp_path / "out")}


def sung(said: str) -> list[str]:
    """Return the canaries in a text, also where it writes them in another way."""
    text = said.casefold()
    ways = {one: (one, base64.b64encode(one.encode()).decode(), one.encode().hex()) for one in CANARIES}
    return [one for one, written in ways.items() if any(way.casefold() in text for way in written)]


def run(ready: dict[str, str], line: Line, capfd: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    """Run a line against this test's service; return its status and all that it said."""
    asked = [part.format(**ready) for part in line]
    where = [] if "--store" in asked else ["--store", ready["store"]]
    status = admin.main([*asked, *where, *more])
    said = capfd.readouterr()
    if asked[:2] == ["move", "card"]:
        ready["check"] = json.loads(said.out)["check"] if more else said.out.splitlines()[-1]
    return status, said.out + said.err


@pytest.mark.parametrize("word", [word for word, lines in RUN.items() if lines])
def test_a_word_says_nothing_of_any_case(
    ready: dict[str, str], capfd: pytest.CaptureFixture[str], word: str
) -> None:
    for line in RUN[word]:
        status, said = run(ready, line, capfd)

        assert status == (1 if word in FAILS else 0), said
        assert sung(said) == []
        assert said


@pytest.mark.parametrize(
    "word",
    [word for word in RUN if word.split()[-1] in {"list", "show", "log", "doctor", "files", "holding"}],
)
def test_its_one_object_says_nothing_either(
    ready: dict[str, str], capfd: pytest.CaptureFixture[str], word: str
) -> None:
    for line in RUN[word]:
        _, said = run(ready, line, capfd, "--json")

        assert isinstance(json.loads(said), dict)
        assert sung(said) == []


def test_a_service_that_answers_says_nothing_of_any_case(ready: dict[str, str]) -> None:
    words = ["-m", "sync.service.admin", "serve", "--port", "0", "--store", ready["store"]]
    process = subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)

    assert re.search(r"http://127\.0\.0\.1:\d+", first)
    assert sung(first + out + err) == []


def test_a_word_that_tells_would_be_noticed(
    ready: dict[str, str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def tells(ledger: Any) -> list[str]:
        with ledger.reading() as connection:
            return [
                bytes(row[0]).decode() for row in connection.execute("select payload from change limit 3")
            ]

    monkeypatch.setattr(doctor, "faults", tells)

    with pytest.raises(AssertionError):
        test_a_word_says_nothing_of_any_case(ready, capfd, "doctor")
