"""How long papers take: a plan of six pages, a team's batch of forty, and how much memory the batch wants at most.

Seconds are the processor's own, so that what else runs on the machine hardly counts. Every plan says something else
than the one before, so that nothing is drawn from a memory. Each stands beside the same letters at the same places,
drawn bare (`bare_paper.py`).
"""

import json
from collections.abc import Callable
from dataclasses import astuple, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from casework import evidence as rules
from casework.answers import CitizenPage
from casework.plan_paper import PlanPaper
from storage.reader import Reader
from tests.measures.floors import run, said
from tests.measures.harness import Taken, measure

if TYPE_CHECKING:
    from desktop.paper.sheet import Drawn

PAGES = 6
TIMES = 8
BATCH = 40
NOTES = 300

TELL = """
def told():
    lines = open("/proc/self/status", encoding="ascii").read().splitlines()
    print("most", next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024, flush=True)
"""
"""Tells the most memory that a process ever held at once, in MiB."""

DRAWING = f"""{TELL}
from desktop.paper.plan import draw_plan
from tests.measures.measure_papers import BATCH, another
held = [draw_plan(another(number)).pdf for number in range(BATCH)]
assert len(set(held)) == BATCH
told()
"""

DRAWING_BARE = f"""{TELL}
import json, os
from tests.measures.bare_paper import Piece, draw_bare
sheets = json.load(open(os.environ["PIECES"], encoding="utf-8"))
sheets = tuple(tuple(Piece(*piece) for piece in sheet) for sheet in sheets)
held = [draw_bare(sheets) for number in range({BATCH})]
told()
"""


def another(number: int) -> PlanPaper:
    """Return a plan of six pages that says in every part something that no other one says."""
    from tests.desktop.paper.people import LONG

    words = LONG.main_words
    assert words is not None
    return replace(
        LONG,
        edition=number + 1,
        main_words=replace(words, text=f"{words.text} Det har jeg sagt {number} gange."),
        goals=tuple(replace(goal, title=f"{goal.title}, nummer {number}") for goal in LONG.goals),
        agreements=tuple(replace(one, what=f"{one.what} Det er nummer {number}.") for one in LONG.agreements),
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor works on it."""
    began = process_time()
    work()
    return process_time() - began


def one_plan() -> Taken:
    """Draw plans and their bare letters by turns; return the best seconds of each."""
    from desktop.paper.plan import draw_plan
    from tests.measures.bare_paper import draw_bare, pieces

    first = draw_plan(another(0))
    assert first.pages == PAGES
    drawn, bare = list[float](), list[float]()
    for number in range(1, TIMES + 1):
        paper = another(number)
        drawn.append(seconds(partial(draw_plan, paper)))
        sheets = pieces(draw_plan(paper).pdf)
        bare.append(seconds(partial(draw_bare, sheets)))
    return min(drawn), min(bare)


@measure(name="papers-plan", unit="ms of processor for 6 pages", limit=250.0, k=9.0)
def plan() -> Taken:
    """Take one plan of six pages, tagged and archival."""
    drawn, bare = one_plan()
    return drawn * 1000, bare * 1000


@measure(name="papers-pages", unit="pages a second", limit=24.0, k=1 / 9, at_least=True)
def pages_a_second() -> Taken:
    """Take the same as pages in a second of the processor; here more is better."""
    drawn, bare = one_plan()
    return PAGES / drawn, PAGES / bare


@measure(name="papers-batch", unit="s of processor for 40 plans, 240 pages", limit=14.0, k=10.0)
def batch() -> Taken:
    """Take a team's plans for a day, drawn in one go and held until they leave."""
    from desktop.paper.plan import draw_plan
    from tests.measures.bare_paper import draw_bare, pieces

    papers = [another(number) for number in range(BATCH)]
    sheets = pieces(draw_plan(another(BATCH)).pdf)
    held = list[bytes]()
    return (
        seconds(lambda: held.extend(draw_plan(paper).pdf for paper in papers)),
        seconds(lambda: held.extend(draw_bare(sheets) for _ in papers)),
    )


Words = Callable[[Reader, CitizenPage], Callable[[], "Drawn"]]
"""What a paper says of a case, read from the store; then it is drawn."""


def from_the_store(notes: int, words: Words) -> Taken:
    """Take a case of so many notes from a real encrypted store to its finished paper; the floor is its letters bare."""
    from storage.reads import citizen as citizen_reads
    from tests.desktop.paper.histories import LONG_TEXT
    from tests.measures.bare_paper import draw_bare, pieces
    from tests.storage import shelf

    with TemporaryDirectory(prefix="measure-") as folder, shelf.opened(Path(folder) / "store") as store:
        stream, changes = shelf.citizen(story=LONG_TEXT)
        written = [shelf.note(stream, f"{LONG_TEXT * 2} Nummer {number}.") for number in range(notes)]
        shelf.save(store, *changes, *(change for note in written for change in note))
        began = perf_counter()
        page = citizen_reads.page(store.own_reader(), stream, shelf.TODAY)
        assert page is not None
        pdf = words(store.own_reader(), page)().pdf
        taken = perf_counter() - began
        sheets = pieces(pdf)
        began = perf_counter()
        draw_bare(sheets)
        return taken, perf_counter() - began


@measure(name="papers-evidence", unit="s for 300 notes, from the store", limit=5.0, k=16.0)
def evidence() -> Taken:
    """Take the course of a case with 300 notes."""

    def words(reader: Reader, page: CitizenPage) -> Callable[[], "Drawn"]:
        from desktop.paper.evidence import draw_evidence
        from storage.reads import evidence as reads
        from tests.storage.shelf import TODAY

        entries = reads.evidence(reader, page.id, TODAY, TODAY)
        assert len(entries) == NOTES
        paper = rules.paper(page, entries, (TODAY, TODAY), municipality="Eksempel Kommune", today=TODAY)
        return partial(draw_evidence, paper)

    return from_the_store(NOTES, words)


@measure(name="papers-handover", unit="s for 800 notes, from the store", limit=2.0, k=16.0)
def hand_over() -> Taken:
    """Take the hand-over of a case with 800 notes: two pages and the latest thirty."""

    def words(reader: Reader, page: CitizenPage) -> Callable[[], "Drawn"]:
        from casework.handover import handover
        from desktop.paper.handover import draw_handover
        from storage.reads import evidence as reads
        from tests.storage.shelf import METTE, TODAY

        entries = reads.evidence(reader, page.id, TODAY, TODAY)
        pack = handover(page, entries, (), giver=METTE.name, municipality="Eksempel Kommune", today=TODAY)
        return partial(draw_handover, pack)

    return from_the_store(800, words)


@measure(name="papers-memory", unit="MiB at most, 40 plans held", limit=120.0, k=2.0)
def memory() -> Taken:
    """Take the most memory of a process that draws the batch and holds it, beside one that draws it bare."""
    from desktop.paper.plan import draw_plan
    from tests.measures.bare_paper import pieces

    with TemporaryDirectory(prefix="measure-") as folder:
        path = Path(folder) / "pieces.json"
        sheets = pieces(draw_plan(another(0)).pdf)
        path.write_text(json.dumps([[astuple(piece) for piece in sheet] for sheet in sheets]), "utf-8")
        return said(run(DRAWING), "most"), said(run(DRAWING_BARE, {"PIECES": str(path)}), "most")
