"""The practice day: a municipality's caseload goes in, a day is worked without a network, a plan comes out on paper.

`./fod run` plays it where there is no display, and the journey test plays it as a test: the same steps on the same real
parts. Every step says in one line what it shows, leaves a picture, and ends the story where it does not come true.
"""

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.journeys import caseload, field_work, two_people
from tests.journeys.stage import Central, Missing, computers
from tests.journeys.telling import Day

EXPORT = Path(__file__).parents[1] / "data" / "fagsystem-export"


Step = tuple[str, Callable[[Day], None]]

STEPS: tuple[Step, ...] = (
    ("Centralen åbner, og fagsystemets udtræk læses ind, række for række", caseload.central_opens),
    ("Mette tager sin computer i brug og får sin sagsstamme og ingen anden", caseload.mette_enrols),
    ("Jonas, hendes makker, tager sin i brug", caseload.jonas_enrols),
    ("Nettet er væk: centralen er stoppet", field_work.the_network_goes),
    ("Første dør: ingen åbner", field_work.nobody_opens),
    ("Anden dør: en samtale med notat, aftale, mål og næste dato", field_work.a_conversation),
    ("Tredje dør: strømmen går midt i et ord, og kladden er her igen", field_work.the_power_goes),
    ("Den fælles plan kommer på papir, uden net", field_work.the_plan_on_paper),
    ("Begge retter den samme aftale, hver for sig", two_people.both_edit),
    ("Nettet er tilbage: alt bliver kvitteret", two_people.the_network_returns),
    ("Jonas får Mettes arbejde, mens han skriver, og mister ikke et bogstav", two_people.news_while_typing),
    ("To versioner af aftalen: begge ser begge, og den ene vælger", two_people.two_versions),
    (
        "Loggen over, hvem der har set hvad, er hos centralen, hel og uden et ord fra sagerne",
        two_people.the_trail_is_whole,
    ),
    ("Centralen stoppes, og hver fil gennemsøges for navne, CPR-numre og ord", two_people.nothing_in_clear),
)


def play(folder: Path, stage: Path, say: Callable[[str], None]) -> None:
    """Play the whole day; Missing says which promise did not come true."""
    export = stage / "export"
    shutil.copytree(EXPORT, export)
    central = Central(stage / "central")
    central.home.mkdir(parents=True)
    (central.home / "tmp").mkdir()
    try:
        with computers(stage, "mette", "jonas") as (mette, jonas):
            day = Day(folder, stage, export, say, central, mette, jonas)
            for number, (sentence, step) in enumerate(STEPS, start=1):
                began = time.monotonic()
                say(f"{number:2}/{len(STEPS)}  {sentence} ...")
                _one(day, step)
                say(f"       ja ({time.monotonic() - began:.1f} s)")
    finally:
        central.stop()


def _one(day: Day, step: Callable[[Day], None]) -> None:
    try:
        step(day)
    except BaseException:
        for desk in (day.mette, day.jonas):
            if desk.program and desk.program.poll() is None:
                day.show(desk, "her-gik-det-galt")
        raise


def main() -> int:
    """Play the day and say how it went; 0 where every step came true."""
    parser = argparse.ArgumentParser(prog="practice-day", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"), help="where pictures and papers are left")
    out = parser.parse_args().out.absolute()
    for old in out.glob("*.p[nd][gf]"):
        if re.match(r"\d\d-|plan", old.name):
            old.unlink()
    out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fod-day-") as stage:
        try:
            play(out, Path(stage), lambda line: print(line, flush=True))
        except Missing as missing:
            print(f"       NEJ: {missing}", flush=True)
            return 1
    print(
        f"Dagen gik, som den skulle, på {time.monotonic() - began:.0f} s. Billeder og papirer ligger i {out.name}/."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
