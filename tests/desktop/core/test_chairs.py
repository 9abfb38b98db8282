"""The practice office's three chairs: each has its own store and people who have been at work before one comes."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework import one_plan
from casework.plan_law import BASES
from desktop import chairs, paths, practice, practice_central, practice_written
from desktop.practice_door import PracticeDoor
from desktop.ui.lean_chairs import LeanChairs
from sync.service import grants, registry
from sync.service.ledger import CentralLedger
from sync.service.projections import open_kept

DAY = date(2026, 11, 26)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentralLedger]:
    """Fill an office as its own service does, and then once more."""
    place = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FODFAESTE_HOME", str(place))
        practice.write_export(place / "export", DAY)
        for _ in range(2):
            assert practice_central.fill("Øvelseskommunen", str(place / "export"), DAY.isoformat()) == 0
        ledger = open_kept(place / "central")
    yield ledger
    ledger.close()


def cases_of(office: CentralLedger, initials: str) -> Counter[str]:
    with office.reading() as connection:
        user = registry.user_called(connection, initials)
        return Counter(span.role for span in grants.open_spans(connection, user.id).values())


def test_each_chair_has_a_believable_caseload(office: CentralLedger) -> None:
    assert cases_of(office, chairs.CASEWORKER)["primary"] == 40
    assert cases_of(office, chairs.MENTOR) == {"mentor": 9}
    assert cases_of(office, chairs.LEAD) == {"team_lead": len(practice.names())}


def test_what_was_written_before_one_came_is_there_once_however_often_it_is_filled(
    office: CentralLedger,
) -> None:
    with office.reading() as connection:
        rows = connection.execute("select kind, count(distinct record), count(*) from change group by kind")
        there = {kind: (records, times) for kind, records, times in rows.fetchall()}

    written = {
        "activity",
        "one_plan",
        "mentor_agreement",
        "mentor_minutes",
        "plan_version",
        "progress",
        "visit",
    }
    assert written <= set(there)
    assert all(there[kind][0] * 2 == there[kind][1] for kind in written)
    assert there["mentor_agreement"][0] == 9
    assert there["one_plan"][0] == 2


def test_what_is_done_towards_a_goal_names_one_that_the_export_has(office: CentralLedger) -> None:
    with office.reading() as connection:
        changes = list(practice_written._changes(office, DAY.isoformat(), datetime.now(UTC)))
        goals = {row[0] for row in connection.execute("select record from change where kind = 'goal'")}

    towards = [str(one.fields["goal"]) for one in changes if one.kind == "activity" and "goal" in one.fields]
    said = [one_plan.read(str(one.fields["said"])) for one in changes if one.kind == one_plan.KIND]
    assert len(towards) >= 4
    assert set(towards) <= goals
    assert [one.given for one in said] == [True, False]
    known = {one.law for one in BASES} | {""}
    assert {str(one.fields.get("legal_basis", "")) for one in changes if one.kind == "activity"} <= known


def test_nobody_is_visited_on_a_saturday(office: CentralLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (practice_written.DATA / "visit.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    saturday = next(number for number in range(7) if (DAY + timedelta(days=number)).weekday() == 5)

    with office.reading() as connection:
        count = connection.execute("select count(distinct record) from change where kind = 'visit'")
        (there,) = count.fetchone() or (0,)

    left_out = [row for row in rows if f";{{{saturday}}} " in row]
    assert left_out
    assert there <= len(rows) - len(left_out)


def test_a_chair_has_its_own_store_and_one_from_before_there_were_others_is_the_caseworkers(
    home: Path,
) -> None:
    old, new = paths.stores() / "old", paths.stores() / "new"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "keys.ffk").touch()
    chairs.take(chairs.MENTOR, new)

    found = {}
    for initials in chairs.CHAIRS:
        chairs.sit(initials)
        found[initials] = chairs.store()

    assert found == {chairs.CASEWORKER: old, chairs.MENTOR: new, chairs.LEAD: None}


def test_an_office_from_before_counts_its_dates_from_the_day_on_which_it_was_made(home: Path) -> None:
    practice.write_export(home / "export", DAY)
    noon = time.mktime((*DAY.timetuple()[:3], 12, 0, 0, 0, 0, -1))
    os.utime(home / "export" / "borgere.csv", (noon, noon))

    first = chairs.first_day()
    practice.write_export(home / "export", DAY + timedelta(days=9))

    assert first == chairs.first_day() == DAY


def test_the_door_goes_from_chair_to_chair_and_the_words_stand_there(qtbot: QtBot, home: Path) -> None:
    sat: list[Path | None] = []
    window = LeanChairs(initials="", age="Øvelseskontor", theme="light", scale=1.0)
    qtbot.addWidget(window)
    door = PracticeDoor(window, sat.append)
    assert window.other is not None

    seen = []
    for _ in chairs.CHAIRS:
        window.word.clear()
        window.other.click()
        seen.append((chairs.chosen(), window._owner_words.text(), window.word.text()))

    words = practice.PASSPHRASE
    assert seen == [
        (chairs.MENTOR, "Mentor, ANMI", words),
        (chairs.LEAD, "Teamleder, BEPR", words),
        (chairs.CASEWORKER, "Sagsbehandler, LIKO", words),
    ]
    assert sat == [None, None, None]
    assert isinstance(door, PracticeDoor)


def test_nobody_gets_up_while_a_chair_is_being_made(qtbot: QtBot, home: Path) -> None:
    window = LeanChairs(initials="", age="", theme="light", scale=1.0)
    qtbot.addWidget(window)
    PracticeDoor(window, lambda _folder: None)
    assert window.other is not None
    window.busy(True)

    window.other.click()

    assert chairs.chosen() == chairs.CASEWORKER
