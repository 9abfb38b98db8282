"""The evening: everything is receipted, a colleague sees it, and two versions of one agreement are settled."""

import json
import re
import time
from functools import partial
from typing import Any

from tests.journeys import canaries
from tests.journeys.field_work import TALKS, open_citizen
from tests.journeys.stage import Desk, Missing, wait_until
from tests.journeys.telling import Day, hunt

AGREED = "Følge til bank"
METTES = "Følge til bank mandag formiddag"
JONAS = "Følge til banken, og Gitte går med"
TYPING = "Talte med banken om hendes konto, mens hun ventede på sin ordblindetid"


def both_edit(day: Day) -> None:
    """The same agreement is changed on both computers, and Jonas goes on to write a note."""
    for desk, text in ((day.mette, METTES), (day.jonas, JONAS)):
        open_citizen(desk, TALKS)
        desk.reach(f"^Ret aftalen {AGREED}", "Button")
        desk.press(f"^Ret aftalen {AGREED}", "Button")
        desk.reach("Hvad har I aftalt", "LineEdit")
        desk.press("Hvad har I aftalt", "LineEdit")
        desk.key("ctrl+a")
        desk.type(text)
        desk.key("Return")
        desk.find(f"^{re.escape(text)}$")
        day.typed.append(text)
    day.jonas.reach("^Nyt notat$", "Button", up=True)
    day.jonas.press("^Nyt notat$", "Button")
    day.jonas.press("Notatets tekst", "TextEdit")
    day.jonas.type(TYPING)
    day.typed.append("ordblindetid")
    day.show(day.jonas, "skriver")


def the_network_returns(day: Day) -> None:
    """The service is back; every change of Mette's gets its receipt, and none is left waiting."""
    mette = day.mette
    mette.focus()
    mette.key("ctrl+4")
    mette.find("Venter på at blive sendt")
    waiting = wait_until(lambda: _number(mette, r"(\d+) venter"), 20, "nobody says how much waits")
    day.show(mette, "venter")
    day.central.start()
    mette.press("^Send nu$", "Button")
    mette.find("Intet venter", seconds=60)
    if waiting < 8:
        raise Missing(f"only {waiting} changes waited after a whole day")
    wait_until(lambda: mette.says(r"[Kk]vitteret"), 20, "no receipt is shown")
    day.show(mette, "kvitteret")


def news_while_typing(day: Day) -> None:
    """What Mette wrote comes in on Jonas' screen; what he types stands untouched."""
    jonas = day.jonas
    jonas.find("kvadratrodsro", seconds=420)
    said = jonas.find("Notatets tekst", "TextEdit").text
    if said != TYPING:
        raise Missing(f"what Jonas typed was touched: {said!r}")
    day.show(jonas, "nyt-mens-han-skriver")
    jonas.press("^Gem notat$", "Button")
    wait_until(lambda: jonas.says("ordblindetid"), 20, "Jonas' note is not on the timeline")


def two_versions(day: Day) -> None:
    """Both see both versions; Mette chooses one, and then nobody has a choice left."""
    for desk in (day.jonas, day.mette):
        _sync_room(desk)
        desk.find("To versioner af en aftale", seconds=420)
        if not (desk.says(re.escape(METTES)) and desk.says(re.escape(JONAS))):
            raise Missing(f"{desk.name} does not see both versions: {desk.read()[:800]}")
        day.show(desk, "to-versioner")
    day.mette.press("^Behold Jonas", "Button")
    for desk in (day.mette, day.jonas):
        wait_until(partial(_is_settled, desk), 420, f"{desk.name} still has two versions")
    open_citizen(day.jonas, TALKS)
    day.jonas.reach(f"^Ret aftalen {re.escape(JONAS)}", "Button")
    day.jonas.find(f"^Ret aftalen {re.escape(JONAS)}", "Button")
    day.show(day.jonas, "en-aftale-igen")


def _sync_room(desk: Desk) -> None:
    desk.focus()
    desk.key("ctrl+4")
    desk.find("Kvitteret af centralen")


def _is_settled(desk: Desk) -> bool:
    return not desk.says("To versioner af en aftale")


def the_trail_is_whole(day: Day) -> None:
    """What both did stands at the service in whole chains, and no word of what was read or written."""
    watcher = ("DPOA", "--name", "En Rådgiver", "--job", "Databeskyttelsesrådgiver")
    day.central.run("user", "add", *watcher)

    def looks() -> list[dict[str, Any]]:
        return list(
            json.loads(day.central.run("audit", "sample", "-n", "5000", "--who", "DPOA", "--json"))["looks"]
        )

    def of_both() -> bool:
        own = [look for look in looks() if look["what"] != "central"]
        acts = {look["action"] for look in own}
        return len({look["initials"] for look in own}) == 2 and {"read", "export"} <= acts

    try:
        wait_until(of_both, seconds=90)
    except Missing as missing:
        there = {(look["initials"], look["action"], look["what"]) for look in looks()}
        raise Missing(f"the trails of both do not reach the service: {sorted(there)}") from missing
    said = json.loads(day.central.run("audit", "verify", "--json"))
    if not said["ok"] or not said["entries"]:
        raise Missing(f"the trail does not hold: {said['faults'][:3]}")
    told = json.dumps(looks(), ensure_ascii=False)
    found = [word for word in [*canaries.of_export(day.export), *day.typed] if word in told]
    if found:
        raise Missing(f"the trail says too much: {found[:10]}")


def nothing_in_clear(day: Day) -> None:
    """Everything is closed; no file of anybody's holds a name, a number or a rare word."""
    for desk in (day.mette, day.jonas):
        desk.close()
    day.central.stop()
    time.sleep(0.2)
    found = hunt(day)
    if found:
        raise Missing(f"in clear: {found[:10]}")


def _number(desk: Desk, pattern: str) -> int:
    found = re.search(pattern, desk.read())
    return int(found.group(1)) if found else 0
