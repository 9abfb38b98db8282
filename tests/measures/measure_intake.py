"""How fast an export comes in: journal rows a second through the administrator's own command, commit included."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.measures.floors import ROOT
from tests.measures.harness import Taken, measure

ROWS = 20_000
PLEDGE = 5_000
"""Journal rows a second that are promised."""

NOTE = (
    "Mødte {name} i hjemmet kl. 10.15. Fortæller at søvnen er bedre end sidst, men at mandage er svære. "
    "Har været til lægen og venter på svar fra psykiatrien. Siger selv: »Jeg kan godt, hvis nogen følger mig.« "
    "Næste kontakt aftalt om 14 dage, og {name} ringer selv til Havnens Læger inden fredag."
)


BARE = """
import csv, sqlite3, sys
with open(sys.argv[1] + "/journal.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file, delimiter=";"))[1:]
base = sqlite3.connect(sys.argv[1] + "/bare.db")
base.executescript("pragma journal_mode = wal; pragma synchronous = full;")
base.execute("create table note (a primary key, b, c, d, e, f, g, h, i, j)")
base.executemany("insert into note values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
base.commit()
"""


def export(folder: Path, rows: int) -> None:
    """Write an export with the nine files, of which the journal has so many rows."""
    source = ROOT / "tests" / "data" / "fagsystem-export"
    for file in source.glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    citizens = (source / "borgere.csv").read_text(encoding="utf-8-sig").splitlines()[1:41]
    people = [(line.split(";")[0].replace("-", ""), line.split(";")[1]) for line in citizens]
    lines = ["Notat-id;Personnummer;Dato;Klokkeslæt;Forfatter;Kontaktform;Fremmøde;Formål;Titel;Tekst"]
    for number in range(rows):
        cpr, name = people[number % len(people)]
        day = f"{1 + number % 28:02}-{1 + number % 12:02}-{2020 + number % 6}"
        text = f"{NOTE.format(name=name)} Nr. {number}."
        lines.append(
            f"P{number:06};{cpr};{day};10:15;JOKR;Personligt fremmøde;Mødt;Jobsamtale;Samtale;{text}"
        )
    (folder / "journal.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def seconds_to_import(rows: int) -> float:
    """Time the whole command, from its start as a process to its end."""
    with tempfile.TemporaryDirectory() as folder:
        home, files = Path(folder) / "home", Path(folder) / "export"
        files.mkdir()
        export(files, rows)
        environment = os.environ | {"FODFAESTE_HOME": str(home), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "sync.service.admin", "import", str(files)]
        began = time.monotonic()
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
        return time.monotonic() - began


def seconds_to_insert(rows: int) -> float:
    """Time a process that reads the same journal and inserts its rows into plain SQLite: no check, no key, no log."""
    with tempfile.TemporaryDirectory() as folder:
        export(Path(folder), rows)
        began = time.monotonic()
        subprocess.run([sys.executable, "-c", BARE, folder], check=True, timeout=120)
        return time.monotonic() - began


@measure(name="intake", unit="s for 20,000 journal rows", limit=ROWS / PLEDGE, k=8.0)
def intake() -> Taken:
    """Time 20,000 journal rows through `fodfaeste-central import`, the start of Python included."""
    return seconds_to_import(ROWS), seconds_to_insert(ROWS)
