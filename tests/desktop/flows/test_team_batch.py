"""A team's day on paper: in the order of the visits, each plan issued and kept, and a stop that leaves no riddle."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import agreements, signing
from casework.answers_batch import TeamDay
from casework.changes import Change, Seen, Value
from casework.clock import COPENHAGEN, instant
from desktop.flows.team_batch import TeamBatch
from desktop.ui.screens.days import say_brief
from desktop.ui.screens.team import TeamScreen
from storage import attached
from storage.reads import plans as plan_reads
from storage.reads import team_day as reads
from storage.reads.signatures import plan_signed
from tests.desktop.flows.conftest import MORNING, House
from tests.desktop.flows.test_two_versions_on_paper import tear
from tests.desktop.screens.listening import press, words
from tests.journeys.practice_office import words_of
from tests.storage import shelf
from tests.storage.test_team import worker

TUESDAY = MORNING.date() + timedelta(days=(1 - MORNING.weekday()) % 7 or 7)
NAMES = ("Karl Testperson", "Ida Testperson", "Bo Testperson", "Zita Testperson")
LED = "led-{at}"


def appointment(at: int, who: str, hour: int, order: int, on: date = TUESDAY) -> Change:
    """A visit as a team lead receives it: when, in which order, and by whom."""
    moment = datetime(on.year, on.month, on.day, hour, tzinfo=COPENHAGEN)
    said: dict[str, Value] = {"at": instant(moment), "worker": who, "order": order}
    return Change(LED.format(at=at), f"visit-{at}-{hour}-{on}", "visit", said, Seen(), shelf.AT)


def a_team(house: House) -> None:
    """Let this person lead a team; Jonas drives to Ida before Karl, Anne to Bo, another team to Zita."""
    store = house.stage.desk.store
    citizens = [
        Change(
            LED.format(at=at),
            LED.format(at=at),
            "citizen",
            dict(zip(("first_name", "last_name"), name.split(), strict=True)) | {"primary": "w-jonas"},
            Seen(),
            shelf.AT,
        )
        for at, name in enumerate(NAMES)
    ]
    people = [
        worker(shelf.METTE.id, "MEHA", "Mette Hald", "Teamleder"),
        worker("w-jonas", "JOKR", "Jonas Krogh", "Sagsbehandler"),
        worker("w-anne", "ANBA", "Anne Bæk", "Sagsbehandler"),
        worker("w-bo", "BOBO", "Bo Nord", "Sagsbehandler", "Team Nord"),
    ]
    planned = [
        appointment(0, "w-jonas", 9, 2),
        appointment(1, "w-jonas", 13, 1),
        appointment(1, "w-jonas", 15, 3),
        appointment(2, "w-anne", 10, 1),
        appointment(3, "w-bo", 8, 1),
        appointment(3, "w-anne", 8, 1, TUESDAY + timedelta(days=1)),
    ]

    def hold() -> frozenset[str]:
        store.ledger.record([*citizens, *people, *planned], now=shelf.NOW)
        for one in citizens:
            store.ledger.begin_scope(one.stream, "team_lead", 0)
            store.ledger.fill(one.stream, (), done=True, upto=0)
        return frozenset({"citizens", "workers", "day"})

    house.stage.desk.news.tell(house.stage.desk.store_lane.wait_for(hold))


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], list[str]]:
    """A printer that keeps what it prints, numbered; where a file `jam` says so, it takes no more than that many."""
    programs, papers = tmp_path / "bin", tmp_path / "papers"
    programs.mkdir()
    papers.mkdir()
    jam = f"[ -f {tmp_path}/jam ] && [ $n -ge $(/bin/cat {tmp_path}/jam) ] && {{ echo 'papirstop'; exit 1; }}"
    whole = f"/bin/cat > {papers}/$$; /bin/mv {papers}/$$ {papers}/$((100 + n)).pdf"
    keep = f'set -- {papers}/*.pdf; [ -e "$1" ] && n=$# || n=0; {jam}; {whole}'
    for name, does in (("lpstat", "echo kontoret"), ("lp", keep)):
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    return lambda: [words_of(path) for path in sorted(papers.glob("*.pdf"))]


def opened(house: House, qtbot: QtBot) -> TeamScreen:
    qtbot.waitUntil(lambda: "team" in house.window.desks)
    press(house.window.rail, "Team")
    screen = house.rooms._kept["team"].screen
    assert isinstance(screen, TeamScreen)
    qtbot.waitUntil(lambda: screen.paper._day.on == screen.paper.on)
    return screen


def at_tuesday(house: House, qtbot: QtBot) -> TeamScreen:
    screen = opened(house, qtbot)
    screen.paper.other.write(f"{TUESDAY:%d.%m.%Y}")
    qtbot.waitUntil(lambda: screen.paper._day.on == TUESDAY)
    return screen


def day_of(house: House, on: date = TUESDAY) -> TeamDay:
    desk = house.stage.desk
    return desk.reader_lane.wait_for(lambda: reads.team_day(desk._reading(), on))


def editions(house: House) -> dict[str, int]:
    """Return whose plan was issued, and as which edition."""
    desk = house.stage.desk

    def ask(stream: str) -> int:
        last = desk.reader_lane.wait_for(lambda: plan_reads.last_version(desk._reading(), stream))
        return last.number if last else 0

    found = {name.split()[0]: ask(LED.format(at=at)) for at, name in enumerate(NAMES)}
    return {name: number for name, number in found.items() if number}


def printed(house: House) -> list[str]:
    return [row[1] for row in house.stage.entered() if row[0] == "print" and row[2] == "plan"]


def test_the_day_is_the_teams_own_in_the_order_of_driving_and_each_citizen_once(
    house: House, qtbot: QtBot
) -> None:
    a_team(house)
    day = day_of(house)

    found = [(one.worker, one.name.split()[0]) for one in day.stops]
    assert found == [("Anne Bæk", "Bo"), ("Jonas Krogh", "Ida"), ("Jonas Krogh", "Karl")]
    assert (day.workers, day.left_out) == (2, ())


def test_a_stop_that_has_no_order_goes_by_its_hour(house: House) -> None:
    a_team(house)
    house.hear(1, appointment(3, "w-jonas", 14, 0))

    assert [one.name.split()[0] for one in day_of(house).stops] == ["Bo", "Ida", "Karl", "Zita"]


def test_a_teams_tuesday_is_printed_in_one_go_issued_kept_and_entered_in_the_trail(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]]
) -> None:
    a_team(house)
    screen = at_tuesday(house, qtbot)
    assert screen.paper.go.text() == f"Udskriv 3 planer · {say_brief(TUESDAY, MORNING.date())}"

    screen.paper.point()
    QTest.keyClick(screen.paper.other.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Forsiden og 3 planer er sendt til printeren." in words(house.window))
    cover, *plans = printer()
    assert all(name in cover for name in ("Jonas Krogh", "Ida Testperson", "Bo Testperson", "3 planer"))
    assert "Zita" not in cover
    assert [next(name for name in NAMES if name in paper) for paper in plans] == [
        NAMES[2],
        NAMES[1],
        NAMES[0],
    ]
    qtbot.waitUntil(lambda: editions(house) == {"Bo": 1, "Ida": 1, "Karl": 1})
    qtbot.waitUntil(lambda: len(printed(house)) == 3)
    assert screen.paper.progress.isHidden()
    assert [row[2] for row in house.stage.entered() if row[0] == "print"].count("cover") == 1
    assert [row for row in house.stage.entered() if row[2] == "day" and row[0] == "print"] == []


def test_what_this_person_may_not_print_stays_out_and_the_cover_says_so(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_team(house)
    store = house.stage.desk.store

    def narrow() -> None:
        store.ledger.begin_scope(LED.format(at=1), "glass", 0)
        store.ledger.fill(LED.format(at=1), (), done=True, upto=0)
        store.ledger.record(
            [
                Change(
                    LED.format(at=0), LED.format(at=0), "citizen", {"died_on": "2026-11-20"}, Seen(), shelf.AT
                )
            ],
            now=shelf.NOW,
        )

    house.stage.desk.store_lane.wait_for(narrow)
    assert {(one.name.split()[0], one.why) for one in day_of(house).left_out} == {
        ("Ida", "right"),
        ("Karl", "died"),
    }
    screen = at_tuesday(house, qtbot)
    assert "2 planer skrives ikke ud; forsiden siger hvorfor." in words(screen.paper)

    screen.paper.go.click()

    qtbot.waitUntil(lambda: "Forsiden og 1 plan er sendt til printeren." in words(house.window))
    cover, plan = printer()
    assert "Du har ikke adgang til at skrive den ud." in " ".join(cover.split())
    assert "Bo Testperson" in plan
    qtbot.waitUntil(lambda: editions(house) == {"Bo": 1})
    monkeypatch.setattr(reads, "may_print_plan", bool)  # of the test: the guard is what stops it
    assert [one.why for one in day_of(house).left_out] == ["died"]


def test_stopped_while_it_is_drawn_nothing_has_left(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]]
) -> None:
    a_team(house)
    screen = at_tuesday(house, qtbot)

    screen.paper.go.click()
    press(screen.paper.progress, "Afbryd")

    qtbot.waitUntil(lambda: "Afbrudt. Ingen plan er skrevet ud, og intet er ændret." in words(house.window))
    assert printer() == []
    assert editions(house) == {}


def test_stopped_on_the_way_it_says_to_whom_it_came_and_the_rest_is_not_issued(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_team(house)
    screen = at_tuesday(house, qtbot)
    left = TeamBatch._left

    def stop_behind_it(batch: TeamBatch, *what: object) -> None:
        batch._stop()
        left(batch, *what)  # type: ignore[arg-type]

    monkeypatch.setattr(TeamBatch, "_left", stop_behind_it)

    screen.paper.go.click()

    said = "1 af 3 planer er sendt til printeren, til og med Bo Testperson. Resten er ikke udleveret"
    qtbot.waitUntil(lambda: said in words(house.window))
    assert len(printer()) == 2
    qtbot.waitUntil(lambda: editions(house) == {"Bo": 1})


def test_a_printer_that_takes_no_more_leaves_the_rest_unissued_and_says_where_it_stopped(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], tmp_path: Path
) -> None:
    a_team(house)
    (tmp_path / "jam").write_text("3")
    screen = at_tuesday(house, qtbot)

    screen.paper.go.click()

    said = "vælg en anden printer i Indstillinger. 2 af 3 planer er sendt til printeren, til og med Ida Testperson."
    qtbot.waitUntil(lambda: said in words(house.window))
    qtbot.waitUntil(lambda: editions(house) == {"Bo": 1, "Ida": 1})
    assert screen.paper.go.isEnabled()


def test_a_day_without_visits_says_so_and_offers_nothing(house: House, qtbot: QtBot) -> None:
    a_team(house)
    screen = opened(house, qtbot)

    screen.paper.other.write(f"{TUESDAY + timedelta(days=2):%d.%m.%Y}")

    qtbot.waitUntil(lambda: "har ingen i teamet besøg." in words(screen.paper))
    assert "Torsdag" in words(screen.paper)
    assert not screen.paper.go.isEnabled()


def sign(house: House, at: int) -> bytes:
    """Let a citizen have signed the version that was handed out, on paper; return the file that he signed."""
    desk, stream = house.stage.desk, LED.format(at=at)
    last = desk.reader_lane.wait_for(lambda: plan_signed(desk._reading(), stream)).last
    assert last is not None
    said: dict[str, Value] = {
        "version": last.version, "number": last.number, "words": last.words, "party": "citizen", "way": "paper",
        "name": NAMES[at], "role": "borger", "at": shelf.AT, "on": "2026-11-26",
    }  # fmt: skip
    house.stage.save(Change(stream, f"signed-{at}", "plan_signature", said, Seen(), shelf.AT))
    files = desk.store.attachments
    return desk.reader_lane.wait_for(
        lambda: bytes(attached.read(desk._reading().connection, files, last.paper))
    )


def test_a_signed_plan_that_still_says_the_same_goes_out_as_it_was_signed_and_no_version_is_issued(
    house: House,
    qtbot: QtBot,
    printer: Callable[[], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_team(house)
    screen = at_tuesday(house, qtbot)
    screen.paper.go.click()
    qtbot.waitUntil(lambda: editions(house) == {"Bo": 1, "Ida": 1, "Karl": 1})
    qtbot.waitUntil(screen.paper.go.isEnabled)
    signed = sign(house, 1)

    screen.paper.go.click()

    qtbot.waitUntil(lambda: editions(house) == {"Bo": 2, "Ida": 1, "Karl": 2})
    qtbot.waitUntil(lambda: len(printed(house)) == 6)
    *_, cover, _bo, ida, _karl = sorted((tmp_path / "papers").glob("*.pdf"))
    assert ida.read_bytes() == signed
    said = " ".join(words_of(cover).split())
    assert said.count("udgave 1,") == 1
    assert said.count("udgave 2,") == 2

    qtbot.waitUntil(screen.paper.go.isEnabled)
    monkeypatch.setattr(
        signing, "goes_again", lambda *_a, **_k: None
    )  # of the test: what was signed is looked for
    screen.paper.go.click()
    qtbot.waitUntil(lambda: editions(house) == {"Bo": 3, "Ida": 2, "Karl": 3})


def test_a_plan_with_two_versions_of_something_stays_out_and_the_cover_says_so(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]]
) -> None:
    a_team(house)
    tear(house, LED.format(at=1))
    screen = at_tuesday(house, qtbot)

    screen.paper.go.click()

    qtbot.waitUntil(lambda: "Forsiden og 2 planer er sendt til printeren." in words(house.window))
    cover, *plans = printer()
    assert "Ida Testperson Der er to versioner af noget i planen." in " ".join(cover.split())
    assert not any("Ida Testperson" in plan for plan in plans)


def test_a_plan_that_says_a_protected_address_stays_out_and_the_cover_says_so_without_saying_what(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]]
) -> None:
    a_team(house)
    stream = LED.format(at=1)
    said: dict[str, Value] = {"address": "Nygade 4, 2. tv.", "address_protected": True}
    agreed = agreements.make_agreement(stream, what="Mødes på Nygade 4", who="Bo", **shelf.act())
    house.stage.save(*agreed, Change(stream, stream, "citizen", said, Seen(), shelf.AT))
    screen = at_tuesday(house, qtbot)

    screen.paper.go.click()

    qtbot.waitUntil(lambda: "Forsiden og 2 planer er sendt til printeren." in words(house.window))
    cover, *plans = printer()
    assert "Ida Testperson Der står noget i planen, som ikke må på papir." in " ".join(cover.split())
    assert "eskytte" not in cover
    assert not any("Ida Testperson" in plan for plan in plans)


def test_a_closed_case_stays_out_and_the_cover_says_so(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_team(house)
    record = LED.format(at=1)
    closed = Change(record, record, "citizen", {"closed_on": "2026-11-20"}, Seen(), shelf.AT)
    house.stage.save(closed)
    assert [(one.name, one.why) for one in day_of(house).left_out] == [("Ida Testperson", "closed")]
    screen = at_tuesday(house, qtbot)

    screen.paper.go.click()

    qtbot.waitUntil(lambda: "Forsiden og 2 planer er sendt til printeren." in words(house.window))
    assert "Ida Testperson Sagen er lukket." in " ".join(printer()[0].split())


def test_a_case_that_is_closed_while_the_papers_are_drawn_stays_out_too(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_team(house)
    record = LED.format(at=1)
    closed = Change(record, record, "citizen", {"closed_on": "2026-11-20"}, Seen(), shelf.AT)
    screen = at_tuesday(house, qtbot)
    asked = TeamBatch._read

    def close_behind_it(batch: TeamBatch, *what: object) -> None:
        house.stage.save(closed)
        asked(batch, *what)  # type: ignore[arg-type]

    monkeypatch.setattr(TeamBatch, "_read", close_behind_it)
    screen.paper.go.click()

    qtbot.waitUntil(lambda: "Forsiden og 2 planer er sendt til printeren." in words(house.window))
    assert "Ida Testperson Sagen er lukket." in " ".join(printer()[0].split())
