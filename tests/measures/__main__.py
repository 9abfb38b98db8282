"""Take the measures by name, or all of them: ``./fod bench [NAME...] [--json FILE] [--write]``."""

import argparse
import importlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.measures.harness import MEASURES, Result, taken_now

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "MEASUREMENTS.md"
HEAD = ["| measure | value | floor | ratio | stated | limit | holds |", "|---|---|---|---|---|---|---|"]
TOP = """\
# Measurements: what a caseworker waits for

Written by `./fod bench --write`. Every limit is the larger of the stated one and a multiple of a floor measured
in the same run, so that a slow machine is not blamed on the program. *By the floor* says that a row holds for that
reason alone: what was stated is missed, and `value` and `stated` say by how much (for `sync-floors`, `sync-long-away`
and the seconds of processor of sync nothing was promised; there it only keeps a line from growing unseen). A measure
that is over is repeated three times; the best counts. What is done to a store, how often, and what was seen, is in
[FAULTS.md](FAULTS.md).

How a start is measured: offscreen, in fresh processes with compiled modules, the value and a blank PySide6 window by
turns, the best of each. The home is a real one: a store with six visits today, settings, and a central service that
does not answer.

- `unlock-window-painted`: from the start of the process, as it is started, until *Lås op* is painted.
- `full-window-painted`: what a person waits for once the passphrase is right: from the open store until *I dag* is
  painted with the real day. Deriving the key takes as long as it is meant to and is not part of it. Everything that
  is shown afterwards was loaded while the passphrase was being typed, in pieces between two events.
- `longest-piece-while-typing`: the longest of these pieces; no letter waits longer than that.
- `full-window-from-cold`: from the start of the process until *I dag*, by somebody who types in no time and whose key
  costs nothing to derive. Nobody is that fast; the line keeps what is loaded in all from growing unseen. About half
  of it is Python making classes: Qt's own, and the frozen records of casework.

How the ciphers are measured: the same 100,000 notes of 2,000 cases sealed and in the clear, asked by turns; the floor
is the engine without a key. Each page that is read for the first time costs its proof and its cipher, so
`engine-list-strange` stands on how many there are: 17 for the fifty newest of any case, where the rows of a case lie
together (`storage/places.py`). By time alone they were on 43, and the list took 3.7 times as long as in the clear.

How sync is measured: a real encrypted store on each computer, the service as a process of its own, the loopback between
them, 10,000 notes of 590 bytes that pack to a sixth. The floor of its lines is the same work over the same web server
without one rule and without encryption: batches of 500, each change once, one counter, plain SQLite on both ends.
`sync-floors` shows beside it one packed body that nobody checks. Sizes are bodies as they cross the wire; their floor
is that one body, and for one note the headers. PostgreSQL is asked as it is, but does not wait for its disk.

- The targets of push and pull are 1.0 and 0.5 seconds, or twice the floor. All four are missed, on either database: a
  push takes 1.8 seconds, three to four times its floor, a pull 2.1 to 2.3, six to eight times. Other programs worked
  beside these rows, at a lower priority; but of processor alone a push takes 1.4 seconds (1.65 with PostgreSQL's own),
  a pull 1.7, four and a half and eight times what their floors take, so no quieter machine like this one reaches them.
- `sync-long-away`: a computer comes back to 20,000 changes, or to a million by `FODFAESTE_ENDURANCE=1 ./fod bench
  sync-long-away`, which is taken once, however it ends. It has no target; a device that keeps nothing sends them
  beforehand. `-cpu` is the processor of both ends, `-memory` the most that the computer's process held, and the most
  of the service's as the floor: a million takes no more than 20,000 (half of it is the making of the notes, in the
  same process). Of the million's 300 s of processor 37 are the service's, the same for each page; the computer takes
  2.0 s for the first ten thousand changes, then 2.1 to 3.1 as its log and index grow, and at the end some ten to
  compare the sums of all cases. Most of the 1,587 s on the clock were other programs'.
- Of a push some two thirds of the processor are the device's (what waits is read, written in its one form, packed,
  signed, and seated with its sum when the receipt has come) and a third the service's, one after the other: a receipt
  is on the disk before the next batch goes. Of a pull four fifths are the device's, and of those nearly three quarters
  the folding: what a record adds up to, its row, its words in the index, and every page of that encrypted. What
  remains to be had is mostly order: to ask for the next page while this one is folded (a tenth of a pull), and to
  pack the next batch while the service looks at this one. Both want a second thread on the line, which has one now.
- Seconds of processor have no target; the limit keeps them where they stand. What they buy: each row is encrypted on
  both ends, summed for every role that may read it, signed and compared; on the device it is folded, and indexed for
  whole words, beginnings and parts of words. Nothing is read twice for it: a receipt seats a row without reading its
  words, and a record that is new is folded from the page that brought it.
- One note is forced to the disk seven times, the floor's row four: trail and journal file before the commit of whoever
  writes, the service's log, the receipt with what proves it, the service's line of who was given what, and the page
  with its cursor. None of these can be left out or wait without a promise that goes with it. The larger part is
  processor, 16 to 20 ms on both computers and 8 at the service: an agreement that is edited for the hundredth time is
  folded from a hundred changes, some hundred words leave the index and as many come in, and two requests carry a proof.
- The slowest note of a hundred is one that waits for the engine's own log: an edit adds some 30 pages to it on its
  author's computer, 20 on the other, 10 at the service, and at 1,000 they are brought into the file by whoever commits
  next. The program does that when nobody types, from 256 pages on (`storage/upkeep.py`); the measure has no such pause,
  and the service none either.
- An empty question is promised for 0.6 ms, and takes twice that: missed. The bare web server with one question to plain
  SQLite is a fifth of ours; the rest is its frame around a longer head, a thread, the proof of the device's key, the
  look at what was given for a while, one moment of the log, the counters and the line of the log. What a computer that
  waits for news asks in its place is in decision 0034.
- `sync-news`: from the moment a computer sends until the other, which waits and asks for nothing, hears of it.
- A page is larger than a batch by the service's mark on each row, 16 bytes that nothing packs.

How stillness is measured: the application's own session over a store of 2,000 citizens and 200,000 notes, walked with
keys, mouse and wheel through every screen, while pages of a colleague's changes come in; `FODFAESTE_STALLS=100` in the
environment puts the same watch into the program itself, which then tells on the terminal where it stood still.

- `longest-stall`: the longest time that the event loop did not turn, without what its thread waited for a processor
  that other programs had. The floor is the worst stall of a loop that has nothing to do, in the same run; the limit is
  100 ms or five times that.
- `search-painted`: from a letter typed in Ctrl+K until its hits are painted. The floor is the question alone.
- `citizen-painted`: from the way to a case with 3,000 notes until page and timeline are painted. The floor is that page
  made and painted from facts, without a store.
- `list-frame`: one frame of a list of 10,000 rows that is scrolled. The floor is Qt's own table of plain words.
- `idle-memory`: the program as it is on that store, *I dag* painted, everything loaded, eight seconds without a hand:
  the pages that it holds for itself. Pages of libraries that lie on the disk as they are come on top (some 65 MiB); the
  system shares them among programs and drops them when it wants the room. The floor is a blank window.

How papers are measured: seconds of the processor for a plan of six pages, tagged and archival, every one with other
words; the floor is the same letters at the same places, drawn bare with `drawString`: no line broken, nothing measured,
nothing tagged. `papers-pages` is the same as pages in a second (more is better, so its limit is the least). The batch
is a team's day: forty plans, drawn in one go and held until they leave; `papers-memory` is the most that its process
ever held. `papers-evidence` is what a person waits for: 300 notes of 490 letters read from a store and drawn;
`papers-handover` the same of 800 notes for who takes over; these two are seconds on the clock, so a busy machine shows.
WeasyPrint and typst stand beside it where they are installed: the same words on six accessible pages, but as
plain paragraphs, so with less to do; the value of those lines is ours.

How interactions are counted: the practice office with its own central service, as `./fod run` opens it, on a virtual
screen; xdotool presses the keys and the mouse. Counted where it arrives, at the window: each press, chord, Tab, Enter
and turn of the wheel, also those that only move the focus; the icon is one. Letters typed into an empty field are free;
into one that holds something they end the row. What the program heard must be what the hand did. Afterwards the stores,
and the papers that came out of the printer, are read: a result that is not there fails. The mentor's row and those of
the team lead are played on computers of their own beside the office; a caseload of forty is handed over for a leave, by
a cover that ends by itself. The row of screens.md for the placement is not there yet.
"""


def enter_all() -> None:
    """Import every file of measures, which enters what it measures."""
    for path in sorted(HERE.glob("*.py")):
        if not path.name.startswith(("_", "test_")):
            importlib.import_module(f"tests.measures.{path.stem}")


def number(value: float | None) -> str:
    """Write a number with three figures, as a person reads it."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def row(result: Result) -> str:
    """Write one row of the table."""
    value, limit = f"{number(result.value)} {result.unit}", f"{number(result.limit)} {result.unit}"
    stated = number(result.stated) if result.stated else "-"
    cells = [result.name, value, number(result.floor), number(result.ratio), stated, limit]
    holds = "by the floor" if result.by_the_floor else "yes" if result.holds else "NO"
    return f"| {' | '.join([*cells, holds])} |"


def page(results: Iterable[Result], old: str) -> str:
    """Write the page anew: rows taken now replace those of the same name, the others stay."""
    kept = {line.split("|")[1].strip(): line for line in old.splitlines() if line.startswith("| ")}
    kept.pop("measure", None)
    rows = {**kept, **{result.name: row(result) for result in results}}
    machine = (
        f"Last run: {os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}."
    )
    return "\n".join([TOP, machine, "", *HEAD, *(rows[name] for name in sorted(rows)), ""])


def chosen_names(asked: Sequence[str]) -> list[str]:
    """Return the measures that are meant: by name, or all of a kind by its first word ("interactions"); all by none."""
    if not asked:
        return sorted(MEASURES)
    meant: list[str] = []
    for name in asked:
        kind = [one for one in sorted(MEASURES) if one.startswith(f"{name}-")]
        meant += [name] if name in MEASURES else kind or [name]
    return meant


def main(arguments: Sequence[str]) -> int:
    """Take them, print a table, and end in error when one does not hold."""
    parser = argparse.ArgumentParser(prog="./fod bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--json", type=Path, help="write one JSON object a line to this file ('-': to the terminal)"
    )
    parser.add_argument("--write", action="store_true", help="write the rows to docs/MEASUREMENTS.md")
    chosen = parser.parse_args(arguments)
    enter_all()
    names = chosen_names(chosen.names)
    unknown = sorted(set(names) - set(MEASURES))
    if unknown:
        parser.error(f"no measure is called {', '.join(unknown)}; there are: {', '.join(sorted(MEASURES))}")
    results = []
    print(*HEAD, sep="\n", flush=True)
    for name in names:
        results.append(taken_now(MEASURES[name]))
        print(row(results[-1]), flush=True)
    lines = "".join(json.dumps(result.as_json()) + "\n" for result in results)
    if str(chosen.json) == "-":
        print(lines, end="")
    elif chosen.json:
        chosen.json.write_text(lines, encoding="utf-8")
    if chosen.write:
        PAGE.write_text(
            page(results, PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8"
        )
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
