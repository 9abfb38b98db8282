"""The field: no network, three doors, one power cut and a plan on paper."""

import re
import subprocess
import time
from pathlib import Path

from tests.journeys.stage import Desk, Missing, wait_until
from tests.journeys.telling import Day

NOBODY, TALKS, CUT = "Ole Dahl", "Hanne Olsen", "Dorte Nørgaard"
NOTE = "Datteren er startet i ny institution og det giver kvadratrodsro om morgenen."
OWN_WORDS = "Jeg vil gerne have noget at stå op til, også når det sneglevejr er her."
PROMISE = "Hanne ringer til Havnens Læger senest i morgen"
GOAL = "Arbejde fire timer om ugen i kantinen"
HALF = "Hun fortalte om sin hylderengtur og at hun"
TYPED_AGO_S = 2.0
"""A draft is kept 0.6 s after the last letter; the rest is for a busy machine."""


def open_citizen(desk: Desk, name: str) -> None:
    """Find a citizen by the palette, from anywhere."""
    desk.focus()
    desk.key("ctrl+k")
    desk.type(name)
    desk.find(f"^{name}", "FoundLine")
    desk.key(
        "Return"
    )  # an answer that comes late moves the lines away from under a pointer, not from under Enter
    desk.find("Start besøg")


def the_network_goes(day: Day) -> None:
    """Stop the service; from here on nobody can reach it."""
    day.central.stop()
    if day.central.answers():
        raise Missing("the central service still answers")


def nobody_opens(day: Day) -> None:
    """One attempt, told in a few presses, with a card in the letter box."""
    mette = day.mette
    mette.find("Ingen forbindelse", seconds=90)
    mette.press("^Luk$", "Button")
    open_citizen(mette, NOBODY)
    mette.press("^Start besøg$", "Button")
    mette.press("Ikke truffet")
    mette.press("Kort lagt i postkassen")
    day.show(mette, "ikke-truffet")
    mette.press("Gem og videre")
    mette.find(f"Besøget hos {NOBODY.split(maxsplit=1)[0]} er gemt på denne computer")


def a_conversation(day: Day) -> None:
    """Lines of several kinds, an agreement picked out of the text, a goal, and the next date."""
    mette = day.mette
    open_citizen(mette, TALKS)
    mette.press("^Start besøg$", "Button")
    mette.press("^Truffet$")
    mette.press("Ny linje", "TextEdit")
    mette.type(NOTE)
    mette.key("Return")
    mette.key("F6")
    mette.type(OWN_WORDS)
    mette.key("Return")
    mette.key("F5")
    mette.type(PROMISE)
    mette.find("Lyder som en aftale")
    day.show(mette, "lyder-som-en-aftale")
    mette.key("ctrl+Return")
    mette.find("Ret ».*Havnens Læger.*«")
    _a_goal(mette)
    mette.press(r"^\w{3}\. \d+\. \w{3}", "Chip")
    day.show(mette, "samtalen")
    mette.find("Kladde gemt")
    mette.press("Gem og videre")
    mette.find(f"Besøget hos {TALKS.split(maxsplit=1)[0]} er gemt på denne computer")
    day.typed += [NOTE, OWN_WORDS, "kvadratrodsro", "sneglevejr", GOAL]


def _a_goal(mette: Desk) -> None:
    mette.press("^Nyt mål$", "Button")
    mette.press("Målet med få ord", "LineEdit")
    mette.type(GOAL)
    mette.press("Borgerens egne ord", "TextEdit")
    mette.type("Jeg er god til at lave mad til mange")
    mette.press("Hvordan kan I se, at det er nået", "LineEdit")
    mette.type("fire timer med løn om ugen")
    mette.press("Nået inden", "LineEdit")
    mette.type("28.06.2027")
    mette.key("Return")
    mette.find(f"Ret »{GOAL}«")


def the_power_goes(day: Day) -> None:
    """Kill the program in the middle of a word; what was typed two seconds ago is there again."""
    mette = day.mette
    open_citizen(mette, CUT)
    mette.press("^Start besøg$", "Button")
    mette.press("Ny linje", "TextEdit")
    mette.type(HALF)
    mette.find(f"^{HALF}$", "TextEdit")
    time.sleep(TYPED_AGO_S)
    mette.find("Kladde gemt")
    day.show(mette, "midt-i-et-ord")
    mette.kill()
    mette.start()
    unlock(day, mette)
    mette.press("Fortsæt")
    mette.find(f"^{HALF}$", "TextEdit")
    day.show(mette, "kladden-er-her-igen")
    day.typed.append("hylderengtur")
    mette.press("^Truffet$")
    mette.press("Gem og videre")
    mette.find("er gemt på denne computer")


def unlock(day: Day, desk: Desk) -> None:
    """Type the five words and wait for the day."""
    desk.find("^Lås op")
    desk.focus()
    desk.type(day.passphrases[desk.name])
    desk.key("Return")
    desk.find("Borgere", "Place", seconds=60)


def the_plan_on_paper(day: Day) -> None:
    """The joint plan of the talk, from what was written an hour ago, saved where Mette points."""
    mette = day.mette
    open_citizen(mette, TALKS)
    mette.press("^Plan$", "Tab")
    mette.find(r"\d side", seconds=30)
    day.show(mette, "planen")
    wait_until(lambda: not mette.says("Besøget hos .* er gemt"), 20, "a receipt stays over the buttons")
    mette.press("^Gem til USB$", "Button")
    mette.press("^Gem papiret$", "Button")
    paper = day.folder / "plan.pdf"
    mette.find("plan.*pdf|Filename|Filnavn", "LineEdit")
    mette.focus()
    mette.key("ctrl+a")
    mette.type(str(paper))
    mette.key("Return")
    wait_until(paper.exists, 20, "no plan came out")
    mette.find("[Gg]emt")
    said = _words_of(paper)
    for wanted in ("Hanne Olsen", "Side 1 af", GOAL, "god til at lave mad", "Havnens Læger"):
        if _tight(wanted) not in _tight(said):
            raise Missing(f"the plan does not say {wanted!r}: {said[:800]}")
    if re.search(r"\d{6}-?\d{4}", said):
        raise Missing("a CPR number stands on the plan")


def _words_of(paper: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], text=True, capture_output=True, check=True
    ).stdout


def _tight(text: str) -> str:
    return re.sub(r"\s|\u00ad", "", text).casefold()
