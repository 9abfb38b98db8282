"""The morning: an export becomes a caseload at the central service, and two people take their computers in use."""

import csv
import io
import json
import re

from tests.journeys.stage import Desk, Missing, wait_until
from tests.journeys.telling import Day

MUNICIPALITY = "Øvelseskommunen"
PEOPLE = {"mette": "MEHA", "jonas": "JOKR"}


def central_opens(day: Day) -> None:
    """Make the service's store, read the export as an administrator would, check the report, and serve."""
    day.central.run("init", "--municipality", MUNICIPALITY)
    report = day.stage / "report.json"
    day.central.run("import", str(day.export), "--report", str(report))
    said = json.loads(report.read_text(encoding="utf-8"))
    expected = json.loads((day.export / "expected.json").read_text(encoding="utf-8"))
    for name, rows in expected["data_rows"].items():
        if said["files"][name]["data_rows"] != rows:
            raise Missing(f"{name}: {said['files'][name]['data_rows']} rows read, {rows} expected")
    for name, taken in expected["imported"].items():
        if said["files"][name]["imported"] != taken:
            raise Missing(f"{name}: {said['files'][name]['imported']} taken, {taken} expected")
    refused = {(name, one["row"]) for name, file in said["files"].items() for one in file["rejected"]}
    if refused != {(one["file"], one["row"]) for one in expected["rejected"]}:
        raise Missing(f"other rows were refused than should be: {sorted(refused)}")
    day.central.start()


def mette_enrols(day: Day) -> None:
    """Mette sees the caseload come in, and has every citizen of hers."""
    _enrol(day, day.mette)
    _count(day, day.mette)


def jonas_enrols(day: Day) -> None:
    """Jonas has his, and not the one citizen whose caseworker is unknown and whose partner is Mette."""
    _enrol(day, day.jonas)
    _count(day, day.jonas)
    stranger = next(iter(sorted(names_of(day, "mette") - names_of(day, "jonas"))))
    day.jonas.press("Søg i din stamme", "LineEdit")
    day.jonas.type(stranger.split()[-1] + " " + stranger.split()[0])
    day.jonas.find("Ingen borger")
    day.jonas.key("ctrl+a", "BackSpace")


def _enrol(day: Day, desk: Desk) -> None:
    """Kom i gang: my work, address and code, five words typed back, and in."""
    code = re.search(r"(?<=\): )[0-9A-Z]{4}-?[0-9A-Z]{4}", day.central.run("code", PEOPLE[desk.name]))
    if code is None:
        raise Missing("the administrator's command printed no code")
    desk.start()
    day.show(desk, "kom-i-gang")
    desk.press("Begynd på mit arbejde", "Button")
    desk.press("Adresse", "LineEdit")
    desk.key("ctrl+a")
    desk.type(day.central.address)
    desk.press("Kode", "LineEdit")
    desk.type(code.group())
    desk.key("Return")
    words = _suggested(desk)
    day.passphrases[desk.name] = words
    day.show(desk, "fire-ord")
    desk.press("Skriv de fem ord", "LineEdit")
    desk.type(words)
    desk.key("Return")
    desk.find("klar nu|Henter|borgere er her", seconds=60)
    day.show(desk, "henter")
    desk.press("^Begynd$", "Button")
    desk.find("I dag", "Place", seconds=90)


def _suggested(desk: Desk) -> str:
    """Read the five words off the page, as the person does."""
    desk.find("^Dine fem ord$", seconds=30)
    found = re.search(r"\b1 \| (\w+) \| 2 \| (\w+) \| 3 \| (\w+) \| 4 \| (\w+) \| 5 \| (\w+)", desk.read())
    if found is None:
        raise Missing(f"no five words are suggested: {desk.read()[:800]}")
    return " ".join(found.groups())


def _count(day: Day, desk: Desk) -> None:
    desk.focus()
    desk.key("ctrl+2")
    own = names_of(day, desk.name)
    wait_until(
        lambda: desk.says(rf"\b{len(own)} borgere"),
        60,
        f"{desk.name} should have {len(own)}: {desk.read()[:600]}",
    )
    day.show(desk, "borgere")


def names_of(day: Day, person: str) -> set[str]:
    """Return the citizens that the export gives a person: as caseworker or as partner, rows that can be taken only."""
    text = (day.export / "borgere.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    expected = json.loads((day.export / "expected.json").read_text(encoding="utf-8"))
    refused = {one["row"] for one in expected["rejected"] if one["file"] == "borgere.csv"}
    own: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        if number not in refused and PEOPLE[person] in {row["Sagsbehandler"], row["Makker"]}:
            own[re.sub(r"\D", "", row["Personnummer"])] = f"{row['Fornavn']} {row['Efternavn']}"
    return (
        set(own.values())
        if len(set(own.values())) == len(own)
        else {f"{name} {cpr}" for cpr, name in own.items()}
    )
